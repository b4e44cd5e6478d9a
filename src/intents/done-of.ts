import type { MemberId } from '../core/ids.ts'
import type { ReferralSheet } from '../core/ports.ts'
import { deadlineOf } from '../core/referral/clock.ts'
import type { Moved } from '../core/referral/decide.ts'
import type { Move } from '../core/referral/referral.ts'
import type { Done } from '../views/done.ts'

/** The moves that people make on a referral that there is. */
export type Wanted = Exclude<Move, { readonly move: 'offer' | 'supersede' | 'turn' }>

interface Facts {
  readonly caseNo: string
  readonly from: string
  /** The receiver's side, as it was. */
  readonly to: string
  /** Whom the move names: the next receiver, or the next owner. */
  readonly named: string
  readonly moved: Moved
  readonly by: MemberId
  readonly now: Date
}

const dones: { readonly [N in Wanted['move']]: (facts: Facts) => Done } = {
  accept: ({ caseNo, from, moved, by, now }) => ({
    ...{ what: 'accepted', caseNo, from, owns: moved.owner?.member === by },
    contactBy: deadlineOf(moved.referral) ?? now,
  }),
  ask: ({ caseNo, from, moved, now }) => ({
    ...{ what: 'asked', caseNo, from, answerBy: deadlineOf(moved.referral) ?? now },
  }),
  answer: ({ caseNo, to }) => ({ what: 'answered', caseNo, to }),
  decline: ({ caseNo, from }) => ({ what: 'declined', caseNo, from }),
  redirect: ({ caseNo, from, named, moved, now }) => ({
    ...{ what: 'redirected', caseNo, from, onwards: named },
    answerBy: (moved.next && deadlineOf(moved.next)) ?? now,
  }),
  withdraw: ({ caseNo, to, moved }) => ({
    ...{ what: moved.referral.stage === 'withdrawn' ? 'withdrawn' : 'withdrawal-asked', caseNo, to },
  }),
  release: ({ caseNo, from }) => ({ what: 'released', caseNo, from }),
  begin: ({ caseNo, from }) => ({ what: 'begun', caseNo, from }),
  hold: ({ caseNo, from, moved, now }) => ({
    ...{ what: 'held', caseNo, from, reviewOn: deadlineOf(moved.referral) ?? now },
  }),
  resume: ({ caseNo }) => ({ what: 'resumed', caseNo }),
  return: ({ caseNo, from }) => ({ what: 'returned', caseNo, from }),
  'take-back': ({ caseNo, from }) => ({ what: 'taken-back', caseNo, from }),
  complete: ended,
  fail: ended,
  thank: ({ caseNo, to }) => ({ what: 'thanked', caseNo, to }),
  reopen: ({ caseNo, to }) => ({ what: 'reopened', caseNo, to }),
  void: ({ caseNo }) => ({ what: 'voided', caseNo }),
  override: ({ caseNo, named }) => ({ what: 'overridden', caseNo, owner: named }),
}

function ended({ caseNo, from, moved: { referral } }: Facts): Done {
  const result = 'result' in referral ? referral.result : 'got-help'
  return { what: 'ended', caseNo, from, result, owns: referral.kind === 'handover' }
}

/** What the one who made a move is told. */
export const doneOf = (sheet: ReferralSheet, { move }: Wanted, facts: Omit<Facts, 'caseNo' | 'from' | 'to'>): Done =>
  dones[move]({
    ...facts,
    caseNo: sheet.case.no,
    from: `${sheet.fromName}, ${sheet.fromOrganisationName}`,
    to: sheet.ownerName ?? sheet.toName ?? sheet.toOrganisationName,
  })
