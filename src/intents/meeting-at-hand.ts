import { addHours } from 'date-fns/addHours'
import type { AgendaSheet, MeetingHead } from '../core/meeting/agenda-store.ts'
import { sittingNotices } from '../core/meeting/drafting.ts'
import type { Deed } from '../core/meeting/meeting.ts'
import { isOfMeeting, mayHold } from '../core/meeting/people.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { meetingLine } from '../views/agenda-rows.ts'
import type { Field } from '../views/form.ts'
import { id } from './input.ts'
import type { Known, Occasion } from './intent.ts'

/** For what one is looking for a meeting: something to put on its agenda, to record in it, or to read of it. */
export type Wanted = 'agenda' | 'held' | 'minutes'

const among: { readonly [W in Wanted]: (meeting: MeetingHead, now: Date) => boolean } = {
  agenda: ({ stage, endsAt }, now) => stage === 'under-way' || (stage === 'planned' && addHours(endsAt, 12) > now),
  held: ({ stage }) => stage === 'under-way',
  minutes: ({ stage }) => stage === 'over' || stage === 'locked',
}

/** Those that can be meant, the likeliest first: the next one to come, the one that is held, the last one that was. */
export async function meetingsFor(
  ports: Ports,
  wanted: Wanted,
  { by, now }: Occasion,
): Promise<readonly MeetingHead[]> {
  const near = await ports.agenda.near(by.member)
  const found = near.filter((one) => isOfMeeting(one, by) && among[wanted](one, now))
  return wanted === 'minutes' ? found.toReversed() : found
}

/** The meeting that a button or a form names; without a name the likeliest. What is not one's own is refused as what is not there. */
export async function atHand(
  ports: Ports,
  typed: string,
  occasion: Occasion,
  wanted: Wanted,
): Promise<Outcome<AgendaSheet>> {
  const [likeliest] = typed === '' ? await meetingsFor(ports, wanted, occasion) : []
  if (typed === '' && likeliest === undefined) return refuse({ code: 'no-meeting', wanted })
  const named = likeliest?.id ?? meetingId.safeParse(typed).data ?? null
  const sheet = named && (await ports.agenda.sheet(named))
  if (sheet === null || sheet.meeting.cancelled || !isOfMeeting(sheet.meeting, occasion.by))
    return refuse({ code: 'not-of-meeting' })
  return allow(sheet)
}

/** The same, kept from others until this is done. */
export async function inHand(
  ports: Ports,
  typed: string,
  occasion: Occasion,
  wanted: Wanted,
): Promise<Outcome<AgendaSheet>> {
  const found = await atHand(ports, typed, occasion, wanted)
  if (!found.ok) return found
  await ports.agenda.hold(found.value.meeting)
  return atHand(ports, found.value.meeting.id, occasion, wanted)
}

/** The same for whoever may hold it. */
export async function toHold(
  ports: Ports,
  typed: string,
  occasion: Occasion,
  wanted: Wanted,
): Promise<Outcome<AgendaSheet>> {
  const found = await inHand(ports, typed, occasion, wanted)
  if (found.ok && !mayHold(found.value.meeting, occasion.by)) return refuse({ code: 'not-yours-to-hold' })
  return found
}

/** The next one that nobody has begun, kept from others: whoever begins it meanwhile is waited for, and passed over. */
export async function nextInHand(ports: Ports, after: MeetingHead): Promise<MeetingHead | null> {
  const next = await ports.agenda.nextAfter(after)
  if (next === null) return null
  await ports.agenda.hold(next)
  const still = await ports.agenda.nextAfter(after)
  return still === null || still.id === next.id ? still : nextInHand(ports, after)
}

/** Ids come from buttons and forms: what is none is found nowhere. */
const meetingId = id<'meeting'>()

/** Which of one's meetings, where there are several. */
export async function meetingField(
  ports: Ports,
  known: Known,
  occasion: Occasion,
  isMeant: (meeting: MeetingHead) => boolean,
): Promise<Field> {
  const coming = (await meetingsFor(ports, 'agenda', occasion)).filter(isMeant)
  const options = coming.map((one) => ({ value: one.id, meeting: meetingLine(one) }))
  const chosen = options.find(({ value }) => value === known['meeting']) ?? options[0]
  return { kind: 'choice', name: 'meeting', value: chosen?.value ?? '', required: true, options: options.slice(0, 100) }
}

/** For the audit: who did what of the meeting, in the convener's name. */
export const recordDeed = (
  ports: Ports,
  { id, organisation }: MeetingHead,
  what: Deed['what'],
  { by, now }: Occasion,
): Promise<void> => ports.meetings.record({ what, meeting: id }, organisation, by.member, now)

/** The cards of a meeting show what has just been done. */
export const shownAnew = async (ports: Ports, { id, meeting }: AgendaSheet): Promise<void> => {
  const known = id ?? (await ports.agenda.sheet(meeting.id))?.id ?? null
  if (known !== null) await ports.notices.refresh(known)
}

/** The same when something has been recorded or taken back: whoever had approved the minutes is asked anew. */
export async function recordedAnew(ports: Ports, sheet: AgendaSheet): Promise<void> {
  await shownAnew(ports, sheet)
  const { approved } = sheet.sitting
  const privately = { ...sheet, meeting: { ...sheet.meeting, channel: null } }
  if (approved.length > 0) await ports.notices.post(...sittingNotices(ports, privately, 'minutes', approved))
}
