import { z } from 'zod'
import type { CalendarFacts, CalendarStore, KeptEntry } from '../core/calendar-entry.ts'
import type { CalendarId, NetworkId } from '../core/ids.ts'
import { meetingKinds } from '../core/meeting/meeting.ts'
import type { Locale } from '../core/register/register.ts'
import type { Encryption } from './encryption.ts'
import type { Database } from './engine.ts'
import { inTheNameOf } from './in-the-name-of.ts'
import { settings, statement } from './line.ts'
import { isUuid, type Session } from './session.ts'
import { hashOf, isToken, newToken } from './token.ts'
import { inOneTrip } from './transaction.ts'

/** The token is made with the first, and stays: an address that has been sent on goes on working. */
const put = statement(
  'calendar.put',
  `insert into calendar_entries as e (network_id, id, organisations, token_hash, token_sealed, starts_at, ends_at, cancelled,
    sequence, facts_sealed, locale, changed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, $11)
  on conflict (network_id, id) do update set starts_at = $6, ends_at = $7, cancelled = $8, sequence = e.sequence + 1,
    facts_sealed = $9, changed_at = $11`,
)
const revoke = statement(
  'calendar.revoke',
  'update calendar_entries set revoked_at = $3 where network_id = $1 and id = $2 and revoked_at is null',
)
const tokenOf = statement<{ readonly token_sealed: Buffer }>(
  'calendar.token',
  'select token_sealed from calendar_entries where network_id = $1 and id = $2 and revoked_at is null',
)
const asServer = statement(
  'calendar.begin',
  `select set_config('role', 'manydoors_worker', true), ${settings}, set_config('app.network', '', true),
    set_config('app.calendar', $1, true)`,
)

interface EntryRow {
  readonly network_id: NetworkId
  readonly id: CalendarId
  readonly starts_at: Date
  readonly ends_at: Date
  readonly cancelled: boolean
  readonly sequence: number
  readonly facts_sealed: Buffer
  readonly locale: Locale
  readonly changed_at: Date
}
const byToken = statement<EntryRow>(
  'calendar.byToken',
  `select network_id, id, starts_at, ends_at, cancelled, sequence, facts_sealed, locale, changed_at
  from calendar_entries where token_hash = $1`,
)

const sealedIn = (row: CalendarId, column: 'token_sealed' | 'facts_sealed') => ({
  table: 'calendar_entries',
  row,
  column,
})

const organiser = z.object({ name: z.string(), email: z.string() })
const facts: z.ZodType<CalendarFacts> = z.discriminatedUnion('kind', [
  z.object({
    ...{ kind: z.literal('warm-handover'), caseNo: z.string(), organiser, place: z.string() },
    hosts: z.array(z.object({ name: z.string(), organisation: z.string() })),
  }),
  z.object({
    ...{ kind: z.literal('meeting'), meetingKind: z.enum(meetingKinds), title: z.string(), convener: z.string() },
    ...{ organiser, place: z.string(), timeZone: z.string() },
  }),
])

export const calendarStore = (session: Session): CalendarStore => {
  const { line, network, organisation, encryption, calendarAt } = session
  return {
    put: async ({ id, startsAt, endsAt, cancelled, facts: told }, forWhom, at) => {
      const token = newToken()
      const sealed = encryption.seal(JSON.stringify(told), sealedIn(id, 'facts_sealed'))
      const values = [
        ...[network.id, id, forWhom, hashOf(token), encryption.seal(token, sealedIn(id, 'token_sealed'))],
        ...[startsAt, endsAt, cancelled, sealed, network.locale, at],
      ]
      await inTheNameOf(session, forWhom.find((one) => one === organisation) ?? forWhom[0], () => line.run(put, values))
    },
    revoke: async (id, at) => {
      await line.run(revoke, [network.id, id, at])
    },
    addressOf: async (id) => {
      const [row] = isUuid(id) ? (await line.run(tokenOf, [network.id, id])).rows : []
      if (row === undefined || calendarAt === undefined) return null
      return calendarAt(encryption.open(row.token_sealed, sealedIn(id, 'token_sealed')))
    },
  }
}

/** For whoever has the address, and no account here. */
export const calendarFiles =
  (database: Database, encryption: Encryption) =>
  async (token: string): Promise<KeptEntry | null> => {
    if (!isToken(token)) return null
    const hash = hashOf(token)
    const { rows } = await inOneTrip(database, [[asServer, [hash.toString('hex')]]], [byToken, [hash]])
    const [row] = rows
    if (row === undefined) return null
    const told = encryption.open(row.facts_sealed, sealedIn(row.id, 'facts_sealed'))
    return {
      ...{ id: row.id, startsAt: row.starts_at, endsAt: row.ends_at, cancelled: row.cancelled },
      ...{ sequence: row.sequence, changedAt: row.changed_at, locale: row.locale },
      facts: facts.parse(JSON.parse(told)),
    }
  }
