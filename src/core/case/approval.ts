import type { ApprovalId, CaseId, MemberId, OrganisationId } from '../ids.ts'

/** The company's permission to share: who gave it, how, when, and what it covers. */
export interface Approval {
  readonly id: ApprovalId
  readonly case: CaseId
  readonly givenBy: string
  readonly how: 'meeting' | 'phone' | 'e-mail' | 'in-writing'
  readonly givenOn: Date
  /** Null: any party to the agreement. */
  readonly covers: readonly OrganisationId[] | null
  readonly recordedBy: MemberId
}

/** As those who answer for the case see it. */
export interface RecordedApproval extends Approval {
  readonly recordedByName: string | null
  /** Null for as long as it stands. */
  readonly withdrawn: { readonly at: Date; readonly by: string | null; readonly words: string } | null
}

export interface ApprovalStore {
  add(approval: Approval): Promise<void>
  /** The newest that covers this organisation and has not been withdrawn. */
  covering(of: CaseId, organisation: OrganisationId): Promise<Approval | null>
  /** All of a case, the newest first. */
  ofCase(of: CaseId): Promise<readonly RecordedApproval[]>
  /**
   * The company takes it back, with what it said. False when that has been noted before. Nobody offers anything by it from here to the end of
   * this transaction: one who was about to is waited for.
   */
  withdraw(id: ApprovalId, by: MemberId, at: Date, words: string): Promise<boolean>
}
