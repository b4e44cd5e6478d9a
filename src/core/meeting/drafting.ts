import { dayOf } from '../case/day.ts'
import type { MeetingId, MemberId } from '../ids.ts'
import type { Notice } from '../notice.ts'
import type { Ports } from '../ports.ts'
import { closingOf } from '../service/changes.ts'
import { arranged, draft, hasCases, inOrder, type Source } from './agenda.ts'
import type { AgendaSheet, MeetingHead } from './agenda-store.ts'
import type { MeetingKind } from './meeting.ts'

/** So many cases are looked at. */
const mostGathered = 50

/**
 * Puts onto a meeting's agenda what the state of things asks for and is not there yet, and that nobody has taken off: it can be done again.
 * Companies come to the Export Club, so nothing that the network has to itself stands there; nothing of any case stands before the promoters.
 */
export async function draftOnto(ports: Ports, meeting: MeetingHead, by: MemberId | null, now: Date): Promise<void> {
  const { agenda, records } = ports
  await agenda.hold(meeting)
  const among = meeting.kind !== 'export-club'
  const [cases, actions, coming, { offerings }, standing] = await Promise.all([
    hasCases(meeting.kind) ? agenda.gather(mostGathered) : [],
    among ? records.openOf(meeting.series) : [],
    agenda.comingAfter(meeting, 1),
    among ? ports.services.directory(null) : { offerings: [] },
    standsOn[meeting.kind](ports),
  ])
  const drafted = draft({
    openActions: actions.length,
    standing,
    cases,
    coming: coming.length + closingOf(offerings, dayOf(now, 'UTC')).length,
  })
  await agenda.add(
    meeting.id,
    drafted.map((one) => ({ ...one, title: '' })),
    now,
    by,
  )
  await agenda.drafted(meeting.id, now)
  const sheet = await agenda.sheet(meeting.id)
  await agenda.change(arranged(sheet?.items ?? []))
}

/** What each kind has each time; of figures where a month has been told. */
const standsOn: { readonly [K in MeetingKind]: (ports: Ports) => Promise<readonly Source[]> } = {
  'working-group': async ({ digests }) => ((await digests.newest(null)) === null ? [] : ['figures']),
  promoters: async () => ['needs', 'capacity', 'services'],
  'export-club': async () => [],
}

/**
 * The same, once for a meeting, and told: in its channel, or to those who hold it where it has none. What is there already stays; an agenda
 * with nothing on it is nothing to tell.
 */
export async function draftAndTell(
  ports: Ports,
  meeting: MeetingId,
  by: MemberId | null,
  now: Date,
): Promise<AgendaSheet | null> {
  const before = await ports.agenda.sheet(meeting)
  if (before === null || before.meeting.cancelled || before.draftedAt !== null) return before
  if (before.sitting.stage !== 'planned') return before
  await draftOnto(ports, before.meeting, by, now)
  const sheet = await ports.agenda.sheet(meeting)
  if (sheet === null) return null
  const all = (await ports.register.all()).flatMap(({ members }) => members)
  const holders = all.filter(
    (one) => one.organisation === sheet.meeting.organisation && one.roles.includes('coordinator') && one.chat !== null,
  )
  const also = sheet.meeting.channel === null ? holders.map(({ id }) => id) : []
  await ports.notices.post(...sittingNotices(ports, sheet, 'agenda', also))
  return sheet
}

/** What follows a meeting in its channel, or with whoever holds it where it has none. */
export function sittingNotices(
  { newId }: Pick<Ports, 'newId'>,
  { meeting, id, items }: AgendaSheet,
  what: 'agenda' | 'item' | 'minutes',
  also: readonly MemberId[],
): readonly Notice[] {
  if (id === null || (what === 'agenda' && inOrder(items).length === 0)) return []
  const recipients = [
    ...(meeting.channel === null ? [] : [{ channel: meeting.channel }]),
    ...also.map((member) => ({ member })),
  ]
  const about = { kind: 'sitting', meeting: meeting.id, sitting: id, what } as const
  return recipients.map((recipient) => ({ id: newId<'notice'>(), recipient, about }))
}
