import type { ColumnType, Generated } from 'kysely'
import type { Purpose } from '../../core/network-file.ts'
import type { Chat, Locale } from '../../core/register/register.ts'

/** A date without a time, as `2026-10-01`. */
type Day = ColumnType<string, string, string>

export interface NetworksTable {
  network_id: string
  key: string
  name: string
  prefix: string
  time_zone: string
  locale: Locale
  country: string
  working_from: number
  working_to: number
  next_case: Generated<number>
  /** The version of the agreement in force; 0 before there is one. */
  agreement: Generated<number>
  /** Their names, by their codes. */
  municipalities: ColumnType<unknown, string | undefined, string>
}

export interface OrganisationsTable {
  network_id: string
  id: string
  key: string
  name: string
  folded_key: string
  folded_name: string
  convener: boolean
  public_authority: boolean
}

export interface WorkspacesTable {
  network_id: string
  organisation_id: string
  chat: Chat
  workspace: string
}

export interface MembersTable {
  network_id: string
  id: string
  organisation_id: string
  key: string
  name: string
  email: string
  folded_key: string
  folded_name: string
  folded_email: string
  roles: string[]
  locale: Locale | null
  stand_in: string | null
  active: Generated<boolean>
}

export interface ChatDirectoryTable {
  chat: Chat
  workspace: string
  chat_user: string
  network_id: string
}

export interface ChatIdentitiesTable extends ChatDirectoryTable {
  member_id: string
  locale_hint: string | null
  time_zone_hint: string | null
}

export interface ChannelsTable {
  network_id: string
  id: string
  organisation_id: string
  purpose: Purpose
  chat: Chat
  workspace: string
  place: string
}

export interface AgreementsTable {
  network_id: string
  version: number
  signed_on: Day
}

export interface AgreementPartiesTable {
  network_id: string
  version: number
  organisation_id: string
}
