import type { ColumnType, Generated } from 'kysely'
import type { Json } from './json.ts'

export interface DigestCountsTable {
  network_id: string
  /** No organisation's: the network's. */
  organisation_id: string
  /** `2026-11` */
  month: string
  span: 'month' | 'year'
  counted_at: Date
  figures: Json
  lists: Json
}

export interface DigestsTable {
  network_id: string
  id: string
  organisation_id: string
  month: string
  version: number
  cut_off: Date
  /** As it was told, to the byte. */
  body: ColumnType<string, string, never>
  note: Generated<string>
  noted_by: string | null
}
