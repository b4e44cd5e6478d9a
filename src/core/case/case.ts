import type { OrganisationNumber } from '../company/organisation-number.ts'
import type { CaseId, CompanyId, MemberId, OrganisationId } from '../ids.ts'
import type { Result } from '../referral/referral.ts'
import type { Day } from './day.ts'

export interface Company {
  readonly id: CompanyId
  readonly name: string
  /** Null for a company that has no number yet, such as one that is being formed. */
  readonly number: OrganisationNumber | null
}

/** `KRO-142`: one series per network. */
export type CaseNo = string

/** One company, one need. It has exactly one owner, always: there is no shape of it without. */
export interface Case {
  readonly id: CaseId
  readonly no: CaseNo
  readonly company: Company
  readonly need: string
  readonly owner: MemberId
  readonly ownerName: string
  readonly ownerOrganisation: OrganisationId
  readonly ownerOrganisationName: string
  /** The organisation through whose door the company came in. */
  readonly door: OrganisationId
  readonly status: 'open' | 'closed'
  readonly openedAt: Date
  /** What is to be done next, and on which day. */
  readonly next: NextStep | null
  /** How it ended; null while it is open. */
  readonly closed: Closing | null
  /** The nearest clock of its referrals; null when none runs. */
  readonly dueAt: Date | null
  /** Whether that had run out when it was read. */
  readonly overdue: boolean
  readonly version: number
}

export interface NextStep {
  readonly on: Day
  readonly what: string
}

export interface Closing {
  readonly at: Date
  readonly result: Result
  readonly note: string
}

/** How much of a case an organisation sees, from least to most. */
export const levels = ['figures', 'advice', 'need', 'party', 'own'] as const
export type Level = (typeof levels)[number]

/** Longest accepted, in characters; longer is refused with the field's name rather than cut. */
export const longest = {
  companyName: 200,
  need: 500,
  question: 2_000,
  ownQuestion: 1_000,
  note: 2_000,
  step: 200,
} as const
