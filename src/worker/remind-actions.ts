import { nextReminder, stepOn } from '../core/meeting/action.ts'
import type { ActionClock } from '../core/meeting/agenda-store.ts'
import type { Ports } from '../core/ports.ts'
import type { WorkingCalendar } from '../core/working-time.ts'

/**
 * What an action's clock does when it rings: reminds whoever has it, and sets what comes next. Nothing when it is done or taken back.
 * Called once for each ring, inside the transaction that took it.
 */
export async function remindOfAction(
  ports: Ports,
  { action: id }: ActionClock,
  calendar: WorkingCalendar,
  now: Date,
): Promise<void> {
  const found = await ports.records.byId(id)
  const { whom, on, doneAt, undone } = found?.record ?? { whom: null, on: null, doneAt: null, undone: true }
  if (whom === null || on === null || doneAt !== null || undone) return ports.records.remind(id, null)
  const about = { kind: 'action', action: id, step: stepOn(on, now, calendar.timeZone) } as const
  await Promise.all([
    ports.records.remind(id, nextReminder(on, now, calendar)),
    ports.notices.post({ id: ports.newId(), recipient: { member: whom.id }, about }),
  ])
}
