import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { lengths, type Warm } from '#src/core/referral/warm.ts'
import { nextRing, stepNow, suggestedTimes } from '#src/core/referral/warm-times.ts'
import { momentAt, wallClock } from '#src/core/wall-clock.ts'
import type { WorkingCalendar } from '#src/core/working-time.ts'
import { naively, swedishFreeDays } from './naive-calendar.ts'
import { idOf } from './referrals.ts'

const calendar: WorkingCalendar = {
  timeZone: 'Europe/Stockholm',
  hours: { from: 8 * 60, to: 17 * 60 },
  freeDays: new Set([2025, 2026, 2027, 2028].flatMap(swedishFreeDays)),
}

describe('a day and a time as a wall clock has them', () => {
  it.each([
    ['2026-12-01', '09:00', 'Europe/Stockholm', '2026-12-01T08:00:00.000Z'],
    ['2026-07-01', '09:00', 'Europe/Stockholm', '2026-07-01T07:00:00.000Z'],
    ['2026-12-01', '09:00', 'Europe/London', '2026-12-01T09:00:00.000Z'],
    ['2026-12-01', '00:15', 'America/New_York', '2026-12-01T05:15:00.000Z'],
    ['2026-12-01', '23:45', 'Pacific/Auckland', '2026-12-01T10:45:00.000Z'],
    // Summer time begins on the 29th of March at two, and ends on the 25th of October at three.
    ['2026-03-29', '01:59', 'Europe/Stockholm', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:00', 'Europe/Stockholm', null],
    ['2026-03-29', '02:30', 'Europe/Stockholm', null],
    ['2026-03-29', '03:00', 'Europe/Stockholm', '2026-03-29T01:00:00.000Z'],
    ['2026-03-29', '09:00', 'Europe/Stockholm', '2026-03-29T07:00:00.000Z'],
    ['2026-03-30', '09:00', 'Europe/Stockholm', '2026-03-30T07:00:00.000Z'],
    ['2026-03-29', '02:30', 'Europe/Helsinki', '2026-03-29T00:30:00.000Z'],
    ['2026-10-25', '01:59', 'Europe/Stockholm', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25', '02:30', 'Europe/Stockholm', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '03:00', 'Europe/Stockholm', '2026-10-25T02:00:00.000Z'],
    ['2026-10-25', '09:00', 'Europe/Stockholm', '2026-10-25T08:00:00.000Z'],
  ])('%s %s in %s is %s', (day, time, zone, moment) => {
    expect(momentAt(day, time, zone)?.toISOString() ?? null).toBe(moment)
  })

  it('are what that clock shows then, whenever and wherever', () => {
    const zone = fc.constantFrom('Europe/Stockholm', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC')
    const minute = fc.integer({ min: 0, max: 10 * 365 * 24 * 60 }).map((m) => new Date(Date.UTC(2024, 0) + m * 60_000))
    fc.assert(
      fc.property(minute, zone, (at, timeZone) => {
        const { day, time } = wallClock(at, timeZone)
        expect(new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at)).toBe(
          `${day} ${time}`,
        )
        const back = momentAt(day, time, timeZone)
        // The hour that comes twice is taken the first time.
        expect([0, 30, 60]).toContain((at.getTime() - (back?.getTime() ?? Number.NaN)) / 60_000)
      }),
    )
  })
})

describe('times to begin with', () => {
  it.each([
    ['on a Monday', '2026-11-23T09:00:00Z', ['2026-11-25 09:00', '2026-11-26 13:00', '2026-11-27 10:00']],
    [
      'on a Thursday, over the weekend',
      '2026-11-26T09:00:00Z',
      ['2026-11-30 09:00', '2026-12-01 13:00', '2026-12-02 10:00'],
    ],
    ['before Christmas', '2026-12-22T09:00:00Z', ['2026-12-28 09:00', '2026-12-29 13:00', '2026-12-30 10:00']],
    [
      'over the change to summer time',
      '2026-03-26T09:00:00Z',
      ['2026-03-30 09:00', '2026-03-31 13:00', '2026-04-01 10:00'],
    ],
    [
      'over the change to winter time',
      '2026-10-22T09:00:00Z',
      ['2026-10-26 09:00', '2026-10-27 13:00', '2026-10-28 10:00'],
    ],
  ])('%s', (_, now, expected) => {
    const shown = suggestedTimes(new Date(now), 30, calendar).map((at) => wallClock(at, calendar.timeZone))
    expect(shown.map(({ day, time }) => `${day} ${time}`)).toEqual(expected)
  })

  it('end before the day’s work does, however short it is', () => {
    const short = { ...calendar, hours: { from: 9 * 60, to: 12 * 60 } }
    const hours = suggestedTimes(new Date('2026-11-23T09:00:00Z'), 60, short).map(
      (at) => wallClock(at, short.timeZone).time,
    )
    expect(hours).toEqual(['10:00', '11:00', '11:00'])
  })

  it('are always three different ones to come, in working time', () => {
    const moments = fc.date({ min: new Date('2025-06-01'), max: new Date('2028-06-01'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, (now) => {
        const times = suggestedTimes(now, 60, calendar)
        expect(new Set(times.map(Number)).size).toBe(3)
        for (const at of times) {
          expect(at > now).toBe(true)
          expect(naively(at, 60, calendar).getTime()).toBe(at.getTime() + 3_600_000)
        }
      }),
      { numRuns: 60 },
    )
  })
})

const booking = {
  minutes: lengths[0],
  ...{
    id: idOf<'warm-handover'>('booking'),
    referral: idOf<'referral'>('referral'),

    place: '',
    guests: '',
  },
  ...{ version: 2, since: { at: new Date('2026-01-01'), by: null } },
} as const
const chosen = (at: string): Warm => ({ ...booking, stage: 'chosen', at: new Date(at) })

describe('the clock of a meeting', () => {
  it.each([
    [
      'on a Tuesday: the day before, when work begins',
      '2026-12-01T08:00:00Z',
      '2026-11-23T09:00:00Z',
      'day-before',
      '2026-11-30T07:00:00Z',
    ],
    ['on a Monday: on Friday', '2026-11-30T08:00:00Z', '2026-11-23T09:00:00Z', 'day-before', '2026-11-27T07:00:00Z'],
    [
      'after Christmas: on the 23rd',
      '2026-12-28T08:00:00Z',
      '2026-12-01T09:00:00Z',
      'day-before',
      '2026-12-23T07:00:00Z',
    ],
    [
      'on the Monday after summer time began',
      '2026-03-30T07:00:00Z',
      '2026-03-23T09:00:00Z',
      'day-before',
      '2026-03-27T07:00:00Z',
    ],
    [
      'chosen when the day before has begun: an hour before',
      '2026-12-01T08:00:00Z',
      '2026-11-30T10:00:00Z',
      'hour-before',
      '2026-12-01T07:00:00Z',
    ],
    [
      'chosen less than an hour before: when it is over',
      '2026-12-01T08:00:00Z',
      '2026-12-01T07:30:00Z',
      'over',
      '2026-12-01T08:30:00Z',
    ],
  ])('%s', (_, at, now, ...[step, rings]) => {
    expect(nextRing(chosen(at), new Date(now), calendar)).toEqual({ step, at: new Date(rings) })
  })

  it.each([
    ['in time', 'day-before', '2026-11-30T07:00:00Z', 'day-before'],
    ['in time, an hour before', 'hour-before', '2026-12-01T07:00:00Z', 'hour-before'],
    ['in time, when it is over', 'over', '2026-12-01T08:30:00Z', 'over'],
    ['too early: nothing', 'hour-before', '2026-12-01T06:59:00Z', null],
    ['late, when the next is due as well: that one', 'day-before', '2026-12-01T07:10:00Z', 'hour-before'],
    ['late, when it has begun: nothing', 'hour-before', '2026-12-01T08:00:00Z', null],
    ['very late: whether it was held', 'day-before', '2026-12-04T08:00:00Z', 'over'],
  ] as const)('rings %s', (_, step, now, told) => {
    expect(stepNow(chosen('2026-12-01T08:00:00Z'), step, new Date(now), calendar)).toBe(told)
  })

  it('is silent when nothing has been chosen, or all is said', () => {
    const called: Warm = { ...booking, stage: 'cancelled', at: new Date('2026-12-01T08:00:00Z') }
    expect(nextRing(called, new Date('2026-11-23T09:00:00Z'), calendar)).toBeNull()
    expect(stepNow(called, 'day-before', new Date('2026-11-30T07:00:00Z'), calendar)).toBeNull()
    expect(nextRing(chosen('2026-12-01T08:00:00Z'), new Date('2026-12-01T08:30:00Z'), calendar)).toBeNull()
  })
})
