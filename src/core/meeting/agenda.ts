import { dayOf } from '../case/day.ts'
import type { AgendaItemId, CaseId, MemberId } from '../ids.ts'
import { allow, type Outcome, refuse } from '../outcome.ts'
import { workingDayBefore } from '../working-days.ts'
import { startOfWork, type WorkingCalendar } from '../working-time.ts'
import type { MeetingKind } from './meeting.ts'

/** What whoever put an item on the agenda wants of the meeting. */
export const wishes = ['inform', 'discuss', 'decide'] as const
export type Wish = (typeof wishes)[number]

/** Where an item came from; a draft has them in this order. */
export const sources = [
  ...(['actions', 'moved', 'figures', 'needs', 'capacity', 'services'] as const),
  ...(['case', 'calendar', 'proposal'] as const),
] as const
export type Source = (typeof sources)[number]

/** Why a case stands on the agenda, the gravest first. */
export const caseReasons = ['stuck', 'idle', 'stand-in', 'several'] as const
export type CaseReason = (typeof caseReasons)[number]

export const itemStates = ['planned', 'dropped', 'moved'] as const
export type ItemState = (typeof itemStates)[number]

export interface AgendaItem {
  readonly id: AgendaItemId
  /** The same thing comes onto one agenda once. */
  readonly key: string
  readonly place: number
  readonly source: Source
  /** As somebody put it; empty for what its source or its case says itself. */
  readonly title: string
  /** Number and need: nobody's company. A need that names the company is empty here. */
  readonly case: { readonly id: CaseId; readonly no: string; readonly need: string } | null
  readonly reasons: readonly CaseReason[]
  readonly owner: { readonly id: MemberId; readonly name: string } | null
  readonly wish: Wish
  readonly minutes: number
  readonly state: ItemState
}

/** A case that may have to be talked about, as what gathers it knows it. */
export interface CaseAtHand {
  readonly id: CaseId
  readonly no: string
  readonly need: string
  readonly owner: MemberId
  readonly reasons: readonly CaseReason[]
  readonly dueAt: Date | null
}

/** What there is to draft from. */
export interface AtHand {
  readonly openActions: number
  /** What stands there each time, whatever there is to say of it. */
  readonly standing: readonly Source[]
  readonly cases: readonly CaseAtHand[]
  /** Meetings after this one, and services that are closed until a day. */
  readonly coming: number
}

export type Drafted = Pick<AgendaItem, 'key' | 'source' | 'case' | 'reasons' | 'wish' | 'minutes'> & {
  readonly owner: MemberId | null
}

/** More would be no meeting: the rest is found in the lists of cases. */
export const mostCases = 15

const minutesOf = { each: 2, most: 15, case: 5, standing: 5, calendar: 5 } as const

/** An agenda is drafted on the morning of the fifth working day before its meeting. */
export function draftedAt(meeting: Date, calendar: WorkingCalendar): Date {
  let day = dayOf(meeting, calendar.timeZone)
  for (let ahead = 0; ahead < daysAhead; ahead += 1) day = workingDayBefore(day, calendar)
  return startOfWork(day, calendar)
}

const daysAhead = 5

/** Cases are what the working group has together: nothing of any comes before a wider circle, nor before companies. */
export const hasCases = (kind: MeetingKind): boolean => kind === 'working-group'

/** The items that the state of things asks for, in order: open actions, what stands there each time, cases by gravity and clock, the calendar. */
export function draft({ openActions, standing, cases, coming }: AtHand): readonly Drafted[] {
  const nobodys = { case: null, reasons: [], owner: null } as const
  const actions: Drafted = {
    ...{ ...nobodys, key: 'actions', source: 'actions', wish: 'discuss' },
    minutes: Math.min(minutesOf.most, Math.max(minutesOf.each, openActions * minutesOf.each)),
  }
  const calendar: Drafted = {
    ...{ ...nobodys, key: 'calendar', source: 'calendar', wish: 'inform', minutes: minutesOf.calendar },
  }
  return [
    ...(openActions > 0 ? [actions] : []),
    ...standing.map(
      (source): Drafted => ({ ...nobodys, key: source, source, wish: 'inform', minutes: minutesOf.standing }),
    ),
    ...mostGrave(cases).map(caseItem),
    ...(coming > 0 ? [calendar] : []),
  ]
}

export const caseItem = ({ id, no, need, owner, reasons }: Omit<CaseAtHand, 'dueAt'>): Drafted => ({
  ...{ key: keyOfCase(id), source: 'case', case: { id, no, need }, reasons, owner },
  ...{ wish: 'discuss', minutes: minutesOf.case },
})

export const keyOfCase = (id: CaseId): string => `case:${id}`

const mostGrave = (cases: readonly CaseAtHand[]): readonly CaseAtHand[] =>
  cases
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((one, other) => gravity(one) - gravity(other) || dueOf(one) - dueOf(other) || byNumber(one, other))
    .slice(0, mostCases)

const gravity = ({ reasons }: CaseAtHand): number => Math.min(...reasons.map((reason) => caseReasons.indexOf(reason)))
/** What has waited longest first; what has no clock last. */
const dueOf = ({ dueAt }: CaseAtHand): number => dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER
const byNumber = ({ no: one }: CaseAtHand, { no: other }: CaseAtHand): number =>
  one.localeCompare(other, 'sv', { numeric: true })

/** Why a case has to be talked about; what is stuck is for `stuck` to say. */
export const reasonsFor = (of: {
  readonly stuck: boolean
  readonly idleDays: number
  readonly standIn: boolean
  readonly organisations: number
}): readonly CaseReason[] => {
  const is: { readonly [R in CaseReason]: boolean } = {
    stuck: of.stuck,
    idle: of.idleDays >= idleAfter,
    'stand-in': of.standIn,
    several: of.organisations >= severalFrom,
  }
  return caseReasons.filter((reason) => is[reason])
}

/** Days without anything having happened. */
export const idleAfter = 30
/** So many organisations work on a case beside its owner's, and they have to agree. */
export const severalFrom = 2

/** Those that are to be gone through, in order. */
export const inOrder = (items: readonly AgendaItem[]): readonly AgendaItem[] =>
  items
    .filter(({ state }) => state === 'planned')
    .toSorted((one, other) => one.place - other.place || one.id.localeCompare(other.id))

/** As a draft has them: by where each came from, and those that came from the same in the order in which they stood. */
export const arranged = (items: readonly AgendaItem[]): readonly AgendaItem[] =>
  [...items]
    .toSorted(
      (one, other) =>
        sources.indexOf(one.source) - sources.indexOf(other.source) ||
        one.place - other.place ||
        one.id.localeCompare(other.id),
    )
    .map((item, at) => ({ ...item, place: at + 1 }))

/** Minutes that the items take, and how many are left of the meeting; fewer than none: it does not fit. */
export function timeOf(
  items: readonly AgendaItem[],
  length: number,
): { readonly planned: number; readonly left: number } {
  const planned = inOrder(items).reduce((sum, { minutes }) => sum + minutes, 0)
  return { planned, left: length - planned }
}

/** All items with places anew, and one of them in the place that is wanted, 1 the first; beyond the last is the last. */
export function put(items: readonly AgendaItem[], id: AgendaItemId, wanted: number): Outcome<readonly AgendaItem[]> {
  const found = items.find((item) => item.id === id && item.state === 'planned')
  if (found === undefined) return refuse({ code: 'item-gone' })
  const others = inOrder(items).filter((item) => item.id !== id)
  const at = Math.min(Math.max(1, wanted), others.length + 1) - 1
  const order = [...others.slice(0, at), found, ...others.slice(at)]
  const rest = items.filter((item) => item.state !== 'planned')
  return allow([...order, ...rest].map((item, index) => ({ ...item, place: index + 1 })))
}

/** Takes an item off this agenda: for good, or onto the next meeting's. */
export function takeOff(
  items: readonly AgendaItem[],
  id: AgendaItemId,
  state: 'dropped' | 'moved',
): Outcome<readonly AgendaItem[]> {
  const found = items.find((item) => item.id === id && item.state === 'planned')
  if (found === undefined) return refuse({ code: 'item-gone' })
  return allow(items.map((item) => (item === found ? { ...item, state } : item)))
}

/** The one after `current`; the first when there is none yet. Null when all have been gone through. */
export function following(items: readonly AgendaItem[], current: AgendaItemId | null): AgendaItem | null {
  const order = inOrder(items)
  if (current === null) return order[0] ?? null
  const was = items.find(({ id }) => id === current)
  return order.find((item) => item.id !== current && item.place > (was?.place ?? 0)) ?? null
}
