import { read, type WorkSheet } from '@e965/xlsx'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import type { Digest } from '#src/core/digest/digest.ts'
import type { Locale } from '#src/core/register/register.ts'
import { digestBook } from '#src/digest-file/book.ts'
import { xlsxOf } from '#src/digest-file/xlsx.ts'
import { wordsFor } from '#src/texts/words.ts'
import { runs } from '#test/long.ts'
import { forty, hostileDigest, shownAs } from './hostile.ts'
import { nothing, sample } from './sample.ts'

const made = (digest: Digest, locale: Locale = 'sv') => {
  const spoken = { locale, texts: wordsFor({ locale, timeZone: 'Europe/Stockholm' }) }
  return xlsxOf(digestBook(digest, spoken), spoken)
}

/** As another library reads it. */
const workbook = async (digest: Digest, locale: Locale = 'sv') => {
  const { Sheets, SheetNames } = read(await made(digest, locale), { cellNF: true, cellDates: false })
  return { names: SheetNames, sheet: (name: string): WorkSheet => Sheets[name] ?? {} }
}

/** The cells beside a name in the first column. */
function beside(sheet: WorkSheet, name: string) {
  const [place] = Object.entries(sheet).find(([at, cell]) => /^A\d+$/.test(at) && cell.v === name) ?? []
  const row = place?.slice(1)
  return ['B', 'C', 'D', 'E', 'F'].map((column) => sheet[`${column}${row}`])
}

const rounded = (value: unknown) => (typeof value === 'number' ? value.toFixed(10) : value)

describe('a digest as a workbook', () => {
  it('has numbers, shares, times and months as what they are, and words for what is not shown', async () => {
    const { sheet } = await workbook(sample())
    const rows = {
      Företag: [['n', 41, '#,##0']],
      'Accepterade inom en arbetsdag': [['n', 0.788, '0.0 %']],
      'Tid till accept, median': [['n', 185 / 1440, '[h]:mm']],
      'Överlämningar per ärende': [['n', 0.45, '0.00']],
      'Avslutade inom 90 dagar': [
        ['n', 0.667, '0.0 %'],
        ['s', 'visas inte'],
      ],
      'Varma överlämningar': [
        ['s', 'visas inte'],
        ['s', '–'],
        ['n', 0.225, '0.0 %'],
      ],
    } as const
    for (const [name, expected] of Object.entries(rows)) {
      const cells = beside(sheet('Översikt'), name).slice(0, expected.length)
      expect(cells.map((cell) => [cell?.t, rounded(cell?.v)])).toEqual(
        expected.map(([type, value]) => [type, rounded(value)]),
      )
      expect(cells.flatMap((cell) => (cell?.t === 'n' ? [cell.z] : []))).toEqual(
        expected.flatMap(([, , format]) => format ?? []),
      )
    }
    // 1 December 2025 as a spreadsheet counts days.
    expect(sheet('Tolv månader')['A2']).toMatchObject({ t: 'n', v: 45_992, z: 'yyyy-mm' })
  })

  it('is whole in either language, definitions too', async () => {
    const [sv, en] = await Promise.all([workbook(sample()), workbook(sample(), 'en')])
    expect(sv.names).toEqual([
      ...['Översikt', 'Tolv månader', 'Från och till', 'Dörr och ägare', 'Ingen fel dörr, per dörr', 'Behov'],
      ...['Kommuner', 'Skäl till att avböja', 'Öppna ärenden efter ålder', 'Svarstider', 'Definitioner'],
    ])
    expect(en.names.length).toBe(sv.names.length)
    expect(beside(sv.sheet('Definitioner'), 'Ingen fel dörr')[0]?.v).toContain('under månaden före')
    expect(beside(en.sheet('Definitions'), 'No wrong door')[0]?.v).toContain('opened in the month before')
    expect(beside(en.sheet('Overview'), 'Accepted within one working day')[0]).toMatchObject({ v: 0.788, z: '0.0%' })
    expect(beside(en.sheet('Reasons for declining'), 'No capacity')[0]?.v).toBe('not shown')
  })

  it('keeps its headings in sight on every sheet', async () => {
    const files = unzipSync(await made(sample()))
    const sheets = Object.entries(files).filter(([name]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    expect(sheets).toHaveLength(11)
    for (const [, xml] of sheets) expect(strFromU8(xml)).toMatch(/<pane [^>]*state="frozen"/)
  })

  it('can be of nothing, and of more than anybody reads', async () => {
    const { sheet } = await workbook(nothing())
    expect(beside(sheet('Översikt'), 'Företag')[0]).toMatchObject({ t: 'n', v: 0 })
    expect(beside(sheet('Översikt'), 'Tid till accept, median')[0]?.v).toBe('–')
    const many = await workbook(forty())
    expect(many.sheet('Dörr och ägare')['!ref']).toBe('A1:AP42')
  })

  it('holds whatever is typed as text, and never as a formula', async () => {
    await fc.assert(
      fc.asyncProperty(hostileDigest, async ({ digest, names }) => {
        const { sheet } = await workbook(digest)
        const needs = sheet('Behov')
        for (const [at, name] of names.entries()) {
          const cell = needs[`A${at + 2}`]
          expect(cell?.f).toBeUndefined()
          expect(cell?.v ?? '').toBe(shownAs(name))
        }
        expect(Object.values(needs).filter((cell) => cell?.f !== undefined)).toEqual([])
      }),
      runs(25, 5_000),
    )
  })
})
