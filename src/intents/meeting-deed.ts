import type { OrganisationId } from '../core/ids.ts'
import type { Meeting, MeetingSheet } from '../core/meeting/meeting.ts'
import { conveners, mayConvene, moveMeeting, organisationsOf } from '../core/meeting/meeting-decide.ts'
import { nextRing } from '../core/meeting/reminders.ts'
import { entryOf, noticesOf } from '../core/meeting/telling.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import type { Member } from '../core/register/register.ts'
import type { Occasion } from './intent.ts'

/** Everybody who is invited gets a card, and so do the convener's coordinators; and calendars know of it. */
export async function askEverybody(
  ports: Ports,
  meeting: Meeting,
  people: readonly Pick<Member, 'id' | 'organisation'>[],
  { by, now, calendar }: Occasion,
): Promise<void> {
  const organisations = organisationsOf(meeting.organisation, people)
  const moved = moveMeeting(meeting, { move: 'invite', organisations }, { by: by.member, now })
  if (!moved.ok) return
  const is = moved.value
  const register = await ports.register.all()
  const members = [...people.map(({ id }) => id), ...conveners(register, meeting.organisation)]
  await ports.meetings.store(is, meeting.version, nextRing(is, now, calendar))
  await Promise.all([
    keepCalendar(ports, is, calendar.timeZone, now),
    ports.notices.post(...noticesOf(ports.newId, members, { meeting: is, tiding: 'invited', channel: is.channel })),
    ports.meetings.record({ what: 'invite', meeting: is.id }, is.organisation, by.member, now),
  ])
}

/** What stands in calendars is told anew; what nobody has been asked to stands in none but one's own. */
export async function keepCalendar(ports: Ports, meeting: Meeting, timeZone: string, now: Date): Promise<void> {
  const sheet = await ports.meetings.byId(meeting.id)
  if (sheet === null) return
  const others = meeting.organisations.filter((one) => one !== meeting.organisation)
  const forWhom: readonly [OrganisationId, ...OrganisationId[]] = [meeting.organisation, ...others]
  await ports.calendar.put(entryOf(meeting, sheet, timeZone), forWhom, now)
}

/** A meeting that somebody convenes, as they had it before them; absent and forbidden are the same. */
export async function convened(
  ports: Ports,
  { meeting: id, version }: { readonly meeting: Meeting['id']; readonly version: string },
  { by }: Occasion,
): Promise<Outcome<MeetingSheet>> {
  const sheet = await ports.meetings.byId(id)
  if (sheet === null || !mayConvene(by, sheet.meeting.organisation)) return refuse({ code: 'meeting-not-found' })
  if (version !== String(sheet.meeting.version)) return refuse({ code: 'form-expired' })
  return allow(sheet)
}
