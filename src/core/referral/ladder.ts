import { addDays } from 'date-fns/addDays'
import { max } from 'date-fns/max'
import { afterWorkingMinutes, minutesADay, type WorkingCalendar } from '../working-time.ts'
import type { Referral, Stage } from './referral.ts'

/** What a clock that runs out leads to, the mildest first. */
export const steps = ['reminder', 'review', 'overdue', 'escalated', 'quiet', 'convened'] as const
export type Step = (typeof steps)[number]

/**
 * Who is told. `receiver`: the addressee, with the stand-in of one who is away, or the organisation's channel. `stand-in` and `channel` are the
 * receiving organisation's; `team-leads` are those of the side whose turn it is; `coordinators` are the convening organisation's.
 */
export type Whom = 'receiver' | 'stand-in' | 'channel' | 'team-leads' | 'sender' | 'owner' | 'coordinators'

/** One step of the ladder: when, what, and to whom; `agenda`: it goes onto the next meeting's. */
export interface Rung {
  readonly step: Step
  readonly at: Date
  readonly whom: readonly Whom[]
  readonly agenda: boolean
}

/** What the ladder depends on beside the referral itself. */
export interface Course {
  /** When somebody last did anything in the case. */
  readonly activeAt: Date
  /** Put off by whoever was to be reminded: that step and those after it, with the distance between them. */
  readonly snoozed: { readonly step: Step; readonly until: Date } | null
}

interface Plan {
  readonly step: Step
  readonly whom: readonly Whom[]
  readonly after: Span
  readonly agenda?: true
}
type Unit = 'hours' | 'days' | 'quiet' | 'review'
interface Span {
  readonly unit: Unit
  readonly count: number
}

const working = (count: number, unit: 'hours' | 'days'): Span => ({ unit, count })
/** Calendar days in which nobody has done anything. */
const quiet = (count: number): Span => ({ unit: 'quiet', count })

const fallenQuiet: readonly Plan[] = [
  { step: 'quiet', whom: ['owner'], after: quiet(30) },
  { step: 'convened', whom: ['coordinators'], after: quiet(45), agenda: true },
]

/** The clocks of domain.md §3, and the same for what has been returned and waits to be taken back: nothing is forgotten. */
const plans: { readonly [S in Stage]?: readonly Plan[] } = {
  offered: [
    { step: 'reminder', whom: ['receiver'], after: working(4, 'hours') },
    { step: 'overdue', whom: ['stand-in', 'channel'], after: working(1, 'days') },
    { step: 'escalated', whom: ['team-leads', 'sender'], after: working(2, 'days') },
    { step: 'convened', whom: ['coordinators'], after: working(3, 'days'), agenda: true },
  ],
  'needs-info': [
    { step: 'overdue', whom: ['sender'], after: working(2, 'days') },
    { step: 'convened', whom: ['coordinators'], after: working(3, 'days') },
  ],
  accepted: [
    { step: 'overdue', whom: ['owner'], after: working(3, 'days') },
    { step: 'escalated', whom: ['team-leads'], after: working(4, 'days') },
    ...fallenQuiet,
  ],
  'in-progress': fallenQuiet,
  'on-hold': [{ step: 'review', whom: ['owner'], after: { unit: 'review', count: 0 } }, ...fallenQuiet],
  returned: [
    { step: 'overdue', whom: ['sender'], after: working(1, 'days') },
    { step: 'escalated', whom: ['team-leads'], after: working(2, 'days') },
    { step: 'convened', whom: ['coordinators'], after: working(3, 'days'), agenda: true },
  ],
}

/**
 * Everything that is to happen if nobody does anything, in order; nothing when no clock runs. All of it falls into working time: nobody is
 * reminded at night or on Midsummer's Eve.
 */
export function ladderOf(referral: Referral, course: Course, calendar: WorkingCalendar): readonly Rung[] {
  const plan = planOf(referral)
  const put = course.snoozed
  const from = plan.findIndex(({ step }) => step === put?.step)
  const base = from < 0 ? undefined : plan[from]
  let before = new Date(0)
  return plan.map(({ step, whom, after, agenda = false }, at) => {
    const due = dueAfter(after, referral, course, calendar)
    const shifted =
      put !== null && base !== undefined && at >= from ? shift(after, base.after, put.until, calendar) : due
    before = max([before, due, shifted])
    return { step, whom, agenda, at: before }
  })
}

function dueAfter(span: Span, referral: Referral, { activeAt }: Course, calendar: WorkingCalendar): Date {
  const since = referral.since.at
  if (referral.stage === 'on-hold' && span.unit === 'review') return inWorkingTime(referral.reviewOn, calendar)
  if (span.unit !== 'quiet') return afterWorkingMinutes(since, minutesOf(span, calendar), calendar)
  const lastDone = max([since, activeAt, ...(referral.stage === 'on-hold' ? [referral.reviewOn] : [])])
  return inWorkingTime(addDays(lastDone, span.count), calendar)
}

/** As long after `until` as this step stands after the one that was put off; not earlier than that where they count differently. */
function shift(span: Span, base: Span, until: Date, calendar: WorkingCalendar): Date {
  const bothQuiet = span.unit === 'quiet' && base.unit === 'quiet'
  if (bothQuiet) return inWorkingTime(addDays(until, span.count - base.count), calendar)
  const later = minutesOf(span, calendar) - minutesOf(base, calendar)
  return afterWorkingMinutes(until, span.unit === 'quiet' ? 0 : later, calendar)
}

const minutesOf = ({ unit, count }: Span, calendar: WorkingCalendar): number =>
  unit === 'hours' ? count * 60 : unit === 'days' ? count * minutesADay(calendar) : 0

const inWorkingTime = (at: Date, calendar: WorkingCalendar): Date => afterWorkingMinutes(at, 0, calendar)

export interface Ring {
  /** What is to be told now; null: it is not time yet. */
  readonly now: Rung | null
  readonly next: Rung | null
}

/**
 * What a clock that rings for `step` means, when the ladder has been reckoned anew. Null: it is not
 * known which step is next, and it begins with the first that is still to come, or with the last.
 */
export function ringOf(step: Step | null, ladder: readonly Rung[], now: Date): Ring {
  const at = ladder.findIndex((rung) => rung.step === step)
  const pending = ladder[at]
  if (pending === undefined) return { now: null, next: ladder.find((rung) => rung.at > now) ?? ladder.at(-1) ?? null }
  if (pending.at <= now) return { now: pending, next: ladder[at + 1] ?? null }
  // Somebody has done something since the nudge: the quiet is counted anew, from its beginning.
  const quiet = ladder.find((rung) => rung.step === 'quiet' && rung.at > now)
  return { now: null, next: step === 'convened' && quiet ? quiet : pending }
}

/** The first step of a stage that has just begun. */
export function firstRung(referral: Referral, calendar: WorkingCalendar): Rung | null {
  const [first] = planOf(referral)
  if (first === undefined) return null
  const { step, whom, after, agenda = false } = first
  return { step, whom, agenda, at: dueAfter(after, referral, { activeAt: referral.since.at, snoozed: null }, calendar) }
}

const planOf = (referral: Referral): readonly Plan[] =>
  referral.stage === 'returned' && referral.takenBack !== null ? [] : (plans[referral.stage] ?? [])
