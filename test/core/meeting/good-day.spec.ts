import { describe, expect, it } from '@jest/globals'
import { createCalendars } from '#src/calendar/calendars.ts'
import { hindranceOf } from '#src/core/meeting/good-day.ts'

const calendarOf = createCalendars({ now: () => new Date('2026-11-25T09:00:00Z'), log: { error: () => undefined } })
const sweden = { country: 'SE', timeZone: 'Europe/Stockholm', workingHours: { from: 480, to: 1020 } }

describe('a day on which hardly anybody can come', () => {
  it.each([
    ['2026-12-08', 'weekday', null, null],
    ['2026-12-25', 'weekday', 'free', '2026-12-28'],
    ['2027-01-06', 'weekday', 'free', '2027-01-07'],
    ['2027-03-26', 'weekday', 'free', '2027-03-30'],
    ['2027-05-06', 'week', 'free', '2027-05-07'],
    ['2027-06-25', 'weekday', 'free', '2027-06-28'],
    ['2027-07-13', 'weekday', 'july', '2027-08-02'],
    ['2027-05-15', 'date', 'weekend', '2027-05-17'],
    ['2027-05-15', 'week', null, null],
    ['2027-05-15', 'dates', null, null],
  ] as const)('%s, by %s', async (day, by, why, instead) => {
    const found = hindranceOf(day, { by }, await calendarOf(sweden))
    expect([found?.why ?? null, found?.instead ?? null]).toEqual([why, instead])
  })
})
