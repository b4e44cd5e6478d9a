import type { ApprovalId, CaseId, MemberId, OrganisationId, ReferralId } from '../ids.ts'

export const kinds = ['handover', 'advice', 'participation', 'information'] as const
export type Kind = (typeof kinds)[number]

export const declineReasons = [
  'wrong-promoter',
  'not-in-target-group',
  'no-capacity',
  'duplicate',
  'too-little-information',
  'conflict-of-interest',
  'company-declines',
  'unreachable',
  'other',
] as const
export type DeclineReason = (typeof declineReasons)[number]

export const results = [
  'got-help',
  'partly',
  'advice-only',
  'referred-on',
  'unreachable',
  'no-longer-relevant',
  'rejected',
] as const
export type Result = (typeof results)[number]

/** What the company came away with, beside the help itself. */
export const gains = ['check', 'loan', 'guarantee', 'partner', 'new-market'] as const
export type Gain = (typeof gains)[number]

export interface Parties {
  readonly id: ReferralId
  readonly case: CaseId
  readonly kind: Kind
  readonly from: MemberId
  readonly fromOrganisation: OrganisationId
  readonly toOrganisation: OrganisationId
  /** Null when it is addressed to the organisation's queue. */
  readonly to: MemberId | null
  /** Who can answer for the addressee as things are: the stand-in of one who is away or late, or for want of one anyone in the organisation. */
  readonly standIn: MemberId | 'anyone' | null
  /** What the receiver is told of the company's need, and is asked. */
  readonly need: string
  readonly question: string
  /** Null: asked for advice without naming the company, which nobody has to approve. */
  readonly approval: ApprovalId | null
  /** Organisations that the company's approval covers; null: any party to the agreement. */
  readonly covers: readonly OrganisationId[] | null
  /** How many times the case has been referred on before it came here. */
  readonly hops: number
  /** When the company withdrew the approval that it was made under: then nothing more is shared by it. */
  readonly revoked: Date | null
  /** Grows with every move; one is stored only where this is still what was read. */
  readonly version: number
}

/** When the present stage began, and who brought it about; null is the system. */
export interface Since {
  readonly at: Date
  readonly by: MemberId | null
}

interface Taken {
  readonly owner: MemberId
  readonly acceptedAt: Date
  /** When the sender asked to have it back after it was accepted; the receiver confirms. */
  readonly withdrawalAsked: Date | null
}
interface Begun extends Taken {
  readonly firstContactAt: Date
}
interface Ended {
  readonly result: Result
  readonly gains: readonly Gain[]
  /** When the sender said thanks: then nothing is left to do. */
  readonly thanked: Date | null
}

/** One stage, one shape: what cannot be does not type-check. The stages and their rules: domain.md §3. */
export type StageShape =
  | { readonly stage: 'draft' }
  | { readonly stage: 'offered'; readonly answerBy: Date }
  | { readonly stage: 'needs-info'; readonly asked: string; readonly answerBy: Date }
  | ({ readonly stage: 'accepted'; readonly contactBy: Date } & Taken)
  | ({ readonly stage: 'in-progress' } & Begun)
  | ({ readonly stage: 'on-hold'; readonly reason: string; readonly reviewOn: Date } & Begun)
  | {
      readonly stage: 'declined'
      readonly reason: DeclineReason
      readonly suggestion: OrganisationId | null
      readonly until: Date | null
      readonly note: string
    }
  | { readonly stage: 'redirected'; readonly onwards: OrganisationId }
  | { readonly stage: 'withdrawn'; readonly reason: string }
  | { readonly stage: 'returned'; readonly owner: MemberId; readonly reason: string; readonly takenBack: Date | null }
  | ({ readonly stage: 'completed' } & Ended & Begun)
  | ({ readonly stage: 'failed' } & Ended & Taken)
  | { readonly stage: 'superseded' }
  | { readonly stage: 'void'; readonly was: Stage; readonly reason: string }

export type Stage = StageShape['stage']
export type Referral = Parties & { readonly since: Since } & StageShape
export type ReferralIn<S extends Stage> = Extract<Referral, { readonly stage: S }>

export const stages = [
  'draft',
  'offered',
  'needs-info',
  'accepted',
  'in-progress',
  'on-hold',
  'declined',
  'redirected',
  'withdrawn',
  'returned',
  'completed',
  'failed',
  'superseded',
  'void',
] as const satisfies readonly Stage[]

/** What a person, or the system, can do to a referral; each with what it needs. */
export type Move =
  | { readonly move: 'offer' }
  | { readonly move: 'accept' }
  | { readonly move: 'ask'; readonly question: string }
  | { readonly move: 'answer'; readonly answer: string }
  | {
      readonly move: 'decline'
      readonly reason: DeclineReason | null
      readonly suggestion: OrganisationId | null
      readonly until: Date | null
      readonly note: string
    }
  | {
      readonly move: 'redirect'
      readonly onwards: OrganisationId
      /** Null for the organisation's queue. */
      readonly to: MemberId | null
      /** The referral that takes this one's place. */
      readonly next: ReferralId
    }
  | { readonly move: 'withdraw'; readonly reason: string }
  | { readonly move: 'release' }
  | { readonly move: 'begin' }
  | { readonly move: 'hold'; readonly reason: string; readonly reviewOn: Date }
  | { readonly move: 'resume' }
  | { readonly move: 'return'; readonly reason: string }
  /** Whoever is not the sender's side says why. */
  | { readonly move: 'take-back'; readonly reason: string }
  | { readonly move: 'complete'; readonly result: Result; readonly gains: readonly Gain[] }
  | { readonly move: 'fail'; readonly result: Result; readonly gains: readonly Gain[] }
  | { readonly move: 'thank' }
  | { readonly move: 'reopen'; readonly reason: string }
  | { readonly move: 'supersede' }
  /** A request for advice becomes a handover, in which the company is named. */
  | { readonly move: 'turn' }
  | { readonly move: 'void'; readonly reason: string }
  | { readonly move: 'override'; readonly owner: MemberId; readonly reason: string }

export type MoveName = Move['move']
export type MoveOf<N extends MoveName> = Extract<Move, { readonly move: N }>

export const moveNames = [
  'offer',
  'accept',
  'ask',
  'answer',
  'decline',
  'redirect',
  'withdraw',
  'release',
  'begin',
  'hold',
  'resume',
  'return',
  'take-back',
  'complete',
  'fail',
  'thank',
  'reopen',
  'supersede',
  'turn',
  'void',
  'override',
] as const satisfies readonly MoveName[]
