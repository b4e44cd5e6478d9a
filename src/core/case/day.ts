import { TZDate } from '@date-fns/tz'
import { addDays } from 'date-fns/addDays'
import { lightFormat } from 'date-fns/lightFormat'
import type { WorkingCalendar } from '../working-time.ts'

/** A calendar day without a time: `2026-12-01`. */
export type Day = string

/** A line that begins with a day, taken apart. `day` is null when what stands there can be no day: the 31st of February. */
export interface LeadingDay {
  readonly day: Day | null
  readonly typed: string
  readonly rest: string
}

/** The day on which it is `now` for somebody there. */
export const dayOf = (now: Date, timeZone: string): Day => lightFormat(new TZDate(now, timeZone), 'yyyy-MM-dd')

/** When that day's work is over: until then something that is to be done on it is not late. */
export function endOfWork(day: Day, { timeZone, hours }: WorkingCalendar): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(new TZDate(year, month - 1, date, 0, hours.to, timeZone).getTime())
}

/**
 * Reads the day that a line begins with, as people write it in Swedish and English: `2026-12-01`, `1/12` (day first in both), `1 dec`,
 * "imorgon", "next week", "fredag", "in 3 days". A day without a year is the next one there is. Null when it begins with no day.
 */
export function readLeadingDay(line: string, today: Day): LeadingDay | null {
  const text = line.trim()
  for (const [pattern, read] of ways) {
    const found = new RegExp(`^${pattern.source}(?=$|[\\s,:;])[\\s,:;]*`, 'iu').exec(text)
    if (found === null) continue
    const day = read(found.groups ?? {}, today)
    if (day === 'not a day') continue
    return { day, typed: found[0].trim(), rest: text.slice(found[0].length) }
  }
  return null
}

type Reading = (part: Readonly<Record<string, string | undefined>>, today: Day) => Day | null | 'not a day'

const at = (day: Day): Date => new Date(`${day}T00:00:00Z`)
const named = (date: Date): Day => date.toISOString().slice(0, 10)
const later = (today: Day, days: number): Day => named(addDays(at(today), days))

/** Null for a day that no calendar has. */
function dated(year: number, month: number, date: number): Day | null {
  const moment = new Date(Date.UTC(year, month - 1, date))
  return moment.getUTCFullYear() === year && moment.getUTCMonth() === month - 1 ? named(moment) : null
}

/** Without a year: the next time that this date comes; the 29th of February may be years away. */
function coming(today: Day, month: number, date: number): Day | null {
  const year = Number(today.slice(0, 4))
  const days = Array.from({ length: 9 }, (_, ahead) => dated(year + ahead, month, date))
  return days.find((day): day is Day => day !== null && day >= today) ?? null
}

const monthNames = [
  ...['jan', 'feb', 'mar', 'apr', 'ma[ij]|may', 'ju?ni?|june?', 'juli?|july', 'aug', 'sep', 'o[kc]t', 'nov', 'dec'],
]
const month = '(?<month>jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)\\p{L}*\\.?'
const monthOf = (typed = ''): number => monthNames.findIndex((name) => new RegExp(`^(?:${name})`, 'iu').test(typed)) + 1

const byName: Reading = ({ date, month: typed, year }, today) =>
  year === undefined ? coming(today, monthOf(typed), Number(date)) : dated(Number(year), monthOf(typed), Number(date))

const weekdays = [...['sön|son|sun', 'mån|man|mon', 'tis|tue', 'ons|wed', 'tor|thu', 'fre|fri', 'lör|lor|sat']] as const
const weekdayOf = (typed: string): number => weekdays.findIndex((name) => new RegExp(`^(?:${name})`, 'iu').test(typed))
const isWeekday =
  /^(?:söndag|sondag|måndag|mandag|tisdag|onsdag|torsdag|fredag|lördag|lordag|(?:sun|mon|tues|wednes|thurs|fri|satur)day|sön|mån|tis|ons|tors?|fre|lör|sun|mon|tue|wed|thu|fri|sat)$/iu

/** "Friday" is the next one after today; "next Friday" the one in the week after this. */
const onWeekday: Reading = ({ next, weekday = '' }, today) => {
  if (!isWeekday.test(weekday)) return 'not a day'
  const [now, wanted] = [at(today).getUTCDay(), weekdayOf(weekday)]
  if (next === undefined) return later(today, ((wanted - now + 6) % 7) + 1)
  return later(today, toNextMonday(now) + ((wanted + 6) % 7))
}
const toNextMonday = (weekday: number): number => 7 - ((weekday + 6) % 7)

const ways: readonly (readonly [RegExp, Reading])[] = [
  [
    /(?<year>\d{4})-(?<month>\d{1,2})-(?<date>\d{1,2})/,
    (p) => dated(Number(p['year']), Number(p['month']), Number(p['date'])),
  ],
  [
    /(?<date>\d{1,2})[/.](?<month>\d{1,2})(?:[/.](?<year>\d{4}))?/,
    ({ date, month: of, year }, today) =>
      year === undefined ? coming(today, Number(of), Number(date)) : dated(Number(year), Number(of), Number(date)),
  ],
  [
    new RegExp(
      `(?:den\\s+|the\\s+)?(?<date>\\d{1,2})(?:st|nd|rd|th|:[ae])?\\s+(?:of\\s+)?${month}(?:\\s+(?<year>\\d{4}))?`,
    ),
    byName,
  ],
  [new RegExp(`${month}\\s+(?<date>\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(?<year>\\d{4}))?`), byName],
  [/(?:i\s?dag|today)/, (_, today) => today],
  [/(?:i\s?morgon|i\s?morron|tomorrow)/, (_, today) => later(today, 1)],
  [/(?:(?:i\s)?[öo]vermorgon|the day after tomorrow|day after tomorrow)/, (_, today) => later(today, 2)],
  [/(?:n[äa]sta vecka|next week)/, (_, today) => later(today, toNextMonday(at(today).getUTCDay()))],
  [
    /(?:om|in)\s+(?<count>\d{1,3})\s+(?<unit>dag|dagar|days?|veck(?:a|or)|weeks?)/,
    ({ count, unit = '' }, today) => later(today, Number(count) * (/^[vw]/i.test(unit) ? 7 : 1)),
  ],
  [/(?:på\s+|on\s+)?(?:(?<next>n[äa]sta|next)\s+)?(?<weekday>\p{L}+)/u, onWeekday],
]
