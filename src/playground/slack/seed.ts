/** What the pretended Slack is filled with at the start. Ids are Slack's: T… workspaces, U… people, C… channels. */
export interface SlackSeed {
  readonly workspaces: readonly WorkspaceSeed[]
  readonly signingSecret: string
  readonly now: () => Date
  /** Where the bot receives (http://127.0.0.1:PORT/slack/events); may be told later with `deliverTo`. */
  readonly botUrl?: string
  /** Seeds the faults that strike by chance. */
  readonly seed?: number
  /** Scopes granted to the bot; absent: all. */
  readonly scopes?: readonly string[]
  readonly oauth?: { readonly clientId: string; readonly clientSecret: string }
  /** The app-level token that opens Socket Mode. */
  readonly appToken?: string
  /** The name the bot goes by in conversations. */
  readonly botName?: string
  /** The slash commands of the app's manifest, with "/"; absent: any. Others are answered by Slack itself. */
  readonly commands?: readonly string[]
  /** The callback ids of the message shortcuts in the app's manifest; absent: any. */
  readonly shortcuts?: readonly string[]
  /** The events of the app's manifest. */
  readonly events?: readonly ('app_home_opened' | 'message.im' | 'app_mention' | 'message.channels')[]
  /** Whether posting faster than one message a second in a channel is answered 429. */
  readonly limits?: boolean
  /** How long Slack waits for the bot, in milliseconds. */
  readonly patience?: number
}

export interface WorkspaceSeed {
  readonly id: string
  readonly name: string
  readonly botToken: string
  readonly botUser: string
  readonly channels: readonly { readonly id: string; readonly name: string; readonly botIsMember: boolean }[]
  readonly people: readonly PersonSeed[]
}

export interface PersonSeed {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: string
  readonly tz: string
  /** Names or ids of the channels this person is in; absent: all. */
  readonly channels?: readonly string[]
  readonly kind?: 'member' | 'guest' | 'external' | 'deactivated'
}

/** The app as Slack knows it; the same in every workspace. */
export const app = { id: 'A0MANYDOORS', verificationToken: 'unused-verification-token', home: 'T0ELSEWHERE' } as const
