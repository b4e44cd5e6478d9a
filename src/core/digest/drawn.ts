import type { Cell, Digest } from './digest.ts'
import type { FigureName } from './figures.ts'

export const chartNames = ['responseTimes', 'trend', 'doorOwner', 'needs', 'municipalities'] as const
export type ChartName = (typeof chartNames)[number]

/** What the picture of twelve months draws, two to a panel. */
export const trendFigures = [
  ['casesOpened', 'casesClosed'],
  ['acceptedInADay', 'noWrongDoor'],
] as const satisfies readonly (readonly [FigureName, FigureName])[]

const isAny = (cells: readonly (Cell | null)[]): boolean => cells.some((cell) => cell !== 0 && cell !== null)
const counts = (all: readonly { readonly count: Cell }[]): boolean => isAny(all.map(({ count }) => count))

/** Whether there is anything to draw. */
export const isDrawn: { readonly [C in ChartName]: (digest: Digest) => boolean } = {
  responseTimes: ({ responseTimes }) => counts(responseTimes),
  trend: ({ series }) => trendFigures.flat().some((name) => isAny(series.values[name])),
  doorOwner: ({ doorOwner }) => isAny(doorOwner.cells.flat()),
  needs: ({ needs }) => counts(needs),
  municipalities: ({ municipalities }) => counts(municipalities),
}
