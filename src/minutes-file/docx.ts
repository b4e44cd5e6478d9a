import type { Labelled, Paper, Section } from './paper.ts'
import { onPaper } from './paper.ts'

/** With real headings and lists, its title and its language, so that it can be read aloud and gone on with. */
export async function docxOf(paper: Paper): Promise<Buffer> {
  const docx = await import('docx')
  const { AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } = docx
  const language = paper.locale === 'sv' ? 'sv-SE' : 'en-GB'
  const runs = (text: string, bold = false) =>
    onPaper(text)
      .split('\n')
      .map((line, at) => new TextRun({ text: line, bold, ...(at === 0 ? {} : { break: 1 }) }))
  const labelled = ({ label, text }: Labelled) =>
    new Paragraph({ spacing: { after: 100 }, children: [...runs(`${label}: `, true), ...runs(text || '–')] })
  const sectionOf = ({ heading, parts }: Section) => [
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: runs(heading) }),
    ...parts.map((part) =>
      'label' in part ? labelled(part) : new Paragraph({ bullet: { level: 0 }, children: runs(part.point) }),
    ),
  ]
  const [before, between, after] = aroundPages(paper)
  const made = new Document({
    title: onPaper(paper.title),
    creator: onPaper(paper.author),
    lastModifiedBy: onPaper(paper.author),
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22, language: { value: language, eastAsia: language } } },
        heading1: { run: { size: 36, bold: true, color: '1A1A1A' }, paragraph: { spacing: { after: 160 } } },
        heading2: {
          run: { size: 26, bold: true, color: '1A1A1A' },
          paragraph: { spacing: { before: 280, after: 100 } },
        },
      },
    },
    sections: [
      {
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({
                    size: 17,
                    children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(paper.title) }),
          ...paper.facts.map(labelled),
          ...paper.sections.flatMap(sectionOf),
        ],
      },
    ],
  })
  return Packer.toBuffer(made)
}

/** The words about a page's number: Word counts the pages itself. */
function aroundPages({ page }: Paper): readonly [string, string, string] {
  const [before = '', between = '', after = ''] = page(1, 2).split(/[12]/)
  return [before, between, after]
}
