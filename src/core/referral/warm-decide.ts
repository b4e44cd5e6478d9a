import { allow, type Outcome, refuse } from '../outcome.ts'
import { partiesOf, type Somebody } from './parties.ts'
import type { Referral } from './referral.ts'
import { type Side, sides, type Warm, type WarmMove, type WarmMoveName, type WarmStage, warmMoves } from './warm.ts'

export interface WarmOccasion {
  readonly by: Somebody | 'system'
  readonly now: Date
}

/** Which of the two somebody speaks for; a team lead does for the team. */
export const sidesOf = (referral: Referral, by: Somebody | 'system'): readonly Side[] =>
  by === 'system' ? sides : sides.filter((side) => partiesOf(referral, by).includes(side))

interface Rule {
  readonly from: readonly WarmStage[]
  /** `other`: the side whose proposal it is not. */
  readonly who: 'either' | 'other'
  /** Whether it takes that the meeting has begun, or that it has not. */
  readonly when: 'any' | 'before' | 'after'
}

const proposals = ['proposed', 'countered'] as const

/** Every move: what it starts from, who may make it, and when. */
export const warmTable: { readonly [N in WarmMoveName]: Rule } = {
  choose: { from: proposals, who: 'other', when: 'any' },
  counter: { from: proposals, who: 'other', when: 'any' },
  move: { from: ['chosen'], who: 'either', when: 'before' },
  cancel: { from: [...proposals, 'chosen'], who: 'either', when: 'before' },
  held: { from: ['chosen', 'not-held'], who: 'either', when: 'after' },
  'not-held': { from: ['chosen', 'held'], who: 'either', when: 'after' },
}

/** From when on a referral can have one: somebody has to have said yes, so that the company is promised nothing in vain. */
const bookable: readonly Referral['stage'][] = ['accepted', 'in-progress']
/** For as long as it stands. */
const lasting: readonly Referral['stage'][] = [...bookable, 'on-hold']

/** Not when the company has withdrawn its approval either. */
export const keepsWarm = ({ stage, revoked }: Referral): boolean => lasting.includes(stage) && revoked === null

/** Whether somebody can propose times now; `last` is the booking before, if there was one. */
export const mayBook = (referral: Referral, last: { readonly stage: WarmStage } | null, by: Somebody): boolean =>
  referral.kind === 'handover' &&
  bookable.includes(referral.stage) &&
  referral.revoked === null &&
  sidesOf(referral, by).length > 0 &&
  (last === null || last.stage === 'cancelled' || last.stage === 'not-held')

/** Whether it is still to be, or waits to be marked. */
export const isUnderWay = ({ stage }: { readonly stage: WarmStage }): boolean =>
  stage === 'proposed' || stage === 'countered' || stage === 'chosen'

/** The moves that somebody can make now, for the buttons. Every one is checked again when it is made. */
export const warmMovesOpenTo = (warm: Warm, referral: Referral, { by, now }: WarmOccasion): readonly WarmMoveName[] =>
  warmMoves.filter((name) => {
    const { from, when } = warmTable[name]
    return from.includes(warm.stage) && isTime(warm, when, now) && mayMake(warm, referral, name, by)
  })

function mayMake(warm: Warm, referral: Referral, name: WarmMoveName, by: Somebody | 'system'): boolean {
  const own = sidesOf(referral, by)
  return warmTable[name].who === 'other' && 'side' in warm ? own.some((side) => side !== warm.side) : own.length > 0
}

function isTime(warm: Warm, when: Rule['when'], now: Date): boolean {
  if (when === 'any' || !('at' in warm) || warm.at === null) return true
  return when === 'before' ? now < warm.at : now >= warm.at
}

/** Makes a move, or says why it cannot be made. Races are settled by the caller, who stores it only where the version is what was read. */
export function moveWarm(warm: Warm, referral: Referral, wanted: WarmMove, occasion: WarmOccasion): Outcome<Warm> {
  const { by, now } = occasion
  const { from, when } = warmTable[wanted.move]
  if (sidesOf(referral, by).length === 0) return refuse({ code: 'form-expired' })
  if (!from.includes(warm.stage)) return movedOn(warm)
  if (!mayMake(warm, referral, wanted.move, by)) return refuse({ code: 'warm-own-proposal' })
  if (!isTime(warm, when, now)) return refuse({ code: when === 'before' ? 'warm-begun' : 'warm-not-yet' })
  return made(warm, wanted, { ...occasion, side: sidesOf(referral, by) })
}

type Making = WarmOccasion & { readonly side: readonly Side[] }
type Chosen = Extract<WarmMove, { readonly move: 'choose' }>

function made(warm: Warm, wanted: WarmMove, making: Making): Outcome<Warm> {
  const next = onFrom(warm, making)
  const at = 'at' in warm ? warm.at : null
  switch (wanted.move) {
    case 'choose':
      return chosen(warm, wanted, making)
    case 'counter': {
      const side = making.side.find((one) => !('side' in warm) || one !== warm.side) ?? 'receiver'
      return allow({ ...next, stage: 'countered', times: wanted.times, side })
    }
    case 'move': {
      const side = making.side[0] ?? 'sender'
      return allow({ ...next, place: wanted.place, stage: 'proposed', times: wanted.times, side })
    }
    case 'cancel':
      // Nobody needs to know any more who was to come, or where.
      return allow({ ...next, guests: '', place: '', stage: 'cancelled', at })
    case 'held':
    case 'not-held':
      return at === null ? movedOn(warm) : allow({ ...next, stage: wanted.move, at })
  }
}

function chosen(warm: Warm, { time }: Chosen, making: Making): Outcome<Warm> {
  const at = 'times' in warm ? warm.times[time] : undefined
  if (at === undefined) return refuse({ code: 'form-expired' })
  return at <= making.now ? refuse({ code: 'warm-time-past' }) : allow({ ...onFrom(warm, making), stage: 'chosen', at })
}

/** Without what belongs to the present stage alone. */
const onFrom = ({ id, referral, minutes, place, guests, version }: Warm, { by, now }: Making) => ({
  ...{ id, referral, minutes, place, guests, version: version + 1 },
  since: { at: now, by: by === 'system' ? null : by.member },
})

const movedOn = (warm: Warm) =>
  refuse({ code: 'warm-moved-on', stage: warm.stage, by: null, oneself: false, time: 'at' in warm ? warm.at : null })

/** What is wrong with the times that somebody proposes, at the field of each. */
export function timesRefused(times: readonly Date[], now: Date) {
  const at = times.findIndex((time, index) => time <= now || times.slice(0, index).some((one) => +one === +time))
  const time = times[at]
  if (time === undefined) return null
  return time <= now
    ? refuse({ code: 'time-past', field: `time${at + 1}` })
    : refuse({ code: 'time-twice', field: `time${at + 1}` })
}
