import type { ChatIdentity } from '../core/register/register.ts'
import type { Tongue } from '../views/messenger.ts'
import type { View } from '../views/view.ts'

/**
 * What both chats turn every command, button, form and opened home into.
 * `deliveryId` is unique per delivery of the platform: a repeat has no second effect.
 */
export interface Invocation {
  readonly by: ChatIdentity
  readonly deliveryId: string
  /** The chat's own setting of the person, used when the member has none: a BCP 47 tag, or null when unknown. */
  readonly localeHint: string | null
  /** IANA name, or null when unknown. */
  readonly timeZoneHint: string | null
  readonly way: Way
  /** Asks the chat who this is. Called only for somebody whom no register knows yet, or to learn a setting the delivery does not carry. */
  readonly profile: () => Promise<Profile>
}

/** What the chat service itself vouches for. Null: it does not say, or has not given us the right to know. */
export interface Profile {
  readonly email: string | null
  /** A guest, an account of another organisation, or one that has been switched off: never linked to a member. */
  readonly outsider: boolean
  /** BCP 47. */
  readonly locale: string | null
  /** IANA. */
  readonly timeZone: string | null
}

export type Way =
  /** A typed line without its slash and without the bot's mention: "case new Nordform AB: …". Mentioned people stand as `mentionOf` writes them. */
  | { readonly by: 'line'; readonly line: string }
  /** A button. */
  | { readonly by: 'press'; readonly intent: string; readonly input: unknown }
  /** A sent form: its fields and what it kept, as strings. */
  | { readonly by: 'form'; readonly intent: string; readonly input: unknown }

/** What the platform shows the one who acted, privately, in that person's language. */
export interface Answer {
  readonly view: View
  readonly tongue: Tongue
}

/** Never throws: a fault becomes a refusal with a reference. The answer is given after what it confirms has been committed. */
export type Dispatch = (invocation: Invocation) => Promise<Answer>
