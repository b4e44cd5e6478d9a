import type { ColumnType, Generated } from 'kysely'
import type { Json } from './json.ts'

export interface OutboxLanesTable {
  network_id: string
  lane: string
  busy: string | null
  lease_until: Date | null
  served_at: Date | null
}

export interface OutboxTable {
  network_id: string
  id: string
  /** The recipient's id. */
  lane: string
  recipient: 'member' | 'channel'
  about: Json
  subject: string
  live: boolean
  state: Generated<'pending' | 'sending' | 'sent' | 'dead' | 'dropped'>
  wanted: Generated<number>
  shown: Generated<number>
  attempts: Generated<number>
  doubtful: Generated<boolean>
  due_at: Date
  lease: string | null
  conversation: string | null
  message: string | null
  why: string | null
  posted_at: Date
  settled_at: Date | null
  waiting: ColumnType<boolean, never, never>
  dead: ColumnType<boolean, never, never>
}
