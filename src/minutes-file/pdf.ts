import { fileURLToPath } from 'node:url'
import type { Labelled, Paper, Section } from './paper.ts'
import { onPaper } from './paper.ts'

const margins = { top: 64, bottom: 72, left: 64, right: 64 }
const sizes = { title: 20, heading: 13, text: 10.5, small: 8.5 }
const ink = { text: '#1a1a1a', subtle: '#595959' }

type Pdf = PDFKit.PDFDocument
type Tagged = PDFKit.PDFStructureElement

/** As PDF/UA wants it: title, language, headings, lists and paragraphs are tagged, what stands on every page is not, and its fonts come along. */
export async function pdfOf(paper: Paper): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit')
  const { locale, title, author, madeAt } = paper
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
  for (const fact of paper.facts) root.add(labelled(pdf, fact))
  for (const section of paper.sections) addSection(pdf, root, section)
  root.end()
  numberPages(pdf, paper)
  pdf.end()
  return whole
}

/** What pdfkit knows, and its types do not know yet. */
const accessible: object = { subset: 'PDF/UA' }

function addSection(pdf: Pdf, root: Tagged, { heading, parts }: Section): void {
  const part = pdf.struct('Sect')
  root.add(part)
  part.add(
    pdf.struct('H2', {}, () => {
      // A heading at the foot of a page belongs to the next one.
      if (pdf.y > pdf.page.height - margins.bottom - 60) pdf.addPage()
      pdf.moveDown(0.9)
      written(pdf, 'bold', sizes.heading).text(onPaper(heading))
      pdf.moveDown(0.3)
    }),
  )
  let list: Tagged | null = null
  for (const one of parts) {
    if ('label' in one) {
      list?.end()
      list = null
      part.add(labelled(pdf, one))
      continue
    }
    if (list === null) {
      list = pdf.struct('L')
      part.add(list)
    }
    list.add(point(pdf, one.point))
  }
  list?.end()
  part.end()
}

const labelled = (pdf: Pdf, { label, text }: Labelled): Tagged =>
  pdf.struct('P', {}, () => {
    written(pdf, 'bold', sizes.text).text(`${onPaper(label)}: `, { continued: true })
    written(pdf, 'text', sizes.text).text(onPaper(text) || '–')
    pdf.moveDown(0.35)
  })

const point = (pdf: Pdf, text: string): Tagged =>
  pdf.struct('LI', {}, [
    pdf.struct('LBody', {}, () => {
      written(pdf, 'text', sizes.text).text(`•  ${onPaper(text)}`, { indent: 6 })
      pdf.moveDown(0.25)
    }),
  ])

const written = (pdf: Pdf, font: 'text' | 'bold', size: number): Pdf =>
  pdf.font(font).fontSize(size).fillColor(ink.text)

/** At the foot of each page, for the eye alone: whoever listens is told by their reader which page it is. */
function numberPages(pdf: Pdf, { page, title }: Paper): void {
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
