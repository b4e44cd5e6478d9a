import type { OrganisationId } from '../core/ids.ts'
import { draftedAt } from '../core/meeting/agenda.ts'
import { draftAndTell } from '../core/meeting/drafting.ts'
import type { MeetingClock, MeetingSheet } from '../core/meeting/meeting.ts'
import {
  conveners,
  moveMeeting,
  organisationsOf,
  peopleInvited,
  stillExpected,
} from '../core/meeting/meeting-decide.ts'
import { nextRing, tellNow } from '../core/meeting/reminders.ts'
import { entryOf, noticesOf } from '../core/meeting/telling.ts'
import type { Ports } from '../core/ports.ts'
import type { WorkingCalendar } from '../core/working-time.ts'

/**
 * What a meeting's clock does when it rings: asks everybody who is meant, as the register has them then, or reminds those who come, each in
 * their own chat; and sets what comes next. Called once for each ring, inside the transaction that took it.
 */
export async function ringMeeting(
  ports: Ports,
  clock: MeetingClock,
  calendar: WorkingCalendar,
  now: Date,
): Promise<void> {
  const sheet = await ports.meetings.byId(clock.meeting)
  if (sheet === null) return ports.meetings.set(clock.meeting, null)
  const { meeting, invitees } = sheet
  const due = tellNow(meeting, clock.step, now, calendar)
  if (now < meeting.startsAt && now >= draftedAt(meeting.startsAt, calendar))
    await draftAndTell(ports, meeting.id, null, now)
  if (due.some(({ step }) => step === 'invite')) return askEverybody(ports, sheet, calendar, now)
  const keepers = due.some(({ step }) => step === 'week-before')
    ? conveners(await ports.register.all(), meeting.organisation)
    : []
  const notices = due.flatMap(({ step, late }) =>
    step === 'invite'
      ? []
      : noticesOf(ports.newId, step === 'week-before' ? keepers : stillExpected(invitees), {
          meeting,
          tiding: step,
          late,
        }),
  )
  await Promise.all([ports.meetings.set(meeting.id, nextRing(meeting, now, calendar)), ports.notices.post(...notices)])
}

async function askEverybody(ports: Ports, sheet: MeetingSheet, calendar: WorkingCalendar, now: Date): Promise<void> {
  const { meeting } = sheet
  const [register, series] = await Promise.all([ports.register.all(), ports.meetings.seriesById(meeting.series)])
  const people = series ? peopleInvited(series.invited, register) : []
  const [convener, ...others] = organisationsOf(meeting.organisation, people)
  const organisations: readonly [OrganisationId, ...OrganisationId[]] = [convener ?? meeting.organisation, ...others]
  const moved = moveMeeting(meeting, { move: 'invite', organisations }, { by: null, now })
  if (!moved.ok) return ports.meetings.set(meeting.id, null)
  const is = moved.value
  const members = [...people.map(({ id }) => id), ...conveners(register, meeting.organisation)]
  await ports.meetings.store(is, meeting.version, nextRing(is, now, calendar))
  await Promise.all([
    ports.meetings.invite(
      is,
      people.map(({ id: member, organisation }) => ({ member, organisation })),
    ),
    ports.calendar.put(entryOf(is, sheet, calendar.timeZone), organisations, now),
    ports.notices.post(...noticesOf(ports.newId, members, { meeting: is, tiding: 'invited', channel: is.channel })),
    ports.meetings.record({ what: 'invite', meeting: is.id }, is.organisation, null, now),
  ])
}
