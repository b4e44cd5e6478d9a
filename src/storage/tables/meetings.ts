import type { Generated } from 'kysely'
import type { Answer, MeetingKind, MeetingStep } from '../../core/meeting/meeting.ts'
import type { MeetingStage } from '../../core/meeting/stage.ts'

export interface MeetingSeriesTable {
  network_id: string
  id: string
  /** The convener's. */
  organisation_id: string
  organisations: string[]
  version: number
  kind: MeetingKind
  title: string
  pattern: string
  from_minutes: number
  to_minutes: number
  place_sealed: Buffer | null
  channel_id: string | null
  quorum: number | null
  invited: unknown
  made_at: Date
  made_by: string
}

export interface MeetingsTable {
  network_id: string
  id: string
  series_id: string
  organisation_id: string
  organisations: string[]
  version: number
  kind: MeetingKind
  title: string
  /** `2026-12-08` */
  slot: string
  starts_at: Date
  ends_at: Date
  place_sealed: Buffer | null
  channel_id: string | null
  quorum: number | null
  stage: MeetingStage
  started_at: Date | null
  ended_at: Date | null
  /** Why it was cancelled. */
  words: Generated<string>
  since_at: Date
  since_by: string | null
  step: MeetingStep | null
  due_at: Date | null
  faults: Generated<number>
}

export interface CalendarFeedsTable {
  network_id: string
  member_id: string
  organisation_id: string
  token_hash: Buffer
  token_sealed: Buffer
  made_at: Date
}

export interface MeetingInviteesTable {
  network_id: string
  meeting_id: string
  member_id: string
  organisation_id: string
  in_place_of: string | null
  answer: Answer | null
  deputy_id: string | null
  answered_at: Date | null
}
