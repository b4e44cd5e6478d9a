import type { CaseId, MemberId, OrganisationId, ReferralId } from '../ids.ts'
import { table } from '../referral/decide.ts'
import { turns } from '../referral/patience.ts'
import type { MoveName, Stage } from '../referral/referral.ts'
import type { Case } from './case.ts'
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
  /** How many have declined since somebody last brought one to an end, where nobody has taken it or is being asked. */
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

/** The referral that a case has got stuck with, where there is one: what can be done about it depends on where it stands. */
export interface StuckReferral {
  readonly id: ReferralId
  readonly stage: Stage
  readonly overdue: boolean
}

/** What a coordinator can do: ask for an answer, decide who takes it over, have it taken back, or give the case to a colleague of its owner. */
export const remedies = ['remind', 'override', 'take-back', 'reassign'] as const
export type Remedy = (typeof remedies)[number]

/** What helps against each, the most hopeless first: where nobody is there to act, or nobody wants it, asking once more changes nothing. */
const helps: readonly (readonly [ReasonStuck, Remedy])[] = [
  ['owner-gone', 'reassign'],
  ['receiver-gone', 'override'],
  ['declined', 'override'],
  ['passed-on', 'override'],
  ['unanswered', 'remind'],
  ['owner-away', 'reassign'],
]

/** The one thing that helps most. A case can always be given to somebody else; what cannot be done as things stand is not offered. */
export function remedyFor(reasons: readonly ReasonStuck[], referral: StuckReferral | null): Remedy {
  const [, wanted] = helps.find(([reason]) => reasons.includes(reason)) ?? []
  if (wanted === undefined || wanted === 'reassign' || referral === null) return 'reassign'
  const { stage, overdue } = referral
  // Whoever has returned it has done their part: nobody but the sender's side can be waited for.
  if (stage === 'returned') return 'take-back'
  if (wanted === 'remind' && overdue && turns[stage] === 'receiver') return 'remind'
  return wanted === 'override' && table.override.from.includes(stage) ? 'override' : 'reassign'
}

/** A case as a coordinator knows it: number, need and clock, whose it is, and no company. */
export interface StuckCase extends Held {
  readonly openedAt: Date
  readonly dueAt: Date | null
  readonly overdue: boolean
  readonly standing: Standing
  readonly referral: StuckReferral | null
}

/** What is told of when something has got stuck. */
export type StuckOf = { readonly case: CaseId } | { readonly owner: MemberId }

/** After these it may be that nobody is left who has been asked and has not said no. */
export const mayLeaveNobody: readonly MoveName[] = ['decline', 'withdraw', 'release', 'return', 'void']

/** At most `most`, after the first `from`. */
interface Part {
  readonly most: number
  readonly from?: number
}

export interface StuckStore {
  /** An open or closed case that the reader's organisation knows of, at whatever level; null when it knows of none. */
  byNo(no: string): Promise<StuckCase | null>
  /**
   * Open cases that have got stuck and that the reader's organisation knows of, those first in which somebody has waited longest; and how
   * many there are in all, counted to a hundred after `from`: that many may be more. `of`: that case alone, or those of that owner.
   */
  known(
    part: Part & { readonly of?: StuckOf },
  ): Promise<{ readonly cases: readonly StuckCase[]; readonly total: number }>
  /** What the reader's organisation has and is late with, and has not got stuck; counted likewise. */
  late(part: Part): Promise<{ readonly cases: readonly Case[]; readonly total: number }>
  /** How a case stands for the organisation in whose name it is read; null when that one does not see it. */
  standing(of: CaseId, inNameOf: OrganisationId): Promise<(Standing & { readonly ownedBy: MemberId }) | null>
  /** Lets the conveners know of all that the reader owns. Gives how many cases are open. */
  letKnowOfMine(): Promise<number>
  /** Takes that back where nothing but the absence made the conveners know of it. */
  takeBackOfMine(): Promise<void>
  /** Lets the conveners know of one of the reader's cases, if its owner is away and nobody stands in. Need not be waited for. */
  letKnowIfAway(of: CaseId): Promise<void>
}
