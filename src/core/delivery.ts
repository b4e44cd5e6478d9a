import type { Cause } from './cause.ts'
import type { MemberId, NetworkId, OrganisationId } from './ids.ts'
import type { About, Notice, Recipient } from './notice.ts'
import type { Chat, Locale, Network, Role } from './register/register.ts'

/** Where a message goes: a person's own chat with the bot, or a channel; never both. */
export interface Address {
  readonly chat: Chat
  readonly workspace: string
  readonly place: { readonly user: string } | { readonly channel: string }
}

/** Where a sent message is: enough to find it again and update it in place. */
export interface MessageRef {
  readonly conversation: string
  readonly message: string
}

/** For whose eyes something is put into words: a person, or an organisation's channel (then `member` is null and there are no roles). */
export interface Reader {
  readonly network: Network
  readonly organisation: OrganisationId
  readonly member: MemberId | null
  readonly roles: readonly Role[]
  readonly locale: Locale
  readonly timeZone: string
}

export interface Destination {
  readonly reader: Reader
  /** They have left: nothing is shown to them any more. */
  readonly gone: boolean
  /** The best first: a person's chats, or the channel. Empty when there is no way to reach the recipient. */
  readonly addresses: readonly Address[]
}

/** A message taken from the outbox by one worker, for as long as its lease lasts. */
export interface Claimed {
  readonly network: NetworkId
  /** `about` is null when this version cannot read it: a newer one has written it, and will show it. */
  readonly notice: Omit<Notice, 'about'> & { readonly about: About | null }
  /** Null until the message has been sent once; then it is updated in place. */
  readonly ref: MessageRef | null
  /** What the message is to show; grows each time what it is about changes. Given back to `sent`, so that a change meanwhile is not lost. */
  readonly wanted: number
  /** Tries so far, this one included. */
  readonly attempt: number
  /** True when an earlier try may have sent it: look before sending again. */
  readonly doubtful: boolean
  readonly postedAt: Date
  readonly lease: string
}

export interface Death {
  readonly why: string
  readonly cause: Cause
  /** Whether the last try may have sent it. */
  readonly doubtful: boolean
}

/**
 * The outbox as the worker sees it: the truth about what is to be sent. One message of a lane (a recipient) is under way at a
 * time, in order. Every settling call is ignored when the lease has been lost to another worker.
 */
export interface Outbox {
  /** Takes what is due, the oldest of each lane, at most `most`; leases run out `leaseSeconds` later and become doubtful. */
  claim(now: Date, most: number, leaseSeconds: number): Promise<readonly Claimed[]>
  destinationOf(network: NetworkId, recipient: Recipient): Promise<Destination>
  sent(claimed: Claimed, ref: MessageRef, now: Date): Promise<void>
  /** Nothing to show to this recipient any more, or nothing has changed. */
  dropped(claimed: Claimed, now: Date): Promise<void>
  /** Due again at `at`; `doubtful` when this try may have sent it. */
  later(claimed: Claimed, at: Date, doubtful: boolean, why: string): Promise<void>
  /**
   * A dead letter, kept and visible to the operator. Tells of it whoever `whomToTell` names, once a day for each who cannot be reached, in the
   * same transaction; of one that itself tells of a dead letter nobody is told. Gives who knows; null when the lease has been lost.
   */
  dead(claimed: Claimed, death: Death, now: Date): Promise<readonly Recipient[] | null>
  /** When the next message falls due or the next lease runs out; null when there is none. */
  nextDue(): Promise<Date | null>
  counts(): Promise<{ readonly pending: number; readonly dead: number; readonly oldestDue: Date | null }>
}
