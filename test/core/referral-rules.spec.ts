import { describe, expect, it } from '@jest/globals'
import { addDays } from 'date-fns'
import { move, movesOpenTo } from '#src/core/referral/move.ts'
import { actors, idOf, moveWith, now, referralIn, when } from './referrals.ts'

describe('ownership', () => {
  it.each([
    ['handover', { member: 'li', organisation: 'business-sweden' }],
    ['advice', null],
    ['participation', null],
    ['information', null],
  ] as const)('accepting a referral of kind %s moves it to %j', (kind, owner) => {
    const outcome = move(referralIn('offered', { kind }), { move: 'accept' }, when(actors.receiver))
    expect(outcome).toMatchObject({ ok: true, value: { owner } })
  })

  it.each([
    ['release', { ...referralIn('accepted'), withdrawalAsked: now }, actors.receiver],
    ['take-back', referralIn('returned'), actors.sender],
    ['void', referralIn('in-progress'), actors.sender],
  ] as const)('%s gives the case back to the sender', (name, referral, by) => {
    const outcome = move(referral, moveWith(name), when(by))
    expect(outcome).toMatchObject({ ok: true, value: { owner: { member: 'sara', organisation: 'almi' } } })
  })

  it('stays with the receiver when the case is returned, until somebody takes it', () => {
    expect(move(referralIn('returned'), moveWith('take-back'), when(actors.sender))).toMatchObject({ ok: true })
    expect(move(referralIn('accepted'), moveWith('return'), when(actors.receiver))).toMatchObject({
      ok: true,
      value: { owner: null },
    })
  })
})

describe('an organisation’s queue', () => {
  const queue = referralIn('offered', { to: null })

  it.each(['receiver', 'receiverColleague', 'receiverLead'] as const)('can be answered by %s', (who) => {
    expect(move(queue, { move: 'accept' }, when(actors[who]))).toMatchObject({
      ok: true,
      value: { owner: { member: actors[who].member } },
    })
  })

  it('shows its channel the buttons that anyone there can press, and none once it is taken', () => {
    const channel = { member: null, organisation: idOf<'organisation'>('business-sweden'), roles: [] }
    expect(movesOpenTo(queue, channel)).toEqual(['accept', 'ask', 'decline', 'redirect'])
    expect(movesOpenTo(referralIn('accepted'), channel)).toEqual([])
  })
})

describe('a stand-in', () => {
  const channel = { member: null, organisation: idOf<'organisation'>('business-sweden'), roles: [] }
  const open = (
    standIn: ReturnType<typeof referralIn>['standIn'],
    who: 'receiver' | 'receiverColleague' | 'stranger',
  ) => movesOpenTo(referralIn('offered', { standIn }), actors[who]).includes('accept')

  it.each([
    [null, true, false, false],
    [idOf<'member'>('ove'), true, true, false],
    [idOf<'member'>('omar'), true, false, false],
    [idOf<'member'>('karin'), true, false, false],
    ['anyone', true, true, false],
  ] as const)('%s: the addressee %s, a colleague %s and a stranger %s', (standIn, addressee, colleague, stranger) => {
    expect(open(standIn, 'receiver')).toBe(addressee)
    expect(open(standIn, 'receiverColleague')).toBe(colleague)
    expect(open(standIn, 'stranger')).toBe(stranger)
  })

  it('is not the channel, unless anyone can answer', () => {
    expect(movesOpenTo(referralIn('offered'), channel)).toEqual([])
    expect(movesOpenTo(referralIn('offered', { standIn: 'anyone' }), channel)).toContain('accept')
  })

  it('who accepts has it; the addressee is then told that it was too late', () => {
    const offered = referralIn('offered', { standIn: idOf('ove') })
    const accepted = move(offered, { move: 'accept' }, when(actors.receiverColleague))
    expect(accepted).toMatchObject({ ok: true, value: { owner: { member: 'ove' } } })
    const late = accepted.ok && move(accepted.value.referral, { move: 'accept' }, when(actors.receiver))
    expect(late).toMatchObject({ refusal: { code: 'moved-on' } })
  })
})

describe('what a move needs', () => {
  it.each([
    ['a reason to decline', { ...moveWith('decline'), reason: null }, 'reason-missing'],
    [
      'a suggestion when it is the wrong promoter',
      { ...moveWith('decline'), reason: 'wrong-promoter' },
      'suggestion-missing',
    ],
    ['a question to ask', { move: 'ask', question: '' }, 'required'],
    [
      'an approval that covers the next',
      { ...moveWith('redirect'), onwards: idOf<'organisation'>('prv') },
      'outside-approval',
    ],
  ] as const)('%s', (_, wanted, code) => {
    const offered = referralIn('offered', { covers: [idOf('business-sweden'), idOf('ekn')] })
    expect(move(offered, wanted, when(actors.receiver))).toMatchObject({ ok: false, refusal: { code } })
  })

  it.each([
    [
      'a reason to put on hold',
      'in-progress',
      { move: 'hold', reason: '', reviewOn: addDays(now, 1) },
      'reason-missing',
    ],
    ['a review date to come', 'in-progress', { move: 'hold', reason: 'Accounts', reviewOn: now }, 'review-date-past'],
    ['a reason to return', 'accepted', { move: 'return', reason: '' }, 'reason-missing'],
  ] as const)('%s', (_, stage, wanted, code) => {
    expect(move(referralIn(stage), wanted, when(actors.receiver))).toMatchObject({ ok: false, refusal: { code } })
  })

  it('an answer to answer', () => {
    const outcome = move(referralIn('needs-info'), { move: 'answer', answer: '' }, when(actors.sender))
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'required', field: 'answer' } })
  })
})

describe('time', () => {
  it('gives the receiver one working day, the sender two, the company three', () => {
    const stageOf = (outcome: ReturnType<typeof move>) => (outcome.ok ? outcome.value.referral : null)
    const offered = stageOf(move(referralIn('draft'), { move: 'offer' }, when(actors.sender)))
    expect(offered).toMatchObject({ answerBy: new Date('2026-11-24T09:00:00Z') })
    const asked = stageOf(move(referralIn('offered'), moveWith('ask'), when(actors.receiver)))
    expect(asked).toMatchObject({ answerBy: new Date('2026-11-25T09:00:00Z') })
    const accepted = stageOf(move(referralIn('offered'), moveWith('accept'), when(actors.receiver)))
    expect(accepted).toMatchObject({ contactBy: new Date('2026-11-26T09:00:00Z') })
  })

  it.each([
    [30, true],
    [31, false],
  ])('%s days after completion, reopening is allowed: %s', (days, ok) => {
    expect(move(referralIn('completed'), moveWith('reopen'), when(actors.sender, addDays(now, days))).ok).toBe(ok)
  })
})

describe('a withdrawal after acceptance', () => {
  it('asks the receiver, once', () => {
    const asked = move(referralIn('accepted'), moveWith('withdraw'), when(actors.sender))
    expect(asked).toMatchObject({
      ok: true,
      value: { referral: { stage: 'accepted', withdrawalAsked: now }, owner: null },
    })
    if (!asked.ok) return
    expect(move(asked.value.referral, moveWith('withdraw'), when(actors.sender))).toMatchObject({ ok: false })
    expect(movesOpenTo(asked.value.referral, actors.receiver)).toContain('release')
    expect(movesOpenTo(asked.value.referral, actors.sender)).not.toContain('withdraw')
  })

  it('cannot be confirmed when nobody has asked', () => {
    expect(move(referralIn('accepted'), moveWith('release'), when(actors.receiver))).toMatchObject({
      ok: false,
      refusal: { code: 'moved-on' },
    })
  })
})

it('keeps nothing of the stage that was left', () => {
  const outcome = move(referralIn('needs-info'), moveWith('decline'), when(actors.receiver))
  expect(outcome.ok && Object.keys(outcome.value.referral)).not.toContain('asked')
})
