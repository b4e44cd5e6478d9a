import { fileURLToPath } from 'node:url'
import type { Locale } from '../core/register/register.ts'
import { type Labelled, onPaper } from './paper.ts'

export const margins = { top: 64, bottom: 72, left: 64, right: 64 }
export const sizes = { title: 20, heading: 13, text: 10.5, small: 8.5 }
export const ink = { text: '#1a1a1a', subtle: '#595959' }

export type Pdf = PDFKit.PDFDocument
export type Tagged = PDFKit.PDFStructureElement

export interface Cover {
  readonly locale: Locale
  readonly title: string
  /** Whose it is, for the file's properties. */
  readonly author: string
  readonly madeAt: Date
  readonly page: (page: number, of: number) => string
}

interface OpenPdf {
  readonly pdf: Pdf
  readonly root: Tagged
  /** Numbers the pages; nothing can be written afterwards. */
  readonly close: () => Promise<Buffer>
}

/** As PDF/UA wants it: title, language, headings, lists and paragraphs are tagged, what stands on every page is not, and its fonts come along. */
export async function openPdf(cover: Cover): Promise<OpenPdf> {
  const { default: PDFDocument } = await import('pdfkit')
  const { locale, title, author, madeAt } = cover
  const pdf = new PDFDocument({
    ...accessible,
    ...{
      size: 'A4',
      margins,
      pdfVersion: '1.7',
      tagged: true,
      bufferPages: true,
      displayTitle: true,
    },
    ...{ lang: locale === 'sv' ? 'sv-SE' : 'en-GB', font: fontFile('text') },
    info: { Title: onPaper(title), Author: onPaper(author), CreationDate: madeAt, ModDate: madeAt },
  })
  pdf.registerFont('text', fontFile('text')).registerFont('bold', fontFile('bold'))
  const whole = collected(pdf)
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  root.add(pdf.struct('H1', {}, () => void written(pdf, 'bold', sizes.title).text(onPaper(title))))
  pdf.moveDown(0.6)
  return {
    pdf,
    root,
    close: () => {
      root.end()
      numberPages(pdf, cover)
      pdf.end()
      return whole
    },
  }
}

/** What pdfkit knows, and its types do not know yet. */
const accessible: object = { subset: 'PDF/UA' }

/** A heading at the foot of a page belongs to the next one: `room` is what has to fit under it. */
export const heading = (pdf: Pdf, text: string, room = 60): Tagged =>
  pdf.struct('H2', {}, () => {
    if (pdf.y > pdf.page.height - margins.bottom - room) pdf.addPage()
    pdf.moveDown(0.9)
    written(pdf, 'bold', sizes.heading).text(onPaper(text))
    pdf.moveDown(0.3)
  })

export const labelled = (pdf: Pdf, { label, text }: Labelled): Tagged =>
  pdf.struct('P', {}, () => {
    // A page that begins between the two would write the label as it writes text.
    if (pdf.y > pdf.page.height - margins.bottom - 16) pdf.addPage()
    written(pdf, 'bold', sizes.text).text(`${onPaper(label)}: `, { continued: true })
    written(pdf, 'text', sizes.text).text(onPaper(text) || '–')
    pdf.moveDown(0.35)
  })

export const written = (pdf: Pdf, font: 'text' | 'bold', size: number): Pdf =>
  pdf.font(font).fontSize(size).fillColor(ink.text)

/** At the foot of each page, for the eye alone: whoever listens is told by their reader which page it is. */
function numberPages(pdf: Pdf, { page, title }: Cover): void {
  const { count } = pdf.bufferedPageRange()
  for (let at = 0; at < count; at += 1) {
    pdf.switchToPage(at)
    pdf.markContent('Artifact', { type: 'Pagination' })
    const [width, y] = [pdf.page.width - margins.left - margins.right, pdf.page.height - margins.bottom / 2 - 8]
    // Below the margin: a text there would begin a page of its own.
    pdf.page.margins.bottom = 0
    pdf.font('text').fontSize(sizes.small).fillColor(ink.subtle)
    pdf.text(short(onPaper(title)), margins.left, y, { width: width * 0.7, lineBreak: false })
    pdf.text(page(at + 1, count), margins.left, y, { width, align: 'right', lineBreak: false })
    pdf.endMarkedContent()
  }
}

const short = (text: string): string => {
  const line = [...text.replace(/\s+/g, ' ')]
  return line.length > 60 ? `${line.slice(0, 59).join('')}…` : line.join('')
}

function collected(pdf: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
}

const fonts = {
  text: import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
}
const fontFile = (name: keyof typeof fonts): string => fileURLToPath(fonts[name])
