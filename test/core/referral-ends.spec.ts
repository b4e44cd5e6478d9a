import { describe, expect, it } from '@jest/globals'
import { endingOf } from '#src/core/referral/ending.ts'
import { isFromOutside, move, movesOpenTo } from '#src/core/referral/move.ts'
import { isWithGiver } from '#src/core/referral/parties.ts'
import { type Result, results } from '#src/core/referral/referral.ts'
import { actors, idOf, moveWith, now, referralIn, when } from './referrals.ts'

describe('what came of it decides whether it was completed', () => {
  const ends: { readonly [R in Result]: readonly ['before contact' | 'after contact', 'complete' | 'fail'][] } = {
    'got-help': [
      ['before contact', 'complete'],
      ['after contact', 'complete'],
    ],
    partly: [
      ['before contact', 'complete'],
      ['after contact', 'complete'],
    ],
    'advice-only': [
      ['before contact', 'complete'],
      ['after contact', 'complete'],
    ],
    'referred-on': [
      ['before contact', 'complete'],
      ['after contact', 'complete'],
    ],
    unreachable: [
      ['before contact', 'fail'],
      ['after contact', 'fail'],
    ],
    'no-longer-relevant': [
      ['before contact', 'fail'],
      ['after contact', 'complete'],
    ],
    rejected: [
      ['before contact', 'fail'],
      ['after contact', 'complete'],
    ],
  }
  const stages = { 'before contact': ['accepted'], 'after contact': ['in-progress', 'on-hold'] } as const
  const table = results.flatMap((result) =>
    ends[result].flatMap(([contact, ending]) => stages[contact].map((stage) => [result, stage, ending] as const)),
  )

  it.each(table)('%s when %s: %s, and the receiver can do that', (result, stage, ending) => {
    expect(endingOf(stage, result)).toBe(ending)
    const ended = move(referralIn(stage), { move: ending, result, gains: ['loan'] }, when(actors.receiver))
    expect(ended).toMatchObject({ ok: true, value: { referral: { result, gains: ['loan'], thanked: null } } })
  })

  it('logs the contact that nobody has logged', () => {
    const later = new Date('2026-11-25T09:00:00Z')
    const ended = move(referralIn('accepted'), moveWith('complete'), when(actors.receiver, later))
    expect(ended).toMatchObject({ ok: true, value: { referral: { firstContactAt: later } } })
  })
})

describe('referred onwards', () => {
  const covered = referralIn('needs-info', { covers: [idOf('business-sweden'), idOf('ekn')], hops: 1, version: 7 })

  it('goes on as it was sent, in the sender’s name, one door further', () => {
    const onwards = move(covered, { ...moveWith('redirect'), to: idOf('pia') }, when(actors.receiver))
    expect(onwards).toMatchObject({
      ok: true,
      value: {
        owner: null,
        referral: { stage: 'redirected', onwards: 'ekn', version: 8 },
        next: {
          ...{ id: 'next', case: 'case', kind: 'handover', question: covered.question, approval: 'approval' },
          ...{ from: 'sara', fromOrganisation: 'almi', toOrganisation: 'ekn', to: 'pia', covers: covered.covers },
          ...{ stage: 'offered', hops: 2, version: 1, since: { at: now, by: 'li' } },
          answerBy: new Date('2026-11-24T09:00:00Z'),
        },
      },
    })
    expect(onwards.ok && onwards.value.next).not.toHaveProperty('asked')
  })

  it('makes no other move but that one begin anew', () => {
    expect(move(covered, moveWith('accept'), when(actors.receiver))).toMatchObject({ ok: true, value: { next: null } })
  })
})

describe('what has been settled asks for nothing more', () => {
  const settled = {
    'take-back': { ...referralIn('returned'), takenBack: now },
    thank: { ...referralIn('completed'), thanked: now },
    withdraw: { ...referralIn('accepted'), withdrawalAsked: now },
  }

  it.each([
    ['take-back', 'moved-on'],
    ['thank', 'done-before'],
    ['withdraw', 'moved-on'],
  ] as const)('%s has no button and cannot be done twice: %s', (name, code) => {
    expect(movesOpenTo(settled[name], actors.sender)).not.toContain(name)
    expect(move(settled[name], moveWith(name), when(actors.sender))).toMatchObject({
      ok: false,
      refusal: { code },
    })
  })

  it('thanks are noted, and the end stays as it was', () => {
    const completed = referralIn('completed')
    expect(move(completed, moveWith('thank'), when(actors.sender))).toEqual({
      ok: true,
      value: { referral: { ...completed, thanked: now, version: 5 }, owner: null, next: null },
    })
  })

  it('a return that was taken back and then voided moves the case no more', () => {
    const voided = move(settled['take-back'], moveWith('void'), when(actors.sender))
    expect(voided).toMatchObject({ ok: true, value: { owner: null } })
  })
})

describe('where a referral has left its case', () => {
  const at = (member: string, organisation: string) => ({
    owner: idOf<'member'>(member),
    ownerOrganisation: idOf<'organisation'>(organisation),
  })
  const takenBack = { ...referralIn('returned'), takenBack: now }
  it.each([
    ['with the sender while it waits', referralIn('offered'), at('sara', 'almi'), true],
    ['with the sender’s team while it waits', referralIn('offered'), at('lisa', 'almi'), true],
    ['elsewhere while it waits', referralIn('offered'), at('pia', 'ekn'), false],
    ['with the one who took it', referralIn('in-progress'), at('li', 'business-sweden'), true],
    ['handed on since', referralIn('in-progress'), at('pia', 'ekn'), false],
    ['handed on since to a colleague', referralIn('in-progress'), at('omar', 'business-sweden'), false],
    ['with the one who returns it', referralIn('returned'), at('li', 'business-sweden'), true],
    ['taken back', takenBack, at('sara', 'almi'), true],
  ] as const)('%s', (_, referral, whose, there) => {
    expect(isWithGiver(referral, whose)).toBe(there)
  })
})

it.each([
  ['coordinator', 'take-back', true],
  ['sender', 'take-back', false],
  ['senderLead', 'void', false],
  ['admin', 'void', true],
  ['coordinator', 'override', true],
  ['receiver', 'return', false],
] as const)('%s makes the move %s from outside: %s', (who, name, outside) => {
  expect(isFromOutside(referralIn('returned'), moveWith(name), actors[who])).toBe(outside)
})

it.each([
  ['coordinator', '', 'reason-missing'],
  ['coordinator', 'The sender has left', null],
  ['sender', '', null],
  ['senderLead', '', null],
] as const)('%s takes back, saying “%s”: %s', (who, reason, refused) => {
  const outcome = move(referralIn('returned'), { move: 'take-back', reason }, when(actors[who]))
  expect(outcome.ok ? null : outcome.refusal.code).toBe(refused)
})
