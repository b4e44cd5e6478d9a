import type { Day } from '../case/day.ts'
import type { Rule } from './pattern.ts'
import { last } from './pattern-words.ts'

/** The days of a rule from `first` to `until`, both included; the first that there is begins the counting of "every other". At most `most`. */
export function daysOf(rule: Rule, first: Day, until: Day, most: number): readonly Day[] {
  if (rule.by === 'dates') return rule.dates.filter((day) => day >= first && day <= until).slice(0, most)
  const days: Day[] = []
  for (const day of endless(rule, first)) {
    if (day > until || days.length === most) return days
    days.push(day)
  }
  return days
}

type Endless = Exclude<Rule, { readonly by: 'dates' }>

function* endless(rule: Endless, first: Day): Generator<Day> {
  if (rule.by === 'week') {
    let day = plus(first, (rule.weekday - weekdayOf(first) + 7) % 7)
    for (;;) {
      yield day
      day = plus(day, 7 * rule.every)
    }
  }
  let period = Math.floor(monthOf(first) / rule.span)
  if (dayIn(rule, period) < first) period += 1
  for (;;) {
    yield dayIn(rule, period)
    period += rule.every
  }
}

/** The one day of a period: counted from its beginning in its first month, and from its end in its last. */
function dayIn(rule: Exclude<Endless, { readonly by: 'week' }>, period: number): Day {
  const begins = period * rule.span
  const counted = rule.by === 'date' ? rule.date : rule.nth
  if (counted === last) {
    const end = plus(dayAt(begins + rule.span, 1), -1)
    return rule.by === 'date' ? end : plus(end, -((weekdayOf(end) - rule.weekday + 7) % 7))
  }
  if (rule.by === 'date') return dayAt(begins, rule.date)
  const start = dayAt(begins, 1)
  return plus(start, ((rule.weekday - weekdayOf(start) + 7) % 7) + 7 * (counted - 1))
}

/** Months since the year 0. */
const monthOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const dayAt = (month: number, date: number): Day => named(new Date(Date.UTC(Math.floor(month / 12), month % 12, date)))
const named = (date: Date): Day => date.toISOString().slice(0, 10)
/** 1 is Monday. */
export const weekdayOf = (day: Day): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
export const plus = (day: Day, days: number): Day => named(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000))
