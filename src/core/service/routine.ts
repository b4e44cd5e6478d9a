import type { Day } from '../case/day.ts'
import type { OrganisationId } from '../ids.ts'
import { dayIn } from '../register/absence.ts'
import { afterWorkingMinutes, startOfWork, type WorkingCalendar } from '../working-time.ts'
import type { Accepted } from './pace.ts'
import { daysBetween, type Service } from './service.ts'

/** What comes round by itself for an organisation: its services are gone through, and how soon it answers is counted. */
export type RoutineName = 'review' | 'response-time'

interface Routine {
  readonly organisation: OrganisationId
  readonly what: RoutineName
  /** What the present time was set for, `2027-Q1`; null when nobody has set it yet. */
  readonly setFor: string | null
}

/** When it comes round next, and for what. */
interface Coming {
  readonly at: Date
  readonly setFor: string
}

/** Figures that rest on what an organisation's referrals are to nobody but the one who counts them: of the routine's own organisation. */
export interface Figures {
  /** Those that were accepted since then. */
  accepted(since: Date): Promise<readonly Accepted[]>
  /** Null: too few to say. */
  keepPace(minutes: number | null, at: Date): Promise<void>
}

/** A routine whose time has come, in the transaction that has taken it. */
export interface RoutineDue extends Routine {
  readonly figures: Figures
  comesAgain(coming: Coming): Promise<void>
}

/** `2027-Q1` */
export const quarterOf = (day: Day): string => `${day.slice(0, 4)}-Q${quarterIn(day)}`

const quarterIn = (day: Day): number => Math.ceil(Number(day.slice(5, 7)) / 3)

/** The first working moment of the next quarter. */
export function nextReview(now: Date, calendar: WorkingCalendar): Coming {
  const today = dayIn(calendar.timeZone, now)
  const quarter = quarterIn(today)
  const year = Number(today.slice(0, 4)) + (quarter === 4 ? 1 : 0)
  const first = `${year}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}-01`
  return { at: afterWorkingMinutes(startOfWork(first, calendar), 0, calendar), setFor: quarterOf(first) }
}

const hour = 60 * 60_000

/** The next night, when nobody waits for anything. */
export function nextCount(now: Date, { timeZone, hours }: WorkingCalendar): Coming {
  const tomorrow = dayIn(timeZone, new Date(now.getTime() + 24 * hour))
  const opening = startOfWork(tomorrow, { timeZone, hours, freeDays: new Set() })
  return { at: new Date(opening.getTime() - 4 * hour), setFor: tomorrow }
}

/** Days in which what has been gone through need not be gone through again. */
const restDays = 30

/** Nobody is asked about what they have just gone through, nor about nothing. */
export const isToBeReviewed = (services: readonly Pick<Service, 'reviewed'>[], today: Day): boolean =>
  services.some(({ reviewed }) => reviewed === null || daysBetween(reviewed, today) > restDays)
