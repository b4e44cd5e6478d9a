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
  return rule.make(referral, wanted, occasion)
}

/** The moves this person can make now, for the buttons on a card. Every move is checked again when it is made. */
export function movesOpenTo(referral: Referral, by: Somebody): readonly MoveName[] {
  const parties = partiesOf(referral, by)
  return moveNames.filter((name) => {
    const rule = table[name]
    if (!rule.from.includes(referral.stage) || !rule.who.some((party) => parties.includes(party))) return false
    const askedBack = 'withdrawalAsked' in referral && referral.withdrawalAsked !== null
    return name === 'release' ? askedBack : name !== 'withdraw' || !askedBack
  })
}
