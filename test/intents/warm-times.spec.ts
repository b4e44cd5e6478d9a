import { describe, expect, it } from '@jest/globals'
import type { Occasion } from '#src/intents/intent.ts'
import { timeFieldsWith, timesFrom } from '#src/intents/warm-times.ts'
import { actors, now } from '#test/core/referrals.ts'

const occasion = (timeZone: string): Occasion => ({
  by: { ...actors.sender, timeZone },
  now,
  calendar: { timeZone: 'Europe/Stockholm', hours: { from: 480, to: 1020 }, freeDays: new Set() },
})
const typed = {
  ...{ day1: '2026-12-01', time1: '09:00', day2: '2026-12-02', time2: '13.30' },
  ...{ day3: '2026-12-03', time3: '7:15' },
}

describe('times that somebody types', () => {
  it.each([
    ['Europe/Stockholm', ['2026-12-01T08:00:00.000Z', '2026-12-02T12:30:00.000Z', '2026-12-03T06:15:00.000Z']],
    ['Europe/London', ['2026-12-01T09:00:00.000Z', '2026-12-02T13:30:00.000Z', '2026-12-03T07:15:00.000Z']],
    ['Europe/Helsinki', ['2026-12-01T07:00:00.000Z', '2026-12-02T11:30:00.000Z', '2026-12-03T05:15:00.000Z']],
  ])('are by their own clock, in %s', (zone, expected) => {
    const read = timesFrom(typed, occasion(zone))
    expect(read.ok && read.value.map((at) => at.toISOString())).toEqual(expected)
  })

  it.each([
    [{ day2: null }, { code: 'required', field: 'day2' }],
    [{ time3: '' }, { code: 'required', field: 'time3' }],
    [{ time1: 'nio' }, { code: 'time-unreadable', field: 'time1', typed: 'nio' }],
    [{ time1: '24:00' }, { code: 'time-unreadable', field: 'time1', typed: '24:00' }],
    [
      { day2: '2027-03-28', time2: '02:30' },
      { code: 'time-skipped', field: 'time2', typed: '02:30' },
    ],
    [
      { day1: '2026-11-23', time1: '10:00' },
      { code: 'time-past', field: 'time1' },
    ],
    [
      { day3: '2026-12-01', time3: '9.00' },
      { code: 'time-twice', field: 'time3' },
    ],
  ])('with %j: %j', (changed, refusal) => {
    expect(timesFrom({ ...typed, ...changed }, occasion('Europe/Stockholm'))).toEqual({ ok: false, refusal })
  })

  it('begin with times in the network’s working hours, as the person’s own clock shows them; what was typed stays', () => {
    const valuesIn = (zone: string, known = {}) =>
      timeFieldsWith(known, occasion(zone)).map((field) => ('value' in field ? field.value : null))
    expect(valuesIn('Europe/Stockholm')).toEqual([
      ...['2026-11-25', '09:00', '2026-11-26', '13:00', '2026-11-27', '10:00'],
    ])
    expect(valuesIn('Europe/London')).toEqual(['2026-11-25', '08:00', '2026-11-26', '12:00', '2026-11-27', '09:00'])
    expect(valuesIn('Europe/London', { time2: 'halv tre' })[3]).toBe('halv tre')
  })
})
