import type { Approval } from '../core/case/approval.ts'

/** What the company has approved, for those who answer for its case. */
export interface ApprovalRow {
  readonly givenBy: string
  readonly how: Approval['how']
  readonly on: Date
  /** Organisations; null: all parties to the agreement. */
  readonly covers: readonly string[] | null
  readonly recordedBy: string | null
  readonly withdrawn: { readonly at: Date; readonly by: string | null; readonly words: string } | null
}
