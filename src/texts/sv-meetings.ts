import type { Pattern, Rule } from '../core/meeting/pattern.ts'
import type { PatternRefusal } from './en-meetings.ts'
import type { Formats } from './formats.ts'
import { hours } from './hours.ts'
import type { Texts } from './shape.ts'

const days = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'] as const
const nths: { readonly [N in 1 | 2 | 3 | 4 | -1]: string } = {
  ...{ 1: 'första', 2: 'andra', 3: 'tredje', 4: 'fjärde', [-1]: 'sista' },
}
const units = {
  1: { every: 'varje månad', other: 'varannan månad', one: 'månad' },
  3: { every: 'varje kvartal', other: 'vartannat kvartal', one: 'kvartal' },
  6: { every: 'varje halvår', other: 'vartannat halvår', one: 'halvår' },
  12: { every: 'varje år', other: 'vartannat år', one: 'år' },
} as const
const thirds = ['', '', '', 'tredje', 'fjärde', 'femte', 'sjätte'] as const

const nth = (every: number): string => thirds[every] ?? `${every}:e`
const neuter = (one: string): boolean => one !== 'månad'

function everyOf(every: number, { every: each, other, one }: (typeof units)[keyof typeof units]): string {
  if (every === 1) return each
  return every === 2 ? other : `${neuter(one) ? 'vart' : 'var'} ${nth(every)} ${one}`
}

function ruleIn(rule: Rule): string {
  if (rule.by === 'dates') return rule.dates.join(', ')
  if (rule.by === 'week') {
    const day = days[rule.weekday - 1] ?? ''
    return rule.every === 1 ? `varje ${day}` : rule.every === 2 ? `varannan ${day}` : `var ${nth(rule.every)} ${day}`
  }
  const of = everyOf(rule.every, units[rule.span])
  if (rule.by === 'weekday') return `${nths[rule.nth]} ${days[rule.weekday - 1]}en ${of}`
  if (rule.date === -1) return `sista dagen ${of}`
  return `den ${rule.date}:${rule.date % 10 < 3 && rule.date % 10 > 0 && ![11, 12].includes(rule.date) ? 'a' : 'e'} ${of}`
}

export const svMeetingRefusals = (): Pick<Texts['refusals'], PatternRefusal> => ({
  'pattern-unreadable': ({ typed }) =>
    `”${typed}” gick inte att förstå. Skriv till exempel ”andra tisdagen varannan månad 09:00–10:30”, ”sista fredagen varje kvartal 15:00–17:00” eller datum: ”2026-12-08, 2027-02-09 09:00–10:30”.`,
  'pattern-no-time': () => 'Vilken tid? Skriv den sist, till exempel 09:00–10:30.',
  'pattern-impossible': ({ nth: wanted }) =>
    `Alla månader har inte en sådan dag (${wanted}), så möten skulle falla bort. Välj den första till fjärde, den sista eller ett datum till och med den 28:e.`,
  'ends-before-start': () =>
    'Mötet skulle sluta innan det börjar. Skriv den tidigare tiden först, till exempel 09:00–10:30.',
})

export const svMeetings = (_: Formats): Texts['meetings'] => ({
  pattern: ({ rule, from, to }: Pattern) => `${ruleIn(rule)} ${hours(from)}–${hours(to)}`,
})
