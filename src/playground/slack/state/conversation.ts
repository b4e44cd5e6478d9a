import type { Json } from '../json.ts'

export interface Message {
  readonly ts: string
  readonly at: Date
  /** The author's user id. */
  readonly user: string
  readonly bot: boolean
  readonly name: string
  text: string
  blocks: readonly unknown[]
  attachments: readonly unknown[]
  /** The only person who sees it (an ephemeral message), else null. */
  readonly only: string | null
  readonly thread: string | null
  edited: boolean
  metadata: Json | null
  /** Block lists it showed before: a click may cross an update on its way. */
  readonly earlier: (readonly unknown[])[]
}

export interface Conversation {
  readonly id: string
  readonly name: string
  readonly workspace: string
  /** The person of a direct conversation with the bot; null for a channel. */
  readonly person: string | null
  botIsMember: boolean
  archived: boolean
  readonly members: readonly string[]
  messages: Message[]
}

/** Slack's id of the direct conversation between the bot and this person, as the stand-in deals it. */
export function directId(person: string): string {
  return `D${person.replace(/^[UW]/, '')}`
}
