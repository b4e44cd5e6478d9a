import type { Answer } from '../../core/inquiry.ts'

export interface InquiriesTable {
  network_id: string
  id: string
  /** The asker's own. */
  case_id: string
  asked_by: string
  organisation_id: string
  asked_at: Date
  turned_down_at: Date | null
}

/** One for each case whose owner was asked. */
export interface InquiredTable {
  network_id: string
  inquiry_id: string
  case_id: string
  organisation_id: string
  asked_by: string
  asking_organisation_id: string
  answer: Answer | null
  answered_at: Date | null
}
