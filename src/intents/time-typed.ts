import { allow, type Outcome, refuse } from '../core/outcome.ts'
import { momentAt } from '../core/wall-clock.ts'

/** A time of day as people write it, `9:05` or `09.05`, as `09:05`; null when it is none. */
export function clockTyped(typed: string): string | null {
  const [, hours = '', minutes = ''] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(typed) ?? []
  return hours === '' ? null : `${hours.padStart(2, '0')}:${minutes}`
}

/** The moment that is meant by a day and a time, or what is wrong, at the field that the time stands in. */
export function momentTyped(on: string, typed: string, field: string, zone: string): Outcome<Date> {
  if (typed === '') return refuse({ code: 'required', field })
  const time = clockTyped(typed)
  if (time === null) return refuse({ code: 'time-unreadable', field, typed })
  const moment = momentAt(on, time, zone)
  return moment === null ? refuse({ code: 'time-skipped', field, typed }) : allow(moment)
}
