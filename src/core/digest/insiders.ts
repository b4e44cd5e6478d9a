import type { Cell, Count, Digest, Headline, Matrix, NamedCount } from './digest.ts'
import type { Tally } from './facts.ts'
import { eachFigure, isTime } from './figures.ts'
import { sumOf } from './suppress.ts'

/** What is left of the network's numbers for an organisation that subtracts its own from them. */
export function without(all: readonly Tally[], own: readonly Tally[]): readonly Tally[] {
  const known = new Map(own.map(({ what, a, b, n }) => [`${what} ${a} ${b}`, n]))
  return all.map((of) => {
    const left = Math.max(0, of.n - (known.get(`${of.what} ${of.a} ${of.b}`) ?? 0))
    return isTime(of.what) ? of : { ...of, n: left }
  })
}

type Hidden = Cell | null
const both = <T extends Hidden>(told: T, left: Hidden | undefined): T | 'suppressed' =>
  left === 'suppressed' ? 'suppressed' : told

const bothLists = <T extends Count>(told: readonly T[], left: readonly Count[]): readonly T[] =>
  told.map((one) => ({ ...one, count: both(one.count, left.find(({ key }) => key === one.key)?.count) }))

const bothHeadlines = (told: Headline, left: Headline): Headline => ({
  ...told,
  value: both(told.value, left.value),
  before: both(told.before, left.before),
  year: both(told.year, left.year),
  outOf: both(told.outOf, left.outOf),
})

const bothMatrices = (told: Matrix, left: Matrix): Matrix => ({
  ...told,
  cells: told.cells.map((row, r) => row.map((cell, c) => both(cell, left.cells[r]?.[c]))),
  rowTotals: told.rowTotals.map((cell, r) => both(cell, left.rowTotals[r])),
  columnTotals: told.columnTotals.map((cell, c) => both(cell, left.columnTotals[c])),
  total: both(told.total, left.total),
})

/** Those that both tell, and all others together. */
function bothMunicipalities(told: Digest, left: Digest, others: string): readonly NamedCount[] {
  const total = both(told.headlines.casesOpened.value, left.headlines.casesOpened.value)
  const keys = new Set(left.municipalities.map(({ key }) => key))
  const rows = told.municipalities.filter(({ key }) => key !== others && keys.has(key))
  const sum = sumOf(rows.map(({ count }) => count))
  if (typeof total !== 'number' || typeof sum !== 'number') return []
  return sum === total ? rows : [...rows, { key: others, sv: others, en: others, count: total - sum }]
}

/** Tells what both tell. `left` is the digest of what is left for somebody who knows a part: so that it is safe from them as well. */
export function toldByBoth(told: Digest, left: Digest, others: string): Digest {
  return {
    ...told,
    headlines: eachFigure((figure) => bothHeadlines(told.headlines[figure], left.headlines[figure])),
    series: {
      ...told.series,
      values: eachFigure((f) => told.series.values[f].map((cell, n) => both(cell, left.series.values[f][n]))),
    },
    fromTo: bothMatrices(told.fromTo, left.fromTo),
    doorOwner: bothMatrices(told.doorOwner, left.doorOwner),
    noWrongDoorBy: told.noWrongDoorBy.map((of, n) => ({
      ...of,
      reached: both(of.reached, left.noWrongDoorBy[n]?.reached),
      outOf: both(of.outOf, left.noWrongDoorBy[n]?.outOf),
    })),
    needs: bothLists(told.needs, left.needs),
    municipalities: bothMunicipalities(told, left, others),
    declinesBy: bothLists(told.declinesBy, left.declinesBy),
    openByAge: bothLists(told.openByAge, left.openByAge),
    responseTimes: bothLists(told.responseTimes, left.responseTimes),
  }
}
