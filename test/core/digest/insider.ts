import type { Cell, Digest, Headline, Matrix } from '#src/core/digest/digest.ts'
import { type FigureName, figures } from '#src/core/digest/figures.ts'
import { otherMunicipalities } from '#src/core/digest/make.ts'

const less = <T extends Cell | null>(told: T, own: Cell | null | undefined): T | number =>
  typeof told === 'number' ? told - (typeof own === 'number' ? own : 0) : told

const partOf = ({ value, outOf }: Headline): number =>
  typeof value === 'number' && typeof outOf === 'number' ? Math.round((value * outOf) / 100) : 0

function headline(told: Headline, own: Headline): Headline {
  if (told.unit === 'minutes') return told
  if (told.outOf === null) return { ...told, value: less(told.value, own.value), year: less(told.year, own.year) }
  const outOf = less(told.outOf, own.outOf)
  const value = outOf === 0 ? null : (100 * (partOf(told) - partOf(own))) / Number(outOf)
  return { ...told, outOf, value: told.value === 'suppressed' || outOf === 'suppressed' ? 'suppressed' : value }
}

const matrix = (told: Matrix, own: Matrix): Matrix => ({
  ...told,
  cells: told.cells.map((row, r) => row.map((cell, c) => less(cell, own.cells[r]?.[c]))),
  rowTotals: told.rowTotals.map((cell, r) => less(cell, own.rowTotals[r])),
  columnTotals: told.columnTotals.map((cell, c) => less(cell, own.columnTotals[c])),
  total: less(told.total, own.total),
})

type Counts = readonly { readonly key: string; readonly count: Cell }[]
const list = <T extends Counts[number]>(told: readonly T[], own: Counts): readonly T[] => {
  const named = new Set(told.map(({ key }) => key))
  const rest = own.filter(({ key }) => !named.has(key)).reduce((sum, { count }) => sum + Number(count), 0)
  const ownOf = (key: string) => (key === otherMunicipalities ? rest : own.find((one) => one.key === key)?.count)
  return told.map((one) => ({ ...one, count: less(one.count, ownOf(one.key)) }))
}

/** What a member of an organisation has left of the network's digest who subtracts the organisation's own from it. */
export function lessOwn(told: Digest, own: Digest): Digest {
  const values = { ...told.series.values }
  const headlines = { ...told.headlines }
  for (const figure of Object.keys(figures).filter((key): key is FigureName => key in figures)) {
    headlines[figure] = headline(told.headlines[figure], own.headlines[figure])
    if (figures[figure] === 'count')
      values[figure] = values[figure].map((cell, n) => less(cell, own.series.values[figure][n]))
  }
  return {
    ...{ ...told, headlines, series: { ...told.series, values } },
    fromTo: matrix(told.fromTo, own.fromTo),
    doorOwner: matrix(told.doorOwner, own.doorOwner),
    noWrongDoorBy: told.noWrongDoorBy.map((of, n) => ({
      ...of,
      reached: less(of.reached, own.noWrongDoorBy[n]?.reached),
      outOf: less(of.outOf, own.noWrongDoorBy[n]?.outOf),
    })),
    needs: list(told.needs, own.needs),
    municipalities: list(told.municipalities, own.municipalities),
    declinesBy: list(told.declinesBy, own.declinesBy),
    openByAge: list(told.openByAge, own.openByAge),
    responseTimes: list(told.responseTimes, own.responseTimes),
  }
}
