import { type Day, readLeadingDay } from '../case/day.ts'
import { allow, type Outcome, refuse } from '../outcome.ts'
import { last, type Ordinal, type Token, tokensOf, type Unit, type Weekday } from './pattern-words.ts'

/**
 * `span`: months of the period, counted from January (3: the quarters of the year); `every`: how many periods from one to the next. What is
 * counted from the beginning falls in the period's first month, and the last in its last.
 */
interface Monthly {
  readonly span: Span
  readonly every: number
}
export const spans = [1, 3, 6, 12] as const
export type Span = (typeof spans)[number]

export type Rule =
  | ({ readonly by: 'weekday'; readonly nth: Ordinal; readonly weekday: Weekday } & Monthly)
  /** A date that every month has; -1: the last. */
  | ({ readonly by: 'date'; readonly date: number } & Monthly)
  | { readonly by: 'week'; readonly weekday: Weekday; readonly every: number }
  | { readonly by: 'dates'; readonly dates: readonly Day[] }

/** When a series meets, by the clock on the network's wall. */
export interface Pattern {
  readonly rule: Rule
  /** Minutes after midnight. */
  readonly from: number
  readonly to: number
}

const time = String.raw`(\d{1,2})(?:[:.](\d{2}))?`
const hours = new RegExp(
  String.raw`(?:^|[\s,])(?:kl\.?|klockan|at|from|between|från|mellan)?\s*${time}\s*(?:–|—|-|to|till|until|and|och)\s*${time}\s*$`,
  'u',
)

const tidy = (typed: string): string => typed.normalize('NFC').toLocaleLowerCase('sv').replace(/\s+/g, ' ').trim()

/**
 * Reads when a series meets, in Swedish or English: a rule or fixed dates, and from when to when. `test/core/meeting/pattern.spec.ts` has the
 * table of what is understood. A day without a year is the next one after `today`.
 */
export function readPattern(typed: string, today: Day): Outcome<Pattern> {
  const said = tidy(typed)
  if (said === '') return refuse({ code: 'required', field })
  const found = hours.exec(said)
  const [, fromHour = '', fromMinute = '', toHour = '', toMinute = ''] = found ?? []
  if (found === null) return refuse({ code: 'pattern-no-time', field })
  const [from, to] = [minutesOf(fromHour, fromMinute), minutesOf(toHour, toMinute)]
  if (from === null || to === null) return refuse({ code: 'time-unreadable', field, typed: found[0].trim() })
  if (to <= from) return refuse({ code: 'ends-before-start', field })
  const rule = readRule(said.slice(0, found.index), today)
  return rule.ok ? allow({ rule: rule.value, from, to }) : rule
}

const field = 'pattern'

function minutesOf(hour: string, minute: string): number | null {
  const minutes = Number(hour) * 60 + Number(minute || '0')
  return Number(hour) > 24 || Number(minute) > 59 || minutes > 1440 ? null : minutes
}

function readRule(said: string, today: Day): Outcome<Rule> {
  const dates = readDates(said, today)
  if (dates !== null) return dates
  const { tokens, stranger } = tokensOf(said)
  if (stranger !== null) return refuse({ code: 'pattern-unreadable', field, typed: stranger })
  return ruleFrom(tokens) ?? refuse({ code: 'pattern-unreadable', field, typed: said })
}

/** Null when it does not begin with a day of the year. */
function readDates(said: string, today: Day): Outcome<Rule> | null {
  const dates: Day[] = []
  let rest = said
  while (rest.trim() !== '') {
    const read = readLeadingDay(rest, today)
    // A weekday alone is the beginning of a rule.
    if (read === null || !/\d/.test(read.typed)) break
    if (read.day === null) return refuse({ code: 'date-unreadable', field, typed: read.typed })
    dates.push(read.day)
    rest = read.rest.replace(/^(?:och|and)\s/, '')
  }
  if (dates.length === 0) return null
  if (rest.trim() !== '') return refuse({ code: 'pattern-unreadable', field, typed: rest.trim() })
  return allow({ by: 'dates', dates: [...new Set(dates)].sort() })
}

interface Said {
  readonly each: boolean
  /** How many units from one to the next. */
  readonly count: number
  readonly unit: Unit | null
  readonly nth: number | null
  readonly weekday: Weekday | null
}

/** Null when the words come in an order that says nothing. */
function ruleFrom(tokens: readonly Token[]): Outcome<Rule> | null {
  const heard = hear(tokens)
  if (heard === null || heard.count < 1) return null
  const { each, count: every, unit, nth, weekday } = heard
  if (unit === 'week' || unit === null)
    return each && weekday !== null && nth === null ? allow({ by: 'week', weekday, every }) : null
  if (nth === null) return null
  const span = spanOf[unit]
  if (weekday === null) return date(nth) ? allow({ by: 'date', date: nth, span, every }) : impossible(nth)
  const ordinal = ordinals.find((one) => one === nth)
  return ordinal ? allow({ by: 'weekday', nth: ordinal, weekday, span, every }) : impossible(nth)
}

const spanOf = { month: 1, quarter: 3, half: 6, year: 12 } as const
const ordinals: readonly Ordinal[] = [1, 2, 3, 4, last]
const date = (nth: number): boolean => nth === last || (nth >= 1 && nth <= 28)
const impossible = (nth: number) => refuse({ code: 'pattern-impossible', field, nth })

/** Takes the words apart: "every" with how many of what, and beside it which day. */
function hear(tokens: readonly Token[]): Said | null {
  let said: Said | null = { each: false, count: 1, unit: null, nth: null, weekday: null }
  for (let at = 0; at < tokens.length && said !== null; at += 1) {
    const token = tokens[at]
    if (token?.t !== 'each') {
      said = token === undefined ? null : noted(said, token)
      continue
    }
    if (said.each) return null
    const counted: number | null = countAfter(tokens, at)
    said = { ...said, each: true, count: counted ?? 1 }
    at += counted === null ? 0 : 1
  }
  return said
}

/**
 * How many of what follows "every" are passed, where that is said. "Every second Tuesday" is every other week; where a month is named as
 * well, it is the month's second.
 */
function countAfter(tokens: readonly Token[], at: number): number | null {
  const [, next, after] = tokens.slice(at)
  if (next?.t === 'other') return 2
  if (next?.t !== 'nth') return null
  if (after?.t === 'unit') return next.n
  const ofWeeks = after?.t === 'day' && next.n >= 2 && tokens.every(({ t }) => t !== 'unit')
  return ofWeeks ? next.n : null
}

function noted(said: Said, token: Token): Said | null {
  if (token.t === 'nth') return said.nth === null ? { ...said, nth: token.n } : null
  if (token.t === 'day') return said.weekday === null ? { ...said, weekday: token.day } : null
  if (token.t === 'unit') return said.unit === null ? { ...said, unit: token.unit } : null
  return null
}
