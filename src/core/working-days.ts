import { afterWorkingMinutes, startOfWork, type WorkingCalendar } from './working-time.ts'

const shifted = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)

const isWorkingDay = (day: string, calendar: WorkingCalendar): boolean => {
  const begins = startOfWork(day, calendar)
  return afterWorkingMinutes(begins, 0, calendar).getTime() === begins.getTime()
}

export function workingDayAfter(day: string, calendar: WorkingCalendar): string {
  const next = shifted(day, 1)
  return isWorkingDay(next, calendar) ? next : workingDayAfter(next, calendar)
}

export function workingDayBefore(day: string, calendar: WorkingCalendar): string {
  const before = shifted(day, -1)
  return isWorkingDay(before, calendar) ? before : workingDayBefore(before, calendar)
}
