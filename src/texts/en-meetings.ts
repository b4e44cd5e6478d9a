import type { Rule } from '../core/meeting/pattern.ts'
import type { Formats } from './formats.ts'
import { hours } from './hours.ts'
import type { Texts } from './shape.ts'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const nths: { readonly [N in 1 | 2 | 3 | 4 | -1]: string } = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  [-1]: 'last',
}
const units = { 1: 'month', 3: 'quarter', 6: 'half-year', 12: 'year' } as const

const ordinal = (n: number): string => {
  const ending =
    n % 10 === 1 && n !== 11 ? 'st' : n % 10 === 2 && n !== 12 ? 'nd' : n % 10 === 3 && n !== 13 ? 'rd' : 'th'
  return `${n}${ending}`
}

const everyOf = (every: number, unit: string): string =>
  every === 1 ? `every ${unit}` : every === 2 ? `every other ${unit}` : `every ${every} ${unit}s`

function ruleIn(rule: Rule): string {
  if (rule.by === 'dates') return rule.dates.join(', ')
  if (rule.by === 'week')
    return rule.every === 1
      ? `every ${days[rule.weekday - 1]}`
      : `${everyOf(rule.every, 'week')} on ${days[rule.weekday - 1]}`
  const of = everyOf(rule.every, units[rule.span])
  if (rule.by === 'weekday') return `${nths[rule.nth]} ${days[rule.weekday - 1]} of ${of}`
  return `the ${rule.date === -1 ? 'last day' : ordinal(rule.date)} of ${of}`
}

export type PatternRefusal = 'pattern-unreadable' | 'pattern-no-time' | 'pattern-impossible' | 'ends-before-start'

export const enMeetingRefusals = (): Pick<Texts['refusals'], PatternRefusal> => ({
  'pattern-unreadable': ({ typed }) =>
    `“${typed}” could not be understood. Write it like “second Tuesday of every other month, 09:00–10:30”, “last Friday of every quarter, 15:00–17:00”, or dates: “2026-12-08, 2027-02-09, 09:00–10:30”.`,
  'pattern-no-time': () => 'From when to when? Write the time last, like 09:00–10:30.',
  'pattern-impossible': ({ nth }) =>
    `Not every month has a day like that (${nth}), so meetings would fall away. Choose the first to the fourth, the last, or a date up to the 28th.`,
  'ends-before-start': () => 'The meeting would end before it begins. Write the earlier time first, like 09:00–10:30.',
})

export const enMeetings = (_: Formats): Texts['meetings'] => ({
  pattern: ({ rule, from, to }) => `${ruleIn(rule)}, ${hours(from)}–${hours(to)}`,
})
