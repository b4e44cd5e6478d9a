import { describe, expect, it } from '@jest/globals'
import { give, nextReminder, stepOn, tick } from '#src/core/meeting/action.ts'
import { idOf } from '#test/core/referrals.ts'
import { calendar } from './items.ts'

const today = '2026-12-01'
const owner = idOf<'member'>('sara')

describe('an action', () => {
  it.each([
    ['today', { words: 'Ring', owner, on: today }, null],
    ['later', { words: 'Ring', owner, on: '2027-03-01' }, null],
    ['nobody', { words: 'Ring', owner: null, on: today }, ['owner']],
    ['no day', { words: 'Ring', owner, on: null }, ['on']],
    ['a day that has been', { words: 'Ring', owner, on: '2026-11-30' }, ['on']],
    ['nothing at all', { words: '', owner: null, on: null }, ['note', 'owner', 'on']],
  ])('for %s', (_, wanted, wrong) => {
    const came = give(wanted, today)
    const fields = came.all?.map((one) => ('field' in one ? one.field : null)) ?? null
    expect(came.ok ? null : fields).toEqual(wrong)
  })

  it.each([
    ['before its day', '2026-12-01', '2026-11-25T09:00:00Z', 'due', '2026-12-01T07:00:00Z'],
    ['on its morning', '2026-12-01', '2026-12-01T07:00:00Z', 'overdue', '2026-12-02T07:00:00Z'],
    ['on a Friday', '2026-12-04', '2026-12-04T12:00:00Z', 'overdue', '2026-12-07T07:00:00Z'],
    ['a day late', '2026-12-01', '2026-12-02T07:00:00Z', 'overdue', '2026-12-09T07:00:00Z'],
    ['weeks late', '2026-12-01', '2026-12-20T07:00:00Z', 'overdue', '2026-12-23T07:00:00Z'],
  ])('reminds %s', (_, on, now, ...[step, at]) => {
    expect(nextReminder(on, new Date(now), calendar)).toEqual({ step, at: new Date(at) })
  })

  it.each([
    ['on its day', '2026-12-01T22:59:00Z', 'due'],
    ['once it is another day where the network is', '2026-12-01T23:00:00Z', 'overdue'],
    ['on the Monday, when nothing could be told from the Friday on', '2026-12-07T08:00:00Z', 'overdue'],
  ])('says %s what is so then', (_, now, step) => {
    expect(stepOn('2026-12-01', new Date(now), calendar.timeZone)).toBe(step)
  })

  const open = { owner, doneAt: null, undone: false }
  const done = new Date('2026-12-01T09:00:00Z')
  it.each([
    ['its owner', open, { member: owner, roles: ['promoter'] }, null],
    ['a coordinator', open, { member: idOf('petra'), roles: ['coordinator'] }, null],
    ['somebody else', open, { member: idOf('li'), roles: ['promoter'] }, { code: 'not-your-action' }],
    [
      'its owner again',
      { ...open, doneAt: done },
      { member: owner, roles: [] },
      { code: 'action-done-before', at: done },
    ],
    [
      'its owner once it is taken back',
      { ...open, undone: true },
      { member: owner, roles: [] },
      { code: 'action-gone' },
    ],
  ] as const)('is ticked off by %s', (_, action, by, refusal) => {
    expect(tick(action, { member: idOf(by.member), roles: by.roles })).toEqual(refusal)
  })
})
