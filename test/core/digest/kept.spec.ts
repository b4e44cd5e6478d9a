import { expect, it } from '@jest/globals'
import { digestIn } from '#src/core/digest/kept.ts'
import { wordsFor } from '#src/texts/words.ts'
import { sample } from '../../digest-file/sample.ts'

it('what was told is the same to the byte', () => {
  const body = JSON.stringify(sample())
  expect(JSON.stringify(digestIn(body))).toBe(body)
})

it('what was told before a figure was there tells nothing of it, and not that there was none', () => {
  const { headlines, series, ...rest } = sample()
  const { meetingsHeld: _, ...figures } = headlines
  const { meetingsHeld: __, ...values } = series.values
  const kept = digestIn(JSON.stringify({ ...rest, headlines: figures, series: { ...series, values } }))
  expect(kept.headlines.meetingsHeld).toEqual({ unit: 'count', value: null, before: null, year: null, outOf: null })
  expect(kept.series.values.meetingsHeld).toEqual(series.months.map(() => null))
  const t = wordsFor({ locale: 'sv', timeZone: 'Europe/Stockholm' })
  expect(t.digest.lines(kept).join()).not.toContain('möten')
  expect(t.digest.lines(sample()).join()).toContain('Genomförda möten: 2')
})
