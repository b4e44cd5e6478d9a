import type { Generated } from 'kysely'
import type { Side, WarmStage, WarmStep } from '../../core/referral/warm.ts'
import type { Locale } from '../../core/register/register.ts'

export interface WarmHandoversTable {
  network_id: string
  id: string
  referral_id: string
  /** The sender's, through whose eyes it is read when its clock rings. */
  organisation_id: string
  receiver_organisation_id: string
  version: number
  stage: WarmStage
  /** Whose proposal it is. */
  side: Side | null
  times: Date[]
  at: Date | null
  minutes: number
  place_sealed: Buffer | null
  guests_sealed: Buffer | null
  since_at: Date
  since_by: string | null
  step: WarmStep | null
  due_at: Date | null
  faults: Generated<number>
}

export interface CalendarEntriesTable {
  network_id: string
  id: string
  /** Who can see where its file is. */
  organisations: string[]
  token_hash: Buffer
  token_sealed: Buffer
  starts_at: Date
  ends_at: Date
  cancelled: boolean
  sequence: number
  facts_sealed: Buffer
  locale: Locale
  changed_at: Date
  revoked_at: Date | null
}
