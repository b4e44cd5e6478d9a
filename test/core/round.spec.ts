import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { move } from '#src/core/referral/move.ts'
import type { MoveName, Referral, Stage } from '#src/core/referral/referral.ts'
import {
  firstAsked,
  isOpenTo,
  type Mode,
  modes,
  mostReceivers,
  nextIn,
  plan,
  type Round,
  type Seat,
  sequelOf,
  waitingIn,
  withReferral,
} from '#src/core/referral/round.ts'
import { actors, idOf, moveWith, now, referralIn, when } from './referrals.ts'

const receivers = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ toOrganisation: idOf<'organisation'>(`o${at + 1}`), to: null }))

describe('who is asked for what', () => {
  it.each([
    ['all', 'handover', 2, '1 participation, 2 handover leads, 3 participation'],
    ['all', 'participation', 3, '1 participation, 2 participation, 3 participation leads'],
    ['all', 'participation', 'sender', '1 participation, 2 participation, 3 participation'],
    ['all', 'advice', null, '1 advice, 2 advice, 3 advice'],
    ['all', 'information', null, '1 information, 2 information, 3 information'],
    ['all', 'handover', null, 'lead-missing'],
    ['all', 'participation', null, 'lead-missing'],
    ['all', 'handover', 'sender', 'lead-of-handover'],
    ['all', 'advice', 1, 'lead-only-advises'],
    ['all', 'information', 1, 'lead-only-advises'],
    ['first', 'handover', null, '1 handover, 2 handover, 3 handover'],
    ['first', 'advice', 2, '1 advice, 2 advice, 3 advice'],
    ['first', 'information', null, 'mode-for-information'],
    ['in-turn', 'handover', null, '1 handover, 2 handover, 3 handover'],
    ['in-turn', 'information', null, 'mode-for-information'],
    [null, 'handover', null, 'required'],
  ] as const)('%s of three, %s, led by %s: %s', (mode, kind, lead, expected) => {
    const planned = plan({ mode, kind, lead, receivers: receivers(3) })
    const said = planned.ok
      ? planned.value.map((one) => `${one.place} ${one.kind}${one.lead ? ' leads' : ''}`).join(', ')
      : planned.refusal.code
    expect(said).toBe(expected)
  })

  it('asks no more than five', () => {
    const planned = plan({ mode: 'first', kind: 'advice', lead: null, receivers: receivers(mostReceivers + 1) })
    expect(planned).toMatchObject({ ok: false, refusal: { code: 'receivers-too-many', field: 'also', most: 5 } })
  })
})

/** A round whose places are in these stages; `-`: not asked yet. */
const roundIn = (mode: Mode, ...stages: readonly (Stage | '-')[]): Round => ({
  id: idOf('round'),
  case: idOf('case'),
  mode,
  from: actors.sender.member,
  fromOrganisation: actors.sender.organisation,
  sentAt: now,
  endedAt: null,
  seats: stages.map((stage, at): Seat => {
    const place = at + 1
    const toOrganisation = idOf<'organisation'>(`o${place}`)
    const shared = { place, toOrganisation, to: null, kind: 'handover', question: 'Kan ni?', lead: false } as const
    const changed = { id: idOf<'referral'>(`r${place}`), toOrganisation, to: null }
    return { ...shared, referral: stage === '-' ? null : referralIn(stage, changed) }
  }),
})

describe('what follows for the others', () => {
  it.each<[Mode, readonly (Stage | '-')[], MoveName | 'next', string]>([
    ['first', ['accepted', 'offered', 'needs-info', 'declined'], 'accept', 'supersedes r2 r3; ends'],
    ['first', ['declined', 'offered', 'offered'], 'decline', 'nothing'],
    ['first', ['declined', 'withdrawn', 'declined'], 'decline', 'ends; none-left'],
    ['first', ['withdrawn', 'declined'], 'withdraw', 'ends'],
    ['first', ['void', 'offered'], 'void', 'nothing'],
    ['first', ['needs-info', 'offered'], 'ask', 'nothing'],
    ['first', ['accepted', 'offered'], 'override', 'supersedes r2; ends'],
    ['in-turn', ['declined', '-', '-'], 'decline', 'asks 2; passed-to-next'],
    ['in-turn', ['declined', 'declined', '-'], 'decline', 'asks 3; passed-to-next'],
    ['in-turn', ['declined', 'declined'], 'decline', 'ends; none-left'],
    ['in-turn', ['withdrawn', '-'], 'next', 'asks 2; passed-to-next'],
    ['in-turn', ['withdrawn', '-'], 'withdraw', 'ends'],
    ['in-turn', ['void', '-'], 'void', 'ends'],
    ['in-turn', ['accepted', '-'], 'accept', 'ends'],
    ['in-turn', ['accepted', 'offered'], 'override', 'supersedes r2; ends'],
    ['in-turn', ['needs-info', '-'], 'ask', 'nothing'],
    ['all', ['accepted', 'offered'], 'accept', 'nothing'],
    ['all', ['declined', 'offered'], 'decline', 'nothing'],
    ['all', ['accepted', 'declined'], 'decline', 'ends'],
  ])('%s, %j after %s: %s', (mode, stages, cause, expected) => {
    const { superseded, ask, ends, tells } = sequelOf(roundIn(mode, ...stages), cause)
    const said = [
      superseded.length > 0 ? `supersedes ${superseded.map(({ id }) => id).join(' ')}` : '',
      ask ? `asks ${ask.place}` : '',
      ends ? 'ends' : '',
      tells ?? '',
    ].filter((part) => part !== '')
    expect(said.join('; ') || 'nothing').toBe(expected)
  })

  it('is nothing once the round has ended, whoever gives what back', () => {
    const over = { ...roundIn('in-turn', 'returned', '-'), endedAt: now }
    for (const cause of ['return', 'release', 'decline', 'take-back'] as const) {
      expect(sequelOf(over, cause)).toEqual({ superseded: [], ask: null, ends: false, tells: null })
    }
  })

  it('no second one can be given it by a coordinator', () => {
    expect(isOpenTo(roundIn('first', 'accepted', 'declined'), 2)).toBe(false)
    expect(isOpenTo(roundIn('first', 'declined', 'offered'), 1)).toBe(true)
    expect(isOpenTo(roundIn('all', 'accepted', 'declined'), 2)).toBe(true)
  })
})

/** What the sender, and each of the receivers, can do; tried at random, and refused where it does not fit. */
const causes = [
  'accept',
  'decline',
  'ask',
  'answer',
  'withdraw',
  'void',
  'next',
  'override',
  'return',
  'take-back',
] as const
type Cause = (typeof causes)[number]

function follow(round: Round, place: number, cause: Cause): Round {
  const referral = round.seats[place - 1]?.referral ?? null
  if (referral === null || !mayBeTried(round, place, cause)) return round
  const moved = move(referral, moveWith(cause === 'next' ? 'withdraw' : cause), when(actorOf(cause, referral)))
  if (!moved.ok) return round
  const is = withReferral(round, moved.value.referral)
  const { superseded, ask, ends } = sequelOf(is, cause)
  const without = superseded.reduce((sum, one) => withReferral(sum, supersede(one)), is)
  const seats = without.seats.map((seat) => (ask?.place === seat.place ? { ...seat, referral: offered(seat) } : seat))
  return { ...without, seats, endedAt: ends ? (round.endedAt ?? now) : round.endedAt }
}

/** What is refused before a move is made at all. */
function mayBeTried(round: Round, place: number, cause: Cause): boolean {
  if (cause === 'override') return isOpenTo(round, place)
  return cause !== 'next' || (waitingIn(round).some((seat) => seat.place === place) && nextIn(round) !== null)
}

const actorOf = (cause: Cause, { toOrganisation }: Referral) => {
  if (['answer', 'withdraw', 'next', 'void', 'take-back'].includes(cause)) return actors.sender
  if (cause === 'override') return actors.coordinator
  return { ...actors.receiverLead, organisation: toOrganisation }
}

const supersede = (referral: Referral): Referral => {
  const moved = move(referral, { move: 'supersede' }, when('system'))
  if (!moved.ok) throw new Error('could not be superseded')
  return moved.value.referral
}
const offered = ({ place, toOrganisation, to }: Seat): Referral =>
  referralIn('offered', { id: idOf(`r${place}`), toOrganisation, to })

describe('whatever is answered, in whatever order', () => {
  const stories = fc.record({
    mode: fc.constantFrom(...modes),
    size: fc.integer({ min: 2, max: mostReceivers }),
    deeds: fc.array(
      fc.record({ place: fc.integer({ min: 1, max: mostReceivers }), cause: fc.constantFrom(...causes) }),
      {
        maxLength: 40,
      },
    ),
  })
  const stagesOf = (round: Round) => round.seats.map(({ referral }) => referral?.stage ?? '-')
  const heldIn = ({ seats }: Round) =>
    seats.filter(({ referral }) => ['accepted', 'in-progress', 'completed'].includes(referral?.stage ?? '-')).length
  const begun = (mode: Mode, size: number) =>
    roundIn(
      mode,
      ...Array.from({ length: size }, (_, at) => (firstAsked(mode, at + 1) ? 'offered' : '-') as Stage | '-'),
    )

  const isSound = (round: Round): boolean => {
    const waiting = waitingIn(round).length
    if (round.endedAt !== null && waiting > 0) return false
    if (round.endedAt === null && waiting === 0) return false
    return round.mode === 'all' || (heldIn(round) <= 1 && (round.mode === 'first' || waiting <= 1))
  }

  it('one wins at most, one waits at most in turn, and nobody of the round waits once it has ended', () => {
    fc.assert(
      fc.property(stories, ({ mode, size, deeds }) => {
        let round = begun(mode, size)
        for (const { place, cause } of deeds) {
          round = follow(round, place, cause)
          expect([stagesOf(round), isSound(round)]).toEqual([stagesOf(round), true])
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('nobody is asked before those who were named before have answered', () => {
    fc.assert(
      fc.property(stories, ({ size, deeds }) => {
        let round = roundIn('in-turn', 'offered', ...Array.from({ length: size - 1 }, () => '-' as const))
        for (const { place, cause } of deeds) round = follow(round, place, cause)
        const asked = round.seats.map(({ referral }) => referral !== null)
        expect(asked).toEqual([...asked].sort((one, other) => Number(other) - Number(one)))
      }),
    )
  })
})
