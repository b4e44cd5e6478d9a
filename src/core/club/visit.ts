import { dayOf } from '../case/day.ts'
import type { PlaceId } from '../ids.ts'
import { momentOn } from '../meeting/good-day.ts'
import type { Meeting } from '../meeting/meeting.ts'
import { type Hall, placeInLine, takenIn } from './hall.ts'
import type { PlaceStage } from './stage.ts'

/** How a company's own page stands. `full`, `declined-full`: there is no place for it now, but in the line. */
export const guestStates = [
  'invited',
  'full',
  'coming',
  'waiting',
  'declined',
  'declined-full',
  'over',
  'cancelled',
] as const
export type GuestState = (typeof guestStates)[number]

/** The morning of the day on which it meets. */
export const dayBegins = ({ startsAt }: Pick<Meeting, 'startsAt'>, timeZone: string): Date =>
  momentOn(dayOf(startsAt, timeZone), 0, timeZone)

/** What the company reads, and its place in the line, or how many wait there. Null: it has not been invited. */
export function visit(
  { meeting, hall, id }: { readonly meeting: Meeting; readonly hall: Hall; readonly id: PlaceId },
  now: Date,
): { readonly state: GuestState; readonly line: number } | null {
  const stage = hall.places.find((one) => one.id === id)?.stage
  if (stage === undefined || stage === 'proposed') return null
  const waiting = hall.places.filter((one) => one.stage === 'waiting').length
  const isFull = waiting > 0 || takenIn(hall) >= hall.cap
  const state = stateOf(stage, { meeting, isFull }, now)
  if (state === 'waiting') return { state, line: placeInLine(hall, id) ?? 0 }
  return { state, line: state === 'full' || state === 'declined-full' ? waiting : 0 }
}

function stateOf(
  stage: PlaceStage,
  { meeting, isFull }: { readonly meeting: Meeting; readonly isFull: boolean },
  now: Date,
): GuestState {
  if (meeting.stage === 'cancelled') return 'cancelled'
  if (now >= meeting.startsAt || stage === 'attended' || stage === 'absent') return 'over'
  if (stage === 'invited') return isFull ? 'full' : 'invited'
  if (stage === 'declined') return isFull ? 'declined-full' : 'declined'
  return stage === 'proposed' ? 'over' : stage
}

/** A link lets whoever has it in: those who come are told it. */
export const placeTold = ({ place }: Pick<Meeting, 'place'>, state: GuestState): string | null =>
  place === '' || state === 'cancelled' || (/\w:\/\/|www\./i.test(place) && state !== 'coming') ? null : place
