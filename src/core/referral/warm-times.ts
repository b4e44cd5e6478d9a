import { addMinutes } from 'date-fns/addMinutes'
import { dayOf } from '../case/day.ts'
import { workingDayAfter, workingDayBefore } from '../working-days.ts'
import { startOfWork, type WorkingCalendar } from '../working-time.ts'
import { timesProposed, type Warm, type WarmRing, type WarmStep, warmSteps } from './warm.ts'

/** Minutes after the day's work begins: a morning, an afternoon, and a later morning. */
const startsAt = [60, 300, 120] as const
/** Working days from now to the first: the other one has to have time to choose. */
const daysAhead = 2

/** Times to begin with: on the next working days but one, within the network's working hours. */
export function suggestedTimes(now: Date, minutes: number, calendar: WorkingCalendar): readonly Date[] {
  const last = calendar.hours.to - calendar.hours.from - minutes
  let day = dayOf(now, calendar.timeZone)
  const days = Array.from({ length: daysAhead + timesProposed - 1 }, () => {
    day = workingDayAfter(day, calendar)
    return day
  })
  return days
    .slice(daysAhead - 1)
    .map((on, at) => addMinutes(startOfWork(on, calendar), Math.max(0, Math.min(startsAt[at] ?? 0, last))))
}

/** What is told of a meeting that has its time: when work begins on the working day before, an hour before, and when it is over. */
const ringsOf = (at: Date, minutes: number, calendar: WorkingCalendar): readonly WarmRing[] => {
  const when: { readonly [S in WarmStep]: Date } = {
    'day-before': startOfWork(workingDayBefore(dayOf(at, calendar.timeZone), calendar), calendar),
    'hour-before': addMinutes(at, -60),
    over: addMinutes(at, minutes),
  }
  return warmSteps.map((step) => ({ step, at: when[step] }))
}

/** The next thing to tell; none unless a time has been chosen and nobody has said yet how it went. */
export const nextRing = (warm: Warm, now: Date, calendar: WorkingCalendar): WarmRing | null =>
  warm.stage === 'chosen' ? (ringsOf(warm.at, warm.minutes, calendar).find(({ at }) => at > now) ?? null) : null

/** What a clock that rings for `step` is to tell now, however late it is; null: nothing any more. */
export function stepNow(warm: Warm, step: WarmStep, now: Date, calendar: WorkingCalendar): WarmStep | null {
  if (warm.stage !== 'chosen') return null
  const due = ringsOf(warm.at, warm.minutes, calendar).filter(({ at }) => at <= now)
  const last = due.at(-1)?.step
  if (last === undefined || warmSteps.indexOf(last) < warmSteps.indexOf(step)) return null
  return last !== 'over' && now >= warm.at ? null : last
}
