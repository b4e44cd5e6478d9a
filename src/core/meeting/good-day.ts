import type { Day } from '../case/day.ts'
import { momentAt } from '../wall-clock.ts'
import { workingDayAfter } from '../working-days.ts'
import type { WorkingCalendar } from '../working-time.ts'
import type { Rule } from './pattern.ts'
import { plus, weekdayOf } from './recurrence.ts'
import type { Hindrance } from './stage.ts'

export interface Hindered {
  readonly day: Day
  readonly why: Hindrance
  /** The next day on which nothing is in the way. */
  readonly instead: Day
}

const isWeekend = (day: Day): boolean => weekdayOf(day) > 5
const isJuly = (day: Day): boolean => day.slice(5, 7) === '07'

/** Null when nothing is in the way. Who says "every other Saturday" means a weekend; who says "the 15th" does not. */
export function hindranceOf(day: Day, { by }: Pick<Rule, 'by'>, calendar: WorkingCalendar): Hindered | null {
  const isOff = by === 'date' && isWeekend(day)
  const why: Hindrance | null = calendar.freeDays.has(day) ? 'free' : isOff ? 'weekend' : isJuly(day) ? 'july' : null
  return why && { day, why, instead: nextGood(day, calendar) }
}

function nextGood(day: Day, calendar: WorkingCalendar): Day {
  const next = workingDayAfter(day, calendar)
  return isJuly(next) ? nextGood(next, calendar) : next
}

/** When the clock on the wall there shows so many minutes after midnight; an hour later where summer time leaves that hour out. */
export function momentOn(day: Day, minutes: number, timeZone: string): Date {
  // Midnight at the end of a day is the beginning of the next.
  if (minutes >= 1440) return momentOn(plus(day, 1), minutes - 1440, timeZone)
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return momentAt(day, time, timeZone) ?? momentOn(day, minutes + 60, timeZone)
}
