import { subDays } from 'date-fns/subDays'
import type { Recipient } from '../core/notice.ts'
import type { Ports } from '../core/ports.ts'
import { dayIn } from '../core/register/absence.ts'
import { mayKeep } from '../core/service/keep.ts'
import { daysBack, paceOf } from '../core/service/pace.ts'
import { isToBeReviewed, nextCount, nextReview, quarterOf, type RoutineDue } from '../core/service/routine.ts'
import type { WorkingCalendar } from '../core/working-time.ts'

/** What a routine does when it comes round, from the rows as they are then. Called once for each time, inside the transaction that took it. */
export async function goRound(ports: Ports, due: RoutineDue, calendar: WorkingCalendar, now: Date): Promise<void> {
  if (due.what === 'review') {
    if (due.setFor !== null) await askKeepers(ports, due, dayIn(calendar.timeZone, now))
    return due.comesAgain(nextReview(now, calendar))
  }
  const accepted = await due.figures.accepted(subDays(now, daysBack))
  await due.figures.keepPace(paceOf(accepted, calendar), now)
  return due.comesAgain(nextCount(now, calendar))
}

/** Once a quarter whoever keeps the services is shown them; in the organisation's channel where nobody does. */
async function askKeepers(ports: Ports, { organisation }: RoutineDue, today: string): Promise<void> {
  const [all, { offerings }] = await Promise.all([ports.register.all(), ports.services.directory(null)])
  if (
    !isToBeReviewed(
      offerings.filter((one) => one.organisation === organisation),
      today,
    )
  )
    return
  const own = all.find((one) => one.organisation.id === organisation)
  const keepers = (own?.members ?? []).filter(({ roles, chat }) => mayKeep(roles) && chat !== null)
  const channel = own?.organisation.handovers ?? null
  const recipients: readonly Recipient[] =
    keepers.length > 0 ? keepers.map(({ id }) => ({ member: id })) : channel === null ? [] : [{ channel }]
  const about = { kind: 'services', organisation, quarter: quarterOf(today) } as const
  await ports.notices.post(...recipients.map((recipient) => ({ id: ports.newId<'notice'>(), recipient, about })))
}
