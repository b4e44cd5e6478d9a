import { minutesADay, startOfWork, type WorkingCalendar } from '../working-time.ts'

const dayMs = 86_400_000
/** Days of work that are looked back from the period's beginning: what took longer is counted as that long. */
const lookedBack = 1_100

/** Starts of the working days from long before `from` to `to`, and how long each is, in milliseconds. */
export function workingDays(from: Date, to: Date, calendar: WorkingCalendar) {
  const first = Math.floor(from.getTime() / dayMs) - lookedBack
  const last = Math.floor(to.getTime() / dayMs) + 1
  const days = Array.from({ length: last - first + 1 }, (_, n) => new Date((first + n) * dayMs))
  const working = days
    .filter((day) => day.getUTCDay() % 6 !== 0)
    .map((day) => day.toISOString().slice(0, 10))
    .filter((day) => !calendar.freeDays.has(day))
  return {
    starts: working.map((day) => startOfWork(day, calendar).getTime()),
    length: minutesADay(calendar) * 60_000,
  }
}
