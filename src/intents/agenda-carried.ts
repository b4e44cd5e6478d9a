import type { MeetingId } from '../core/ids.ts'
import type { AgendaItem } from '../core/meeting/agenda.ts'
import type { NewItem } from '../core/meeting/agenda-store.ts'
import type { Ports } from '../core/ports.ts'
import type { Occasion } from './intent.ts'
import { nextInHand } from './meeting-at-hand.ts'

/** The same at another meeting. What a case is there for will be found again; what somebody put there is carried over. */
export const carried = ({ owner, ...one }: AgendaItem): NewItem => ({
  ...one,
  source: one.source === 'proposal' ? 'moved' : one.source,
  owner: owner?.id ?? null,
})

/** What the clock put there it will find again: the rest somebody did, also a case, which then has no reasons. */
const isPutThere = ({ state, source, reasons }: AgendaItem): boolean =>
  state === 'planned' && (source === 'proposal' || source === 'moved' || (source === 'case' && reasons.length === 0))

/** What people put on the agenda of a meeting that is called off comes to the next of the series, where there is one. */
export async function carryOn(ports: Ports, meeting: MeetingId, { by, now }: Occasion): Promise<void> {
  const known = await ports.agenda.sheet(meeting)
  if (known === null) return
  await ports.agenda.hold(known.meeting)
  const items = ((await ports.agenda.sheet(meeting)) ?? known).items.filter(isPutThere)
  const next = items.length === 0 ? null : await nextInHand(ports, known.meeting)
  if (next === null) return
  await ports.agenda.add(next.id, items.map(carried), now, by.member)
  await ports.agenda.change(items.map((item) => ({ ...item, state: 'moved' })))
}
