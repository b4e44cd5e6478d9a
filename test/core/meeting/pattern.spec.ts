import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Pattern, type Rule, readPattern, spans } from '#src/core/meeting/pattern.ts'
import { wordsFor } from '#src/texts/words.ts'

const today = '2026-11-25'
const weekday = (nth: 1 | 2 | 3 | 4 | -1, day: 1 | 2 | 3 | 4 | 5 | 6 | 7, span: 1 | 3 | 6 | 12, every = 1): Rule => ({
  ...{ by: 'weekday', nth, weekday: day, span, every },
})
const date = (of: number, span: 1 | 3 | 6 | 12, every = 1): Rule => ({ by: 'date', date: of, span, every })
const week = (day: 1 | 2 | 3 | 4 | 5 | 6 | 7, every = 1): Rule => ({ by: 'week', weekday: day, every })
const dates = (...on: string[]): Rule => ({ by: 'dates', dates: on })

describe('when a series meets', () => {
  it.each<[typed: string, rule: Rule, from: number, to: number]>([
    ['second Tuesday of every other month, 09:00–10:30', weekday(2, 2, 1, 2), 540, 630],
    ['andra tisdagen varannan månad 09:00–10:30', weekday(2, 2, 1, 2), 540, 630],
    ['Andra tisdagen i varannan månad, kl. 9–10.30', weekday(2, 2, 1, 2), 540, 630],
    ['varannan månad, andra tisdagen 09.00-10.30', weekday(2, 2, 1, 2), 540, 630],
    ['every second month on the second Tuesday 9:00 - 10:30', weekday(2, 2, 1, 2), 540, 630],
    ['varje månad den 3:e torsdagen 13:00 till 15:00', weekday(3, 4, 1), 780, 900],
    ['tredje torsdagen i månaden 13–15', weekday(3, 4, 1), 780, 900],
    ['3rd Thursday monthly from 13:00 to 15:00', weekday(3, 4, 1), 780, 900],
    ['every third Thursday of the month, 13–15', weekday(3, 4, 1), 780, 900],
    ['var tredje månad första måndagen 08:30–09:00', weekday(1, 1, 1, 3), 510, 540],
    ['sista fredagen varje kvartal 15:00–17:00', weekday(-1, 5, 3), 900, 1020],
    ['last Friday of every quarter, 15:00–17:00', weekday(-1, 5, 3), 900, 1020],
    ['kvartalsvis, första onsdagen, klockan 17 till 20', weekday(1, 3, 3), 1020, 1200],
    ['first Wednesday of every other quarter 17–20', weekday(1, 3, 3, 2), 1020, 1200],
    ['fjärde måndagen varje halvår 09–10', weekday(4, 1, 6), 540, 600],
    ['last Thursday of the year 09–10', weekday(-1, 4, 12), 540, 600],
    ['den 15:e varje månad 09:00–10:00', date(15, 1), 540, 600],
    ['the 15th of every other month 09:00–10:00', date(15, 1, 2), 540, 600],
    ['sista dagen i varje kvartal 09:00–10:00', date(-1, 3), 540, 600],
    ['varje tisdag 08:00–08:30', week(2), 480, 510],
    ['every Tuesday, 08:00–08:30', week(2), 480, 510],
    ['varannan tisdag 08:00–08:30', week(2, 2), 480, 510],
    ['tisdagar varannan vecka 08:00–08:30', week(2, 2), 480, 510],
    ['every other week on Tuesdays 08:00–08:30', week(2, 2), 480, 510],
    ['every second Tuesday 08:00–08:30', week(2, 2), 480, 510],
    ['var tredje fredag 08:00–08:30', week(5, 3), 480, 510],
    ['every 6 weeks on Friday 08:00–08:30', week(5, 6), 480, 510],
    ['2026-12-08, 2027-02-09 och 2027-04-13 09:00–10:30', dates('2026-12-08', '2027-02-09', '2027-04-13'), 540, 630],
    ['8 december, 9 februari 09:00–10:30', dates('2026-12-08', '2027-02-09'), 540, 630],
    ['December 8 2026, 13 April 2027, 09:00–10:30', dates('2026-12-08', '2027-04-13'), 540, 630],
    ['9/2 9–10', dates('2027-02-09'), 540, 600],
    ['varje ma\u030Anad den 3:e torsdagen 23:00–24:00', weekday(3, 4, 1), 1380, 1440],
  ])('%s', (typed, rule, from, to) => {
    expect(readPattern(typed, today)).toEqual({ ok: true, value: { rule, from, to } })
  })

  it.each([
    ['', { code: 'required' }],
    ['andra tisdagen varannan månad', { code: 'pattern-no-time' }],
    ['2026-12-08', { code: 'pattern-no-time' }],
    ['andra tisdagen varannan månad 10:30–09:00', { code: 'ends-before-start' }],
    ['andra tisdagen varannan månad 09:00–09:00', { code: 'ends-before-start' }],
    ['andra tisdagen varannan månad 09:00–25:00', { code: 'time-unreadable', typed: '09:00–25:00' }],
    ['andra tisdagen varannan månad 09:75–10:00', { code: 'time-unreadable' }],
    ['femte tisdagen varje månad 09:00–10:00', { code: 'pattern-impossible', nth: 5 }],
    ['den 31:a varje månad 09:00–10:00', { code: 'pattern-impossible', nth: 31 }],
    ['the 30th of every quarter 09:00–10:00', { code: 'pattern-impossible', nth: 30 }],
    ['2027-02-30 09:00–10:00', { code: 'date-unreadable', typed: '2027-02-30' }],
    ['2026-12-08 och kanske 2027-02-09 09:00–10:00', { code: 'pattern-unreadable', typed: 'kanske 2027-02-09' }],
    ['när det passar 09:00–10:00', { code: 'pattern-unreadable', typed: 'när' }],
    ['every first Monday 09:00–10:00', { code: 'pattern-unreadable' }],
    ['tisdag 09:00–10:00', { code: 'pattern-unreadable' }],
    ['varje månad 09:00–10:00', { code: 'pattern-unreadable' }],
    ['första andra tisdagen varje månad 09:00–10:00', { code: 'pattern-unreadable' }],
    ['varje tisdag onsdag 09:00–10:00', { code: 'pattern-unreadable' }],
    ['var 0 vecka på tisdag 09:00–10:00', { code: 'pattern-unreadable' }],
  ])('%s is refused, at its field', (typed, refusal) => {
    const read = readPattern(typed, today)
    expect(read.ok ? read : read.refusal).toMatchObject({ ...refusal, field: 'pattern' })
  })

  it('reads whatever is typed without a fault', () => {
    const word = fc.constantFrom(
      'every',
      'varannan',
      'andra',
      '3:e',
      'tisdagen',
      'månad',
      'kvartal',
      'sista',
      '2026-12-08',
      ',',
      '9–10',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 60 }),
          fc.array(word).map((all) => all.join(' ')),
        ),
        (typed) => {
          const read = readPattern(typed, today)
          expect(read.ok || read.refusal.code !== 'fault').toBe(true)
        },
      ),
    )
  })

  const someDay = fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const, 7 as const)
  const monthly = { span: fc.constantFrom(...spans), every: fc.integer({ min: 1, max: 6 }) }
  const rules: fc.Arbitrary<Rule> = fc.oneof(
    fc.record({
      ...{
        by: fc.constant('weekday' as const),
        nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
      },
      ...{ weekday: someDay, ...monthly },
    }),
    fc.record({
      by: fc.constant('date' as const),
      date: fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant(-1)),
      ...monthly,
    }),
    fc.record({ by: fc.constant('week' as const), weekday: someDay, every: fc.integer({ min: 1, max: 9 }) }),
    fc.constant(dates('2026-12-08', '2027-02-09')),
  )

  it.each(['sv', 'en'] as const)('is read back from how it is written in %s', (locale) => {
    const { meetings } = wordsFor({ locale, timeZone: 'Europe/Stockholm' })
    fc.assert(
      fc.property(rules, fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 600 }), (rule, from, length) => {
        const pattern: Pattern = { rule, from, to: Math.min(1440, from + length) }
        expect(readPattern(meetings.pattern(pattern), today)).toEqual({ ok: true, value: pattern })
      }),
      { numRuns: 500 },
    )
  })
})
