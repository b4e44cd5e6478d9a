import { dayOf } from '../case/day.ts'
import type { TimeOfDay } from '../wall-clock.ts'
import type { WorkingCalendar } from '../working-time.ts'
import type { Coming, Period } from './digest.ts'
import type { Ahead, Planned } from './digest-store.ts'
import { nextSentAt } from './period.ts'

interface Seen {
  readonly period: Period
  /** When the month's figures were counted. */
  readonly countedAt: Date
  readonly sendAt: TimeOfDay
  readonly calendar: WorkingCalendar
}

/** What comes from when the figures were counted until the next digest. */
export async function comingAfter(
  { period, countedAt, sendAt, calendar }: Seen,
  planned: (ahead: Ahead) => Promise<Planned>,
): Promise<Coming> {
  const to = nextSentAt(period, countedAt, sendAt, calendar)
  const [today, lastDay] = [dayOf(countedAt, calendar.timeZone), dayOf(to, calendar.timeZone)]
  const { meetings, services } = await planned({ from: countedAt, to, today, lastDay })
  return { meetings, services, nextDigest: to.toISOString() }
}
