import type { Day } from '../case/day.ts'
import type { ChannelId, MeetingId, MemberId, OrganisationId, SeriesId } from '../ids.ts'
import type { Role } from '../register/register.ts'

/** The working group, the wider circle of promoters, and the Export Club with companies. */
export const meetingKinds = ['working-group', 'promoters', 'export-club'] as const
export type MeetingKind = (typeof meetingKinds)[number]

/** Who is invited: the people of these organisations who have one of these roles (no roles: all of them), and these persons. */
export interface Invited {
  /** None, though there are roles: those of every organisation. */
  readonly organisations: readonly OrganisationId[]
  readonly roles: readonly Role[]
  readonly members: readonly MemberId[]
}

/** Meetings that come again. Its meetings are rows of their own; what has been stays as it was when the series changes. */
export interface Series {
  readonly id: SeriesId
  readonly kind: MeetingKind
  /** The convener's, which alone changes it. */
  readonly organisation: OrganisationId
  /** Those who see it: the convener's and those of everybody invited. */
  readonly organisations: readonly OrganisationId[]
  /** Empty: what its kind is called. */
  readonly title: string
  /** As `readPattern` reads it. */
  readonly pattern: string
  /** Minutes after local midnight: the wall clock stays put when summer time begins and ends. */
  readonly from: number
  readonly to: number
  /** A place, or a link. */
  readonly place: string
  /** Where it is told beside each one's own chat. */
  readonly channel: ChannelId | null
  /** How many have to come for it to decide; null: no such rule. */
  readonly quorum: number | null
  readonly invited: Invited
  readonly version: number
}

/** What of a series a meeting takes along, and can have otherwise. */
interface Convened {
  readonly id: MeetingId
  readonly series: SeriesId
  readonly kind: MeetingKind
  readonly organisation: OrganisationId
  readonly organisations: readonly OrganisationId[]
  readonly title: string
  /** The day that the series gave it, also when it has been moved. */
  readonly slot: Day
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly channel: ChannelId | null
  readonly quorum: number | null
  readonly since: { readonly at: Date; readonly by: MemberId | null }
  /** Grows with every move; one is stored only where this is still what was read. */
  readonly version: number
}

/** Planned: in the list and in calendars. Invited: everybody has been asked. */
export type Meeting = Convened &
  (
    | { readonly stage: 'planned' | 'invited' }
    | { readonly stage: 'started'; readonly startedAt: Date }
    | { readonly stage: 'ended'; readonly startedAt: Date; readonly endedAt: Date }
    | { readonly stage: 'cancelled'; readonly words: string }
  )

export const answers = ['yes', 'no'] as const
export type Answer = (typeof answers)[number]

/** One who is invited, or comes in somebody's place. */
export interface Invitee {
  readonly member: MemberId
  readonly organisation: OrganisationId
  readonly inPlaceOf: MemberId | null
  /** Null: not yet. */
  readonly answer: Answer | null
  /** Who comes instead: a colleague. */
  readonly deputy: MemberId | null
}

/** With the names that it takes to show it. */
export interface InviteeRow extends Invitee {
  readonly name: string
  readonly organisationName: string
  /** Still in the register. */
  readonly active: boolean
}

export interface MeetingSheet {
  readonly meeting: Meeting
  /** By organisation and name. */
  readonly invitees: readonly InviteeRow[]
  readonly convenerName: string
  /** Who planned it, where the reader sees that. */
  readonly planner: { readonly name: string; readonly email: string } | null
  /** Of `since.by`; null for the system. */
  readonly sinceName: string | null
  /** When it was read: what can be done with it depends on whether it has begun. */
  readonly readAt: Date
}

export const meetingSteps = ['invite', 'week-before', 'agenda', 'day-before', 'hour-before'] as const
export type MeetingStep = (typeof meetingSteps)[number]

/** The next thing that is to be done or told without anybody doing anything. */
export interface MeetingRing {
  readonly step: MeetingStep
  readonly at: Date
}

/** A meeting with what comes next, as it is first stored. */
export interface Planned {
  readonly meeting: Meeting
  readonly next: MeetingRing | null
}

/** For the audit. */
export interface Deed {
  readonly what:
    | ('planned' | 'invite' | 'move' | 'cancel' | 'changed' | 'answered' | 'deputy')
    | ('started' | 'ended' | 'approvers' | 'approved' | 'locked' | 'registered' | 'links-renewed')
  readonly meeting: MeetingId
}

/** A meeting of another series on the same day, and how many of the same people it takes. */
export interface Clash {
  readonly kind: MeetingKind
  readonly title: string
  readonly startsAt: Date
  readonly people: number
}

/** Everything is written in the convener's name, but what somebody answers. */
export interface MeetingStore {
  plan(series: Series, meetings: readonly Planned[], by: MemberId, at: Date): Promise<void>
  /** Meetings more of a series that there is. */
  add(meetings: readonly Planned[]): Promise<void>
  /** Null both when there is none and when the reader may not see it. */
  byId(id: MeetingId): Promise<MeetingSheet | null>
  seriesById(id: SeriesId): Promise<Series | null>
  /** Those that are not over: what somebody is invited to, or all that the convener calls. The next first, at most `most`; and how many in all. */
  coming(
    whose: { readonly member: MemberId; readonly convener: OrganisationId | 'any' | null },
    from: Date,
    most: number,
  ): Promise<{ readonly meetings: readonly MeetingSheet[]; readonly total: number }>
  /** Of a series, those that still can be changed, the next first. */
  ahead(series: SeriesId, from: Date): Promise<readonly MeetingSheet[]>
  /** What else takes these people on these days, beside one series. */
  clashes(days: readonly Day[], members: readonly MemberId[], beside: SeriesId | null): Promise<readonly Clash[]>
  /** Stores a move if the version is still `was`, and sets what comes next. False when somebody else was first. */
  store(meeting: Meeting, was: number, next: MeetingRing | null): Promise<boolean>
  /** False when somebody else has changed it. */
  change(series: Series, was: number): Promise<boolean>
  /** Moves a running clock on. */
  set(id: MeetingId, next: MeetingRing | null): Promise<void>
  /** Adds those who are not there yet. */
  invite(
    of: Pick<Meeting, 'id' | 'organisation'>,
    invitees: readonly Pick<Invitee, 'member' | 'organisation'>[],
  ): Promise<void>
  /** One's own answer; false when one is not invited. A deputy who was named before is let off. */
  answer(
    id: MeetingId,
    member: MemberId,
    said: { readonly answer: Answer; readonly deputy: MemberId | null },
    at: Date,
  ): Promise<boolean>
  /** Nobody has answered any more, and no deputy stands in: the time is another. */
  ask(of: Pick<Meeting, 'id' | 'organisation'>): Promise<void>
  /** For the audit, in whose name it was done. */
  record(deed: Deed, inNameOf: OrganisationId, by: MemberId | null, at: Date): Promise<void>
}

/** A clock that rings for a meeting. */
export interface MeetingClock {
  readonly meeting: MeetingId
  readonly step: MeetingStep
}
