import type { Generated } from 'kysely'
import type { Step } from '../../core/referral/ladder.ts'
import type { Json } from './json.ts'

export interface ClocksTable {
  network_id: string
  referral_id: string
  /** Through whose eyes the referral is read when the clock rings: the sender's. */
  organisation_id: string
  /** When the stage began that the clock is of. */
  since_at: Date
  step: Step | null
  due_at: Date | null
  snoozed_step: Step | null
  snoozed_until: Date | null
  /** When the sender last asked for an answer. */
  reminded_at: Date | null
  /** Since when it waits for the next meeting. */
  agenda_at: Date | null
  faults: Generated<number>
}

export interface NightsTable {
  network_id: string
  due_at: Date
  checked_at: Date | null
  open_cases: Generated<number>
  findings: Json
  /** When it is next gone through for what has got stuck; null: not known yet. */
  stuck_due_at: Date | null
}
