import { onPaper } from '../minutes-file/paper.ts'
import {
  heading,
  ink,
  labelled,
  margins,
  openPdf,
  type Pdf,
  sizes,
  type Tagged,
  written,
} from '../minutes-file/pdf-file.ts'
import type { Book } from './book.ts'
import type { Chart } from './charts/chart.ts'
import { pngOf } from './charts/draw.ts'
import { plain } from './lettering.ts'
import { addTable } from './pdf-table.ts'
import type { Spoken } from './spoken.ts'
import type { Table } from './tables.ts'

/** What stands as numbers beside each picture is a table of its own; the trend's would be wider than a page. */
const wide = new Set<Table['name']>(['trend'])

/** A report for a steering group: the figures, pictures with what they show, tables, and what each figure means. */
export async function pdfOf(book: Book, spoken: Spoken, step: Step): Promise<Buffer> {
  const { title, facts, charts, madeAt } = book
  const pictures: Picture[] = []
  for (const chart of charts) {
    step(pictures.length, charts.length + 1)
    pictures.push({ chart, png: await pngOf(chart) })
  }
  step(charts.length, charts.length + 1)
  const { locale, texts } = spoken
  const cover = { locale, title: plain(title), author: plain(book.author), madeAt, page: texts.digestFile.page }
  const { pdf, root, close } = await openPdf(cover)
  for (const { label, text } of facts) root.add(labelled(pdf, { label, text: plain(text) }))
  for (const table of book.tablesFor(places)) {
    const picture = pictures.find(({ chart }) => chart.name === table.name)
    addPart(pdf, root, { table, picture, spoken })
  }
  addDefinitions(pdf, root, { book, spoken })
  return close()
}

/** How far it has come. */
export type Step = (done: number, of: number) => void

interface Picture {
  readonly chart: Chart
  readonly png: Buffer
}

interface Part {
  readonly table: Table
  readonly picture: Picture | undefined
  readonly spoken: Spoken
}

function addPart(pdf: Pdf, root: Tagged, { table, picture, spoken }: Part): void {
  const section = pdf.struct('Sect')
  root.add(section)
  section.add(heading(pdf, table.title, picture === undefined ? 90 : heightOf(picture) + 60))
  if (table.about !== '') section.add(remark(pdf, table.about))
  if (picture !== undefined) addPicture(pdf, section, picture)
  if (table.rows.length === 0 || (wide.has(table.name) && picture === undefined))
    section.add(remark(pdf, spoken.texts.digestFile.charts.nothing))
  else if (!wide.has(table.name)) addTable(pdf, section, { table, spoken })
  section.end()
}

const remark = (pdf: Pdf, text: string): Tagged =>
  pdf.struct('P', {}, () => {
    written(pdf, 'text', sizes.text)
      .fillColor(ink.subtle)
      .text(onPaper(plain(text)))
    pdf.moveDown(0.5)
  })

/** Rows and columns of a matrix that a page has room for. */
const places = 7

const printed = 400
const heightOf = ({ chart }: Picture): number => (chart.height / chart.width) * printed

function addPicture(pdf: Pdf, section: Tagged, picture: Picture): void {
  const { chart, png } = picture
  if (pdf.y + heightOf(picture) > pdf.page.height - margins.bottom) pdf.addPage()
  const [x, y] = [margins.left, pdf.y]
  // Known to pdfkit, and not yet to its types.
  const placed: object = { bbox: [x, y, x + printed, y + heightOf(picture)] }
  section.add(
    pdf.struct('Figure', { ...placed, alt: chart.text }, () => {
      pdf.image(png, x, y, { width: printed })
      pdf.y = y + heightOf(picture) + 6
      pdf.x = margins.left
    }),
  )
  section.add(remark(pdf, chart.text))
}

function addDefinitions(
  pdf: Pdf,
  root: Tagged,
  { book, spoken }: { readonly book: Book; readonly spoken: Spoken },
): void {
  const section = pdf.struct('Sect')
  root.add(section)
  section.add(heading(pdf, spoken.texts.digestFile.sheets.definitions))
  for (const [label, text] of book.definitions) section.add(labelled(pdf, { label, text }))
  section.end()
}
