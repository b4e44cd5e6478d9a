import { type Outcome, refuse } from '../outcome.ts'
import type { Moved, Occasion } from './decide.ts'
import { table } from './decide.ts'
import { partiesOf, type Somebody, wasAddressee } from './parties.ts'
import { type Move, type MoveName, moveNames, type Referral } from './referral.ts'

/**
 * Makes a move, or says why it cannot be made: somebody who may not, a stage that has moved on, or what is missing.
 * Races are settled by the caller: it stores the result only where the version is still the one that was read.
 */
export function move(referral: Referral, wanted: Move, occasion: Occasion): Outcome<Moved> {
  const rule = table[wanted.move]
  const parties = partiesOf(referral, occasion.by)
  if (!rule.who.some((party) => parties.includes(party))) {
    // Whoever could have made it before somebody else took the referral was too late, and did nothing wrong.
    if (wasAddressee(referral, occasion.by) && rule.who.includes('receiver') && !rule.from.includes(referral.stage)) {
      return refuse({ code: 'moved-on', stage: referral.stage, by: null, at: referral.since.at })
    }
    return refuse({ code: 'not-yours-to-do', move: wanted.move, stage: referral.stage })
  }
  const barred = barredFrom(referral, wanted.move)
  return barred ?? rule.make(referral, wanted, occasion)
}

/** Nothing goes on by an approval that was withdrawn; and where no company is named, nobody can call it or send it on. */
function barredFrom({ revoked, approval }: Referral, name: MoveName) {
  if (revoked !== null && !afterwards.includes(name)) return refuse({ code: 'approval-withdrawn' })
  return approval === null && withCompany.includes(name) ? refuse({ code: 'company-unnamed' }) : null
}

const afterwards: readonly MoveName[] = ['thank', 'void']
const withCompany: readonly MoveName[] = ['begin', 'hold', 'resume', 'redirect']

/** The moves this person can make now, for the buttons on a card. Every move is checked again when it is made. */
export function movesOpenTo(referral: Referral, by: Somebody): readonly MoveName[] {
  const parties = partiesOf(referral, by)
  return moveNames.filter((name) => {
    const rule = table[name]
    const may = rule.from.includes(referral.stage) && rule.who.some((party) => parties.includes(party))
    return may && barredFrom(referral, name) === null && !(closed[name]?.(referral) ?? false)
  })
}

/** Moves that the stage allows, yet nobody has asked for or somebody has made already. */
const closed: { readonly [N in MoveName]?: (referral: Referral) => boolean } = {
  withdraw: (referral) => isAskedBack(referral),
  release: (referral) => !isAskedBack(referral),
  'take-back': (referral) => isSettled(referral),
  thank: (referral) => isSettled(referral),
  turn: (referral) => referral.approval !== null,
}

/** That the sender has asked to have it back, and the one who took it has yet to answer. */
export const isAskedBack = (referral: Referral): boolean =>
  (referral.stage === 'accepted' || referral.stage === 'in-progress' || referral.stage === 'on-hold') &&
  referral.withdrawalAsked !== null

/** Nothing is left to do about a return or an end: it has been taken back, or thanked for. */
export const isSettled = (referral: Referral): boolean =>
  ('takenBack' in referral && referral.takenBack !== null) || ('thanked' in referral && referral.thanked !== null)

/** Whether it is made from outside, by somebody who is neither side's: then it is made in the sender's name. */
export const isFromOutside = (referral: Referral, { move: name }: Move, by: Somebody): boolean =>
  !partiesOf(referral, by).some(
    (party) => (party === 'sender' || party === 'receiver') && table[name].who.includes(party),
  )
