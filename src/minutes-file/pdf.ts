import type { Paper, Section } from './paper.ts'
import { onPaper } from './paper.ts'
import { heading, labelled, openPdf, type Pdf, sizes, type Tagged, written } from './pdf-file.ts'

/** A paper as a tagged PDF: see `openPdf`. */
export async function pdfOf(paper: Paper): Promise<Buffer> {
  const { pdf, root, close } = await openPdf(paper)
  for (const fact of paper.facts) root.add(labelled(pdf, fact))
  for (const section of paper.sections) addSection(pdf, root, section)
  return close()
}

function addSection(pdf: Pdf, root: Tagged, { heading: title, parts }: Section): void {
  const part = pdf.struct('Sect')
  root.add(part)
  part.add(heading(pdf, title))
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

const point = (pdf: Pdf, text: string): Tagged =>
  pdf.struct('LI', {}, [
    pdf.struct('LBody', {}, () => {
      written(pdf, 'text', sizes.text).text(`•  ${onPaper(text)}`, { indent: 6 })
      pdf.moveDown(0.25)
    }),
  ])
