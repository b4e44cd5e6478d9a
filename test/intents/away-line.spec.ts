import { describe, expect, it } from '@jest/globals'
import { absenceFrom } from '#src/intents/away-line.ts'

/** A Wednesday. */
const today = '2026-11-25'

describe('an absence on one line', () => {
  it.each([
    ['2027-01-06', null, '2027-01-06', ''],
    ['2026-12-21 2027-01-06', '2026-12-21', '2027-01-06', ''],
    ['2027-01-06 erik', null, '2027-01-06', 'erik'],
    ['2026-12-21 till 2027-01-06 Erik Öst', '2026-12-21', '2027-01-06', 'Erik Öst'],
    ['2026-12-21 – 2027-01-06 ”Erik Öst”', '2026-12-21', '2027-01-06', 'Erik Öst'],
    ['21/12 t.o.m. 6/1', '2026-12-21', '2027-01-06', ''],
    ['21 dec - 6 jan Erik', '2026-12-21', '2027-01-06', 'Erik'],
    ['fredag', null, '2026-11-27', ''],
    ['till fredag', null, '2026-11-27', ''],
    ['until Friday', null, '2026-11-27', ''],
    ['imorgon till fredag Erik', '2026-11-26', '2026-11-27', 'Erik'],
    ['tomorrow to next week', '2026-11-26', '2026-11-30', ''],
    ['om 7 dagar', null, '2026-12-02', ''],
    ['in 2 weeks', null, '2026-12-09', ''],
    ['@{slack:t:u}', null, null, '@{slack:t:u}'],
    ['”Erik Öst”', null, null, 'Erik Öst'],
    ['semester', null, null, 'semester'],
    ['', null, null, ''],
  ])('%j: from %j to %j, with %j', (said, from, to, standIn) => {
    expect(absenceFrom(said, today)).toEqual({ ok: true, value: { from, to, standIn } })
  })

  it.each(['2027-02-31', '2026-12-21 till 31/2', '31 feb'])('%j names a day that no calendar has', (said) => {
    expect(absenceFrom(said, today)).toMatchObject({ ok: false, refusal: { code: 'date-unreadable', field: 'to' } })
  })
})
