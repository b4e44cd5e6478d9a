import type { CalendarId, OrganisationId } from './ids.ts'
import type { MeetingKind } from './meeting/meeting.ts'
import type { Locale } from './register/register.ts'

/** What people's calendars are told of a meeting: enough to find it, and nobody's name but those who call it. */
export type CalendarFacts = WarmFacts | MeetingFacts

/** A meeting of those who are invited; nobody's name but whose office calls it. */
export interface MeetingFacts {
  readonly kind: 'meeting'
  readonly meetingKind: MeetingKind
  readonly title: string
  readonly convener: string
  readonly organiser: { readonly name: string; readonly email: string }
  readonly place: string
  /** By whose clock it is held. */
  readonly timeZone: string
}

export interface WarmFacts {
  readonly kind: 'warm-handover'
  readonly caseNo: string
  /** The first one calls the meeting. */
  readonly hosts: readonly { readonly name: string; readonly organisation: string }[]
  readonly organiser: { readonly name: string; readonly email: string }
  readonly place: string
}

/** One meeting as it is to stand in calendars: put again when it changes, under the same id. */
export interface CalendarEntry {
  readonly id: CalendarId
  readonly startsAt: Date
  readonly endsAt: Date
  readonly cancelled: boolean
  readonly facts: CalendarFacts
}

/** As it is kept: how often it has been put, and when it last was. */
export interface KeptEntry extends CalendarEntry {
  /** 0 at first. */
  readonly sequence: number
  readonly changedAt: Date
  readonly locale: Locale
}

export interface CalendarStore {
  /** For the calendars of these organisations: only they can see where its file is. Whoever else puts it does so in the first one's name. */
  put(entry: CalendarEntry, forWhom: readonly [OrganisationId, ...OrganisationId[]], at: Date): Promise<void>
  /** From then on nobody can fetch it. */
  revoke(id: CalendarId, at: Date): Promise<void>
  /** Where its file can be fetched by whoever has the address; null when there is none, or nobody knows where the bot can be reached. */
  addressOf(id: CalendarId): Promise<string | null>
}
