import type { MeetingFacts } from './calendar-entry.ts'
import type { MeetingId } from './ids.ts'
import type { Actor, Locale } from './register/register.ts'

/** A meeting as it stands in somebody's own calendar. */
export interface FeedEvent {
  readonly id: MeetingId
  readonly startsAt: Date
  readonly endsAt: Date
  readonly cancelled: boolean
  /** Grows with every change. */
  readonly sequence: number
  readonly changedAt: Date
  readonly facts: MeetingFacts
}

export interface Feed {
  readonly events: readonly FeedEvent[]
  readonly locale: Locale
  readonly timeZone: string
}

export interface FeedStore {
  /** Where one's own calendar is fetched; null when none has been made, or nobody knows where the bot is reached. */
  addressOf(by: Actor): Promise<string | null>
  /** A new address; the one before stops working. */
  renew(by: Actor, at: Date): Promise<string | null>
  /** Whether anybody knows where the bot is reached. */
  readonly reachable: boolean
}
