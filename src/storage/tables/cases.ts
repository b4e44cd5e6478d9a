import type { ColumnType, Generated } from 'kysely'
import type { Approval } from '../../core/case/approval.ts'
import type { Level } from '../../core/case/case.ts'
import type { ExportStage } from '../../core/network-file.ts'
import type { Kind, Result, Stage } from '../../core/referral/referral.ts'
import type { Json } from './json.ts'

export interface CompaniesTable {
  network_id: string
  id: string
  /** Null when it came with the network's file. */
  held_by: string | null
  name: string
  folded_name: string
  number: string | null
  /** A sole trader's. */
  number_sealed: Buffer | null
  number_match: Buffer | null
  municipality: string | null
  employees: number | null
  net_turnover_sek: ColumnType<string | null, number | null, number | null>
  export_stage: ExportStage | null
  markets: Generated<string[]>
  added_at: Date
  /** The entry that it has been merged into; what it was called stays, so that it is found by that. */
  merged_into: string | null
  /** True until then: a part of the key of what belongs to a company. */
  live: ColumnType<boolean | null, never, never>
  /** What it was called, as it is searched, once it has been merged. */
  words: Generated<string[]>
}

export interface CompanyAccessTable {
  network_id: string
  organisation_id: string
  company_id: string
  company_live: Generated<boolean>
  /** The organisation had an entry of its own: that stays, whoever withdraws what. */
  kept: Generated<boolean>
}

/** Which entry was merged into which, by whom, and the cases that moved. */
export interface CompanyMergesTable {
  network_id: string
  id: string
  from_id: string
  into_id: string
  by_id: string
  organisation_id: string
  at: Date
  cases: string[]
  widened: boolean
  /** Of either as it was: whose, who saw it, what was known of it. */
  before: unknown
}

/** Two entries that are not the same company; the smaller id first. */
export interface CompaniesApartTable {
  network_id: string
  one_id: string
  other_id: string
  by_id: string
  at: Date
}

export interface CasesTable {
  network_id: string
  id: string
  number: number
  company_id: string
  need: string
  owner_id: string
  owner_organisation_id: string
  door_id: string
  status: Generated<'open' | 'closed'>
  opened_at: Date
  /** The nearest clock of its open referrals. */
  due_at: Date | null
  version: Generated<number>
  /** A date without a time, as `2026-12-01`. */
  next_on: string | null
  next_what: string | null
  /** When the day of the next step has been worked. */
  next_at: Date | null
  closed_at: Date | null
  result: Result | null
  result_note: string | null
  attend_at: ColumnType<Date | null, never, never>
  company_live: Generated<boolean>
  /** True while it is open: with the owner a key of the members who are active. */
  owner_active: ColumnType<boolean | null, never, never>
}

export interface CaseAccessTable {
  network_id: string
  organisation_id: string
  case_id: string
  level: Level
  given_by: string
  door_id: ColumnType<string | null, never, never>
}

export interface CaseWordsTable {
  network_id: string
  organisation_id: string
  word: string
  case_id: string
}

export interface WordVariantsTable {
  network_id: string
  organisation_id: string
  variant: string
  word: string
}

export interface ContactsTable {
  network_id: string
  id: string
  case_id: string
  organisation_id: string
  name_sealed: Buffer
  email_sealed: Buffer | null
  phone_sealed: Buffer | null
  /** Seen by the organisation alone. */
  secret: boolean
  added_at: Date
}

export interface ApprovalsTable {
  network_id: string
  id: string
  case_id: string
  given_by_sealed: Buffer
  how: Approval['how']
  given_on: Date
  covers: string[] | null
  recorded_by: string
  withdrawn_at: Date | null
  withdrawn_by: string | null
  withdrawn_words: string | null
}

export interface ReferralsTable {
  network_id: string
  id: string
  case_id: string
  kind: Kind
  from_id: string
  from_organisation_id: string
  to_organisation_id: string
  to_id: string | null
  /** Null: asked without naming the company. */
  approval_id: string | null
  covers: string[] | null
  hops: number
  version: number
  stage: Stage
  owner_id: string | null
  /** The present stage's clock. */
  due_at: Date | null
  withdrawal_asked: Generated<boolean>
  /** The present stage's own facts. */
  details: Json
  since_at: Date
  since_by: string | null
  offered_at: Date | null
  accepted_at: Date | null
  /** When the receiver first had contact with the company. */
  contacted_at: Date | null
  /** Known to its two sides alone: it rivals with others. */
  apart: Generated<boolean>
  case_number: number
  /** When the company withdrew the approval. */
  revoked_at: Date | null
  /** True while somebody has taken it, as in `cases`. */
  owner_active: ColumnType<boolean | null, never, never>
}

/** What a referral says. */
export interface ReferralWordsTable {
  network_id: string
  referral_id: string
  what: 'need' | 'question'
  case_id: string
  from_organisation_id: string
  to_organisation_id: string
  words: string
  revoked: Generated<boolean>
}

export interface TimelineTable {
  network_id: string
  id: string
  case_id: string
  at: Date
  /** Null: the system. */
  by_id: string | null
  organisation_id: string
  happening: Json
}

export interface AuditTable {
  network_id: string
  id: string
  at: Date
  by_id: string | null
  organisation_id: string | null
  case_id: string | null
  what: string
  about: Json
}

export interface InboxTable {
  network_id: string
  delivery_id: string
  at: Date
}
