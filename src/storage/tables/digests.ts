import type { ColumnType, Generated } from 'kysely'
import type { DigestForm } from '../../core/digest/digest-store.ts'
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
  /** When what had got stuck was counted; null: it was not. */
  stuck_at: Date | null
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

export interface DigestClocksTable {
  network_id: string
  organisation_id: string
  due_at: Date
  /** `09:00` */
  send_at: Generated<string>
  /** The last month that was told. */
  sent_for: string | null
  note: Generated<string>
  noted_by: string | null
  /** The month of which a new version is wanted. */
  corrects: string | null
  faults: Generated<number>
}

export interface DigestSubscriptionsTable {
  network_id: string
  recipient_id: string
  organisation_id: string
  recipient: 'member' | 'channel'
  form: DigestForm
  stopped: Generated<boolean>
  muted_until: string | null
}

export interface DigestSendsTable {
  network_id: string
  recipient_id: string
  month: string
  digest_id: string
}

export interface DigestExportsTable {
  network_id: string
  id: string
  organisation_id: string
  member_id: string
  token_hash: Buffer
  whose: 'network' | 'own'
  period: string
  format: string
  /** Which picture, when it is one. */
  chart: string | null
  locale: 'sv' | 'en'
  ends_at: Date
  revoked_at: Date | null
}
