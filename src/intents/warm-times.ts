import type { z } from 'zod'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import { timesRefused } from '../core/referral/warm-decide.ts'
import { suggestedTimes } from '../core/referral/warm-times.ts'
import { wallClock } from '../core/wall-clock.ts'
import type { Field } from '../views/form.ts'
import { day, line } from './input.ts'
import type { Known, Occasion } from './intent.ts'
import { momentTyped } from './time-typed.ts'

const clock = line(20)
/** A day and a time each, as the person's own calendar and clock have them. */
export const timesInput = { day1: day, time1: clock, day2: day, time2: clock, day3: day, time3: clock }

type Typed = z.infer<z.ZodObject<typeof timesInput>>

const dayFields = ['day1', 'day2', 'day3'] as const
const timeFields = ['time1', 'time2', 'time3'] as const

/** What somebody has typed already, else times that suit the network's working hours. */
export function timeFieldsWith(known: Known, { by, now, calendar }: Occasion): readonly Field[] {
  const suggested = suggestedTimes(now, 60, calendar).map((at) => wallClock(at, by.timeZone))
  return dayFields.flatMap((on, at): readonly Field[] => {
    const time = timeFields[at] ?? 'time1'
    return [
      { kind: 'date', name: on, value: known[on] ?? suggested[at]?.day ?? '', required: true },
      { kind: 'time', name: time, value: known[time] ?? suggested[at]?.time ?? '', required: true },
    ]
  })
}

/** The moments that are meant, or what is wrong, at the field that it is about. */
export function timesFrom(typed: Typed, { by, now }: Occasion): Outcome<readonly Date[]> {
  const moments: Date[] = []
  for (const [at, on] of dayFields.entries()) {
    const field = timeFields[at] ?? 'time1'
    const date = typed[on]
    if (date === null) return refuse({ code: 'required', field: on })
    const moment = momentTyped(date, typed[field], field, by.timeZone)
    if (!moment.ok) return moment
    moments.push(moment.value)
  }
  return timesRefused(moments, now) ?? allow(moments)
}
