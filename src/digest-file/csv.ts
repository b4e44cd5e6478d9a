import type { Book } from './book.ts'
import { plain } from './lettering.ts'
import type { Spoken } from './spoken.ts'
import type { Table, Value } from './tables.ts'

/**
 * RFC 4180 with a byte order mark, which tells a spreadsheet that it is UTF-8. Long: one number a line with what it is of, so that a
 * program reads all tables in one way. Numbers are plain (minutes as minutes); a number that is not shown is words, and nothing is nothing.
 */
export function csvOf({ period, tables }: Book, spoken: Spoken): Buffer {
  const { labels } = spoken.texts.digestFile
  const head = [labels.period, labels.table, labels.row, labels.column, labels.amount, labels.unit]
  const lines = [head, ...tables.flatMap((table) => linesOf(table, spoken).map((line) => [period, ...line]))]
  return Buffer.from(`\uFEFF${lines.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`)
}

function linesOf({ title, columns, rows }: Table, spoken: Spoken): readonly (readonly (string | number)[])[] {
  return rows.flatMap((row) => {
    const [first, ...rest] = row
    const name = first === undefined ? '' : wordsOf(first)
    return rest.flatMap((value, at) =>
      'cell' in value
        ? [[title, name, columns[at + 1]?.label ?? '', numberOf(value, spoken), unitOf(value, spoken)]]
        : [],
    )
  })
}

const wordsOf = (value: Value): string => ('text' in value ? value.text : 'month' in value ? value.month : '')

function numberOf({ cell }: Extract<Value, { cell: unknown }>, { texts }: Spoken): string | number {
  if (cell === 'suppressed') return texts.digest.suppressed
  return cell ?? ''
}

const unitOf = ({ unit }: Extract<Value, { cell: unknown }>, { texts }: Spoken): string =>
  unit === 'minutes' ? texts.digestFile.minutes : texts.digestFile.units[unit]

/** What a spreadsheet would take for a formula begins with an apostrophe instead. */
function field(value: string | number): string {
  if (typeof value === 'number') return `${value}`
  const text = plain(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
