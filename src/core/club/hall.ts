import type { PlaceId } from '../ids.ts'
import type { Meeting } from '../meeting/meeting.ts'
import { allow, type Outcome, refuse } from '../outcome.ts'
import type { Refusal } from '../refusal.ts'
import type { PlaceStage } from './stage.ts'

/** A company's place at an Export Club. `turn`: when it said that it comes, counted among all who have; null before that, and when it does not. */
export interface Place {
  readonly id: PlaceId
  readonly stage: PlaceStage
  readonly turn: number | null
}

/** So many can come, and these have been thought of. */
export interface Hall {
  readonly cap: number
  readonly places: readonly Place[]
}

export const placeMoves = ['invite', 'come', 'decline', 'attend', 'miss'] as const
export type PlaceMove = (typeof placeMoves)[number]

/** What has changed: the one that was moved, first, unless it stood so already, and those who have got a place by it. */
export interface Shift {
  readonly moved: Place
  readonly up: readonly Place[]
}

/** More than this is a big event, and is asked about. */
export const smallEnough = 30

const table: { readonly [M in PlaceMove]: readonly PlaceStage[] } = {
  invite: ['proposed'],
  come: ['invited', 'declined'],
  decline: ['invited', 'coming', 'waiting'],
  // Whoever is there is there, with a place or without.
  attend: ['coming', 'absent', 'waiting', 'invited', 'declined'],
  miss: ['coming', 'attended'],
}

/** Where a move leads; asking for it again changes nothing. */
const leadsTo: { readonly [M in PlaceMove]: readonly PlaceStage[] } = {
  invite: [],
  come: ['coming', 'waiting'],
  decline: ['declined'],
  attend: ['attended'],
  miss: ['absent'],
}

const seated: readonly PlaceStage[] = ['coming', 'attended', 'absent']
export const takenIn = ({ places }: Hall): number => places.filter(({ stage }) => seated.includes(stage)).length

const byTurn = (one: Place, other: Place): number => (one.turn ?? 0) - (other.turn ?? 0)
const lineIn = (places: readonly Place[]) => places.filter(({ stage }) => stage === 'waiting').toSorted(byTurn)

/** From 1; null for whoever does not wait. */
export function placeInLine({ places }: Hall, id: PlaceId): number | null {
  const at = lineIn(places).findIndex((one) => one.id === id)
  return at < 0 ? null : at + 1
}

/** Whoever has waited longest gets what is free. */
function filled(hall: Hall): readonly Place[] {
  const free = Math.max(0, hall.cap - takenIn(hall))
  return lineIn(hall.places)
    .slice(0, free)
    .map((one) => ({ ...one, stage: 'coming' }))
}

const withThese = ({ cap, places }: Hall, changed: readonly Place[]): Hall => ({
  cap,
  places: places.map((one) => changed.find(({ id }) => id === one.id) ?? one),
})

type When = Pick<Meeting, 'stage' | 'startsAt'>

/** Companies answer until it begins; who came is noted from the morning of its day on. `dayBegins`: that morning. */
export function barredFromMoving(
  meeting: When,
  move: PlaceMove,
  { now, dayBegins }: { readonly now: Date; readonly dayBegins: Date },
): Refusal | null {
  if (meeting.stage === 'cancelled') return { code: 'meeting-moved-on', stage: 'cancelled' }
  if (move === 'attend' || move === 'miss') return now < dayBegins ? { code: 'attendance-too-early' } : null
  return now >= meeting.startsAt ? { code: 'meeting-begun' } : null
}

/** Null where there is no such place. When it can be made at all: `barredFromMoving`. */
export function movePlace(hall: Hall, id: PlaceId, move: PlaceMove): Outcome<Shift> {
  const was = hall.places.find((one) => one.id === id)
  if (was === undefined) return refuse({ code: 'place-not-found' })
  if (leadsTo[move].includes(was.stage)) return allow({ moved: was, up: [] })
  if (!table[move].includes(was.stage))
    return refuse(move === 'invite' ? { code: 'invited-before' } : { code: 'place-moved-on', stage: was.stage })
  const first = placed(hall, was, move)
  const filling = filled(withThese(hall, [first]))
  return allow({
    moved: filling.find((one) => one.id === id) ?? first,
    up: filling.filter((one) => one.id !== id),
  })
}

/** Whoever comes goes to the end of the line first, so that nobody overtakes. */
function placed({ places }: Hall, { id, turn }: Place, move: PlaceMove): Place {
  const last = Math.max(0, ...places.map((one) => one.turn ?? 0)) + 1
  switch (move) {
    case 'invite':
      return { id, turn: null, stage: 'invited' }
    case 'come':
      return { id, turn: last, stage: 'waiting' }
    case 'decline':
      return { id, turn: null, stage: 'declined' }
    case 'attend':
      return { id, turn: turn ?? last, stage: 'attended' }
    case 'miss':
      return { id, turn, stage: 'absent' }
  }
}

/** Who gets a place when there are more; nobody loses one. */
export function resized(hall: Hall, cap: number): Outcome<readonly Place[]> {
  const taken = takenIn(hall)
  if (cap < taken) return refuse({ code: 'cap-below-coming', field: 'cap', coming: taken })
  return allow(filled({ ...hall, cap }))
}

/** The further it has come, the more it says of what the company wants. */
const furthest: readonly PlaceStage[] = [
  'attended',
  'absent',
  'coming',
  'waiting',
  'declined',
  'invited',
  'proposed',
] as const

/** Two places turn out to be one company's: it keeps the better one. What the other one took goes to the next in line while it is `ahead`. */
export function asOne(
  hall: Hall,
  [one, other]: readonly [PlaceId, PlaceId],
  ahead: boolean,
): (Shift & { readonly goes: PlaceId }) | null {
  const [stays, goes] = hall.places
    .filter(({ id }) => id === one || id === other)
    .toSorted((a, b) => furthest.indexOf(a.stage) - furthest.indexOf(b.stage) || byTurn(a, b))
  if (stays === undefined || goes === undefined) return null
  const left = { ...hall, places: hall.places.filter(({ id }) => id !== goes.id) }
  const filling = ahead ? filled(left) : []
  return {
    goes: goes.id,
    moved: filling.find(({ id }) => id === stays.id) ?? stays,
    up: filling.filter(({ id }) => id !== stays.id),
  }
}
