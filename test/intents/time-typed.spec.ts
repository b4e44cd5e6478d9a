import { describe, expect, it } from '@jest/globals'
import { clockTyped, momentTyped } from '#src/intents/time-typed.ts'

describe('a time of day that somebody types', () => {
  it.each([
    ['9:05', '09:05'],
    ['09.05', '09:05'],
    ['23:59', '23:59'],
    ['24:00', null],
    ['9:60', null],
    ['9:5', null],
    ['nio', null],
    ['', null],
  ])('%j is %j', (typed, time) => {
    expect(clockTyped(typed)).toBe(time)
  })

  it.each([
    ['', 'required'],
    ['nio', 'time-unreadable'],
    ['2.30', 'time-skipped'],
  ])('is refused at its field when it is %j: %s', (typed, code) => {
    expect(momentTyped('2026-03-29', typed, 'endTime', 'Europe/Stockholm')).toMatchObject({
      refusal: { code, field: 'endTime' },
    })
  })

  it('is a moment by the clocks of its zone', () => {
    expect(momentTyped('2026-03-29', '3.30', 'endTime', 'Europe/Stockholm')).toMatchObject({
      value: new Date('2026-03-29T01:30:00Z'),
    })
  })
})
