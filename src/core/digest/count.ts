import type { OrganisationId } from '../ids.ts'
import { minutesADay, type WorkingCalendar, workingMinutesBetween } from '../working-time.ts'
import type { Period } from './digest.ts'
import type { CaseFact, Counted, Facts, ReferralFact, Tally } from './facts.ts'
import { type AgeBand, ageBands, type ResponseBand } from './figures.ts'
import { monthsFrom } from './period.ts'

const dayMs = 86_400_000
/** In so many days a case is to be closed, or taken by somebody; the month so many after the one it was opened in tells whether it was. */
export const toClose = { days: 90, months: 3 } as const
export const toReach = { days: 30, months: 1 } as const
type Deadline = typeof toClose | typeof toReach

const helped: readonly string[] = ['got-help', 'partly']

/** Working minutes of the bands, the last two apart: within hours, and within so many working days. */
const fourHours = 240
const daysOfBands = [
  ['in-1-day', 1],
  ['in-2-days', 2],
  ['in-5-days', 5],
] as const
const startsOfAges = [0, 30, 90, 180] as const

/** Whose, which, and by which working time. */
export interface Counting {
  readonly period: Pick<Period, 'from' | 'to'>
  /** Null: the network's. */
  readonly organisation: OrganisationId | null
  readonly calendar: WorkingCalendar
}

/**
 * The definitions, as code: one for each thing that is counted, in plain reckoning over plain facts. The statements that count in the
 * database give the same; a spec holds the one to the other. An organisation's cases are those that came in by its door and those that it
 * has now; its referrals are those it sent and those it was sent; its meetings those that it keeps or was asked to, its actions its people's.
 */
export function count(facts: Facts, { period, organisation, calendar }: Counting): readonly Tally[] {
  const [from, to] = [new Date(period.from), new Date(period.to)]
  const handovers = handoversOf(facts.referrals)
  const cases = facts.cases
    .filter(({ door, owner }) => organisation === null || door === organisation || owner === organisation)
    .map((one): CaseSeen => ({ ...one, handovers: handovers.get(one.id) ?? [] }))
  const referrals = facts.referrals.filter(
    (one) => !one.isVoid && (organisation === null || one.from === organisation || one.to === organisation),
  )
  const within = (at: Date | null | undefined): boolean => at !== null && at !== undefined && at >= from && at < to
  const when: When = { within, from, to, calendar }
  return [
    ...countCompanies(cases, when),
    ...countCases(cases, when),
    ...countDoors(cases, when),
    ...countReferrals(referrals, when),
    ...countAnswers(referrals, when),
    ...countMeetings(facts, organisation, when),
  ].filter(({ n }) => n > 0)
}

interface CaseSeen extends CaseFact {
  readonly handovers: readonly ReferralFact[]
}

interface When {
  readonly within: (at: Date | null | undefined) => boolean
  readonly from: Date
  readonly to: Date
  readonly calendar: WorkingCalendar
}

function handoversOf(referrals: readonly ReferralFact[]): ReadonlyMap<string, readonly ReferralFact[]> {
  const handovers = referrals.filter(({ kind, isVoid }) => kind === 'handover' && !isVoid)
  return Map.groupBy(handovers, (one) => one.case)
}

function countCompanies(cases: readonly CaseSeen[], { within, from }: When): readonly Tally[] {
  const companies = new Set(cases.filter(({ openedAt }) => within(openedAt)).map(({ company }) => company))
  const known = new Set(cases.filter(({ openedAt }) => openedAt < from).map(({ company }) => company))
  return [
    one('companies', companies.size),
    one('companiesNew', [...companies].filter((company) => !known.has(company)).length),
  ]
}

function countCases(cases: readonly CaseSeen[], when: When): readonly Tally[] {
  const { within, to } = when
  const opened = cases.filter(({ openedAt }) => within(openedAt))
  const closed = cases.filter((of) => within(of.closed?.at))
  const open = cases.filter((of) => of.openedAt < to && (of.closed === null || of.closed.at >= to))
  const taken = (of: CaseSeen) => of.handovers.filter(({ acceptedAt }) => acceptedAt !== null).length
  const cohort = cohortOf(cases, toClose, when)
  const inTime = cohort.filter(({ closed: of, by: end }) => of !== null && of.at <= end)
  return [
    one('casesOpened', opened.length),
    one('casesClosed', closed.length),
    one('casesOpen', open.length),
    one('stuck', cases.filter((of) => of.stuck).length),
    one('cases90', cohort.length),
    one('closedIn90', inTime.length),
    one('gotHelp', inTime.filter((of) => of.closed !== null && helped.includes(of.closed.result)).length),
    one('firstDoorRight', closed.filter((of) => taken(of) === 0).length),
    one('hops', sum(closed.map(taken))),
    ...by('doorOwner', opened, (of) => [of.door, of.owner]),
    ...by('needs', opened, (of) => [of.need]),
    ...by('municipalities', opened, (of) => [of.municipality]),
    ...by('openByAge', open, (of) => [ageOf(of.openedAt, to)]),
  ]
}

/**
 * The cases of whole months, so that nobody learns of the cases of a day from the difference to what that month opened. Their days end
 * with the month that tells of them, where that is shorter.
 */
function cohortOf(cases: readonly CaseSeen[], { days, months }: Deadline, { from, to, calendar }: When) {
  const { timeZone } = calendar
  const [first, end] = [monthsFrom(from, -months, timeZone), monthsFrom(to, -months, timeZone)]
  return cases
    .filter(({ openedAt }) => openedAt >= first && openedAt < end)
    .map((of) => {
      const told = monthsFrom(of.openedAt, months + 1, timeZone)
      return { ...of, by: new Date(Math.min(of.openedAt.getTime() + days * dayMs, told.getTime())) }
    })
}

function countDoors(cases: readonly CaseSeen[], when: When): readonly Tally[] {
  const cohort = cohortOf(cases, toReach, when)
  const reached = cohort.filter(({ handovers, by: end }) => {
    const offered = handovers.filter(({ offeredAt }) => offeredAt <= end)
    return offered.length === 0 || offered.some(({ acceptedAt }) => acceptedAt !== null && acceptedAt <= end)
  })
  return [
    one('cases30', cohort.length),
    one('reached', reached.length),
    ...by('cases30By', cohort, ({ door }) => [door]),
    ...by('reachedBy', reached, ({ door }) => [door]),
  ]
}

function countReferrals(referrals: readonly ReferralFact[], { within, calendar }: When): readonly Tally[] {
  const sent = referrals.filter(({ offeredAt }) => within(offeredAt))
  const declined = referrals.filter((of) => within(of.declined?.at))
  const handed = referrals.filter(({ kind, acceptedAt }) => kind === 'handover' && within(acceptedAt))
  const contacts = referrals.flatMap(({ acceptedAt, contactAt }) =>
    acceptedAt !== null && contactAt !== null && within(contactAt) ? [{ acceptedAt, contactAt }] : [],
  )
  const times = contacts.map((of) => minutesOf(of.acceptedAt, of.contactAt, calendar))
  return [
    one('referrals', sent.length),
    one('declines', declined.length),
    one('handovers', handed.length),
    one('warm', handed.filter((of) => of.warm).length),
    one('contacts', contacts.length),
    one('medianToContact', atShare(times, 0.5)),
    ...by('fromTo', sent, (of) => [of.from, of.to]),
    ...by('declinesBy', declined, (of) => [of.declined?.reason ?? '']),
  ]
}

/** Of referrals whose first working day ran out in the period: so that what was sent at its end is not judged before its time. */
function countAnswers(referrals: readonly ReferralFact[], { from, to, calendar }: When): readonly Tally[] {
  const day = minutesADay(calendar)
  const due = referrals.filter(
    ({ offeredAt, isMoot }) =>
      !isMoot && minutesOf(offeredAt, from, calendar) <= day && minutesOf(offeredAt, to, calendar) > day,
  )
  const answered = due.flatMap(({ offeredAt, acceptedAt }) =>
    acceptedAt === null ? [] : [minutesOf(offeredAt, acceptedAt, calendar)],
  )
  const bands = [
    ...answered.map((minutes) => bandOf(minutes, day)),
    ...Array.from({ length: due.length - answered.length }, (): ResponseBand => 'not-accepted'),
  ]
  return [
    one('dueReferrals', due.length),
    one('dueAccepted', answered.length),
    one('acceptedInADay', answered.filter((minutes) => minutes <= day).length),
    one('medianToAccept', atShare(answered, 0.5)),
    one('p90ToAccept', atShare(answered, 0.9)),
    ...by('responseTimes', bands, (band) => [band]),
  ]
}

function countMeetings(
  { meetings, actions }: Facts,
  organisation: OrganisationId | null,
  { within }: When,
): readonly Tally[] {
  const held = meetings.filter(
    ({ organisations, endedAt }) =>
      within(endedAt) && (organisation === null || organisations.some((one) => one === organisation)),
  )
  const done = actions.filter((of) => within(of.doneAt) && (organisation === null || of.organisation === organisation))
  return [one('meetingsHeld', held.length), one('actionsDone', done.length)]
}

/** Working minutes, those begun counted whole; reckoned in milliseconds, so that no fraction is lost on the way. */
const minutesOf = (from: Date, to: Date, calendar: WorkingCalendar): number =>
  Math.ceil(Math.round(workingMinutesBetween(from, to, calendar) * 60_000) / 60_000)

function bandOf(minutes: number, day: number): ResponseBand {
  if (minutes <= fourHours) return 'in-4-hours'
  return daysOfBands.find(([, days]) => minutes <= days * day)?.[0] ?? 'later'
}

function ageOf(openedAt: Date, at: Date): AgeBand {
  const days = (at.getTime() - openedAt.getTime()) / dayMs
  return ageBands[startsOfAges.findLastIndex((start) => days >= start)] ?? ageBands[0]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const one = (what: Counted, n: number): Tally => ({ what, a: '', b: '', n })

/** The least of them that this share of them does not exceed; none: 0. A time of no minute counts as one, since none is not kept. */
function atShare(minutes: readonly number[], share: number): number {
  const sorted = minutes.toSorted((left, right) => left - right)
  const found = sorted[Math.ceil(sorted.length * share) - 1]
  return found === undefined ? 0 : Math.max(1, found)
}

function by<T>(what: Counted, all: readonly T[], keysOf: (one: T) => readonly string[]): readonly Tally[] {
  const groups = Map.groupBy(all, (each) => keysOf(each).join(' '))
  return [...groups].map(([keys, { length: n }]) => {
    const [a = '', b = ''] = keys.split(' ')
    return { what, a, b, n }
  })
}
