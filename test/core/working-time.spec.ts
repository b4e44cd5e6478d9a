import { describe, expect, it } from '@jest/globals'
import { afterWorkingDays } from '#src/core/working-time.ts'

const stockholm = { timeZone: 'Europe/Stockholm', hours: { from: 8 * 60, to: 17 * 60 } }

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
    ['three days over a year’s end', '2026-12-30T10:00:00Z', 3, '2027-01-04T10:00:00Z'],
  ])('%s', (_, from, days, until) => {
    expect(afterWorkingDays(new Date(from), days, stockholm).toISOString()).toBe(new Date(until).toISOString())
  })

  it('follows another network’s hours and zone', () => {
    const finland = { timeZone: 'Europe/Helsinki', hours: { from: 9 * 60, to: 16 * 60 } }
    const until = afterWorkingDays(new Date('2026-11-23T12:00:00Z'), 1, finland)
    expect(until.toISOString()).toBe('2026-11-24T12:00:00.000Z')
  })
})
