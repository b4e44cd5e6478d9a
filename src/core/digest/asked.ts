import type { Month } from './digest.ts'
import type { PeriodFault } from './fault.ts'
import { lastMonth, monthsLater } from './period.ts'

/** What a report is asked of: one month as a whole, or figures of several months or years. `months`: those whose digests tell of it. */
export interface Asked {
  readonly by: 'one' | 'month' | 'year'
  readonly months: readonly Month[]
}

export type AskedFault = Exclude<PeriodFault, { readonly fault: 'missing' }>

/** Ten years of months: more is not read. */
const longest = 120

const part = /^(20\d{2})(?:-(0[1-9]|1[0-2]))?$/

/** `2026-11`, `2026`, `2025-07..2026-06`, `2024..2026`. A year is its twelve months, and can be told of when it is over. */
export function readAsked(typed: string, now: Date, timeZone: string): Asked | AskedFault {
  const parts = typed.trim().split('..')
  const [from, to = from] = parts.map((one) => part.exec(one.trim()))
  if (parts.length > 2 || !from || !to || (from[2] === undefined) !== (to[2] === undefined))
    return { fault: 'unreadable' }
  const by = from[2] === undefined ? 'year' : parts.length === 1 ? 'one' : 'month'
  const months = by === 'year' ? between(`${from[1]}-12`, `${to[1]}-12`, 12) : between(from[0], to[0], 1)
  const last = lastMonth(now, timeZone)
  if (months.length === 0) return { fault: 'turned' }
  if (months.length > longest) return { fault: 'too-long' }
  return months.some((month) => month > last) ? { fault: 'not-over', last } : { by, months }
}

function between(from: Month, to: Month, step: number): readonly Month[] {
  const months: Month[] = []
  for (let month = from; month <= to && months.length <= longest; month = monthsLater(month, step)) months.push(month)
  return months
}
