import { ink, margins, type Pdf, sizes, type Tagged, written } from '../minutes-file/pdf-file.ts'
import { short } from './lettering.ts'
import { cellInWords, type Spoken } from './spoken.ts'
import type { Table, Value } from './tables.ts'

interface Laid {
  readonly table: Table
  readonly spoken: Spoken
}

/** More of a name would not be read on paper: the workbook has it whole. */
const longest = { row: 80, head: 32 }

/** Rows that stay whole on a page, with headings that a screen reader knows as such. */
export function addTable(pdf: Pdf, section: Tagged, laid: Laid): void {
  const shown = laid.table.columns.flatMap(({ isUnit }, at) => (isUnit ? [] : [at]))
  const widths = widthsOf(pdf, shown.length)
  const tagged = pdf.struct('Table')
  section.add(tagged)
  const { columns, rows } = laid.table
  const texts = shown.map((at) => columns[at]?.label ?? '')
  addRow(pdf, tagged, { texts, widths, isHead: true })
  for (const row of rows) {
    const words = shown.map((at) => wordsOf(row[at] ?? { text: '' }, laid.spoken))
    addRow(pdf, tagged, { texts: words, widths, isHead: false })
  }
  tagged.end()
  pdf.x = margins.left
  pdf.moveDown(0.6)
}

function wordsOf(value: Value, spoken: Spoken): string {
  if ('text' in value) return value.text
  return 'month' in value ? spoken.texts.digestFile.month(value.month) : cellInWords(spoken, value.cell, value.unit)
}

function widthsOf(pdf: Pdf, columns: number): readonly number[] {
  const whole = pdf.page.width - margins.left - margins.right
  const first = columns > 6 ? whole * 0.22 : whole * 0.4
  return Array.from({ length: columns }, (_, at) => (at === 0 ? first : (whole - first) / (columns - 1)))
}

interface Row {
  readonly texts: readonly string[]
  readonly widths: readonly number[]
  readonly isHead: boolean
}

/** Known to pdfkit, and not yet to its types. */
const scopeOf = (isHead: boolean, at: number): object => {
  if (isHead) return { scope: 'Column' }
  return at === 0 ? { scope: 'Row' } : {}
}

function addRow(pdf: Pdf, table: Tagged, { texts, widths, isHead }: Row): void {
  const row = pdf.struct('TR')
  table.add(row)
  const size = widths.length > 6 ? sizes.small - 1 : sizes.small + 0.5
  written(pdf, isHead ? 'bold' : 'text', size)
  const shown = widths.map((_, at) => short(texts[at] ?? '', isHead ? longest.head : longest.row) || ' ')
  const height = 8 + Math.max(...shown.map((text, at) => pdf.heightOfString(text, { width: (widths[at] ?? 0) - 8 })))
  if (pdf.y + height > pdf.page.height - margins.bottom) pdf.addPage()
  const y = pdf.y
  let x = margins.left
  for (const [at, text] of shown.entries()) {
    const width = widths[at] ?? 0
    const left = x
    row.add(
      pdf.struct(isHead || at === 0 ? 'TH' : 'TD', { ...scopeOf(isHead, at) }, () => {
        written(pdf, isHead ? 'bold' : 'text', size)
        pdf.text(text, left + (at === 0 ? 0 : 8), y + 4, { width: width - 8, align: at === 0 ? 'left' : 'right' })
      }),
    )
    x += width
  }
  row.end()
  pdf.markContent('Artifact', { type: 'Layout' })
  pdf
    .moveTo(margins.left, y + height)
    .lineTo(x, y + height)
    .lineWidth(isHead ? 1 : 0.4)
    .strokeColor(ink.subtle)
    .stroke()
  pdf.endMarkedContent()
  pdf.y = y + height
}
