import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { roles } from '#src/core/register/register.ts'
import { type Described, describeService, mayKeep } from '#src/core/service/keep.ts'
import { today } from './services.ts'

const plain: Described = {
  ...{ title: 'Lån', need: 'loan', employeesFrom: null, employeesTo: null, netTurnoverMinSek: null },
  ...{ capacity: 'open', closedUntil: null },
}
const described = (more: Partial<Described>) => describeService({ ...plain, ...more }, today)

describe('a service, as its organisation describes it', () => {
  it.each([
    ['without a title', { title: '' }, { code: 'required', field: 'title' }],
    ['without a need', { need: null }, { code: 'required', field: 'needKey' }],
    ['a least without a most', { employeesFrom: 2 }, { code: 'required', field: 'employeesTo' }],
    ['a range turned round', { employeesFrom: 49, employeesTo: 2 }, { code: 'range-turned', field: 'employeesTo' }],
    ['a day of opening for what is open', { closedUntil: '2027-01-01' }, { code: 'until-without-closing' }],
    [
      'a day of opening for what is limited',
      { capacity: 'limited', closedUntil: '2027-01-01' },
      { code: 'until-without-closing' },
    ],
    [
      'closed until a day that has passed',
      { capacity: 'closed', closedUntil: '2026-11-23' },
      { code: 'date-past', field: 'closedUntil' },
    ],
  ] as const)('%s is refused', (_, more, refusal) => {
    expect(described(more)).toEqual({ ok: false, refusal })
  })

  it.each([
    ['closed for the rest of the day', { capacity: 'closed', closedUntil: today }, { closedUntil: today }],
    ['at most so many employees', { employeesTo: 10 }, { eligibility: { employees: { from: 0, to: 10 } } }],
    ['exactly so many', { employeesFrom: 5, employeesTo: 5 }, { eligibility: { employees: { from: 5, to: 5 } } }],
    ['nothing said of capacity', { capacity: null }, { capacity: 'open' }],
    ['as it is', {}, { title: 'Lån', need: 'loan', capacity: 'open', closedUntil: null, reviewed: today }],
  ] as const)('%s is taken, and counts as reviewed', (_, more, service) => {
    expect(described(more)).toMatchObject({ ok: true, value: { reviewed: today, ...service } })
  })
})

it('is kept by those who lead people or keep the register, whatever else they are', () => {
  fc.assert(
    fc.property(fc.subarray([...roles]), (own) => {
      expect(mayKeep(own)).toBe(own.some((role) => role !== 'promoter'))
    }),
  )
})
