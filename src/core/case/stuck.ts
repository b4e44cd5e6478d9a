import type { Held } from './reassign.ts'

/** Why a case has got stuck. */
export const reasonsStuck = [
  'unanswered',
  'passed-on',
  'declined',
  'owner-away',
  'owner-gone',
  'receiver-gone',
] as const
export type ReasonStuck = (typeof reasonsStuck)[number]

/** What tells whether a case goes on. */
export interface Standing {
  /** A referral of it has waited until it came onto the convener's agenda: three working days for an answer. */
  readonly onAgenda: boolean
  /** The most times that one that waits has been referred onwards. */
  readonly hops: number
  /** How many have declined, where nobody else has taken it or is being asked. */
  readonly declines: number
  /** Whether whoever has it is at work; away without a stand-in nobody answers. */
  readonly owner: 'at-work' | 'away' | 'gone'
  /** Somebody to whom a referral is addressed that waits, or who is to take it back, has left. */
  readonly receiverGone: boolean
}

/** The one definition: what comes to the coordinators, and what they may give to somebody else. */
export const stuck = ({ onAgenda, hops, declines, owner, receiverGone }: Standing): readonly ReasonStuck[] => {
  const is: { readonly [R in ReasonStuck]: boolean } = {
    unanswered: onAgenda,
    'passed-on': hops >= enough,
    declined: declines >= enough,
    'owner-away': owner === 'away',
    'owner-gone': owner === 'gone',
    'receiver-gone': receiverGone,
  }
  return reasonsStuck.filter((reason) => is[reason])
}

/** So many hops, or declines, and a case does not find its way by itself. */
export const enough = 2

/** A case as a coordinator knows it: number, need and clock, whose it is, and no company. */
export interface StuckCase extends Held {
  readonly openedAt: Date
  readonly dueAt: Date | null
  readonly overdue: boolean
  readonly standing: Standing
}

export interface StuckStore {
  /** An open or closed case that the reader's organisation knows of, at whatever level; null when it knows of none. */
  byNo(no: string): Promise<StuckCase | null>
  /** Open cases that may have got stuck and that the reader's organisation knows of, the longest overdue first. */
  candidates(most: number): Promise<readonly StuckCase[]>
}
