import type { Kind } from '../../core/referral/referral.ts'
import type { Mode } from '../../core/referral/round.ts'

/** One receiver of a round; what is common to the round stands in each. */
export interface RoundPlacesTable {
  network_id: string
  round_id: string
  /** From one, in the order in which they were named. */
  place: number
  size: number
  mode: Mode
  case_id: string
  from_organisation_id: string
  from_id: string
  to_organisation_id: string
  to_id: string | null
  kind: Kind
  question: string
  lead: boolean
  /** Null: not asked yet. */
  referral_id: string | null
  sent_at: Date
  /** When nothing more would follow from an answer. */
  ended_at: Date | null
}
