import type { Asked } from './asked.ts'
import type { Cell, Digest, Month, Scope } from './digest.ts'
import { eachFigure, type FigureName, isMomentary } from './figures.ts'
import { monthsLater } from './period.ts'

/** The figures of a stretch of time. */
export interface Span {
  readonly from: Month
  readonly to: Month
  readonly values: Values
}

type Values = { readonly [F in FigureName]: Cell | null }

/** Figures of several months or years, as they were told. */
export interface Report {
  readonly networkName: string
  readonly scope: Scope
  readonly timeZone: string
  readonly cutOff: string
  /** Which figures, in their order; of years none that is of a moment. */
  readonly columns: readonly FigureName[]
  readonly spans: readonly Span[]
}

/**
 * Out of the digests that are kept. A year is what its December told of the twelve months: a median of years cannot be reckoned from
 * months. A month that has no digest of its own stands in the twelve of a later one.
 */
export function reportOf(
  asked: Asked,
  digests: readonly Digest[],
  columns: readonly FigureName[],
): Report | { readonly missing: readonly Month[] } {
  const order = digests.toSorted((one, other) => (one.period.month < other.period.month ? -1 : 1))
  const told = asked.months.map((month) =>
    asked.by === 'year' ? yearTo(month, order) : monthIn(month, order, columns),
  )
  const missing = asked.months.filter((_, at) => told[at] === null)
  const used = new Set(told.flatMap((one) => one?.by ?? []))
  const latest = order.findLast((digest) => used.has(digest))
  if (missing.length > 0 || latest === undefined) return { missing }
  const { networkName, scope, period, cutOff } = latest
  return {
    ...{ networkName, scope, timeZone: period.timeZone, cutOff },
    columns: columns.filter((figure) => asked.by !== 'year' || !isMomentary(figure)),
    spans: told.flatMap((one) => (one === null ? [] : [one.span])),
  }
}

/** And the digests that told of it. */
interface ToldOf {
  readonly by: readonly Digest[]
  readonly span: Span
}

function yearTo(month: Month, digests: readonly Digest[]): ToldOf | null {
  const by = digests.find(({ period }) => period.month === month)
  if (by === undefined) return null
  return {
    by: [by],
    span: { from: monthsLater(month, -11), to: month, values: eachFigure((name) => by.headlines[name].year) },
  }
}

/** Of a figure that came later than a month's own digest, what the next one told of it. */
function monthIn(month: Month, digests: readonly Digest[], columns: readonly FigureName[]): ToldOf | null {
  const telling = digests.filter(({ series }) => series.months.includes(month))
  const [own] = telling
  if (own === undefined) return null
  const cellIn = ({ series }: Digest, name: FigureName) => series.values[name][series.months.indexOf(month)] ?? null
  const by = eachFigure((name) => telling.find((digest) => cellIn(digest, name) !== null) ?? own)
  const values = eachFigure((name) => cellIn(by[name], name))
  return { by: [own, ...columns.map((name) => by[name])], span: { from: month, to: month, values } }
}
