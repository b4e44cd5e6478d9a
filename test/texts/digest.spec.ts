import { describe, expect, it } from '@jest/globals'
import type { Locale } from '#src/core/register/register.ts'
import { wordsFor } from '#src/texts/words.ts'
import { sample } from '#test/digest-file/sample.ts'

const told = (locale: Locale) => wordsFor({ locale, timeZone: 'Europe/Stockholm' }).digest

const hidden = sample({
  noWrongDoorBy: sample().noWrongDoorBy.map((one, at) => (at === 3 ? { ...one, reached: 'suppressed' } : one)),
})

describe('a digest in words', () => {
  it('says of what is not shown that it is not, as it may be small or stand beside what is', () => {
    const both = (['sv', 'en'] as const).map((locale) => told(locale).table(hidden, 'noWrongDoorBy').slice(2, 4))
    expect(both).toEqual([
      ['EKN: visas inte', 'Enterprise Europe Network: visas inte, av 10'],
      ['EKN: not shown', 'Enterprise Europe Network: not shown, of 10'],
    ])
    expect(told('sv').lines(sample())).toContain('Varma överlämningar: visas inte (22,5 % på tolv månader)')
    expect(told('sv').table(sample(), 'fromTo').at(-1)).toBe('De övriga är noll eller visas inte.')
    expect(told('en').table(sample(), 'fromTo').at(-1)).toBe('The others are none, or not shown.')
  })

  it('names what is not shown in one line, and not each in a line of its own', () => {
    const { headlines, ...rest } = sample()
    const small = { ...rest, headlines: { ...headlines } }
    for (const figure of ['companies', 'casesOpened', 'casesOpen'] as const)
      small.headlines[figure] = { ...headlines[figure], value: 'suppressed', year: 'suppressed' }
    const lines = (locale: Locale) => told(locale).lines(small)
    expect(lines('sv').filter((line) => line.includes('isas inte:'))).toEqual([
      'Visas inte: företag, öppnade ärenden, öppna ärenden och fastnade ärenden.',
    ])
    expect(lines('en').at(-1)).toBe('Not shown: companies, cases opened, open cases and stuck cases.')
    expect(lines('sv')).toHaveLength(told('sv').lines(sample()).length - 3)
  })

  it('says that it is late and not why, and of a preview that it has not been posted and not who has seen it', () => {
    expect([told('sv').standing.late, told('en').standing.late]).toEqual([
      'Brevet kommer senare än det skulle.',
      'This comes later than it was due.',
    ])
    expect([told('sv').standing.preview, told('en').standing.preview]).toEqual([
      'Förhandsvisning: brevet har inte skickats än. När det skickas har det diagram.',
      'Preview: it has not been posted yet. It comes with charts when it is posted.',
    ])
  })
})
