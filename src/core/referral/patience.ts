import { addDays } from 'date-fns/addDays'
import { max } from 'date-fns/max'
import type { Clock } from '../clocks.ts'
import { allow, type Outcome, refuse } from '../outcome.ts'
import { afterWorkingDays, afterWorkingMinutes, type WorkingCalendar } from '../working-time.ts'
import { deadlineOf } from './clock.ts'
import type { Occasion } from './decide.ts'
import { partiesOf, type Somebody } from './parties.ts'
import type { Referral, Stage } from './referral.ts'

/** Working days after the deadline, and calendar days where there is none, for which a reminder can be put off. */
const mostPatience = { workingDays: 5, quietDays: 30 } as const
/** Working hours between two times that the sender asks again. */
const hoursBetween = 4

/** Whose turn it is in each stage, and who is reminded: what has been put on hold has a review date of its own. */
export const turns: { readonly [S in Stage]?: 'sender' | 'receiver' } = {
  offered: 'receiver',
  'needs-info': 'sender',
  accepted: 'receiver',
  'in-progress': 'receiver',
  returned: 'sender',
}

export const maySnooze = (referral: Referral, by: Somebody | 'system'): boolean => {
  const turn = turns[referral.stage]
  return turn !== undefined && partiesOf(referral, by).includes(turn)
}

interface Wish {
  readonly until: Date
  readonly reason: string
}

/**
 * Until when the next reminder is put off, with those after it. The deadline stays, and nobody can put a company off for good: a week of working days
 * after the deadline is the most.
 */
export function snooze(
  referral: Referral,
  clock: Clock,
  { until, reason }: Wish,
  { by, now, calendar }: Occasion,
): Outcome<Date> {
  if (!maySnooze(referral, by) || clock.step === null) return refuse({ code: 'snoozed-enough' })
  if (reason === '') return refuse({ code: 'required', field: 'note' })
  const latest = latestFor(referral, now, calendar)
  if (latest <= now) return refuse({ code: 'snoozed-enough' })
  const at = afterWorkingMinutes(until, 0, calendar)
  if (at <= now) return refuse({ code: 'date-past', field: 'until' })
  if (at > latest) return refuse({ code: 'date-too-late', field: 'until', latest })
  return allow(at)
}

function latestFor(referral: Referral, now: Date, calendar: WorkingCalendar): Date {
  const deadline = deadlineOf(referral)
  return deadline === null
    ? addDays(max([now, referral.since.at]), mostPatience.quietDays)
    : afterWorkingDays(deadline, mostPatience.workingDays, calendar)
}

/** Whether the sender can ask again, or a coordinator who is not the one to answer: the receiver's time has run out. */
export function mayAskAgain(referral: Referral, by: Somebody | 'system', overdue: boolean): boolean {
  if (!overdue || turns[referral.stage] !== 'receiver') return false
  const parties = partiesOf(referral, by)
  return parties.includes('sender') || (parties.includes('coordinator') && !parties.includes('receiver'))
}

/** When the sender can ask again; null: now. */
export function notBefore(askedAt: Date | null, { now, calendar }: Occasion): Date | null {
  if (askedAt === null) return null
  const next = afterWorkingMinutes(askedAt, hoursBetween * 60, calendar)
  return next > now ? next : null
}
