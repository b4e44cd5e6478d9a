import type { ColumnType, Generated } from 'kysely'
import type { ActionStep } from '../../core/meeting/action.ts'
import type { CaseReason, ItemState, Source, Wish } from '../../core/meeting/agenda.ts'
import type { RecordKind } from '../../core/meeting/sitting.ts'
import type { SittingStage } from '../../core/meeting/stage.ts'

export interface SittingsTable {
  network_id: string
  /** What its cards are about. */
  id: string
  meeting_id: string
  /** The convener's. */
  organisation_id: string
  version: Generated<number>
  stage: Generated<SittingStage>
  drafted_at: Date | null
  current_item: string | null
  started_at: Date | null
  started_by: string | null
  ended_at: Date | null
  approvers: Generated<string[]>
  approved: Generated<string[]>
  /** Names and times of those who have approved, as they were then. */
  approvals: ColumnType<unknown, string | undefined, string>
  locked_at: Date | null
  registry_no: Generated<string>
  /** The agenda as it was when the meeting started. */
  snapshot_sealed: Buffer | null
  token_hash: Buffer | null
  token_sealed: Buffer | null
  revoked_at: Date | null
}

export interface AgendaItemsTable {
  network_id: string
  id: string
  meeting_id: string
  key: string
  place: number
  source: Source
  /** What somebody put it as; of a case, its need as well. */
  title_sealed: Buffer
  case_id: string | null
  case_number: number | null
  reasons: Generated<CaseReason[]>
  owner_id: string | null
  wish: Wish
  minutes: number
  state: Generated<ItemState>
  added_at: Date
  added_by: string | null
}

export interface MeetingRecordsTable {
  network_id: string
  id: string
  meeting_id: string
  organisation_id: string
  item_id: string | null
  kind: RecordKind
  words_sealed: Buffer
  at: Date
  by_id: string
  undone_at: Date | null
  /** Who has the action, or who was there. */
  whom_id: string | null
  due_on: string | null
  done_at: Date | null
  done_by: string | null
  step: ActionStep | null
  due_at: Date | null
  faults: Generated<number>
}
