import { TZDate } from '@date-fns/tz'
import type { TimeOfDay } from '../wall-clock.ts'
import { workingDayAfter } from '../working-days.ts'
import type { WorkingCalendar } from '../working-time.ts'
import type { Month, Period } from './digest.ts'

/** How many months a rolling year has, and a series. */
export const monthsInYear = 12

const partsOf = (month: Month): readonly [year: number, month: number] => [
  Number(month.slice(0, 4)),
  Number(month.slice(5, 7)),
]

const pad = (value: number, to: number): string => `${value}`.padStart(to, '0')

/** So many months later; earlier when negative. */
export function monthsLater(month: Month, by: number): Month {
  const [year, number] = partsOf(month)
  const count = year * 12 + number - 1 + by
  return `${pad(Math.floor(count / 12), 4)}-${pad((count % 12) + 1, 2)}`
}

/** The month's first moment by the clocks there. */
function startOf(month: Month, timeZone: string): Date {
  const [year, number] = partsOf(month)
  return new Date(new TZDate(year, number - 1, 1, 0, 0, timeZone).getTime())
}

export const periodOf = (month: Month, timeZone: string): Period => ({
  month,
  from: startOf(month, timeZone).toISOString(),
  to: startOf(monthsLater(month, 1), timeZone).toISOString(),
  timeZone,
})

/** When the month so many after the one of that moment begins. */
export const monthsFrom = (at: Date, by: number, timeZone: string): Date =>
  startOf(monthsLater(monthAt(at, timeZone), by), timeZone)

/** The month and the eleven before it, as one period. */
export const yearTo = (month: Month, timeZone: string): Period => ({
  ...periodOf(month, timeZone),
  from: startOf(monthsLater(month, 1 - monthsInYear), timeZone).toISOString(),
})

/** The twelve months that end with this one, the oldest first. */
export const monthsTo = (month: Month): readonly Month[] =>
  Array.from({ length: monthsInYear }, (_, n) => monthsLater(month, n + 1 - monthsInYear))

/** Those, and as many before them as their figures ask of again. */
export const monthsKnown = (month: Month): readonly Month[] => [
  ...[-monthsInYear - 2, -monthsInYear - 1, -monthsInYear].map((by) => monthsLater(month, by)),
  ...monthsTo(month),
]

export function monthAt(at: Date, timeZone: string): Month {
  const local = new TZDate(at, timeZone)
  return `${pad(local.getFullYear(), 4)}-${pad(local.getMonth() + 1, 2)}`
}

/** The last month that was over then. */
export const lastMonth = (at: Date, timeZone: string): Month => monthsLater(monthAt(at, timeZone), -1)

export const usualTime: TimeOfDay = '09:00'

/** When the next digest comes, seen from a month's own and the moment of its figures: the month's, while it still runs. */
export function nextSentAt(
  { month, to }: Pick<Period, 'month' | 'to'>,
  seen: Date,
  time: TimeOfDay,
  calendar: WorkingCalendar,
): Date {
  let next = seen < new Date(to) ? month : monthsLater(month, 1)
  while (sentAt(next, time, calendar) <= seen) next = monthsLater(next, 1)
  return sentAt(next, time, calendar)
}

/** When a month's digest is sent: on the first working day of the next, at that time. */
export function sentAt(month: Month, time: TimeOfDay, calendar: WorkingCalendar): Date {
  const next = `${monthsLater(month, 1)}-01`
  const dayBefore = new Date(Date.parse(`${next}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  const day = workingDayAfter(dayBefore, calendar)
  const [year = 0, number = 1, date = 1] = day.split('-').map(Number)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return new Date(new TZDate(year, number - 1, date, hours, minutes, calendar.timeZone).getTime())
}
