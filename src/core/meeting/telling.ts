import type { CalendarEntry } from '../calendar-entry.ts'
import type { MemberId, NewId } from '../ids.ts'
import type { MeetingTiding, Notice } from '../notice.ts'
import type { Meeting, MeetingSheet } from './meeting.ts'

/** A message to each, once. */
export const noticesOf = (
  newId: NewId,
  members: readonly MemberId[],
  {
    meeting,
    tiding,
    late = false,
  }: { readonly meeting: Pick<Meeting, 'id'>; readonly tiding: MeetingTiding; readonly late?: boolean },
): readonly Notice[] =>
  [...new Set(members)].map((member) => ({
    ...{ id: newId<'notice'>(), recipient: { member } },
    about: { kind: 'meeting', meeting: meeting.id, tiding, late },
  }))

/** What people's own calendars are told of a meeting. */
export const entryOf = (
  meeting: Meeting,
  { convenerName, planner }: Pick<MeetingSheet, 'convenerName' | 'planner'>,
  timeZone: string,
): CalendarEntry => ({
  id: meeting.id,
  startsAt: meeting.startsAt,
  endsAt: meeting.endsAt,
  cancelled: meeting.stage === 'cancelled',
  facts: {
    ...{ kind: 'meeting', meetingKind: meeting.kind, title: meeting.title, convener: convenerName, timeZone },
    ...{ organiser: planner ?? { name: convenerName, email: '' }, place: meeting.place },
  },
})
