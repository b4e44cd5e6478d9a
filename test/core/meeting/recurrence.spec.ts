import { describe, expect, it } from '@jest/globals'
import rrule from 'rrule'
import { momentOn } from '#src/core/meeting/good-day.ts'
import { readPattern } from '#src/core/meeting/pattern.ts'
import { daysOf } from '#src/core/meeting/recurrence.ts'

const { RRule } = rrule
const midnight = (day: string) => new Date(`${day}T00:00:00Z`)
const until = '2036-12-31'

/** What another implementation of RFC 5545's rules says, beginning with the first day there is. */
function expanded(
  first: string,
  options: Partial<ConstructorParameters<typeof RRule>[0]>,
  interval: number,
): readonly string[] {
  const [begins] = new RRule({ ...options, interval: 1, dtstart: midnight(first), count: 1 }).all()
  if (begins === undefined) throw new Error('there is no such day')
  const all = new RRule({ ...options, interval, dtstart: begins, until: midnight(until) }).all()
  return all.map((at) => at.toISOString().slice(0, 10))
}

const { MONTHLY, WEEKLY } = RRule
const [quarterly, ends] = [
  [1, 4, 7, 10],
  [3, 6, 9, 12],
]

describe('the days of a series over ten years', () => {
  const firsts = ['2026-11-25', '2026-12-08', '2027-01-01', '2027-01-31', '2028-02-29']
  it.each([
    ['second Tuesday of every other month', { freq: MONTHLY, byweekday: RRule.TU.nth(2) }, 2],
    ['tredje torsdagen varje månad', { freq: MONTHLY, byweekday: RRule.TH.nth(3) }, 1],
    ['sista fredagen varje månad', { freq: MONTHLY, byweekday: RRule.FR.nth(-1) }, 1],
    ['fjärde söndagen var femte månad', { freq: MONTHLY, byweekday: RRule.SU.nth(4) }, 5],
    ['first Monday of every quarter', { freq: MONTHLY, byweekday: RRule.MO.nth(1), bymonth: quarterly }, 1],
    ['sista fredagen varje kvartal', { freq: MONTHLY, byweekday: RRule.FR.nth(-1), bymonth: ends }, 1],
    ['last Wednesday of the year', { freq: MONTHLY, byweekday: RRule.WE.nth(-1), bymonth: [12] }, 1],
    ['andra onsdagen varje halvår', { freq: MONTHLY, byweekday: RRule.WE.nth(2), bymonth: [1, 7] }, 1],
    ['den 28:e varje månad', { freq: MONTHLY, bymonthday: 28 }, 1],
    ['sista dagen varannan månad', { freq: MONTHLY, bymonthday: -1 }, 2],
    ['varje tisdag', { freq: WEEKLY, byweekday: RRule.TU }, 1],
    ['varannan tisdag', { freq: WEEKLY, byweekday: RRule.TU }, 2],
    ['every 6 weeks on Sunday', { freq: WEEKLY, byweekday: RRule.SU }, 6],
  ])('%s are those that another implementation finds', (typed, options, interval) => {
    const read = readPattern(`${typed} 09:00–10:30`, '2026-11-25')
    if (!read.ok) throw new Error(read.refusal.code)
    for (const first of firsts) {
      const days = daysOf(read.value.rule, first, until, 10_000)
      expect(days).toEqual(expanded(first, options, interval))
      expect(days.length).toBeGreaterThan(7)
    }
  })

  it('are those that were named, from the first on, and no more than are wanted', () => {
    const rule = { by: 'dates', dates: ['2026-11-01', '2026-12-08', '2027-02-09', '2037-01-01'] } as const
    expect(daysOf(rule, '2026-11-25', until, 10)).toEqual(['2026-12-08', '2027-02-09'])
    expect(daysOf({ by: 'week', weekday: 2, every: 1 }, '2026-11-25', until, 3)).toEqual([
      '2026-12-01',
      '2026-12-08',
      '2026-12-15',
    ])
  })

  it.each([
    'Europe/Stockholm',
    'Europe/London',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Pacific/Auckland',
  ])('stand at the same time on the wall in %s, summer and winter', (timeZone) => {
    const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    for (const day of daysOf({ by: 'week', weekday: 7, every: 1 }, '2026-11-25', until, 10_000)) {
      expect(wall.format(momentOn(day, 540, timeZone))).toBe(`${day} 09:00`)
      expect(wall.format(momentOn(day, 1439, timeZone))).toBe(`${day} 23:59`)
    }
  })

  it('stand at the same time on the wall in every zone, around each change of its clock from 2026 to 2030', () => {
    const read = Intl.supportedValuesOf('timeZone').flatMap((timeZone) => {
      const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
      return daysOfChange(wall).map((day) => [
        `${timeZone} ${day} 09:00`,
        `${timeZone} ${wall.format(momentOn(day, 540, timeZone))}`,
      ])
    })
    expect(read.filter(([wanted, shown]) => wanted !== shown)).toEqual([])
    expect(read.length).toBeGreaterThan(9_000)
  })

  it('are an hour later on the clock where summer time leaves their hour out', () => {
    expect(momentOn('2027-03-28', 150, 'Europe/Stockholm').toISOString()).toBe('2027-03-28T01:30:00.000Z')
    expect(momentOn('2027-03-27', 1440, 'Europe/Stockholm').toISOString()).toBe('2027-03-27T23:00:00.000Z')
  })
})

/** The days of each week from 2026 to 2030 in which that clock changes. */
function daysOfChange(wall: Intl.DateTimeFormat): readonly string[] {
  const day = 24 * 60 * 60_000
  const ahead = (at: number): number => Date.parse(`${wall.format(at).replace(' ', 'T')}Z`) - at
  return Array.from({ length: 261 }, (_, n) => Date.UTC(2026, 0, 1) + n * 7 * day)
    .filter((at) => ahead(at) !== ahead(at + 7 * day))
    .flatMap((at) => Array.from({ length: 9 }, (_, n) => new Date(at + n * day).toISOString().slice(0, 10)))
}
