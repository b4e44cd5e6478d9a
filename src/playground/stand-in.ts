/**
 * What a stand-in for a chat lets its simulated people do and see. The page and the tests drive both chats through
 * this one door; it shares nothing with the platforms it stands in for, so that neither can hide the other's mistakes.
 */
export interface StandIn {
  readonly chat: 'slack' | 'teams'
  /** Everyone who could be signed in here, in the order they were seeded. */
  people(): readonly Person[]
  /** What this person sees now: conversations with their messages, an open form, the bot's home. */
  see(person: string): Sight
  /** Does what the person does in the client, and resolves when the chat service has the bot's answer. */
  act(person: string, act: Act): Promise<Reaction>
  /** Called after anything that somebody could see has changed. Returns the way to stop. */
  onChange(listener: () => void): () => void
  close(): Promise<void>
}

export interface Person {
  /** Slack's user id, or the Entra object id. */
  readonly id: string
  readonly name: string
  /** Slack's team id, or the Entra tenant id. */
  readonly workspace: string
  readonly workspaceName: string
  readonly locale: string
}

export interface Sight {
  readonly conversations: readonly Conversation[]
  /** The modal or dialog that is open, as the chat was given it (Slack's view, Teams' task info). */
  readonly form: {
    readonly id: string
    readonly content: unknown
    readonly errors: Readonly<Record<string, string>>
  } | null
  /** Slack's Home view as published for this person; always null in Teams. */
  readonly home: unknown
}

export interface Conversation {
  readonly id: string
  readonly name: string
  readonly kind: 'direct' | 'channel' | 'group'
  readonly messages: readonly ShownMessage[]
}

export interface ShownMessage {
  readonly id: string
  readonly from: { readonly name: string; readonly bot: boolean }
  readonly at: Date
  readonly text: string
  /** Slack's blocks, or Teams' attachments. */
  readonly content: readonly unknown[]
  /** True for what only this person sees (Slack's ephemeral, Teams' targeted messages). */
  readonly onlyYou: boolean
  readonly edited: boolean
  readonly thread: string | null
}

export type Act =
  /** Slack: a text that begins with "/" is sent as a slash command. Teams: in a channel or group, `mention` sends it to the bot. */
  | { readonly do: 'say'; readonly conversation: string; readonly text: string; readonly mention?: boolean }
  /** `element`: Slack's block element ({ action_id, block_id, value … }) or the card's action, as it stands in the message. */
  | {
      readonly do: 'press'
      readonly conversation: string
      readonly message: string
      readonly element: unknown
      /** What was filled into the message's own inputs: by block_id/action_id in Slack (its `state.values`), by input id in Teams. */
      readonly values?: Readonly<Record<string, unknown>>
    }
  /** An entry of a message's "…" menu: `action` is the shortcut's callback id in Slack, the command's id in Teams. */
  | { readonly do: 'act-on'; readonly conversation: string; readonly message: string; readonly action: string }
  /** A button on Slack's Home. */
  | { readonly do: 'press-home'; readonly element: unknown }
  /** Sends the open form. `values`: Slack's `state.values`; Teams' input values by id, with the pressed action's data. */
  | { readonly do: 'submit'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly do: 'close-form' }
  /** Opens the bot's home (Slack) or the personal chat with it (Teams), as a first visit would. */
  | { readonly do: 'visit' }

/** What the person notices of the bot's HTTP answer itself. */
export interface Reaction {
  /** The bot's HTTP status; 0 when it gave no answer in the time the platform waits. */
  readonly status: number
  /** What the client would say of it ("/case failed: dispatch_failed"), else null. */
  readonly trouble: string | null
}
