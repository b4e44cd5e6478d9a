import type { CaseId, DigestId, MeetingId, OrganisationId, RecordId, ReferralId, RoundId, SittingId } from './ids.ts'
import type { Notice } from './notice.ts'

export interface NoticeStore {
  /** Puts messages in the outbox; a worker is woken when the transaction commits. */
  post(...notices: readonly Notice[]): Promise<void>
  /**
   * Makes every live message about the referral or the round, about inquiries in the case, about the organisation's services, or of a
   * digest, due again, so that no card is left stale.
   */
  refresh(
    subject: ReferralId | CaseId | RoundId | OrganisationId | MeetingId | SittingId | RecordId | DigestId,
  ): Promise<void>
}
