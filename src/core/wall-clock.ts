import { tzOffset } from '@date-fns/tz'
import type { Day } from './case/day.ts'

/** What a clock on a wall shows: `09:30`. */
export type TimeOfDay = string

const minute = 60_000
const halfADay = 12 * 60 * minute

/**
 * When a wall clock there shows this. Null for what it never shows, in the hour that is left out when summer time begins; the first of the
 * two moments in the hour that comes twice when it ends.
 */
export function momentAt(day: Day, time: TimeOfDay, timeZone: string): Date | null {
  const wall = Date.parse(`${day}T${time}:00Z`)
  const around = [-halfADay, halfADay].map((shift) => tzOffset(timeZone, new Date(wall + shift)))
  const moments = around.map((offset) => new Date(wall - offset * minute))
  const shown = moments.filter((at) => at.getTime() + tzOffset(timeZone, at) * minute === wall)
  return shown.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null
}

/** What a wall clock there shows then. */
export function wallClock(at: Date, timeZone: string): { readonly day: Day; readonly time: TimeOfDay } {
  const shown = new Date(at.getTime() + tzOffset(timeZone, at) * minute).toISOString()
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) }
}
