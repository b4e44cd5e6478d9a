import { z } from 'zod'
import type { Month } from '../core/digest/digest.ts'
import type { CountedMonth, Kept } from '../core/digest/digest-store.ts'
import { type Counted, counted, type Tally } from '../core/digest/facts.ts'
import { digestIn } from '../core/digest/kept.ts'
import type { DigestId, OrganisationId } from '../core/ids.ts'
import type { Need } from '../core/service/service.ts'
import { ofNetwork } from './digest-counting.ts'
import { statement } from './line.ts'
import { municipalityNames } from './municipality-names.ts'

/** A month's figures, those of the months before it that its digest rests on, and its year; with all whom a table can name. Lists are of the month and the one before, whose cases are asked of again. One row for each, and of the network's as many for each organisation. Of an organisation that was not there yet when the network was counted, nothing had been: none, and not unknown. */
export const readCounts = statement<{
  readonly scope: string
  readonly month: Month
  readonly span: 'month' | 'year'
  readonly counted_at: Date
  readonly figures: unknown
  readonly lists: unknown
  readonly stuck_at: Date | null
}>(
  'digest.counts',
  `select organisation_id as scope, month, span, counted_at, figures, case when month in ($4, to_char(($4 || '-01')::date - 1, 'YYYY-MM')) then lists else '[]'::json end as lists, stuck_at from digest_counts
  where network_id = $1 and (organisation_id = $2 or $2 = '${ofNetwork}') and span = 'month' and month = any($3)
  union all select organisation_id, month, span, counted_at, figures, '[]'::json, stuck_at from digest_counts
  where network_id = $1 and (organisation_id = $2 or $2 = '${ofNetwork}') and span = 'year' and month = $4
  union all select $2::uuid, month, span, counted_at, '[]'::jsonb, '[]'::json, stuck_at from digest_counts n
  where network_id = $1 and organisation_id = '${ofNetwork}' and (span = 'month' and month = any($3) or span = 'year' and month = $4)
    and not exists (select from digest_counts o where o.network_id = n.network_id and o.organisation_id = $2 and o.span = n.span and o.month = n.month)`,
)
export const readNames = statement<{
  readonly name: string
  readonly municipalities: unknown
  readonly organisations: unknown
  readonly needs: unknown
}>(
  'digest.names',
  `select n.name, n.municipalities, (select coalesce(jsonb_agg(jsonb_build_object('key', o.id, 'name', o.name) order by o.folded_name), '[]') from organisations o
    where o.network_id = $1) as organisations,
  (select coalesce(jsonb_agg(jsonb_build_object('key', d.key, 'sv', d.sv, 'en', d.en) order by d.place, d.key), '[]') from needs d
    where d.network_id = $1) as needs from networks n where n.network_id = $1`,
)

/** Every version that the network was told of these months; of an organisation's own none. */
export const readTold = statement<Pick<KeptRow, 'body'>>(
  'digest.told',
  `select body from digests where network_id = $1 and organisation_id = '${ofNetwork}' and organisation_id = $2 and month >= $3`,
)

const organisation = z.custom<OrganisationId>((given) => z.uuid().safeParse(given).success)
type Row = readonly [what: string, a: string, b: string, n: number]
const known: ReadonlySet<string> = new Set(counted)
const isKnown = (what: string): what is Counted => known.has(what)
/** Written by ourselves, and a great many: looked at no closer than this. What a later version counts beside is not there for this one. */
const tallies = z
  .custom<readonly Row[]>(
    (given) => Array.isArray(given) && given.every((row) => Array.isArray(row) && row.length === 4),
  )
  .transform((rows) => rows.flatMap(([what, a, b, n]): readonly Tally[] => (isKnown(what) ? [{ what, a, b, n }] : [])))
const organisations = z.array(z.object({ key: organisation, name: z.string() }))
const needs: z.ZodType<readonly Pick<Need, 'key' | 'sv' | 'en'>[]> = z.array(
  z.object({ key: z.string(), sv: z.string(), en: z.string() }),
)

type CountRow = NonNullable<typeof readCounts.rows>[number]
type NameRow = NonNullable<typeof readNames.rows>[number]

interface Read {
  readonly counts: readonly CountRow[]
  readonly names: NameRow | undefined
  readonly told: readonly Pick<KeptRow, 'body'>[]
}

/** Of whom it was read; for the network's there are those of each organisation as well, which know their own. */
export function countedOf(month: Month, whose: string, { counts: rows, names, told }: Read): CountedMonth | null {
  const parts = Map.groupBy(rows, ({ scope }) => scope)
  const own = parts.get(whose) ?? []
  const counted = own.find((row) => row.span === 'month' && row.month === month)
  if (counted === undefined || names === undefined) return null
  return {
    countedAt: counted.counted_at,
    networkName: names.name,
    ...spanOf(own),
    withoutStuck: new Set(
      own.flatMap(({ month: of, span, stuck_at }) => (span === 'month' && stuck_at === null ? [of] : [])),
    ),
    told: told.map(({ body }) => digestIn(body)),
    own: [...parts].flatMap(([scope, part]) => (scope === whose ? [] : [spanOf(part)])),
    organisations: organisations.parse(names.organisations),
    needs: needs.parse(names.needs),
    municipalities: new Map(Object.entries(municipalityNames.parse(names.municipalities))),
  }
}

function spanOf(rows: readonly CountRow[]) {
  const year = rows.find(({ span }) => span === 'year')
  const months = rows.filter(({ span }) => span === 'month')
  return {
    year: year ? tallies.parse(year.figures) : null,
    months: new Map(months.map((row) => [row.month, [...tallies.parse(row.figures), ...tallies.parse(row.lists)]])),
  }
}

export interface KeptRow {
  readonly body: string
  readonly note: string
  readonly first: DigestId
}
export const keptOf = ({ body, note, first }: KeptRow): Kept => ({
  digest: digestIn(body),
  body,
  note,
  first,
})
