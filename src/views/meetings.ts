import type { Reader } from '../core/delivery.ts'
import type { MeetingId, MemberId } from '../core/ids.ts'
import type { MeetingSheet } from '../core/meeting/meeting.ts'
import { barredFrom, mayConvene } from '../core/meeting/meeting-decide.ts'
import { type Pattern, readPattern } from '../core/meeting/pattern.ts'
import { type About, type MeetingTiding, meetingReminders } from '../core/notice.ts'
import type { Ports } from '../core/ports.ts'
import { showClub } from './club.ts'
import type { InvitedPerson, MeetingRow, MeetingView } from './meeting-view.ts'
import type { Button, View } from './view.ts'

type Looking = Pick<Reader, 'member' | 'organisation' | 'roles'>

export function meetingRow({ meeting, invitees, convenerName }: MeetingSheet, { member }: Looking): MeetingRow {
  const { id, kind: meetingKind, title, startsAt, endsAt, stage, quorum } = meeting
  const here = invitees.filter(({ active }) => active)
  const own = here.find((one) => one.member === member)
  const count = (answer: 'yes' | 'no' | null): number => here.filter((one) => one.answer === answer).length
  return {
    ...{ id, meetingKind, title, convener: convenerName, startsAt, endsAt, stage, quorum },
    ...{ coming: count('yes'), declined: count('no'), waiting: count(null) },
    own: own ? { answer: own.answer, deputy: nameOf(invitees, own.deputy) } : null,
  }
}

const nameOf = (invitees: MeetingSheet['invitees'], wanted: MemberId | null): string | null =>
  invitees.find(({ member }) => member === wanted)?.name ?? null

export const peopleOf = ({ invitees }: MeetingSheet): readonly InvitedPerson[] =>
  invitees
    .filter(({ active }) => active)
    .map(({ name, organisationName: organisation, answer, deputy, inPlaceOf }) => ({
      ...{ name, organisation, answer },
      ...{ deputy: nameOf(invitees, deputy), inPlaceOf: nameOf(invitees, inPlaceOf) },
    }))

export const showMeeting = (meeting: MeetingId): Button => ({
  ...{ intent: 'meeting.show', input: { meeting }, weight: 'plain', opens: true },
})

const isAhead = ({ meeting, readAt }: MeetingSheet): boolean => barredFrom(meeting, 'move', readAt) === null

/** To come, or not, in one click; and who comes instead. */
export function answerButtons(sheet: MeetingSheet, { member }: Looking): readonly Button[] {
  const { meeting, invitees } = sheet
  const own = invitees.find((one) => one.member === member && one.active)
  if (own === undefined || !isAhead(sheet)) return []
  const input = { meeting: meeting.id }
  const yes: Button = { intent: 'meeting.yes', input, weight: 'main', opens: false }
  const no: Button = { intent: 'meeting.no', input, weight: 'plain', opens: false }
  const deputy: Button = { intent: 'meeting.deputy', input, weight: 'plain', opens: true }
  if (own.inPlaceOf !== null) return own.answer === null ? [yes, no] : own.answer === 'yes' ? [no] : [yes]
  return own.answer === null ? [yes, no, deputy] : own.answer === 'yes' ? [no, deputy] : [yes, deputy]
}

/** What whoever convenes can do with it now. */
export function convenerButtons(sheet: MeetingSheet, by: Looking): readonly Button[] {
  const { meeting } = sheet
  if (!mayConvene(by, meeting.organisation) || !isAhead(sheet)) return []
  const input = { meeting: meeting.id, version: String(meeting.version) }
  return [
    { intent: 'meeting.move', input, weight: 'plain', opens: true },
    { intent: 'meeting.rest', input, weight: 'plain', opens: true },
    { intent: 'meeting.cancel', input, weight: 'grave', opens: true },
  ]
}

/** To whoever asks for all of it: an Export Club has its companies as well. */
const asked = (sheet: MeetingSheet, reader: Looking): readonly Button[] => [
  ...(sheet.meeting.kind === 'export-club' ? [showClub(sheet.meeting.id)] : []),
  ...convenerButtons(sheet, reader),
]

interface Told {
  readonly tiding: MeetingTiding | null
  readonly late: boolean
}

export async function meetingView(
  ports: Ports,
  sheet: MeetingSheet,
  reader: Looking,
  { tiding, late }: Told,
): Promise<MeetingView> {
  const { meeting } = sheet
  const [series, calendar] = await Promise.all([
    ports.meetings.seriesById(meeting.series),
    meeting.stage === 'planned' ? null : ports.calendar.addressOf(meeting.id),
  ])
  const reminds = tiding !== null && tiding !== 'invited' && tiding !== 'moved' && tiding !== 'deputy'
  const all = [...answerButtons(sheet, reader), ...(tiding === null ? asked(sheet, reader) : [showMeeting(meeting.id)])]
  const own = sheet.invitees.find(({ member }) => member === reader.member)
  return {
    ...meetingRow(sheet, reader),
    ...{ tiding, late, place: meeting.place, words: 'words' in meeting ? meeting.words : '', calendar },
    pattern: series && patternOf(series.pattern),
    people: tiding === null ? peopleOf(sheet) : [],
    // A reminder stays as it is once it has been read: it asks those alone who have not answered.
    buttons: reminds && own?.answer !== null ? [showMeeting(meeting.id)] : all,
  }
}

/** Kept as it was typed, and read by the one parser; days without a year were given one when it was planned. */
const patternOf = (typed: string): Pattern | null => {
  const read = readPattern(typed, '2000-01-01')
  return read.ok ? read.value : null
}

/** Null for a reminder that would come when the meeting has begun, been moved or been called off, and for whoever has nothing to do with it. */
export async function presentMeeting(
  ports: Ports,
  about: Extract<About, { readonly kind: 'meeting' }>,
  reader: Reader,
  now: Date,
): Promise<View | null> {
  const sheet = await ports.meetings.byId(about.meeting)
  if (sheet === null) return null
  const { meeting } = sheet
  const isMoved = about.startsAt !== meeting.startsAt.toISOString()
  const isInVain = isMoved || now >= meeting.startsAt || meeting.stage === 'cancelled'
  if (isInVain && meetingReminders.includes(about.tiding)) return null
  return { kind: 'meeting', ...(await meetingView(ports, sheet, reader, about)) }
}
