import type {
  AgendaItemId,
  CaseId,
  ChannelId,
  MeetingId,
  MemberId,
  OrganisationId,
  SeriesId,
  SittingId,
} from '../ids.ts'
import type { Actor } from '../register/register.ts'
import type { Person } from '../staff.ts'
import type { ActionStep } from './action.ts'
import type { AgendaItem, CaseAtHand } from './agenda.ts'
import type { MeetingKind } from './meeting.ts'
import type { Recorded, RecordKind, Sitting } from './sitting.ts'
import type { SittingStage } from './stage.ts'

/** A meeting as its agenda, its cards and its minutes name it. */
export interface MeetingHead {
  readonly id: MeetingId
  readonly series: SeriesId
  readonly kind: MeetingKind
  /** Empty: what its kind is called. */
  readonly title: string
  readonly startsAt: Date
  readonly endsAt: Date
  /** The convener's. */
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly channel: ChannelId | null
  readonly cancelled: boolean
  /** Those who are invited, and those who come in somebody's place. */
  readonly people: readonly MemberId[]
  readonly stage: SittingStage
}

export interface AgendaSheet {
  readonly meeting: MeetingHead
  /** What its cards are about; null until there is anything on its agenda. */
  readonly id: SittingId | null
  readonly sitting: Sitting
  readonly draftedAt: Date | null
  /** Also those that have been taken off. */
  readonly items: readonly AgendaItem[]
}

export type NewItem = Pick<AgendaItem, 'key' | 'source' | 'title' | 'case' | 'reasons' | 'wish' | 'minutes'> & {
  readonly owner: MemberId | null
}

/** As much of an item as is kept of it. */
export type SnapshotItem = Pick<AgendaItem, 'source' | 'title' | 'case' | 'reasons' | 'owner' | 'wish' | 'minutes'>

export interface AgendaStore {
  /** Meetings of the reader's, from two months back on, the earliest first: those they are invited to, and their own organisation's. */
  near(member: MemberId): Promise<readonly MeetingHead[]>
  /** The next one of the series that nobody has begun; null when none is planned. */
  nextAfter(meeting: MeetingHead): Promise<MeetingHead | null>
  /** When the one before it in the series was; null when it is the first. */
  lastBefore(meeting: MeetingHead): Promise<Date | null>
  /** Those of the network that the reader sees after this one and nobody has begun, at most `most`. */
  comingAfter(meeting: MeetingHead, most: number): Promise<readonly MeetingHead[]>
  /** Null both when there is none and when the reader may not see it. */
  sheet(meeting: MeetingId): Promise<AgendaSheet | null>
  /** Makes room for an agenda, where there is none, and keeps others from changing it until this transaction ends. */
  hold(meeting: MeetingHead): Promise<void>
  /** Adds what is not on it yet, at the end. Gives how many were new. */
  add(meeting: MeetingId, items: readonly NewItem[], at: Date, by: MemberId | null): Promise<number>
  change(items: readonly AgendaItem[]): Promise<void>
  drafted(meeting: MeetingId, at: Date): Promise<void>
  /** Stores a step if the version is still `was`; `snapshot`: the agenda as it was then. False when somebody else was first. */
  store(of: Pick<AgendaSheet, 'meeting' | 'sitting'>, was: number, snapshot?: readonly AgendaItem[]): Promise<boolean>
  /** The agenda as it was when the meeting started; empty before. */
  startedWith(meeting: MeetingId): Promise<readonly SnapshotItem[]>
  /** Meetings whose minutes wait for somebody who has left, and for nobody who is still there. */
  unapproved(leaver: Pick<Person, 'id' | 'organisation'>): Promise<readonly Unapproved[]>
  register(meeting: MeetingId, registryNo: string): Promise<boolean>
  /** All open cases of the network that have to be talked about, by number, need and clock. */
  gather(most: number): Promise<readonly CaseAtHand[]>
  /** Writes a decision into its case's timeline, also for those who do not see the case. */
  tellCase(of: CaseId, told: Told): Promise<void>
  /** Where the minutes are fetched; null when there are none, or nobody knows where the bot can be reached. */
  addressOf(meeting: MeetingId): Promise<MinutesAddress | null>
  openMinutes(meeting: MeetingId): Promise<void>
  /** Another address: the one before leads nowhere from then on. False when there was none. */
  renewMinutes(meeting: MeetingId): Promise<boolean>
}

export interface Unapproved {
  readonly meeting: MeetingId
  readonly sitting: SittingId
  /** The convener's. */
  readonly organisation: OrganisationId
}

/** A decision that was made, or taken back. */
interface Told {
  readonly by: Actor
  readonly at: Date
  readonly words: string
  readonly undone: boolean
}

/** Without language: each reader is given theirs. */
export interface MinutesAddress {
  readonly pdf: string
  readonly docx: string
}

export interface NewRecord {
  readonly meeting: MeetingHead
  readonly kind: RecordKind
  readonly item: AgendaItemId | null
  readonly words: string
  readonly whom: MemberId | null
  readonly on: string | null
  readonly reminder: Reminder | null
}

export interface Reminder {
  readonly step: ActionStep
  readonly at: Date
}

/** An action with the meeting that it comes from. */
export interface ActionSheet {
  readonly action: Recorded
  readonly meeting: MeetingId
  /** Null to whoever has the action and does not see the meeting. */
  readonly from: Pick<MeetingHead, 'title' | 'kind' | 'startsAt' | 'endsAt'> | null
}

export interface RecordStore {
  /** Null when the meeting is not held any more, or not yet: nothing has then been written. */
  add(record: NewRecord, by: MemberId, at: Date): Promise<Recorded['id'] | null>
  of(meeting: MeetingId): Promise<readonly Recorded[]>
  byId(id: Recorded['id']): Promise<{ readonly record: Recorded; readonly meeting: MeetingId } | null>
  /** False when it has been taken back already, or the minutes are locked. */
  takeBack(id: Recorded['id'], at: Date): Promise<boolean>
  /** An action, to whoever has it or sees its meeting. */
  action(id: Recorded['id']): Promise<ActionSheet | null>
  /** False when somebody else has ticked it off. */
  done(id: Recorded['id'], by: MemberId, at: Date): Promise<boolean>
  remind(id: Recorded['id'], next: Reminder | null): Promise<void>
  /** What is still to be done of what a series has given, whatever the meeting: by day. */
  openOf(series: SeriesId): Promise<readonly ActionSheet[]>
  openFor(member: MemberId): Promise<readonly ActionSheet[]>
}

/** An action whose time has come. */
export interface ActionClock {
  readonly action: Recorded['id']
  readonly step: ActionStep
}
