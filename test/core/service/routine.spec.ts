import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { paceOf } from '#src/core/service/pace.ts'
import { isToBeReviewed, nextCount, nextReview, quarterOf } from '#src/core/service/routine.ts'
import { afterWorkingMinutes, workingMinutesBetween } from '#src/core/working-time.ts'

const calendar = {
  timeZone: 'Europe/Stockholm',
  hours: { from: 480, to: 1020 },
  freeDays: new Set(['2027-01-01', '2027-01-05', '2027-01-06']),
}
const at = (iso: string) => new Date(iso)

describe('working minutes between two moments', () => {
  it.each([
    ['the same moment', '2026-11-23T09:00:00Z', '2026-11-23T09:00:00Z', 0],
    ['an hour of a working day', '2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z', 60],
    ['over night', '2026-11-23T15:00:00Z', '2026-11-24T08:00:00Z', 120],
    ['over a weekend', '2026-11-27T15:30:00Z', '2026-11-30T07:30:00Z', 60],
    ['a weekend', '2026-11-28T09:00:00Z', '2026-11-29T09:00:00Z', 0],
    ['over a holiday', '2027-01-04T15:00:00Z', '2027-01-07T08:00:00Z', 120],
    ['over the change to winter time', '2026-10-23T14:00:00Z', '2026-10-26T08:00:00Z', 120],
    ['the wrong way round', '2026-11-24T09:00:00Z', '2026-11-23T09:00:00Z', 0],
  ])('%s', (_, from, to, minutes) => {
    expect(workingMinutesBetween(at(from), at(to), calendar)).toBe(minutes)
  })

  it('are those after which that moment comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 60 * 24 * 40 }), (minutes, offset) => {
        const from = afterWorkingMinutes(new Date(Date.parse('2026-12-01T00:00:00Z') + offset * 60_000), 0, calendar)
        expect(workingMinutesBetween(from, afterWorkingMinutes(from, minutes, calendar), calendar)).toBe(minutes)
      }),
    )
  })
})

describe('how soon an organisation answers', () => {
  const took = (...minutes: readonly number[]) =>
    minutes.map((one) => {
      const offeredAt = at('2026-11-23T09:00:00Z')
      return { offeredAt, acceptedAt: afterWorkingMinutes(offeredAt, one, calendar) }
    })
  it.each([
    ['nothing', [], null],
    ['four, however long they took', [1, 1, 1, 1], null],
    ['five: the middle one', [500, 10, 30, 20, 9_000], 30],
    ['six: half of them', [10, 20, 30, 40, 50, 60], 30],
  ])('%s', (_, minutes, pace) => {
    expect(paceOf(took(...minutes), calendar)).toBe(pace)
  })
})

describe('what comes round', () => {
  it.each([
    ['in the middle of a quarter', '2026-11-24T09:00:00Z', '2027-Q1', '2027-01-04T07:00:00.000Z'],
    ['on its last evening', '2026-12-31T22:59:00Z', '2027-Q1', '2027-01-04T07:00:00.000Z'],
    ['when it is the new year here already', '2026-12-31T23:01:00Z', '2027-Q2', '2027-04-01T06:00:00.000Z'],
    ['in spring', '2027-04-01T06:00:00Z', '2027-Q3', '2027-07-01T06:00:00.000Z'],
    ['in summer', '2027-08-01T06:00:00Z', '2027-Q4', '2027-10-01T06:00:00.000Z'],
  ])('is a review in the next quarter, %s', (_, now, setFor, due) => {
    expect(nextReview(at(now), calendar)).toEqual({ at: at(due), setFor })
  })

  it('is a count in the next night', () => {
    expect(nextCount(at('2026-11-24T22:30:00Z'), calendar)).toEqual({
      at: at('2026-11-25T03:00:00.000Z'),
      setFor: '2026-11-25',
    })
  })

  it.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-04-01', '2026-Q2'],
    ['2026-12-31', '2026-Q4'],
  ])('%s is in %s', (day, quarter) => {
    expect(quarterOf(day)).toBe(quarter)
  })

  it.each([
    ['there is nothing', [], false],
    ['all has been gone through this month', ['2026-11-01', '2026-10-25'], false],
    ['one has not', ['2026-11-01', '2026-10-24'], true],
    ['one never has', ['2026-11-24', null], true],
  ])('nobody is asked in vain: %s', (_, reviewed, asked) => {
    const services = reviewed.map((day) => ({ reviewed: day }))
    expect(isToBeReviewed(services, '2026-11-24')).toBe(asked)
  })
})
