import type { Day } from '../case/day.ts'
import type { ChannelId, DigestId, MemberId, OrganisationId } from '../ids.ts'
import type { Recipient } from '../notice.ts'
import type { TimeOfDay } from '../wall-clock.ts'
import type { Coming, Digest, Month, Period } from './digest.ts'
import type { Material } from './make.ts'

/** A digest as it was told, with what the convener wrote above it. */
export interface Kept {
  readonly digest: Digest
  /** To the byte. */
  readonly body: string
  readonly note: string
  /** The id that the month's first version has, under which it was sent. */
  readonly first: DigestId
}

/** What has been counted of a month, and when. */
export interface CountedMonth extends Material {
  readonly countedAt: Date
  readonly networkName: string
}

/** What is planned between two moments; the days of both are the network's. */
export interface Ahead {
  readonly from: Date
  readonly to: Date
  readonly today: Day
  readonly lastDay: Day
}
export type Planned = Pick<Coming, 'meetings' | 'services'>

export const forms = ['short', 'full'] as const
export type DigestForm = (typeof forms)[number]

export interface Subscription {
  readonly form: DigestForm
  readonly stopped: boolean
  /** The last day on which nothing comes. */
  readonly mutedUntil: Day | null
}

/** What the convener has prepared for the next one. */
export interface Preparation {
  readonly note: string
  readonly sendAt: TimeOfDay
  readonly sentFor: Month | null
}

export interface DigestStore {
  /** The network's newest version of a month, or of the newest month that there is one of; null when there is none. */
  newest(month: Month | null): Promise<Kept | null>
  /** One version, the network's or one's own organisation's. */
  byId(id: DigestId): Promise<Kept | null>
  /** What the month came to by the last count, of the network or of one's own organisation; null when it has not been counted. */
  counted(month: Month, whose: 'network' | 'own'): Promise<CountedMonth | null>
  /** What comes, of the network or of one's own organisation. */
  planned(ahead: Ahead, whose: 'network' | 'own'): Promise<Planned>
  preparation(): Promise<Preparation>
  /** Each is done by the convener's organisation alone: false for others. */
  prepareNote(note: string, by: MemberId): Promise<boolean>
  sendFrom(time: TimeOfDay, at: Date): Promise<boolean>
  /** False too while another month waits to be corrected. */
  correct(month: Month, at: Date): Promise<boolean>
  subscription(of: Recipient): Promise<Subscription | null>
  /** Of oneself, or of a channel of one's own organisation. */
  subscribe(of: Recipient, wanted: Subscription): Promise<void>
  /** Those for digests, of one's own organisation. */
  channels(): Promise<readonly ChannelId[]>
}

/** A network whose months are to be counted or told, in the transaction that has taken its clock. */
export interface DigestDue {
  readonly preparation: Preparation & { readonly notedBy: MemberId | null }
  readonly corrects: Month | null
  organisations(): Promise<readonly OrganisationId[]>
  /** Of these the ones that have not been counted since they were over. */
  uncounted(months: readonly Period[]): Promise<readonly Month[]>
  count(period: Period, span: 'month' | 'year', calendar: CountingCalendar): Promise<void>
  counted(month: Month, organisation: OrganisationId | null): Promise<CountedMonth | null>
  planned(ahead: Ahead, organisation: OrganisationId | null): Promise<Planned>
  /** The next version's number, from one. */
  nextVersion(month: Month, organisation: OrganisationId | null): Promise<number>
  keep(digest: Digest, told: { readonly note: string; readonly by: MemberId | null }): Promise<void>
  /** Whom it is to be told to on that day, and has not been. Each is named once for a month. */
  recipients(month: Month, digest: DigestId, today: Day): Promise<readonly Recipient[]>
  comesAgain(coming: { readonly at: Date; readonly sentFor: Month | null; readonly told: boolean }): Promise<void>
}

interface CountingCalendar {
  readonly starts: readonly number[]
  /** Milliseconds. */
  readonly length: number
  /** The day that it is; null: what is stuck on it is not of that time, and what was counted of it before stays. */
  readonly today: Day | null
}
