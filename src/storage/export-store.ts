import { z } from 'zod'
import type { Digest } from '../core/digest/digest.ts'
import { chartNames } from '../core/digest/drawn.ts'
import { type AsFile, fileFormats, pictureFormats } from '../core/digest/export.ts'
import type { Export, ExportStore } from '../core/digest/export-store.ts'
import { digestIn } from '../core/digest/kept.ts'
import type { MemberId, NetworkId, NewId, OrganisationId } from '../core/ids.ts'
import type { Locale } from '../core/register/register.ts'
import { ofNetwork } from './digest-counting.ts'
import type { Database } from './engine.ts'
import { type Line, settings, statement } from './line.ts'
import { isUuid, type Session } from './session.ts'
import { hashOf, isToken, newToken } from './token.ts'
import { inTransaction } from './transaction.ts'

const digests = statement<{ readonly body: string }>(
  'exports.digests',
  `select distinct on (month) body from digests where network_id = $1 and organisation_id = $2 order by month, version desc`,
)
/** What is over is cleared away by the next one; who had what stays in the audit. */
const clear = statement(
  'exports.clear',
  'delete from digest_exports where network_id = $1 and member_id = $2 and ends_at <= $3',
)
const put = statement(
  'exports.put',
  `insert into digest_exports (network_id, id, organisation_id, member_id, token_hash, whose, period, format, chart, locale, ends_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)
const revoke = statement(
  'exports.revoke',
  'update digest_exports set revoked_at = $4 where network_id = $1 and member_id = $2 and id = $3 and revoked_at is null',
)
const audit = statement(
  'exports.audit',
  `insert into audit (network_id, id, at, by_id, organisation_id, case_id, what, about)
  values ($1, $2, $3, $4, $5, null, $6, jsonb_build_object('export', $7::text, 'whose', $8::text, 'period', $9::text, 'format', $10::text))`,
)

const chartOf = (asFile: AsFile): string | null => (asFile.of === 'picture' ? asFile.chart : null)

export const exportStore = ({ line, network, organisation, newId, now, exportAt }: Session): ExportStore => ({
  reachable: (exportAt?.('', '') ?? null) !== null,
  digests: (whose) => digestsOf(line, network.id, whose === 'own' ? organisation : ofNetwork),
  order: async (id, { period, asFile, whose, locale }, { member }, until) => {
    const token = newToken()
    const { format } = asFile
    const wanted = [whose, period, format, chartOf(asFile), locale, until]
    await Promise.all([
      line.run(clear, [network.id, member, now()]),
      line.run(put, [network.id, id, organisation, member, hashOf(token), ...wanted]),
      line.run(audit, [network.id, newId(), now(), member, organisation, 'export-ordered', id, whose, period, format]),
    ])
    return exportAt?.(token, format) ?? ''
  },
  withdraw: async (id, { member }, at) => {
    if (!isUuid(id) || (await line.run(revoke, [network.id, member, id, at])).count === 0) return false
    await line.run(audit, [network.id, newId(), at, member, organisation, 'export-withdrawn', id, null, null, null])
    return true
  },
})

async function digestsOf(line: Line, network: NetworkId, whose: string): Promise<readonly Digest[]> {
  const { rows } = await line.run(digests, [network, whose])
  return rows.map(({ body }) => digestIn(body))
}

const asServer = statement(
  'exports.begin',
  `select set_config('role', 'manydoors_worker', true), ${settings}, set_config('app.network', '', true),
    set_config('app.export', $1, true)`,
)
const byToken = statement<ExportRow>(
  'exports.byToken',
  `select network_id, id, organisation_id, member_id, whose, period, format, chart, locale from digest_exports
  where token_hash = $1 and revoked_at is null and ends_at > $2`,
)
const asMember = statement(
  'exports.member',
  `select set_config('role', 'manydoors_app', true), set_config('app.network', $1, true),
    set_config('app.organisation', $2, true), set_config('app.member', $3, true)`,
)
/** Whoever has left, or is somewhere else by now, sees no figures any more. */
const still = statement<{ readonly time_zone: string }>(
  'exports.still',
  `select n.time_zone from members m join networks n on n.network_id = m.network_id
  where m.network_id = $1 and m.id = $2 and m.organisation_id = $3 and m.active`,
)

interface ExportRow {
  readonly network_id: NetworkId
  readonly id: string
  readonly organisation_id: OrganisationId
  readonly member_id: MemberId
  readonly whose: Export['whose']
  readonly period: string
  readonly format: string
  readonly chart: string | null
  readonly locale: Locale
}

const asFileIn = z.union([
  z.object({ format: z.enum(fileFormats) }).transform(({ format }): AsFile => ({ of: 'file', format })),
  z
    .object({ format: z.enum(pictureFormats), chart: z.enum(chartNames) })
    .transform((picture): AsFile => ({ of: 'picture', ...picture })),
])

export interface Fetched extends Export {
  readonly timeZone: string
  readonly digests: readonly Digest[]
}

export interface ExportFiles {
  /** What an address leads to, read through the eyes of whoever it was made for. Null: to nothing, or not any more. */
  of(token: string): Promise<Fetched | null>
  /** Writes down that it was taken. False: it leads to nothing any more. */
  taken(token: string): Promise<boolean>
}

export const exportFiles = (database: Database, newId: NewId, now: () => Date): ExportFiles => ({
  of: (token) =>
    asOwner(database, { token, at: now() }, async (line, row, timeZone) => {
      const kept = await digestsOf(line, row.network_id, row.whose === 'own' ? row.organisation_id : ofNetwork)
      const { period, whose, locale } = row
      return { period, whose, locale, asFile: asFileIn.parse(row), timeZone, digests: kept }
    }),
  taken: async (token) => {
    const at = now()
    const written = await asOwner(database, { token, at }, async (line, row) => {
      const about = ['export-taken', row.id, row.whose, row.period, row.format]
      await line.run(audit, [row.network_id, newId(), at, row.member_id, row.organisation_id, ...about])
      return true
    })
    return written ?? false
  },
})

/** Null: the address leads to nothing, or not any more. */
async function asOwner<T>(
  database: Database,
  { token, at }: { readonly token: string; readonly at: Date },
  work: (line: Line, row: ExportRow, timeZone: string) => Promise<T>,
): Promise<T | null> {
  if (!isToken(token)) return null
  const hash = hashOf(token)
  const { value } = await inTransaction<T | null>(database, async (line) => {
    const none = { commit: false, value: null }
    const begun = line.run(asServer, [hash.toString('hex')])
    const [{ rows }] = await Promise.all([line.run(byToken, [hash, at]), begun])
    const [row] = rows
    if (row === undefined) return none
    const owner = [row.network_id, row.organisation_id, row.member_id]
    const entered = line.run(asMember, owner)
    const [allowed] = await Promise.all([
      line.run(still, [row.network_id, row.member_id, row.organisation_id]),
      entered,
    ])
    const [of] = allowed.rows
    return of === undefined ? none : { commit: true, value: await work(line, row, of.time_zone) }
  })
  return value
}
