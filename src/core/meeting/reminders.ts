import { addMinutes } from 'date-fns/addMinutes'
import { dayOf } from '../case/day.ts'
import { workingDayBefore } from '../working-days.ts'
import { startOfWork, type WorkingCalendar } from '../working-time.ts'
import { draftedAt } from './agenda.ts'
import type { Meeting, MeetingRing, MeetingStep } from './meeting.ts'
import { plus } from './recurrence.ts'

/** Days ahead on which everybody is asked. */
export const invitedDaysAhead = 30
const weekDays = 7
/** Minutes after which what should have been said says that it is late. */
const lateAfter = 5

type Standing = Pick<Meeting, 'stage' | 'startsAt'>

/** What is done and told before a meeting, in order. */
function ringsOf({ startsAt }: Standing, calendar: WorkingCalendar): readonly MeetingRing[] {
  const day = dayOf(startsAt, calendar.timeZone)
  const rings: readonly MeetingRing[] = [
    { step: 'invite', at: startOfWork(plus(day, -invitedDaysAhead), calendar) },
    { step: 'week-before', at: startOfWork(plus(day, -weekDays), calendar) },
    { step: 'agenda', at: draftedAt(startsAt, calendar) },
    { step: 'day-before', at: startOfWork(workingDayBefore(day, calendar), calendar) },
    { step: 'hour-before', at: addMinutes(startsAt, -60) },
  ]
  return rings.toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

const stillToCome = ({ stage }: Standing, { step }: MeetingRing): boolean =>
  stage === 'planned' || (stage === 'invited' && step !== 'invite')

/** The next that is to come; none when it has begun or been called off. What has passed by the time it is planned or moved is not told. */
export const nextRing = (meeting: Standing, now: Date, calendar: WorkingCalendar): MeetingRing | null =>
  ringsOf(meeting, calendar).find((ring) => ring.at > now && stillToCome(meeting, ring)) ?? null

/** Whether everybody is asked at once, as its day is near. */
export const isNear = (meeting: Standing, now: Date, calendar: WorkingCalendar): boolean =>
  ringsOf(meeting, calendar).some(({ step, at }) => step === 'invite' && at <= now)

export interface ToTell {
  readonly step: MeetingStep
  readonly late: boolean
}

/**
 * What a clock that rings for `step` is to tell now, however late it is: of what everybody is told the last alone, and to the convener the week
 * ahead while there is still most of it; nothing once the meeting has begun or been called off. Who is asked now is told all by that.
 */
export function tellNow(meeting: Standing, step: MeetingStep, now: Date, calendar: WorkingCalendar): readonly ToTell[] {
  if (now >= meeting.startsAt) return []
  const rings = ringsOf(meeting, calendar)
  const from = rings.findIndex((ring) => ring.step === step)
  const due = rings.slice(from).filter((ring) => ring.at <= now && stillToCome(meeting, ring))
  const told = ({ step: one, at }: MeetingRing): ToTell => ({ step: one, late: now > addMinutes(at, lateAfter) })
  const invite = due.find((ring) => ring.step === 'invite')
  if (invite) return [told(invite)]
  const last = due.findLast((ring) => ring.step !== 'week-before')
  const week = due.find((ring) => ring.step === 'week-before')
  const isPointless = last?.step === 'day-before' || last?.step === 'hour-before'
  return [...(week && !isPointless ? [told(week)] : []), ...(last ? [told(last)] : [])]
}
