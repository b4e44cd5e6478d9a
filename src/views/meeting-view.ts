import type { Day } from '../core/case/day.ts'
import type { MeetingId } from '../core/ids.ts'
import type { Hindered } from '../core/meeting/good-day.ts'
import type { Answer, Clash, MeetingKind } from '../core/meeting/meeting.ts'
import type { Pattern } from '../core/meeting/pattern.ts'
import type { MeetingStage } from '../core/meeting/stage.ts'
import type { MeetingTiding } from '../core/notice.ts'
import type { Button } from './button.ts'

/** A meeting as a list has it. */
export interface MeetingRow {
  readonly id: MeetingId
  readonly meetingKind: MeetingKind
  /** Empty: what its kind is called. */
  readonly title: string
  readonly convener: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly stage: MeetingStage
  /** How many come, do not come, and have not answered. */
  readonly coming: number
  readonly declined: number
  readonly waiting: number
  readonly quorum: number | null
  /** The reader's own answer; null: not invited. */
  readonly own: { readonly answer: Answer | null; readonly deputy: string | null } | null
}

export interface InvitedPerson {
  readonly name: string
  readonly organisation: string
  readonly answer: Answer | null
  readonly deputy: string | null
  readonly inPlaceOf: string | null
}

/** To one who is invited, or convenes: in their own chat. Whoever asks for it gets all of it, with who comes. */
export interface MeetingView extends MeetingRow {
  /** Null: asked for. */
  readonly tiding: MeetingTiding | null
  readonly late: boolean
  readonly place: string
  /** Why it was called off. */
  readonly words: string
  /** When its series meets; null where the reader does not see that. */
  readonly pattern: Pattern | null
  readonly people: readonly InvitedPerson[]
  /** Where its file for a calendar is; null when there is none. */
  readonly calendar: string | null
  readonly buttons: readonly Button[]
}

/** What comes. */
export interface MeetingsView {
  readonly meetings: readonly (MeetingRow & { readonly buttons: readonly Button[] })[]
  readonly total: number
  readonly buttons: readonly Button[]
}

/** Where one's own calendar is fetched; null: none has been made, or nobody knows where the bot is reached. */
export interface CalendarFeedView {
  readonly address: string | null
  readonly reachable: boolean
}

/** The days that a series would have, to be looked at before it is planned. */
export interface DaysPreview {
  readonly from: number
  readonly to: number
  readonly days: readonly Day[]
  readonly hindered: readonly Hindered[]
  readonly clashes: readonly Clash[]
  readonly people: number
}
