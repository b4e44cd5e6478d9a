import type { CaseId, OrganisationId } from '../ids.ts'
import type { DeclineReason, Kind, Result } from '../referral/referral.ts'

/** As much of a case as is counted. */
export interface CaseFact {
  readonly id: CaseId
  /** The same for one company, whoever meets it: its organisation number, or else its entry in the register. */
  readonly company: string
  /** What the need was last recognised as, and the municipality's code; `''`: not known. */
  readonly need: string
  readonly municipality: string
  readonly door: OrganisationId
  readonly owner: OrganisationId
  readonly openedAt: Date
  readonly closed: { readonly at: Date; readonly result: Result } | null
  readonly stuck: boolean
}

/** As much of a referral as is counted. */
export interface ReferralFact {
  readonly case: CaseId
  readonly kind: Kind
  readonly from: OrganisationId
  readonly to: OrganisationId
  readonly offeredAt: Date
  readonly acceptedAt: Date | null
  readonly contactAt: Date | null
  readonly declined: { readonly at: Date; readonly reason: DeclineReason } | null
  /** A meeting of three has been held. */
  readonly warm: boolean
  /** Withdrawn, or taken by another who was asked too, before anybody had accepted it: there was nothing left to answer. */
  readonly isMoot: boolean
  /** Entered in error. */
  readonly isVoid: boolean
}

/** A meeting that has ended: whose it is, and whose people were asked to it. */
export interface MeetingFact {
  readonly organisations: readonly OrganisationId[]
  readonly endedAt: Date
}

/** What a meeting gave somebody to do, and they have done; their organisation. */
export interface ActionFact {
  readonly organisation: OrganisationId
  readonly doneAt: Date
}

export interface Facts {
  readonly cases: readonly CaseFact[]
  readonly referrals: readonly ReferralFact[]
  readonly meetings: readonly MeetingFact[]
  readonly actions: readonly ActionFact[]
}

/** One number: of what, and by which one or two keys where it is of a table. Never none: what is not there is none. */
export interface Tally {
  readonly what: Counted
  readonly a: string
  readonly b: string
  readonly n: number
}

/** What goes by a key, beside the figures. */
export const countedLists = [
  'fromTo',
  'doorOwner',
  'cases30By',
  'reachedBy',
  'needs',
  'municipalities',
  'declinesBy',
  'openByAge',
  'responseTimes',
] as const

/** What is counted, from which every figure is reckoned. */
export const counted = [
  'companies',
  'companiesNew',
  'casesOpened',
  'casesClosed',
  'casesOpen',
  'referrals',
  'dueReferrals',
  'dueAccepted',
  'acceptedInADay',
  'medianToAccept',
  'p90ToAccept',
  'contacts',
  'medianToContact',
  'cases90',
  'closedIn90',
  'gotHelp',
  'firstDoorRight',
  'hops',
  'handovers',
  'warm',
  'declines',
  'cases30',
  'reached',
  'stuck',
  'meetingsHeld',
  'actionsDone',
  ...countedLists,
] as const
export type Counted = (typeof counted)[number]
