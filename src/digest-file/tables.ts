import type { Cell, Count, Digest, Matrix, Month } from '../core/digest/digest.ts'
import type { TableName, Unit } from '../core/digest/figures.ts'
import { figureNames, figures } from '../core/digest/figures.ts'
import { countName } from '../texts/digest-lines.ts'
import { smallMatrix } from './largest.ts'
import type { Spoken } from './spoken.ts'

/** What stands in one place of a table; words are as somebody typed them. */
export type Value =
  | { readonly text: string }
  | { readonly cell: Cell | null; readonly unit: Unit }
  | { readonly month: Month }

export interface Column {
  readonly label: string
  /** In characters. */
  readonly width: number
  /** Not where a number is written with its unit. */
  readonly isUnit?: boolean
}

/** One table, the same for every kind of file. */
export interface Table {
  readonly name: FigureTable | TableName
  readonly title: string
  readonly about: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Value[])[]
}

type FigureTable = 'overview' | 'trend' | 'spans'

export const name = (label: string): Column => ({ label, width: 38 })
export const amount = (label: string): Column => ({ label, width: Math.max(14, Math.min(24, label.length + 2)) })
const count = (cell: Cell): Value => ({ cell, unit: 'count' })

/** Everything that a digest holds; where there is room for so many rows and columns of a matrix only, the largest, and the others together. */
export function tablesOf(digest: Digest, spoken: Spoken, room = Number.POSITIVE_INFINITY): readonly Table[] {
  const { texts } = spoken
  const { labels } = texts.digestFile
  const { digest: words } = texts
  const table = (of: TableName, columns: readonly Column[], rows: Table['rows']): Table => ({
    ...{ name: of, title: words.tables[of][0], about: words.tables[of][1], columns, rows },
  })
  const crossed = (of: 'fromTo' | 'doorOwner', corner: string): Table => {
    const small = smallMatrix(digest[of], room, texts.digestFile.others)
    const made = table(of, ...matrix(Number.isFinite(room) ? small : digest[of], corner, labels.total))
    return small.left === 0 ? made : { ...made, about: `${made.about} ${texts.digestFile.charts.left(small.left)}` }
  }
  const counts = <Key extends string>(
    of: TableName,
    label: string,
    all: readonly Count<Key>[],
    nameOf: (key: Key) => string,
  ) =>
    table(
      of,
      [name(label), amount(labels.count)],
      all.map(({ key, count: cell }) => [{ text: nameOf(key) }, count(cell)]),
    )
  const named = (of: 'needs' | 'municipalities') => {
    const names = new Map(digest[of].map((one) => [one.key, countName(words, of, one)]))
    return counts(of, words.tables[of][0], digest[of], (key) => names.get(key) ?? key)
  }
  return [
    overview(digest, spoken),
    trend(digest, spoken),
    crossed('fromTo', labels.from),
    crossed('doorOwner', labels.door),
    table(
      'noWrongDoorBy',
      [name(labels.door), amount(labels.reached), amount(labels.outOf)],
      digest.noWrongDoorBy.map(({ door, reached, outOf }) => [{ text: door.name }, count(reached), count(outOf)]),
    ),
    named('needs'),
    named('municipalities'),
    counts('declinesBy', words.tables.declinesBy[0], digest.declinesBy, (key) => texts.meanings[key]),
    counts('openByAge', words.tables.openByAge[0], digest.openByAge, (key) => words.ages[key]),
    counts('responseTimes', words.tables.responseTimes[0], digest.responseTimes, (key) => words.responses[key]),
  ]
}

function overview({ headlines }: Digest, { texts }: Spoken): Table {
  const { labels, sheets, units } = texts.digestFile
  return {
    ...{ name: 'overview', title: sheets.overview, about: '' },
    columns: [
      ...[name(labels.figure), amount(labels.value), amount(labels.before), amount(labels.year)],
      ...[amount(labels.outOf), { label: labels.unit, width: 28, isUnit: true }],
    ],
    rows: figureNames.map((figure) => {
      const { unit, value, before, year, outOf } = headlines[figure]
      const values = [value, before, year].map((cell): Value => ({ cell, unit }))
      return [
        { text: texts.digest.figures[figure][0] },
        ...values,
        { cell: outOf, unit: 'count' },
        { text: units[unit] },
      ]
    }),
  }
}

/** Months downwards: so a spreadsheet draws and filters them. */
function trend({ series }: Digest, { texts }: Spoken): Table {
  return {
    ...{ name: 'trend', title: texts.digestFile.sheets.trend, about: '' },
    columns: [
      { label: texts.digestFile.labels.month, width: 12 },
      ...figureNames.map((figure) => amount(texts.digest.figures[figure][0])),
    ],
    rows: series.months.map((month, at) => [
      { month },
      ...figureNames.map((figure): Value => ({ cell: series.values[figure][at] ?? null, unit: figures[figure] })),
    ]),
  }
}

function matrix(of: Matrix, corner: string, total: string): [columns: readonly Column[], rows: Table['rows']] {
  return [
    [name(corner), ...of.columns.map((column) => amount(column.name)), amount(total)],
    [
      ...of.rows.map((row, r) => [{ text: row.name }, ...(of.cells[r] ?? []).map(count), count(of.rowTotals[r] ?? 0)]),
      [{ text: total }, ...of.columnTotals.map(count), count(of.total)],
    ],
  ]
}

/** Every definition, in the order of what it defines. */
export function definitionsOf({ texts }: Spoken): readonly (readonly [name: string, how: string])[] {
  return [...Object.values(texts.digest.figures), ...Object.values(texts.digest.tables)]
}
