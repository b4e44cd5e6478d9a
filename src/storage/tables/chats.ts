import type { Json } from './json.ts'

export interface SlackInstallationsTable {
  team: string
  enterprise: string | null
  team_name: string
  bot_id: string
  bot_user: string
  bot_token_sealed: Buffer
  scopes: string[]
  installed_by: string | null
  installed_at: Date
  revoked_at: Date | null
}

export interface TeamsConversationsTable {
  tenant: string
  kind: 'personal' | 'channel' | 'group'
  /** The person's AAD object id, or the channel's or the group's conversation. */
  key: string
  conversation: string
  service_url: string
  reference: Json
  seen_at: Date
}

export interface HeartbeatsTable {
  beat: string
  at: Date
}
