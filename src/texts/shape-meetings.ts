import type { MeetingFacts } from '../core/calendar-entry.ts'
import type { MeetingKind } from '../core/meeting/meeting.ts'
import type { Pattern } from '../core/meeting/pattern.ts'
import type { MeetingTiding } from '../core/notice.ts'
import type { CalendarFeedView, DaysPreview, InvitedPerson, MeetingRow, MeetingView } from '../views/meeting-view.ts'

/** Meetings that come again. */
export interface MeetingTexts {
  /** As `readPattern` reads it back. */
  readonly pattern: (pattern: Pattern) => string
  readonly name: (of: { readonly meetingKind: MeetingKind; readonly title: string }) => string
  /** From when to when, by the reader's clock. */
  readonly when: (of: Pick<MeetingRow, 'startsAt' | 'endsAt'>) => string
  readonly tidings: { readonly [T in MeetingTiding]: (view: Omit<MeetingView, 'buttons'>) => string }
  /** Where it stands, and one's own answer, where there is something to say. */
  readonly stands: (row: MeetingRow) => readonly string[]
  /** How many come, and whether that is enough to decide. */
  readonly count: (row: MeetingRow) => string
  readonly person: (person: InvitedPerson) => string
  readonly listTitle: string
  readonly listEmpty: string
  /** The days of a series, a line each; the first says how many, the last what else takes the same people. */
  readonly days: (preview: DaysPreview) => readonly string[]
  readonly labels: {
    readonly place: string
    readonly series: string
    readonly convener: string
    readonly people: string
  }
  /** Where one's own calendar is fetched, and how to use it; a line each. */
  readonly feed: (feed: CalendarFeedView) => readonly string[]
  readonly feedName: string
  readonly event: (facts: MeetingFacts) => { readonly title: string; readonly description: string }
}
