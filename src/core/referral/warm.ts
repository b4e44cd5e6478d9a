import type { MemberId, ReferralId, WarmId } from '../ids.ts'
import type { Referral, Since } from './referral.ts'

export const sides = ['sender', 'receiver'] as const
export type Side = (typeof sides)[number]

/** How many times are proposed at once. */
export const timesProposed = 3
/** Minutes that a meeting can take. */
export const lengths = [30, 45, 60] as const
export type Length = (typeof lengths)[number]
/** Characters. */
export const longestOfWarm = { place: 300, guests: 300 } as const

interface Booking {
  readonly id: WarmId
  readonly referral: ReferralId
  readonly minutes: Length
  /** A place, or a link. */
  readonly place: string
  /** Who comes from the company: personal data, for those who meet them. */
  readonly guests: string
  readonly since: Since
  /** Grows with every move; one is stored only where this is still what was read. */
  readonly version: number
}

/** A three-way meeting: the company, the sender, the receiver. It counts only once it is marked as held. */
export type Warm = Booking &
  (
    | { readonly stage: 'proposed' | 'countered'; readonly times: readonly Date[]; readonly side: Side }
    | { readonly stage: 'chosen' | 'held' | 'not-held'; readonly at: Date }
    /** `at`: when it would have been, had a time been chosen. */
    | { readonly stage: 'cancelled'; readonly at: Date | null }
  )

export const warmStages = ['proposed', 'countered', 'chosen', 'held', 'not-held', 'cancelled'] as const
export type WarmStage = (typeof warmStages)[number]

export type WarmMove =
  | { readonly move: 'choose'; readonly time: number }
  | { readonly move: 'counter'; readonly times: readonly Date[] }
  | { readonly move: 'move'; readonly times: readonly Date[]; readonly place: string }
  | { readonly move: 'cancel' }
  | { readonly move: 'held' }
  | { readonly move: 'not-held' }
export type WarmMoveName = WarmMove['move']
export const warmMoves = ['choose', 'counter', 'move', 'cancel', 'held', 'not-held'] as const

/** A booking with the names that it takes to show it. */
export interface WarmSheet {
  readonly warm: Warm
  /** Of `since.by`; null for the system. */
  readonly sinceName: string | null
  /** Where the sender can be written to about it. */
  readonly senderEmail: string
  /** When it was read: what can be done with it depends on whether it has begun. */
  readonly readAt: Date
}

/** For the case's timeline. */
export interface WarmHappening {
  readonly referral: ReferralId
  readonly move: WarmMoveName | 'propose'
  /** Once a time has been chosen. */
  readonly time?: Date | undefined
  readonly words: string
}

/** The next thing that is to be told without anybody doing anything. */
export interface WarmRing {
  readonly step: WarmStep
  readonly at: Date
}

export const warmSteps = ['day-before', 'hour-before', 'over'] as const
export type WarmStep = (typeof warmSteps)[number]

export interface WarmStore {
  /** The newest of a referral's; null when there is none that the reader may see. */
  newestOf(referral: ReferralId): Promise<WarmSheet | null>
  byId(id: WarmId): Promise<WarmSheet | null>
  /** The one that is not over, whoever asks: what ends a referral ends its booking. Null when there is none. */
  underWayOf(referral: Between): Promise<WarmSheet | null>
  /** False when the referral has one under way already. */
  propose(warm: Warm, referral: Between): Promise<boolean>
  /** Stores a move if the version is still `was`, and sets what is to be told next. False when somebody else was first. */
  store(warm: Warm, was: number, next: WarmRing | null, referral: Between): Promise<boolean>
  /** Moves a running clock on. */
  set(id: WarmId, next: WarmRing | null): Promise<void>
}

/** A referral, as far as it says whose booking it is. */
export type Between = Pick<Referral, 'id' | 'fromOrganisation' | 'toOrganisation'>

/** A clock that rings for a booking. */
export interface WarmClock {
  readonly warm: WarmId
  readonly referral: ReferralId
  readonly step: WarmStep
}

/** Whoever of the referral's people is to be there. */
export const meetingOf = (referral: Referral): readonly MemberId[] =>
  'owner' in referral ? [...new Set([referral.from, referral.owner])] : [referral.from]
