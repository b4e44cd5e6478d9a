import type { ColumnType } from 'kysely'

type Day = ColumnType<string, string, never>

export interface AbsencesTable {
  network_id: string
  id: string
  organisation_id: string
  member_id: string
  from_on: Day
  to_on: Day
  stand_in: string | null
  made_at: Date
  ended_at: Date | null
  /** When the coordinators were told that it leaves nobody to answer. */
  told_at: Date | null
}
