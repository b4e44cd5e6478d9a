import { describe, expect, it } from '@jest/globals'
import { dayIn, planAbsence } from '#src/core/register/absence.ts'
import { actors, idOf } from './referrals.ts'

const today = '2026-11-23'
const erik = { id: idOf<'member'>('erik'), name: 'Erik', organisation: idOf<'organisation'>('almi'), awayUntil: null }
const planned = (wish: Partial<Parameters<typeof planAbsence>[0]>) => {
  const outcome = planAbsence({ from: null, to: '2026-11-27', standIn: null, ...wish }, actors.sender, today)
  return outcome.ok ? outcome.value : outcome.refusal.code
}

describe('an absence', () => {
  it.each([
    ['from today, when nothing is said', {}, { from: today, to: '2026-11-27', standIn: null }],
    ['of one day', { to: today }, { from: today, to: today, standIn: null }],
    ['that is still to come', { from: '2026-11-25' }, { from: '2026-11-25', to: '2026-11-27', standIn: null }],
    ['that has begun begins today', { from: '2026-11-20' }, { from: today, to: '2026-11-27', standIn: null }],
    ['with a colleague', { standIn: erik }, { from: today, to: '2026-11-27', standIn: 'erik' }],
    ['over a year’s end', { to: '2027-01-06' }, { from: today, to: '2027-01-06', standIn: null }],
  ])('%s', (_, wish, expected) => {
    expect(planned(wish)).toEqual(expected)
  })

  it.each([
    ['that is over', { to: '2026-11-22' }, 'date-past'],
    ['that ends before it begins', { from: '2026-11-28' }, 'dates-crossed'],
    ['with oneself', { standIn: { ...erik, id: idOf<'member'>('sara') } }, 'stand-in-oneself'],
    [
      'with somebody elsewhere',
      { standIn: { ...erik, organisation: idOf<'organisation'>('een') } },
      'stand-in-elsewhere',
    ],
    ['with somebody who is away too', { standIn: { ...erik, awayUntil: '2026-11-24' } }, 'stand-in-away'],
  ])('not one %s', (_, wish, refusal) => {
    expect(planned(wish)).toBe(refusal)
  })
})

it.each([
  ['Europe/Stockholm', '2026-11-22T23:30:00Z', '2026-11-23'],
  ['Europe/London', '2026-11-22T23:30:00Z', '2026-11-22'],
  ['Europe/Stockholm', '2026-06-18T22:30:00Z', '2026-06-19'],
])('the day in %s at %s is %s', (timeZone, at, day) => {
  expect(dayIn(timeZone, new Date(at))).toBe(day)
})
