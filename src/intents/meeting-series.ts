import type { Day } from '../core/case/day.ts'
import { dayOf } from '../core/case/day.ts'
import { type Hindered, hindranceOf, momentOn } from '../core/meeting/good-day.ts'
import { type Pattern, readPattern } from '../core/meeting/pattern.ts'
import { daysOf, plus } from '../core/meeting/recurrence.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Field } from '../views/form.ts'
import type { Known, Occasion } from './intent.ts'

/** More would not be planned by hand. */
const mostDays = 60
/** Days that holidays are known for, and that anybody plans ahead. */
const farthest = 730
const usual = 365

/** The days of a series, and what is in the way of some of them, before anybody has decided. */
export interface Laid {
  readonly pattern: Pattern
  /** As it is kept: days without a year have been given one. */
  readonly typed: string
  readonly days: readonly Day[]
  readonly hindered: readonly Hindered[]
}

interface Typed {
  readonly pattern: string
  readonly from: Day | null
  readonly until: Day | null
}

/** What was typed, as days from the first one that is wanted; what is wrong with it stands at its field. */
export function layOut({ pattern: typed, from, until }: Typed, { now, calendar }: Occasion): Outcome<Laid> {
  const today = dayOf(now, calendar.timeZone)
  const read = readPattern(typed, today)
  if (!read.ok) return read
  const pattern = read.value
  const barred = datesRefused({ pattern, from, until }, today, calendar.timeZone)
  if (barred) return refuse(barred)
  const latest = plus(today, farthest)
  const first = from ?? today
  const { rule } = pattern
  const end = until ?? (rule.by === 'dates' ? latest : plus(first, usual))
  const coming = daysOf(rule, first, end, mostDays + 1).filter(
    (day) => momentOn(day, pattern.from, calendar.timeZone) > now,
  )
  if (coming.length === 0) return refuse({ code: 'no-days', field: 'until' })
  if (coming.length > mostDays) return refuse({ code: 'days-too-many', field: 'until', most: mostDays })
  const hindered = coming.flatMap((day) => hindranceOf(day, rule, calendar) ?? [])
  return allow({ pattern, typed: rule.by === 'dates' ? kept(pattern, typed) : typed, days: coming, hindered })
}

/** What is wrong with the first and the last day. */
function datesRefused(
  {
    pattern: { rule },
    from,
    until,
  }: { readonly pattern: Pattern; readonly from: Day | null; readonly until: Day | null },
  today: Day,
  timeZone: string,
): Refusal | null {
  const latest = plus(today, farthest)
  if (from !== null && from < today) return { code: 'day-past', field: 'from' }
  if (until !== null && until < (from ?? today)) return { code: 'dates-crossed', field: 'until' }
  if (until !== null && until > latest)
    return { code: 'date-too-late', field: 'until', latest: momentOn(latest, 720, timeZone) }
  return rule.by === 'dates' && rule.dates.some((day) => day < today) ? { code: 'day-past', field: 'pattern' } : null
}

const kept = ({ rule }: Pattern, typed: string): string => {
  const [time = ''] = /\S+\s*(?:–|—|-|till?|to|until|and|och)\s*\S+\s*$/u.exec(typed) ?? []
  return rule.by === 'dates' ? `${rule.dates.join(', ')} ${time}` : typed
}

/** By this it is known whether the days that somebody sends have been looked at. */
export const lookOf = ({ days, pattern }: Laid): string =>
  `${pattern.from}-${pattern.to} ${days.length} ${days[0]} ${days.reduce((sum, day, at) => sum + (Date.parse(day) / 86_400_000) * (at + 1), 0)}`

export interface Decided {
  readonly toMove: readonly Day[]
  readonly toSkip: readonly Day[]
}

/** Each day of the series, and the day on which it meets: what was left out is not there. */
export const meetingDays = (
  { days, hindered }: Laid,
  { toMove, toSkip }: Decided,
): readonly (readonly [slot: Day, on: Day])[] =>
  days
    .filter((day) => !toSkip.includes(day))
    .map((day) => [day, (toMove.includes(day) && hindered.find((one) => one.day === day)?.instead) || day])

/** What to do about days on which hardly anybody can come: all of them are moved, unless the coordinator says otherwise. */
export function decisionFields(laid: Laid, known: Known): readonly Field[] {
  const { hindered } = laid
  if (hindered.length === 0) return []
  const options = hindered.map(({ day, instead }) => ({ value: day, label: `${day} → ${instead}` }))
  const looked = known['seen'] === lookOf(laid)
  const kind = hindered.length > 10 ? 'several' : 'choices'
  const most = hindered.length
  const toMove = looked ? (known['toMove'] ?? '') : hindered.map(({ day }) => day).join(',')
  return [
    { kind, name: 'toMove', value: toMove, required: false, options, most },
    {
      ...{ kind, name: 'toSkip', value: looked ? (known['toSkip'] ?? '') : '', required: false, most },
      options: hindered.map(({ day }) => ({ value: day, label: day })),
    },
  ]
}
