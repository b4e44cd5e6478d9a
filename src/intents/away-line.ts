import { type Day, readLeadingDay } from '../core/case/day.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'

export interface SaidAbsence {
  /** Null: from today on. */
  readonly from: Day | null
  readonly to: Day | null
  readonly standIn: string
}

/** `[from] <to> [stand-in]`, the days as people write them: of two the second is the last; one alone is. */
export function absenceFrom(said: string, today: Day): Outcome<SaidAbsence> {
  const first = readLeadingDay(afterJoin(said), today)
  if (first === null) return allow({ from: null, to: null, standIn: unquoted(said) })
  const second = readLeadingDay(afterJoin(first.rest), today)
  const last = second ?? first
  for (const { day, typed } of [first, last])
    if (day === null) return refuse({ code: 'date-unreadable', field: 'to', typed })
  return allow({ from: second && first.day, to: last.day, standIn: unquoted(last.rest) })
}

const afterJoin = (text: string): string => text.trim().replace(/^(?:[-–]|to|till|tills|until|t\.?o\.?m\.?)\s+/iu, '')

const unquoted = (text: string): string => text.trim().replace(/^["”“](.*)["”“]$/u, '$1')
