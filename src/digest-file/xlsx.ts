import type { Cell as SheetCell } from 'write-excel-file/node'
import type { Unit } from '../core/digest/figures.ts'
import type { Book } from './book.ts'
import { short } from './lettering.ts'
import type { Heading, Spoken } from './spoken.ts'
import type { Table, Value } from './tables.ts'

/** The most that a cell of a workbook holds is 32,767 characters: nobody reads as much. */
const longest = 2_000

interface Sheet {
  readonly sheet: string
  readonly data: SheetCell[][]
  readonly columns: { width: number }[]
  readonly stickyRowsCount?: number
  readonly stickyColumnsCount?: number
}

/** A workbook: a sheet for each table with its headings kept in sight, numbers as numbers, and what each means. */
export async function xlsxOf(book: Book, spoken: Spoken): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node')
  const [overview, ...tables] = book.tables
  const all: Sheet[] = [
    ...(overview ? [firstSheet(overview, book, spoken)] : []),
    ...tables.map((table) => sheetOf(table, spoken)),
    definitions(book, spoken),
  ]
  return write([...all], { fontFamily: 'Calibri', fontSize: 11 }).toBuffer()
}

/**
 * As a workbook means it: `_x0041_` would be read as “A”, and is escaped. So is the first letter of what is called as something that every
 * object of JavaScript has: the library would take it for one that it has written already.
 */
function written(value: string): string {
  const shown = short(value, longest).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  if (!(shown in {})) return shown
  return `_x${shown.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${shown.slice(1)}`
}

const text = (value: string): SheetCell => ({ value: written(value), type: String, alignVertical: 'top' })
const wrapped = (value: string): SheetCell => ({
  ...{ value: written(value), type: String, wrap: true, alignVertical: 'top' },
})
const heading = (value: string, at: number): SheetCell => ({
  ...{ value: written(value), type: String, fontWeight: 'bold', wrap: true, alignVertical: 'top' },
  ...{ backgroundColor: '#E6EEF2', align: at === 0 ? 'left' : 'right' },
})

const headings = ({ columns }: Table): SheetCell[] => columns.map(({ label }, at) => heading(label, at))

const sheetOf = (table: Table, spoken: Spoken): Sheet => ({
  ...{ sheet: sheetName(table.title), columns: table.columns.map(({ width }) => ({ width })) },
  data: [headings(table), ...rowsOf(table, spoken)],
  ...{ stickyRowsCount: 1, stickyColumnsCount: 1 },
})

/** Whose and when, above the figures; the figures' headings stay in sight. */
function firstSheet(table: Table, { title, facts }: Heading, spoken: Spoken): Sheet {
  const above: SheetCell[][] = [
    [{ value: written(title), type: String, fontWeight: 'bold', fontSize: 14 }],
    ...facts.map(({ label, text: fact }) => [text(label), { ...asObject(fact), span: table.columns.length - 1 }]),
    [],
  ]
  return {
    ...{ sheet: sheetName(table.title), columns: table.columns.map(({ width }) => ({ width })) },
    data: [...above, headings(table), ...rowsOf(table, spoken)],
    stickyRowsCount: above.length + 1,
  }
}

const asObject = (value: string) => ({
  value: written(value),
  type: String,
  wrap: true,
  alignVertical: 'top' as const,
})

function definitions(book: Book, { texts }: Spoken): Sheet {
  const { labels, sheets } = texts.digestFile
  return {
    ...{ sheet: sheetName(sheets.definitions), columns: [{ width: 34 }, { width: 110 }] },
    data: [
      [labels.figure, labels.definition].map((label) => heading(label, 0)),
      ...book.definitions.map(([what, how]) => [text(what), wrapped(how)]),
    ],
    stickyRowsCount: 1,
  }
}

const rowsOf = ({ rows }: Table, spoken: Spoken): SheetCell[][] =>
  rows.map((row) => row.map((value) => cellOf(value, spoken)))

/** Percentages are parts of one and times are parts of a day, as spreadsheets reckon with them. */
const reckoned: { readonly [U in Unit]: (value: number) => number } = {
  count: (value) => value,
  ratio: (value) => value,
  // Of its one decimal, so that 78.8 is not 0.7879999999999999.
  percent: (value) => Math.round(value * 10) / 1000,
  minutes: (value) => value / (24 * 60),
}

function cellOf(value: Value, { texts }: Spoken): SheetCell {
  const { formats } = texts.digestFile
  if ('text' in value) return text(value.text)
  if ('month' in value)
    return { value: new Date(`${value.month}-01T00:00:00Z`), type: Date, format: formats.month, align: 'left' }
  const { cell, unit } = value
  if (typeof cell === 'number') return { value: reckoned[unit](cell), type: Number, format: formats[unit] }
  return { value: cell === null ? texts.digest.nothing : texts.digest.suppressed, type: String, align: 'right' }
}

/** At most 31 characters, without those that a workbook keeps for itself. */
const sheetName = (title: string): string => short(title.replace(/[\\/?*[\]:]/g, ' '), 31)
