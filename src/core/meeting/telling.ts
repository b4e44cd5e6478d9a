import type { CalendarEntry } from '../calendar-entry.ts'
import type { ChannelId, MemberId, NewId } from '../ids.ts'
import type { MeetingTiding, Notice, Recipient } from '../notice.ts'
import type { Meeting, MeetingSheet } from './meeting.ts'

interface Telling {
  readonly meeting: Pick<Meeting, 'id' | 'startsAt'>
  readonly tiding: MeetingTiding
  readonly late?: boolean
  /** Where it is told as well. */
  readonly channel?: ChannelId | null
}

/** A message to each, once. */
export function noticesOf(
  newId: NewId,
  members: readonly MemberId[],
  { meeting, tiding, late = false, channel = null }: Telling,
): readonly Notice[] {
  const recipients: readonly Recipient[] = [
    ...[...new Set(members)].map((member) => ({ member })),
    ...(channel === null ? [] : [{ channel }]),
  ]
  return recipients.map((recipient) => ({
    ...{ id: newId<'notice'>(), recipient },
    about: { kind: 'meeting', meeting: meeting.id, tiding, late, startsAt: meeting.startsAt.toISOString() },
  }))
}

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
