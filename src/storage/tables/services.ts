import type { ColumnType, Generated } from 'kysely'
import type { Capacity } from '../../core/network-file.ts'
import type { Json } from './json.ts'

/** A date without a time, as `2026-10-01`. */
type Day = ColumnType<string, string, string>

export interface NeedsTable {
  network_id: string
  key: string
  sv: string
  en: string
  words: string[]
  /** In the order of the network's file. */
  place: number
}

export interface ServicesTable {
  network_id: string
  id: string
  organisation_id: string
  need: string
  title: string
  eligibility: Json
  capacity: Capacity
  /** The last day on which it is closed. */
  closed_until: Day | null
  reviewed: Day | null
  taken_away_at: Date | null
}

/** A service was added, opened, limited, closed or taken away; null: not offered. */
export interface ServiceChangesTable {
  network_id: string
  id: string
  organisation_id: string
  service_id: string
  at: Date
  was: Capacity | null
  was_until: Day | null
  became: Capacity | null
  became_until: Day | null
}

/** What was shown: with a case when it was registered, or with a referral. */
export interface SuggestionsTable {
  network_id: string
  id: string
  case_id: string
  organisation_id: string
  shown_at: Date
  shown: Json
  referral_id: string | null
  /** Null: somebody was chosen freely. */
  service_id: string | null
}

export interface ResponseTimesTable {
  network_id: string
  organisation_id: string
  /** Working minutes; null: too few to say. */
  minutes: number | null
  counted_at: Date
}

export interface RoutinesTable {
  network_id: string
  organisation_id: string
  what: 'review' | 'response-time'
  due_at: Date
  /** What the coming time is for, as `2027-Q1`; null before it has been found out. */
  set_for: string | null
  faults: Generated<number>
}
