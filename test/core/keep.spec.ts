import { describe, expect, it } from '@jest/globals'
import type { Case } from '#src/core/case/case.ts'
import { caseMovesOpenTo, close, plan, reopen, stepDone } from '#src/core/case/keep.ts'
import { reassign } from '#src/core/case/reassign.ts'
import type { Parties, Referral } from '#src/core/referral/referral.ts'
import type { Role } from '#src/core/register/register.ts'
import { at, house, open, owner } from './cases.ts'
import { idOf } from './referrals.ts'

const planned: Case = { ...open, next: { on: '2026-12-01', what: 'Ring' } }
const closed: Case = { ...open, status: 'closed', closed: { at, result: 'got-help', note: '' } }

const somebody = (member: string, organisation: string, ...roles: readonly Role[]) => ({
  member: member === 'owner' ? owner : idOf<'member'>(member),
  organisation: organisation === 'house' ? house : idOf<'organisation'>(organisation),
  roles,
})
const people = {
  owner: somebody('owner', 'house', 'promoter'),
  colleague: somebody('another', 'house', 'promoter'),
  lead: somebody('lead', 'house', 'team_lead'),
  party: somebody('theirs', 'elsewhere', 'promoter', 'team_lead'),
  coordinator: somebody('maria', 'elsewhere', 'coordinator'),
} as const

describe('what somebody who sees a case can do with it', () => {
  it.each([
    ['owner', open, ['refer', 'note', 'plan', 'reassign', 'contact', 'approvals', 'close']],
    ['owner', planned, ['refer', 'note', 'step-done', 'plan', 'reassign', 'contact', 'approvals', 'close']],
    ['owner', closed, ['note', 'contact', 'approvals', 'reopen']],
    ['lead', planned, ['refer', 'note', 'step-done', 'plan', 'reassign', 'contact', 'approvals', 'close']],
    ['coordinator', planned, ['note', 'step-done', 'plan', 'close']],
    ['coordinator', closed, ['note', 'reopen']],
    ['colleague', planned, ['note', 'contact', 'approvals']],
    ['party', planned, ['note']],
    ['party', closed, ['note']],
  ] as const)('%s', (who, of, moves) => {
    expect(caseMovesOpenTo(of, people[who])).toEqual(moves)
  })

  const calendar = { timeZone: 'Europe/Stockholm', hours: { from: 480, to: 1020 }, freeDays: new Set<string>() }
  const step = { on: '2026-11-24', what: 'Ring' }
  const closing = { at, result: 'partly', note: '' } as const
  const taker = { id: idOf<'member'>('taker'), name: 'Erik', organisation: house }
  const doing = {
    plan: (of: Case, by: (typeof people)[keyof typeof people]) => plan(of, step, { by, today: '2026-11-24', calendar }),
    'step-done': stepDone,
    reassign: (of: Case, by: (typeof people)[keyof typeof people]) =>
      reassign(of, { taker, reason: 'Semester', by, stuck: false }),
    close: (of: Case, by: (typeof people)[keyof typeof people]) => close(of, [], closing, by),
    reopen,
  }

  it('is exactly what is not refused', () => {
    const states = [open, planned, closed]
    for (const of of states)
      for (const by of Object.values(people)) {
        const can = (['step-done', 'plan', 'reassign', 'close', 'reopen'] as const).filter(
          (one) => doing[one](of, by).ok,
        )
        const elsewhere = ['note', 'refer', 'contact', 'approvals']
        expect(can).toEqual(caseMovesOpenTo(of, by).filter((one) => !elsewhere.includes(one)))
      }
  })

  it('is not to plan for yesterday', () => {
    const yesterday = plan(open, { ...step, on: '2026-11-23' }, { by: people.owner, today: '2026-11-24', calendar })
    expect(yesterday).toMatchObject({ refusal: { code: 'day-past', field: 'on' } })
    expect(doing.plan(open, people.owner)).toMatchObject({ value: { ...step, at: new Date('2026-11-24T16:00:00Z') } })
  })
})

describe('closing', () => {
  const asked = (stage: Referral['stage']) => {
    const parties: Parties & Pick<Referral, 'since'> = {
      ...{ id: idOf<'referral'>('r'), case: open.id, kind: 'advice', from: owner, fromOrganisation: house },
      ...{
        toOrganisation: house,
        to: null,
        standIn: null,
        need: '',
        question: '',
        revoked: null,
        approval: idOf<'approval'>('a'),
        covers: null,
        hops: 0,
      },
      ...{ version: 1, since: { at, by: null } },
    }
    const referral: Referral =
      stage === 'offered'
        ? { ...parties, stage, answerBy: at }
        : stage === 'needs-info'
          ? { ...parties, stage, asked: '?', answerBy: at }
          : { ...parties, stage: 'accepted', contactBy: at, owner, acceptedAt: at, withdrawalAsked: null }
    return { referral, to: 'EKN' }
  }

  it.each([
    ['offered', 'referral-waits'],
    ['needs-info', 'referral-waits'],
    ['accepted', null],
  ] as const)('with a referral that is %s: %s', (stage, code) => {
    const outcome = close(open, [asked(stage)], { at, result: 'partly', note: '' }, people.owner)
    expect(outcome.ok ? null : outcome.refusal.code).toBe(code)
    if (!outcome.ok) expect(outcome.refusal).toMatchObject({ to: 'EKN', stage })
  })
})
