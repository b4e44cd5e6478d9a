import type { WarmStage } from '../core/referral/warm.ts'

/** A warm handover, as far as a card tells of it. */
export interface WarmRow {
  readonly stage: WarmStage
  /** Once one has been chosen. */
  readonly at: Date | null
  /** Proposed, and not yet chosen from. */
  readonly times: readonly Date[]
  readonly minutes: number
  /** Who brought this about; null: the system. */
  readonly by: string | null
}
