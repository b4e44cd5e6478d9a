import { describe, expect, it } from '@jest/globals'
import { dayOf, endOfWork, readLeadingDay } from '#src/core/case/day.ts'

/** A Tuesday. */
const today = '2026-11-24'

describe('the day that a line begins with', () => {
  it.each([
    ['2026-12-01 ring kunden', '2026-12-01', 'ring kunden'],
    ['2026-1-5 x', '2026-01-05', 'x'],
    ['1/12 ring', '2026-12-01', 'ring'],
    ['24/11 ring', '2026-11-24', 'ring'],
    ['23/11 ring', '2027-11-23', 'ring'],
    ['1.12. ring', null, null],
    ['1.12 ring', '2026-12-01', 'ring'],
    ['1/12/2027 ring', '2027-12-01', 'ring'],
    ['29/2 skottdag', '2028-02-29', 'skottdag'],
    ['31/2 finns inte', 'none', 'finns inte'],
    ['2026-02-30 not a day', 'none', 'not a day'],
    ['13/13 nej', 'none', 'nej'],
    ['1 december ring', '2026-12-01', 'ring'],
    ['den 3 maj boka', '2027-05-03', 'boka'],
    ['1st of May book', '2027-05-01', 'book'],
    ['Dec 1, call', '2026-12-01', 'call'],
    ['1 okt 2027 x', '2027-10-01', 'x'],
    ['5 juni x', '2027-06-05', 'x'],
    ['5 July x', '2027-07-05', 'x'],
    ['5 mars x', '2027-03-05', 'x'],
    ['idag ring', '2026-11-24', 'ring'],
    ['I dag: ring', '2026-11-24', 'ring'],
    ['imorgon ring', '2026-11-25', 'ring'],
    ['i morgon ring', '2026-11-25', 'ring'],
    ['Tomorrow call', '2026-11-25', 'call'],
    ['övermorgon ring', '2026-11-26', 'ring'],
    ['fredag ring', '2026-11-27', 'ring'],
    ['på fredag ring', '2026-11-27', 'ring'],
    ['friday, call', '2026-11-27', 'call'],
    ['tisdag ring', '2026-12-01', 'ring'],
    ['söndag x', '2026-11-29', 'x'],
    ['nästa fredag ring', '2026-12-04', 'ring'],
    ['next monday call', '2026-11-30', 'call'],
    ['nästa vecka ring', '2026-11-30', 'ring'],
    ['om 3 dagar ring', '2026-11-27', 'ring'],
    ['in 2 weeks call', '2026-12-08', 'call'],
    ['fredag', '2026-11-27', ''],
    ['ring kunden på fredag', null, null],
    ['montera maskinen', null, null],
    ['marketing plan', null, null],
    ['maj', null, null],
    ['', null, null],
  ])('%j is %s, then %j', (line, day, rest) => {
    const read = readLeadingDay(line, today)
    const wanted = day === null ? null : { day: day === 'none' ? null : day, rest }
    expect(read === null ? null : { day: read.day, rest: read.rest }).toEqual(wanted)
  })
})

describe('a day in a place', () => {
  it.each([
    ['2026-11-24T22:59:00Z', 'Europe/Stockholm', '2026-11-24'],
    ['2026-11-24T23:00:00Z', 'Europe/Stockholm', '2026-11-25'],
    ['2026-11-24T23:00:00Z', 'Europe/London', '2026-11-24'],
  ])('%s in %s is %s', (now, zone, day) => {
    expect(dayOf(new Date(now), zone)).toBe(day)
  })

  it.each([
    ['2026-11-24', '2026-11-24T16:00:00.000Z'],
    ['2026-06-24', '2026-06-24T15:00:00.000Z'],
    ['2027-03-28', '2027-03-28T15:00:00.000Z'],
  ])('%s is worked until %s', (day, end) => {
    const calendar = { timeZone: 'Europe/Stockholm', hours: { from: 8 * 60, to: 17 * 60 }, freeDays: new Set<string>() }
    expect(endOfWork(day, calendar).toISOString()).toBe(end)
  })
})
