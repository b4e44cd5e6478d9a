import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { afterWorkingDays, afterWorkingMinutes, type WorkingCalendar } from '#src/core/working-time.ts'
import { naively, swedishFreeDays } from './naive-calendar.ts'

const years = [2025, 2026, 2027, 2028, 2029]
const stockholm: WorkingCalendar = {
  timeZone: 'Europe/Stockholm',
  hours: { from: 8 * 60, to: 17 * 60 },
  freeDays: new Set(years.flatMap(swedishFreeDays)),
}
const iso = (text: string) => new Date(text).toISOString()

describe('working days, in the network’s own time', () => {
  it.each([
    ['in the middle of a day', '2026-11-23T09:15:00Z', 1, '2026-11-24T09:15:00Z'],
    ['on a Friday afternoon', '2026-11-27T15:00:00Z', 1, '2026-11-30T15:00:00Z'],
    ['in the evening, counted from the next morning', '2026-11-23T19:00:00Z', 1, '2026-11-24T16:00:00Z'],
    ['before hours', '2026-11-23T05:00:00Z', 1, '2026-11-23T16:00:00Z'],
    ['on a Saturday', '2026-11-28T10:00:00Z', 1, '2026-11-30T16:00:00Z'],
    ['two days over a weekend', '2026-11-27T09:00:00Z', 2, '2026-12-01T09:00:00Z'],
    ['over the change to summer time', '2026-03-27T13:00:00Z', 1, '2026-03-30T12:00:00Z'],
    ['over the change to winter time', '2026-10-23T12:00:00Z', 1, '2026-10-26T13:00:00Z'],
    ['three days over a year’s end: two eves and two holidays', '2026-12-30T10:00:00Z', 3, '2027-01-07T10:00:00Z'],
    ['over Christmas, from the 23rd', '2026-12-23T09:00:00Z', 1, '2026-12-28T09:00:00Z'],
    ['over Midsummer’s Eve', '2026-06-18T08:00:00Z', 1, '2026-06-22T08:00:00Z'],
    ['on Midsummer’s Eve itself', '2026-06-19T08:00:00Z', 1, '2026-06-22T15:00:00Z'],
    ['over Easter, from Maundy Thursday, which is an ordinary day', '2026-04-02T08:00:00Z', 1, '2026-04-07T08:00:00Z'],
    ['on Twelfth Night, half a day to some and a whole one here', '2027-01-05T08:00:00Z', 1, '2027-01-07T08:00:00Z'],
    ['over Ascension Day, and not its Friday', '2026-05-13T08:00:00Z', 1, '2026-05-15T08:00:00Z'],
    ['over the 29th of February', '2028-02-28T09:00:00Z', 2, '2028-03-01T09:00:00Z'],
    ['to the 29th of February', '2028-02-28T09:00:00Z', 1, '2028-02-29T09:00:00Z'],
  ])('%s', (_, from, days, until) => {
    expect(afterWorkingDays(new Date(from), days, stockholm).toISOString()).toBe(iso(until))
  })

  it('follows another network’s hours and zone', () => {
    const finland = { ...stockholm, timeZone: 'Europe/Helsinki', hours: { from: 9 * 60, to: 16 * 60 } }
    const until = afterWorkingDays(new Date('2026-11-23T12:00:00Z'), 1, finland)
    expect(until.toISOString()).toBe('2026-11-24T12:00:00.000Z')
  })

  it('reckons anew when a network has moved to another zone', () => {
    const from = new Date('2026-11-23T06:30:00Z')
    const moved = { ...stockholm, timeZone: 'Europe/Helsinki' }
    expect(afterWorkingMinutes(from, 60, stockholm).toISOString()).toBe(iso('2026-11-23T08:00:00Z'))
    expect(afterWorkingMinutes(from, 60, moved).toISOString()).toBe(iso('2026-11-23T07:30:00Z'))
  })
})

describe('working hours', () => {
  it.each([
    ['four hours in one day', '2026-11-23T08:00:00Z', 240, '2026-11-23T12:00:00Z'],
    ['four hours over a night', '2026-11-23T14:00:00Z', 240, '2026-11-24T09:00:00Z'],
    ['four hours from before opening', '2026-11-23T03:00:00Z', 240, '2026-11-23T11:00:00Z'],
    ['none, at night: when work begins', '2026-11-27T20:00:00Z', 0, '2026-11-30T07:00:00Z'],
    ['none, in the middle of a day: now', '2026-11-23T10:07:00Z', 0, '2026-11-23T10:07:00Z'],
    ['none, on Christmas Eve', '2026-12-24T10:00:00Z', 0, '2026-12-28T07:00:00Z'],
  ])('%s', (_, from, minutes, until) => {
    expect(afterWorkingMinutes(new Date(from), minutes, stockholm).toISOString()).toBe(iso(until))
  })

  const moments = fc
    .integer({ min: Date.parse('2026-01-01T00:00:00Z') / 60_000, max: Date.parse('2028-12-20T00:00:00Z') / 60_000 })
    .map((minutes) => new Date(minutes * 60_000))
  const calendars = fc
    .record({
      timeZone: fc.constantFrom('Europe/Stockholm', 'Europe/Helsinki', 'Europe/London', 'Atlantic/Azores'),
      from: fc.integer({ min: 6 * 60, max: 10 * 60 }),
      length: fc.integer({ min: 60, max: 10 * 60 }),
    })
    .map(({ timeZone, from, length }) => ({ ...stockholm, timeZone, hours: { from, to: from + length } }))

  it('are those that somebody counts who steps from minute to minute and asks the wall clock each time', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 1_500 }), calendars, (from, minutes, calendar) => {
        const until = afterWorkingMinutes(from, minutes, calendar)
        expect(until.toISOString()).toBe(naively(from, minutes, calendar).toISOString())
      }),
      { numRuns: 80 },
    )
  })

  it('add up: some and then some more are as many at once', () => {
    fc.assert(
      fc.property(moments, fc.nat(2_000), fc.integer({ min: 1, max: 2_000 }), calendars, (from, a, b, calendar) => {
        const between = afterWorkingMinutes(from, a, calendar)
        expect(afterWorkingMinutes(between, b, calendar)).toEqual(afterWorkingMinutes(from, a + b, calendar))
      }),
    )
  })
})
