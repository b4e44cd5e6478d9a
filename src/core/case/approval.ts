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

export interface ApprovalStore {
  add(approval: Approval): Promise<void>
  /** The newest that covers this organisation and has not been withdrawn. */
  covering(of: CaseId, organisation: OrganisationId): Promise<Approval | null>
}
