import { tzOffset } from '@date-fns/tz'
import type { WorkingHours } from './register/register.ts'

/** When a network works: its hours in its own time zone, on days that are neither weekends nor free. */
export interface WorkingCalendar {
  readonly timeZone: string
  readonly hours: WorkingHours
  /** Public holidays and eves that fall on any day of the week, as `2026-06-19`. */
  readonly freeDays: ReadonlySet<string>
}

const minute = 60_000
const day = 24 * 60 * minute
const [sunday, saturday] = [0, 6]

/** The moment when `days` working days of the network have passed since `from`, counted in its working time. */
export const afterWorkingDays = (from: Date, days: number, calendar: WorkingCalendar): Date =>
  afterWorkingMinutes(from, days * minutesADay(calendar), calendar)

export const minutesADay = ({ hours }: Pick<WorkingCalendar, 'hours'>): number => hours.to - hours.from

/**
 * The first moment at which so many minutes of working time have passed since `from`; none: the first working moment. Reckoned by what the
 * clock on the wall says, so that a day with a change to or from summer time keeps its hours; and in plain numbers, since it stands in
 * the way of every handover and dates that know their zone cost a hundred times as much.
 */
export function afterWorkingMinutes(from: Date, minutes: number, calendar: WorkingCalendar): Date {
  const { hours, timeZone } = calendar
  let left = minutes * minute
  let wall = from.getTime() + tzOffset(timeZone, from) * minute
  for (;;) {
    const midnight = Math.floor(wall / day) * day
    const start = Math.max(wall, midnight + hours.from * minute)
    const today = isFree(midnight, calendar) ? 0 : Math.max(0, midnight + hours.to * minute - start)
    if (today > 0 && left <= today) return momentOf(start + left, timeZone)
    left -= today
    wall = midnight + day
  }
}

/** Working minutes from one moment to another; none when the second comes first. */
export function workingMinutesBetween(from: Date, to: Date, calendar: WorkingCalendar): number {
  const { hours, timeZone } = calendar
  const wallOf = (moment: Date): number => moment.getTime() + tzOffset(timeZone, moment) * minute
  const [begins, ends] = [wallOf(from), wallOf(to)]
  let minutes = 0
  for (let midnight = Math.floor(begins / day) * day; midnight < ends; midnight += day) {
    if (isFree(midnight, calendar)) continue
    const start = Math.max(begins, midnight + hours.from * minute)
    const end = Math.min(ends, midnight + hours.to * minute)
    minutes += Math.max(0, end - start) / minute
  }
  return minutes
}

/** When a day's work begins, on the day that the network's calendar calls so. */
export const startOfWork = (date: string, { hours, timeZone }: WorkingCalendar): Date =>
  momentOf(new Date(`${date}T00:00:00Z`).getTime() + hours.from * minute, timeZone)

function isFree(midnight: number, { freeDays }: WorkingCalendar): boolean {
  const date = new Date(midnight)
  const weekday = date.getUTCDay()
  return weekday === sunday || weekday === saturday || freeDays.has(date.toISOString().slice(0, 10))
}

/** When the wall clock shows this. Looked up twice: the offset that counts is that of the moment itself. */
function momentOf(wall: number, timeZone: string): Date {
  const nearly = wall - tzOffset(timeZone, new Date(wall)) * minute
  return new Date(wall - tzOffset(timeZone, new Date(nearly)) * minute)
}
