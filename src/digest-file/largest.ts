import type { Cell, Count, Matrix, Named } from '../core/digest/digest.ts'

/** How much of a list is left when the largest of it have been taken. */
export interface Largest<T> {
  readonly shown: readonly T[]
  readonly left: readonly T[]
}

/** The largest first. One that would be alone among the others is shown too: it takes no more room. */
export function largestOf<T>(all: readonly T[], most: number, sizeOf: (one: T) => Cell): Largest<T> {
  const order = all.toSorted((one, other) => weight(sizeOf(other)) - weight(sizeOf(one)))
  if (order.length <= most + 1) return { shown: order, left: [] }
  return { shown: order.slice(0, most), left: order.slice(most) }
}

/** Too few are more than none. */
const weight = (cell: Cell): number => (cell === 'suppressed' ? 0.5 : cell)

/** What cannot be told of a part cannot be told of the whole either: the rest would tell it. */
export const sumOf = (cells: readonly Cell[]): Cell =>
  cells.reduce<Cell>((sum, cell) => (sum === 'suppressed' || cell === 'suppressed' ? 'suppressed' : sum + cell), 0)

export const countOf = ({ count }: Count): Cell => count

export interface SmallMatrix extends Matrix {
  /** How many names stand together as others. */
  readonly left: number
}

/** The rows and columns with most in them, and the others together. */
export function smallMatrix(matrix: Matrix, most: number, others: (count: number) => string): SmallMatrix {
  const much = totalsByKey(matrix)
  const [rows, columns] = [placesOf(matrix.rows, much, most), placesOf(matrix.columns, much, most)]
  const sumIn = (totals: readonly Cell[]) => (places: readonly number[]) => sumOf(places.map((at) => totals[at] ?? 0))
  return {
    rows: namesOf(rows, matrix.rows, others),
    columns: namesOf(columns, matrix.columns, others),
    cells: groupsOf(rows).map((rs) =>
      groupsOf(columns).map((cs) => sumOf(rs.flatMap((r) => cs.map((c) => matrix.cells[r]?.[c] ?? 0)))),
    ),
    rowTotals: groupsOf(rows).map(sumIn(matrix.rowTotals)),
    columnTotals: groupsOf(columns).map(sumIn(matrix.columnTotals)),
    total: matrix.total,
    left: rows.left.length + columns.left.length,
  }
}

const groupsOf = ({ shown, left }: Largest<number>): readonly (readonly number[])[] => [
  ...shown.map((at) => [at]),
  ...(left.length === 0 ? [] : [left]),
]

/** The others go by the key of the first of them: a key is not shown. */
const namesOf = (
  places: Largest<number>,
  names: readonly Named[],
  others: (count: number) => string,
): readonly Named[] =>
  groupsOf(places).flatMap(([first = -1, ...more]) => {
    const named = names[first]
    if (named === undefined) return []
    return [more.length === 0 ? named : { key: named.key, name: others(more.length + 1) }]
  })

/** One order for both ways, so that who keeps what comes in by its own door stands on the diagonal. */
function totalsByKey({ rows, columns, cells }: Matrix): ReadonlyMap<string, number> {
  const much = new Map<string, number>()
  for (const [r, line] of cells.entries())
    for (const [c, cell] of line.entries())
      for (const named of [rows[r], columns[c]])
        if (named !== undefined) much.set(named.key, (much.get(named.key) ?? 0) + weight(cell))
  return much
}

const placesOf = (names: readonly Named[], much: ReadonlyMap<string, number>, most: number): Largest<number> =>
  largestOf([...names.keys()], most, (at) => much.get(names[at]?.key ?? '') ?? 0)
