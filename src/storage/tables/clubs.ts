import type { Generated } from 'kysely'
import type { GroundKind } from '../../core/club/club.ts'
import type { PlaceStage } from '../../core/club/stage.ts'

export interface ClubsTable {
  network_id: string
  meeting_id: string
  /** The convener's. */
  organisation_id: string
  theme: string
  speaker: string
  cap: number
  version: Generated<number>
}

export interface ClubPlacesTable {
  network_id: string
  id: string
  meeting_id: string
  convener_id: string
  /** Whose promoter has thought of the company. */
  organisation_id: string
  company_id: string
  company_live: Generated<boolean>
  keeper_id: string
  stage: PlaceStage
  turn: number | null
  version: Generated<number>
  proposed_at: Date
  ground: GroundKind | null
  ground_sealed: Buffer | null
  /** `2026-11-23` */
  ground_on: string | null
  ground_case: string | null
  invited_by: string | null
  invited_at: Date | null
  /** Null: the company itself. */
  answered_by: string | null
  answered_at: Date | null
  token_hash: Buffer | null
  token_sealed: Buffer | null
  /** The case that came of it. */
  follow_up: string | null
}
