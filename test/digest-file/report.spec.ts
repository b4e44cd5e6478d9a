import { read } from '@e965/xlsx'
import { describe, expect, it } from '@jest/globals'
import { extractText, getDocumentProxy } from 'unpdf'
import type { Cell } from '#src/core/digest/digest.ts'
import { type Report, reportOf } from '#src/core/digest/report.ts'
import { reportBook } from '#src/digest-file/book.ts'
import { csvOf } from '#src/digest-file/csv.ts'
import { pdfOf } from '#src/digest-file/pdf.ts'
import { xlsxOf } from '#src/digest-file/xlsx.ts'
import { wordsFor } from '#src/texts/words.ts'
import { sample } from './sample.ts'

const spoken = { locale: 'sv', texts: wordsFor({ locale: 'sv', timeZone: 'Europe/Stockholm' }) } as const

function report(years: readonly number[], companies: Cell): Report {
  const made = reportOf(
    { by: 'month', months: ['2026-11'] },
    [sample()],
    ['companies', 'acceptedInADay', 'medianToAccept'],
  )
  if ('missing' in made) throw new Error('the sample has its month')
  const [span] = made.spans
  if (!span) throw new Error('a month is a span')
  const values = { ...span.values, companies }
  return { ...made, spans: years.map((year) => ({ from: `${year}-01`, to: `${year}-12`, values })) }
}

describe('a report by year', () => {
  it('is a workbook with a line a year, in the columns that are wanted, and only their definitions', async () => {
    const { Sheets, SheetNames } = read(await xlsxOf(reportBook(report([2024, 2025], 'suppressed'), spoken), spoken), {
      cellNF: true,
    })
    expect(SheetNames).toEqual(['Översikt', 'Definitioner'])
    const { Översikt: sheet = {}, Definitioner: words = {} } = Sheets
    const found = Object.entries(sheet).flatMap(([at, cell]) =>
      /^[A-D]\d+$/.test(at) ? [[cell.v, cell.t === 'n' ? cell.z : undefined]] : [],
    )
    for (const expected of [
      ['2024', undefined],
      ['visas inte', undefined],
      [0.788, '0.0 %'],
      [185 / 1440, '[h]:mm'],
    ])
      expect(found).toContainEqual(expected)
    const defined = Object.entries(words).flatMap(([at, cell]) => (/^A\d+$/.test(at) ? [cell.v] : []))
    expect(defined).toEqual([
      'Nyckeltal',
      'Företag',
      'Accepterade inom en arbetsdag',
      'Tid till accept, median',
      'Ett år',
    ])
  })

  it.each([
    ['sv', 'Ett år', 'där en definition säger ”månaden” gäller den var och en av dem'],
    ['en', 'A year', 'where a definition says “the month”, it is of each of them'],
  ] as const)('says in %s what the definitions are of a year, and of months nothing of years', (locale, name, how) => {
    const tongue = { locale, texts: wordsFor({ locale, timeZone: 'Europe/Stockholm' }) }
    const definitions = (of: Report) => reportBook(of, tongue).definitions
    expect(definitions(report([2024, 2025], 41)).at(-1)).toEqual([name, expect.stringContaining(how)])
    const months = reportOf({ by: 'month', months: ['2026-11'] }, [sample()], ['companies'])
    expect('missing' in months ? [] : definitions(months)).toHaveLength(1)
  })

  it('is text for programs', () => {
    const lines = csvOf(reportBook(report([2025], 41), spoken), spoken)
      .toString()
      .split('\r\n')
    expect(lines[1]).toBe('2025-01..2025-12,Översikt,2025,Företag,41,antal')
  })

  it('goes on in a table of its own where a page is too narrow for so many years', async () => {
    const years = Array.from({ length: 9 }, (_, at) => 2017 + at)
    const file = await pdfOf(reportBook(report(years, 41), spoken), spoken, () => {})
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: true })
    const plain = text.replace(/\s+/g, ' ')
    for (const year of years) expect(plain).toContain(` ${year} `)
    expect(plain.match(/Accepterade inom en arbetsdag 78,8 %/g)).toHaveLength(2)
  })
})
