import type { Day } from '../core/case/day.ts'
import type { Tongue } from '../views/messenger.ts'

/** Where counting a list's cases ends: see `CaseStore.list`. */
const countedTo = 100

/** Dates, numbers, lists and plurals as the reader writes them. The words around them are in `en.ts` and `sv.ts`. */
export interface Formats {
  /** "Tue 24 Nov, 10:15" */
  readonly moment: (at: Date) => string
  /** "10:15" */
  readonly time: (at: Date) => string
  /** "24 November 2026" */
  readonly day: (at: Date) => string
  /** A calendar day, the same in every zone: "Tue 1 Dec 2026" */
  readonly date: (day: Day) => string
  /** "24 Nov" */
  readonly shortDay: (at: Date) => string
  readonly number: (value: number) => string
  /** Longer lists are not counted to the end: `atLeast` says so. */
  readonly count: (value: number, atLeast: string) => string
  /** "a, b and c" */
  readonly all: (items: readonly string[]) => string
  /** "a, b or c" */
  readonly either: (items: readonly string[]) => string
  readonly plural: (count: number, one: string, other: string) => string
}

export function formatsFor({ locale, timeZone }: Tongue): Formats {
  const tag = locale === 'sv' ? 'sv-SE' : 'en-GB'
  const moment = new Intl.DateTimeFormat(tag, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
  const time = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', timeZone })
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone })
  const date = new Intl.DateTimeFormat(tag, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const shortDay = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone })
  const number = new Intl.NumberFormat(tag)
  const either = new Intl.ListFormat(tag, { type: 'disjunction' })
  const all = new Intl.ListFormat(tag, { type: 'conjunction' })
  const rules = new Intl.PluralRules(tag)
  return {
    moment: (at) => moment.format(at),
    time: (at) => time.format(at),
    day: (at) => day.format(at),
    date: (named) => date.format(new Date(`${named}T00:00:00Z`)),
    shortDay: (at) => shortDay.format(at),
    number: (value) => number.format(value),
    count: (value, atLeast) => (value >= countedTo ? `${atLeast} ${number.format(value)}` : number.format(value)),
    all: (items) => all.format(items),
    either: (items) => either.format(items),
    plural: (count, one, other) => `${number.format(count)} ${rules.select(count) === 'one' ? one : other}`,
  }
}
