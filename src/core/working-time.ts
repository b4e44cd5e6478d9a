import { TZDate } from '@date-fns/tz'
import { addDays } from 'date-fns/addDays'
import { addMinutes } from 'date-fns/addMinutes'
import { differenceInMinutes } from 'date-fns/differenceInMinutes'
import { isWeekend } from 'date-fns/isWeekend'
import { startOfDay } from 'date-fns/startOfDay'
import type { WorkingHours } from './register/register.ts'

/** When a network works: its hours in its own time zone. */
export interface WorkingCalendar {
  readonly timeZone: string
  readonly hours: WorkingHours
}

/** The moment when `days` working days of the network have passed since `from`, counted in working minutes. */
export function afterWorkingDays(from: Date, days: number, calendar: WorkingCalendar): Date {
  const { hours, timeZone } = calendar
  let left = days * (hours.to - hours.from)
  let at = new TZDate(from, timeZone)
  for (;;) {
    const { opens, closes } = workingDay(at, hours)
    if (isWeekend(at) || at >= closes) {
      at = nextMorning(at, hours)
      continue
    }
    const start = at < opens ? opens : at
    const today = differenceInMinutes(closes, start)
    if (left <= today) return new Date(addMinutes(start, left).getTime())
    left -= today
    at = nextMorning(at, hours)
  }
}

function workingDay(at: TZDate, hours: WorkingHours): { opens: TZDate; closes: TZDate } {
  return { opens: atMinute(at, hours.from), closes: atMinute(at, hours.to) }
}

const nextMorning = (at: TZDate, hours: WorkingHours): TZDate => atMinute(addDays(at, 1), hours.from)

/** By the wall clock, so that a day with a change to or from summer time keeps its hours. */
function atMinute(day: TZDate, minute: number): TZDate {
  const time = startOfDay(day)
  time.setHours(Math.floor(minute / 60), minute % 60)
  return time
}
