import { describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import type { Digest } from '#src/core/digest/digest.ts'
import type { Locale } from '#src/core/register/register.ts'
import { digestBook } from '#src/digest-file/book.ts'
import { csvOf } from '#src/digest-file/csv.ts'
import { wordsFor } from '#src/texts/words.ts'
import { runs } from '#test/long.ts'
import { hostileDigest, shownAs } from './hostile.ts'
import { namedCounts, nothing, sample } from './sample.ts'

const made = (digest: Digest, locale: Locale = 'sv') => {
  const spoken = { locale, texts: wordsFor({ locale, timeZone: 'Europe/Stockholm' }) }
  return csvOf(digestBook(digest, spoken), spoken)
}

/** As another library reads it: strictly, each line as long as the first. */
const lines = (digest: Digest, locale: Locale = 'sv'): string[][] =>
  parse(made(digest, locale), { bom: true, record_delimiter: '\r\n' })

describe('a digest as text for programs', () => {
  it('has a number a line, as a program reads it, and words for what is not shown', () => {
    const found = lines(sample())
    expect(found[0]).toEqual(['Period', 'Tabell', 'Rad', 'Kolumn', 'Värde', 'Enhet'])
    for (const line of [
      ['2026-11', 'Översikt', 'Accepterade inom en arbetsdag', 'Perioden', '78.8', 'procent'],
      ['2026-11', 'Översikt', 'Tid till accept, median', 'Perioden', '185', 'arbetstid, minuter'],
      ['2026-11', 'Översikt', 'Varma överlämningar', 'Perioden', 'visas inte', 'procent'],
      ['2026-11', 'Översikt', 'Varma överlämningar', 'Månaden innan', '', 'procent'],
      ['2026-11', 'Dörr och ägare', 'Almi Kronoberg', 'Summa', 'visas inte', 'antal'],
      ['2026-11', 'Tolv månader', '2026-06', 'Accepterade inom en arbetsdag', 'visas inte', 'procent'],
    ])
      expect(found).toContainEqual(line)
    expect(lines(sample(), 'en')).toContainEqual([
      '2026-11',
      'Needs',
      'EU-projekt (en)',
      'Number',
      'not shown',
      'number',
    ])
  })

  it('names what the municipalities that are not shown have together', () => {
    const municipalities = namedCounts([
      ['Växjö', 19],
      ['*', 6],
      ['', 5],
    ])
    const rows = (locale: Locale, table: string) =>
      lines(sample({ municipalities }), locale).flatMap(([, of, row]) => (of === table ? [row] : []))
    expect(rows('sv', 'Kommuner')).toEqual(['Växjö', 'Övriga kommuner', 'Kommunen okänd'])
    expect(rows('en', 'Municipalities')).toEqual(['Växjö (en)', 'Other municipalities', 'Municipality not known'])
  })

  it('begins with a byte order mark, and is as long when there is nothing', () => {
    expect([...made(sample()).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(lines(nothing())).toContainEqual(['2026-11', 'Översikt', 'Företag', 'Perioden', '0', 'antal'])
  })

  it('holds whatever is typed, and nothing that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(hostileDigest, ({ digest, names }) => {
        const found = lines(digest)
        const needs = found.filter(([, table]) => table === 'Behov').map(([, , name]) => name)
        expect(needs.map((name) => name?.replace(/^'(?=[=+\-@])/, ''))).toEqual(
          names.map((name) => shownAs(name)).map((name) => name.replace(/^'(?=[=+\-@])/, '')),
        )
        expect(found.flat().filter((field) => /^[=+\-@\t\r]/.test(field))).toEqual([])
      }),
      runs(40, 15_000),
    )
  })
})
