import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { stages } from '#src/core/referral/referral.ts'
import {
  lengths,
  type Side,
  type Warm,
  type WarmMove,
  type WarmStage,
  warmMoves,
  warmStages,
} from '#src/core/referral/warm.ts'
import { keepsWarm, mayBook, moveWarm, timesRefused, warmMovesOpenTo } from '#src/core/referral/warm-decide.ts'
import { actors, idOf, now, referralIn } from './referrals.ts'

const hour = 3_600_000
/** So many hours from now. */
const soon = (hours: number): Date => new Date(now.getTime() + hours * hour)
const times = [soon(48), soon(54), soon(72)]

interface Now {
  readonly stage: WarmStage
  readonly side?: Side
  /** Hours from now to the meeting. */
  readonly in?: number
}

function booked({ stage, side = 'sender', in: hours = 48 }: Now): Warm {
  const common = {
    ...{ id: idOf<'warm-handover'>('booking'), referral: idOf<'referral'>('referral'), version: 7 },
    ...{ place: 'Växjö', guests: 'Anna Alm', since: { at: soon(-24), by: idOf<'member'>('sara') } },
    minutes: lengths[0],
  } as const
  if (stage === 'proposed' || stage === 'countered') return { ...common, stage, times, side }
  return stage === 'cancelled' ? { ...common, stage, at: null } : { ...common, stage, at: soon(hours) }
}

const wanted: { readonly [N in WarmMove['move']]: Extract<WarmMove, { readonly move: N }> } = {
  choose: { move: 'choose', time: 1 },
  counter: { move: 'counter', times: [soon(50), soon(51), soon(52)] },
  move: { move: 'move', times: [soon(50), soon(51), soon(52)], place: 'Älmhult' },
  cancel: { move: 'cancel' },
  held: { move: 'held' },
  'not-held': { move: 'not-held' },
}

const referral = referralIn('accepted')
const roles = Object.keys(actors).filter((role): role is keyof typeof actors => role in actors)
const make = (warm: Warm, move: WarmMove['move'], role: keyof typeof actors) =>
  moveWarm(warm, referral, wanted[move], { by: actors[role], now })

/** Written down once more, from what the domain says: who can do what, and when, of a booking that the sender has proposed. */
const can: { readonly [S in WarmStage]: { readonly [N in WarmMove['move']]?: readonly (keyof typeof actors)[] } } = {
  proposed: {
    choose: ['receiver', 'receiverLead', 'system'],
    counter: ['receiver', 'receiverLead', 'system'],
    cancel: ['sender', 'senderLead', 'receiver', 'receiverLead', 'system'],
  },
  countered: {
    choose: ['receiver', 'receiverLead', 'system'],
    counter: ['receiver', 'receiverLead', 'system'],
    cancel: ['sender', 'senderLead', 'receiver', 'receiverLead', 'system'],
  },
  chosen: {
    move: ['sender', 'senderLead', 'receiver', 'receiverLead', 'system'],
    cancel: ['sender', 'senderLead', 'receiver', 'receiverLead', 'system'],
  },
  held: {},
  'not-held': {},
  cancelled: {},
}
const eitherSide = ['sender', 'senderLead', 'receiver', 'receiverLead', 'system'] as const
const canAfterwards: typeof can = {
  ...can,
  chosen: { held: eitherSide, 'not-held': eitherSide },
  held: { 'not-held': eitherSide },
  'not-held': { held: eitherSide },
}

describe.each([
  ['before the time', 48, can],
  ['once it has begun', -1, canAfterwards],
] as const)('a warm handover, %s', (_, hours, table) => {
  const rows = warmStages.flatMap((stage) =>
    warmMoves.flatMap((move) => roles.map((role) => [stage, move, role] as const)),
  )
  it.each(rows)('that is %s: %s by the %s', (stage, move, role) => {
    const allowed = table[stage][move]?.includes(role) ?? false
    const warm = booked({ stage, in: hours })
    expect(make(warm, move, role).ok).toBe(allowed)
    expect(warmMovesOpenTo(warm, referral, { by: actors[role], now }).includes(move)).toBe(allowed)
  })
})

describe('what a move leads to', () => {
  it.each([
    ['proposed', 'choose', 'receiver', { stage: 'chosen', at: times[1] }],
    ['proposed', 'counter', 'receiver', { stage: 'countered', side: 'receiver', times: wanted.counter.times }],
    ['chosen', 'move', 'receiver', { stage: 'proposed', side: 'receiver', place: 'Älmhult', guests: 'Anna Alm' }],
    ['chosen', 'cancel', 'sender', { stage: 'cancelled', guests: '', place: '' }],
  ] as const)('%s, %s by the %s', (stage, move, role, expected) => {
    const moved = make(booked({ stage }), move, role)
    expect(moved).toMatchObject({ ok: true, value: { ...expected, version: 8, since: { at: now } } })
  })

  it.each([
    ['proposed', 'choose', 'sender', 'warm-own-proposal'],
    ['chosen', 'choose', 'receiver', 'warm-moved-on'],
    ['cancelled', 'cancel', 'sender', 'warm-moved-on'],
    ['chosen', 'held', 'sender', 'warm-not-yet'],
    ['chosen', 'cancel', 'coordinator', 'form-expired'],
    ['chosen', 'cancel', 'stranger', 'form-expired'],
  ] as const)('%s, %s by the %s is refused: %s', (stage, move, role, code) => {
    expect(make(booked({ stage }), move, role)).toEqual({ ok: false, refusal: expect.objectContaining({ code }) })
  })

  it('is refused for a time that has passed meanwhile, and for one that was never there', () => {
    const warm = { ...booked({ stage: 'proposed' }), times: [soon(-1), soon(1), soon(2)] }
    const choosing = (time: number) => moveWarm(warm, referral, { move: 'choose', time }, { by: actors.receiver, now })
    expect([choosing(0), choosing(3)]).toMatchObject([
      { refusal: { code: 'warm-time-past' } },
      { refusal: { code: 'form-expired' } },
    ])
  })

  it('lets nobody move or call off what has begun', () => {
    const begun = booked({ stage: 'chosen', in: -0.1 })
    expect(make(begun, 'move', 'sender')).toMatchObject({ refusal: { code: 'warm-begun' } })
    expect(make(begun, 'cancel', 'system')).toMatchObject({ refusal: { code: 'warm-begun' } })
  })

  it('always makes the version grow by one, and never leaves a stage without its facts', () => {
    const step = fc.tuple(fc.constantFrom(...warmMoves), fc.constantFrom(...roles))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.integer({ min: -2, max: 100 }), (steps, hours) => {
        let warm = booked({ stage: 'proposed' })
        for (const [move, role] of steps) {
          const moved = moveWarm(warm, referral, wanted[move], { by: actors[role], now: soon(hours) })
          if (!moved.ok) continue
          expect(moved.value.version).toBe(warm.version + 1)
          expect('side' in moved.value).toBe('times' in moved.value)
          if (moved.value.stage === 'held') expect(moved.value.at.getTime()).toBeLessThanOrEqual(soon(hours).getTime())
          warm = moved.value
        }
      }),
    )
  })
})

describe('a warm handover can be booked', () => {
  it.each(stages)('of a handover that is %s, when it is accepted and under way', (stage) => {
    const under = stage === 'accepted' || stage === 'in-progress'
    expect(mayBook(referralIn(stage), null, actors.sender)).toBe(under)
    expect(keepsWarm(referralIn(stage))).toBe(under || stage === 'on-hold')
  })

  it.each([
    ['sender', true],
    ['receiver', true],
    ['receiverLead', true],
    ['senderColleague', false],
    ['receiverColleague', false],
    ['coordinator', false],
    ['stranger', false],
  ] as const)('by the %s: %s', (role, expected) => {
    expect(mayBook(referral, null, actors[role])).toBe(expected)
  })

  it.each([
    ['proposed', false],
    ['countered', false],
    ['chosen', false],
    ['held', false],
    ['not-held', true],
    ['cancelled', true],
  ] as const)('after one that is %s: %s', (stage, expected) => {
    expect(mayBook(referral, { stage }, actors.sender)).toBe(expected)
  })

  it('of a handover, and of nothing else', () => {
    expect(mayBook(referralIn('accepted', { kind: 'advice' }), null, actors.sender)).toBe(false)
  })
})

it.each([
  ['all to come', [1, 2, 3], null],
  ['the second has passed', [1, -1, 3], { code: 'time-past', field: 'time2' }],
  ['the third is the first once more', [1, 2, 1], { code: 'time-twice', field: 'time3' }],
  ['one is at this very moment', [0, 1, 2], { code: 'time-past', field: 'time1' }],
] as const)('times that are proposed: %s', (_, hours, refusal) => {
  expect(timesRefused(hours.map(soon), now)?.refusal ?? null).toEqual(refusal)
})
