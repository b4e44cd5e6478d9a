import type { DigestId, OrganisationId } from '../ids.ts'
import { declineReasons } from '../referral/referral.ts'
import type { Need } from '../service/service.ts'
import { toClose, toReach } from './count.ts'
import type {
  Cell,
  Coming,
  Count,
  Digest,
  DoorShare,
  Headline,
  Matrix,
  Month,
  Named,
  NamedCount,
  Period,
  Scope,
} from './digest.ts'
import type { Tally } from './facts.ts'
import { ageBands, eachFigure, type FigureName, figures, isTime, responseBands } from './figures.ts'
import { askedOf, flowsOf, type Read, readerOf, type Values, valuesOf, type Year, yearOf } from './headlines.ts'
import { toldByBoth, without } from './insiders.ts'
import { monthsLater, monthsTo } from './period.ts'
import { forItself, forMembers, forOthers, type Suppressing, sumOf } from './suppress.ts'
import { sinceTold } from './versions.ts'

interface Span {
  /** Those that have been counted. */
  readonly months: ReadonlyMap<Month, readonly Tally[]>
  /** Null: the year has not been counted. */
  readonly year: readonly Tally[] | null
}

/** What has been counted of the month, of those before it, and of the year that ends with it. */
export interface Material extends Span {
  /** Months of which nobody knows what had got stuck: that is counted while it is so, and they were over. */
  readonly withoutStuck: ReadonlySet<Month>
  /** Of the network's: every version that has been told of these months. */
  readonly told: readonly Digest[]
  /** Of the network's: what each organisation knows of it, since it is its own. */
  readonly own: readonly Span[]
  /** Every organisation of the network, and every need that it knows, in the order in which they are shown. */
  readonly organisations: readonly Named[]
  readonly needs: readonly Pick<Need, 'key' | 'sv' | 'en'>[]
  /** What municipalities are called, by their codes; one that is not there is told of by its code. */
  readonly municipalities: ReadonlyMap<string, string>
}

export interface Heading {
  readonly id: DigestId
  readonly version: number
  readonly scope: Scope
  readonly networkName: string
  readonly period: Period
  readonly cutOff: Date
  /** Null: of a month that is long over. */
  readonly coming: Coming | null
}

/** The digest of a month: an organisation's own as it is, the network's with what is small, and what would give it away, suppressed, from outside and from each organisation that knows its own. */
export function digestOf(heading: Heading, material: Material): Digest {
  if (heading.scope.of !== 'network') return madeWith(forItself, heading, material)
  const told = madeWith(forOthers, heading, material)
  const safeFromAll = material.own.reduce((safe, own) => {
    const months = new Map([...material.months].map(([of, all]) => [of, without(all, own.months.get(of) ?? [])]))
    const year = material.year && without(material.year, own.year ?? [])
    const left = { ...material, months, year }
    return toldByBoth(safe, madeWith(forMembers, heading, left), otherMunicipalities)
  }, told)
  return sinceTold(safeFromAll, material.told)
}

/** By any rule of what is told; the same steps whatever the rule. */
export function madeWith(safe: Suppressing, heading: Heading, material: Material): Digest {
  const months = monthsTo(heading.period.month)
  const values = months.map((month) => valuesIn(month, material, safe))
  const ofYear = yearIn(months, material)
  const year: Year = { months, values, whole: ofYear && valuesOf(ofYear, safe) }
  const n = readerOf(material.months.get(heading.period.month) ?? [])
  const { opened } = flowsOf(n, safe)
  const { organisations } = material
  const open = safe.alone(n('casesOpen'))
  return {
    ...{ id: heading.id, version: heading.version, scope: heading.scope, networkName: heading.networkName },
    ...{ period: heading.period, cutOff: heading.cutOff.toISOString() },
    headlines: eachFigure((figure) => headlineOf(figure, year)),
    series: { months, values: eachFigure((figure) => values.map((of) => of[figure].value)) },
    fromTo: matrix(safe.alone(n('referrals')), { organisations, at: (a, b) => n('fromTo', a, b) }, safe),
    doorOwner: matrix(opened, { organisations, at: (a, b) => n('doorOwner', a, b) }, safe),
    noWrongDoorBy: doorsOf(n, material.months.get(months.at(-2) ?? ''), organisations, safe),
    needs: needsOf(n, opened, material, safe),
    municipalities: municipalitiesOf(material, heading.period.month, opened, safe),
    declinesBy: listed(declineReasons, safe.alone(n('declines')), (key) => n('declinesBy', key), safe),
    openByAge: listed(ageBands, open, (key) => n('openByAge', key), safe),
    responseTimes: responsesOf(n, safe),
    coming: heading.coming,
  }
}

/** Counted once for the whole year: neither is the sum of what the months have. */
const isOfWholeYear = (what: string): boolean => what === 'companies' || isTime(what)

/**
 * A year is what its months were counted as, each when it was over. Counted anew it would tell of the few cases that were opened again, or
 * entered for a day that had passed, after their month had been told. Null: not all of it has been counted.
 */
function yearIn(months: readonly Month[], { months: counted, year }: Material): readonly Tally[] | null {
  const all = months.map((month) => counted.get(month))
  if (year === null || all.includes(undefined)) return null
  const figures = all.flatMap((tallies) => (tallies ?? []).filter(({ a, what }) => a === '' && !isOfWholeYear(what)))
  const sums = Map.groupBy(figures, ({ what }) => what)
  return [
    ...year.filter(({ what }) => isOfWholeYear(what)),
    ...[...sums].map(([what, of]) => ({ what, a: '', b: '', n: of.reduce((sum, { n }) => sum + n, 0) })),
  ]
}

/** What has not been counted is not known, and not none. */
function valuesIn(month: Month, { months, withoutStuck }: Material, safe: Suppressing): Values {
  const tallies = months.get(month)
  if (tallies === undefined) return eachFigure(() => unknown)
  const opened = ({ months: by }: { readonly months: number }) => {
    const before = months.get(monthsLater(month, -by))
    return before && flowsOf(readerOf(before), safe).opened
  }
  const values = valuesOf(tallies, safe, { toClose: opened(toClose), toReach: opened(toReach) })
  return withoutStuck.has(month) ? { ...values, stuck: unknown } : values
}
const unknown = { value: null, outOf: null }

function headlineOf(figure: FigureName, year: Year): Headline {
  const [before, now] = year.values.slice(-2)
  return {
    unit: figures[figure],
    value: now?.[figure].value ?? null,
    before: before?.[figure].value ?? null,
    year: yearOf(figure, year),
    outOf: now?.[figure].outOf ?? null,
  }
}

interface Table {
  readonly organisations: readonly Named[]
  readonly at: (row: OrganisationId, column: OrganisationId) => number
}

/** The total is of rows, and each row of its cells; columns are summed up from what is told. */
function matrix(total: Cell, { organisations, at }: Table, safe: Suppressing): Matrix {
  const numbers = organisations.map((row) => organisations.map((column) => at(row.key, column.key)))
  const rowTotals = safe.parts(
    total,
    numbers.map((row) => row.reduce((sum, cell) => sum + cell, 0)),
  )
  const cells = numbers.map((row, place) => safe.parts(rowTotals[place] ?? 0, row))
  const columnTotals = organisations.map((_, place) => sumOf(cells.map((row) => row[place] ?? 0)))
  return { rows: organisations, columns: organisations, cells, rowTotals, columnTotals, total }
}

/** Told of all doors or of none: of all but one it would tell of that one as well. Where nobody was missed, or everybody, nothing is left to tell. */
function doorsOf(
  n: Read,
  before: readonly Tally[] | undefined,
  organisations: readonly Named[],
  safe: Suppressing,
): readonly DoorShare[] {
  const numbers = organisations.map(({ key }) => n('cases30By', key))
  const reached = organisations.map(({ key }) => n('reachedBy', key))
  const was = before && readerOf(before)
  const opened = was && flowsOf(was, safe).opened
  const total = askedOf(n('cases30'), opened, safe)
  const rows =
    was && opened !== undefined && matrix(opened, { organisations, at: (a, b) => was('doorOwner', a, b) }, safe)
  const outOf = safe.again(rows ? rows.rowTotals : undefined, safe.parts(total, numbers))
  const told = outOf
    .flatMap((of, place) => [
      of,
      ...safe.parts(of, [reached[place] ?? 0, (numbers[place] ?? 0) - (reached[place] ?? 0)]),
    ])
    .every((cell) => cell !== 'suppressed')
  const [all, missed] = safe.parts(total, [n('reached'), n('cases30') - n('reached')])
  const cellOf = (of: Cell, place: number): Cell => {
    if (of === 0 || missed === 0) return of
    return told || all === 0 ? (reached[place] ?? 0) : 'suppressed'
  }
  return organisations.map((door, place) => {
    const of = outOf[place] ?? 0
    return { door, outOf: of, reached: cellOf(of, place) }
  })
}

function listed<Key extends string>(
  keys: readonly Key[],
  total: Cell,
  at: (key: Key) => number,
  safe: Suppressing,
): readonly Count<Key>[] {
  const cells = safe.parts(total, keys.map(at))
  return keys.map((key, place) => ({ key, count: cells[place] ?? 0 }))
}

const size = (cell: Cell): number => (cell === 'suppressed' ? -1 : cell)

function needsOf(n: Read, total: Cell, { needs }: Material, safe: Suppressing): readonly NamedCount[] {
  const known = [...needs, { key: '', sv: '', en: '' }]
  const cells = safe.parts(
    total,
    known.map(({ key }) => n('needs', key)),
  )
  return known
    .map(({ key, sv, en }, place) => ({ key, sv, en, count: cells[place] ?? 0 }))
    .toSorted((one, other) => size(other.count) - size(one.count))
}

/** Which municipalities have few is not told either: they are one line together, with what the total leaves for them. */
function municipalitiesOf(
  { months, municipalities }: Material,
  month: Month,
  total: Cell,
  safe: Suppressing,
): readonly NamedCount[] {
  const tallies = months.get(month) ?? []
  const own = tallies.filter(({ what }) => what === 'municipalities').toSorted((one, other) => other.n - one.n)
  const cells = safe.parts(
    total,
    own.map(({ n }) => n),
  )
  const row = (key: string, count: Cell): NamedCount => {
    const name = municipalities.get(key) ?? key
    return { key, sv: name, en: name, count }
  }
  const told = own.flatMap(({ a }, place) => (cells[place] === 'suppressed' ? [] : [row(a, cells[place] ?? 0)]))
  const sum = sumOf(told.map(({ count }) => count))
  if (told.length === own.length || total === 'suppressed' || sum === 'suppressed') return told
  return [...told, row(otherMunicipalities, total - sum)]
}
export const otherMunicipalities = '*'

/** Within a day and not: two parts of all; each with its own bands. */
function responsesOf(n: Read, safe: Suppressing): readonly Count<(typeof responseBands)[number]>[] {
  const soon = n('acceptedInADay')
  const sums = safe.parts(safe.alone(n('dueReferrals')), [soon, n('dueReferrals') - soon])
  const at = (band: (typeof responseBands)[number]) => n('responseTimes', band)
  const inADay = responseBands.slice(0, 2)
  return [
    ...listed(inADay, sums[0] ?? 0, at, safe),
    ...listed(responseBands.slice(inADay.length), sums[1] ?? 0, at, safe),
  ]
}
