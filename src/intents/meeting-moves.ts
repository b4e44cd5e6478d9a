import { z } from 'zod'
import { hindranceOf } from '../core/meeting/good-day.ts'
import type { Meeting, MeetingSheet } from '../core/meeting/meeting.ts'
import { moveMeeting, stillExpected } from '../core/meeting/meeting-decide.ts'
import { isNear, nextRing } from '../core/meeting/reminders.ts'
import { noticesOf } from '../core/meeting/telling.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import type { Refusal } from '../core/refusal.ts'
import { wallClock } from '../core/wall-clock.ts'
import { showMeeting } from '../views/meetings.ts'
import { carryOn } from './agenda-carried.ts'
import { tellChange } from './club-deed.ts'
import { day, id, line } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'
import { askEverybody, convened, keepCalendar } from './meeting-deed.ts'
import { most } from './meeting-plan.ts'
import { momentTyped } from './time-typed.ts'

const seen = { meeting: id<'meeting'>(), version: line(10) }
const clock = line(20)

/** One meeting, to another day, time or place; everybody is asked anew when the time is another. */
export const meetingMove = defineIntent({
  name: 'meeting.move',
  writes: true,
  input: z.object({ ...seen, on: day, startTime: clock, endTime: clock, place: line(most.place), looked: line(12) }),
  form: async (ports, known, { by }) => {
    const wanted = seen.meeting.safeParse(known['meeting'])
    const sheet = wanted.success ? await ports.meetings.byId(wanted.data) : null
    const zone = by.network.timeZone
    const [from, to] = sheet ? [wallClock(sheet.meeting.startsAt, zone), wallClock(sheet.meeting.endsAt, zone)] : []
    return {
      kind: 'form',
      form: 'meeting.move',
      keep: { meeting: known['meeting'] ?? '', version: known['version'] ?? '', looked: known['on'] ?? '' },
      fields: [
        { kind: 'date', name: 'on', value: known['on'] ?? from?.day ?? '', required: true },
        { kind: 'time', name: 'startTime', value: known['startTime'] ?? from?.time ?? '', required: true },
        { kind: 'time', name: 'endTime', value: known['endTime'] ?? to?.time ?? '', required: true },
        {
          kind: 'line',
          name: 'place',
          value: known['place'] ?? sheet?.meeting.place ?? '',
          required: false,
          most: most.place,
        },
      ],
    }
  },
  run: async (ports, wanted, occasion) => {
    const found = await convened(ports, wanted, occasion)
    if (!found.ok) return found
    const times = timesFrom(wanted, occasion)
    const warning = warningOf(wanted, occasion)
    // Whoever sends it again has seen both.
    if (!times.ok) return { ...times, all: [times.refusal, ...(warning ? [warning] : [])] }
    if (warning) return refuse(warning)
    const { meeting } = found.value
    const { startsAt } = times.value
    const moved = moveMeeting(meeting, { move: 'move', ...times.value, place: wanted.place }, moving(occasion))
    if (!moved.ok) return moved
    const isOther = +startsAt !== +meeting.startsAt || +times.value.endsAt !== +meeting.endsAt
    const told = await changed(ports, found.value, { is: moved.value, tiding: 'moved', anew: isOther }, occasion)
    if (told === null) return refuse({ code: 'form-expired' })
    return allow({
      kind: 'done',
      done: { what: 'meeting-moved', at: startsAt, told },
      buttons: [showMeeting(meeting.id)],
    })
  },
})

/** What is in the way on the day that was chosen, until it has been shown. */
function warningOf(
  { on, looked }: { readonly on: string | null; readonly looked: string },
  { calendar }: Occasion,
): Refusal | null {
  const hindered = on === null || looked === on ? null : hindranceOf(on, { by: 'date' }, calendar)
  return hindered && { code: 'day-hindered', field: 'on', why: hindered.why, instead: hindered.instead }
}

const moving = ({ by, now }: Occasion) => ({ by: by.member, now })

/** Called off, or left out before anybody has been asked. */
export const meetingCancel = defineIntent({
  name: 'meeting.cancel',
  writes: true,
  input: z.object({ ...seen, note: line(most.place), asked: line(3) }),
  form: async (_, known) => ({
    kind: 'form',
    form: 'meeting.cancel',
    keep: { meeting: known['meeting'] ?? '', version: known['version'] ?? '', asked: 'yes' },
    fields: [{ kind: 'line', name: 'note', value: known['note'] ?? '', required: false, most: most.place }],
  }),
  run: async (ports, wanted, occasion) => {
    if (wanted.asked === '') return refuse({ code: 'required', field: 'note' })
    const found = await convened(ports, wanted, occasion)
    if (!found.ok) return found
    const { meeting } = found.value
    const moved = moveMeeting(meeting, { move: 'cancel', words: wanted.note }, moving(occasion))
    if (!moved.ok) return moved
    const told = await changed(ports, found.value, { is: moved.value, tiding: 'cancelled', anew: false }, occasion)
    if (told === null) return refuse({ code: 'form-expired' })
    await carryOn(ports, meeting.id, occasion)
    const done = { what: 'meeting-cancelled', at: meeting.startsAt, told } as const
    return allow({
      kind: 'done',
      done,
      buttons: [{ intent: 'meeting.list', input: {}, weight: 'plain', opens: false }],
    })
  },
})

/** Its agenda in the channel says when it is, or that it is called off. */
async function agendaAnew(ports: Ports, meeting: Meeting['id']): Promise<void> {
  const agenda = await ports.agenda.sheet(meeting)
  if (agenda?.id) await ports.notices.refresh(agenda.id)
}

interface Change {
  readonly is: Meeting
  readonly tiding: 'moved' | 'cancelled'
  /** Whether everybody is asked anew. */
  readonly anew: boolean
}

/** Those who have been asked are told, and nobody else; how many. Null: somebody else was first. */
export async function changed(
  ports: Ports,
  { meeting: was, invitees }: MeetingSheet,
  { is, tiding, anew }: Change,
  occasion: Occasion,
): Promise<number | null> {
  const { by, now, calendar } = occasion
  if (!(await ports.meetings.store(is, was.version, nextRing(is, now, calendar)))) return null
  const fresh = is.stage === 'planned' && isNear(is, now, calendar) ? expected(invitees) : null
  if (fresh !== null) await askEverybody(ports, is, fresh, occasion)
  const { members, released, channel } = wasAsked(was) ? whom(is, invitees, anew) : nobody
  if (anew) await ports.meetings.ask(is)
  await Promise.all([
    ...(wasAsked(was) ? [keepCalendar(ports, is, calendar.timeZone, now)] : []),
    ports.notices.refresh(is.id),
    agendaAnew(ports, is.id),
    tellChange(ports, was, is, tiding),
    ports.notices.post(
      ...noticesOf(
        ports.newId,
        members.filter((member) => member !== by.member || anew),
        { meeting: is, tiding, channel },
      ),
      ...noticesOf(ports.newId, released, { meeting: is, tiding: 'released' }),
    ),
    ports.meetings.record(
      { what: tiding === 'moved' ? 'move' : 'cancel', meeting: is.id },
      is.organisation,
      by.member,
      now,
    ),
  ])
  return members.length + (fresh?.length ?? 0)
}

const wasAsked = ({ stage }: Meeting): boolean => stage === 'invited'
const nobody = { members: [], released: [], channel: null }

/** Who is told of a change, where it is told as well, and who need not stand in any more. */
function whom({ channel }: Meeting, invitees: MeetingSheet['invitees'], anew: boolean) {
  const deputies = invitees.filter(({ inPlaceOf }) => inPlaceOf !== null).map(({ member }) => member)
  const here = invitees.filter(({ active }) => active).map(({ member }) => member)
  return anew
    ? { members: here.filter((member) => !deputies.includes(member)), released: deputies, channel }
    : { members: stillExpected(invitees), released: [], channel }
}

const expected = (invitees: MeetingSheet['invitees']) =>
  invitees.filter(({ active }) => active).map(({ member, organisation }) => ({ id: member, organisation }))

interface Times {
  readonly startsAt: Date
  readonly endsAt: Date
}

function timesFrom(
  typed: { readonly on: string | null; readonly startTime: string; readonly endTime: string },
  { by, now }: Occasion,
): Outcome<Times> {
  if (typed.on === null) return refuse({ code: 'required', field: 'on' })
  const [start, end] = [
    momentTyped(typed.on, typed.startTime, 'startTime', by.network.timeZone),
    momentTyped(typed.on, typed.endTime, 'endTime', by.network.timeZone),
  ]
  if (!start.ok) return start
  if (!end.ok) return end
  if (start.value <= now) return refuse({ code: 'time-past', field: 'startTime' })
  if (end.value <= start.value) return refuse({ code: 'ends-before-start', field: 'endTime' })
  return allow({ startsAt: start.value, endsAt: end.value })
}
