import { type Day, dayOf } from '../case/day.ts'
import type { MemberId } from '../ids.ts'
import { allow, type Outcome, refuse } from '../outcome.ts'
import type { Refusal } from '../refusal.ts'
import type { Role } from '../register/register.ts'
import { workingDayAfter } from '../working-days.ts'
import { startOfWork, type WorkingCalendar } from '../working-time.ts'

/** What whoever has an action is told by the clock. */
export const actionSteps = ['due', 'overdue'] as const
export type ActionStep = (typeof actionSteps)[number]

interface Wanted {
  readonly words: string
  readonly owner: MemberId | null
  readonly on: Day | null
}

/** An action has somebody who does it, and a day that is still to come. All that is missing is said at once. */
export function give(
  { words, owner, on }: Wanted,
  today: Day,
): Outcome<{ readonly owner: MemberId; readonly on: Day }> & {
  readonly all?: readonly Refusal[]
} {
  const wrong: readonly Refusal[] = [
    ...(words === '' ? [{ code: 'required', field: 'note' } as const] : []),
    ...(owner === null ? [{ code: 'required', field: 'owner' } as const] : []),
    ...(on === null ? [{ code: 'required', field: 'on' } as const] : []),
    ...(on !== null && on < today ? [{ code: 'day-past', field: 'on' } as const] : []),
  ]
  if (owner !== null && on !== null && wrong.length === 0) return allow({ owner, on })
  return { ...refuse(wrong[0] ?? { code: 'required', field: 'owner' }), all: wrong }
}

/** When its owner is next reminded: on the morning of its day, the working day after, and once in each five from then on. */
export function nextReminder(
  on: Day,
  now: Date,
  calendar: WorkingCalendar,
): { readonly step: ActionStep; readonly at: Date } {
  if (now < startOfWork(on, calendar)) return { step: 'due', at: startOfWork(on, calendar) }
  let day = workingDayAfter(on, calendar)
  while (startOfWork(day, calendar) <= now) day = daysAfter(day, restDays, calendar)
  return { step: 'overdue', at: startOfWork(day, calendar) }
}

/** Which of the two is true of an open action now, however late its clock rings or its message is shown anew. */
export const stepOn = (on: Day, now: Date, timeZone: string): ActionStep =>
  on < dayOf(now, timeZone) ? 'overdue' : 'due'

const restDays = 5

const daysAfter = (day: Day, days: number, calendar: WorkingCalendar): Day =>
  days === 0 ? day : daysAfter(workingDayAfter(day, calendar), days - 1, calendar)

interface Ticked {
  readonly owner: MemberId
  readonly doneAt: Date | null
  readonly undone: boolean
}

/** Whoever is to do it says that it is done, and a coordinator on their behalf. */
export function tick(
  action: Ticked,
  by: { readonly member: MemberId; readonly roles: readonly Role[] },
): Refusal | null {
  if (action.undone) return { code: 'action-gone' }
  if (action.owner !== by.member && !by.roles.includes('coordinator')) return { code: 'not-your-action' }
  return action.doneAt === null ? null : { code: 'action-done-before', at: action.doneAt }
}
