import type { CaseId, MemberId, OrganisationId, RoundId } from '../ids.ts'
import { allow, type Outcome, refuse } from '../outcome.ts'
import { isHeldByReceiver } from './parties.ts'
import type { Kind, MoveName, Referral } from './referral.ts'

/** How several are asked: all of them, each with a question of its own; whoever is first to take it; or one after the other. */
export const modes = ['all', 'first', 'in-turn'] as const
export type Mode = (typeof modes)[number]

/** More would be a mailing and not a question. */
export const mostReceivers = 5

/** One receiver's place in a round. */
export interface Seat {
  /** From one, in the order in which they were named. */
  readonly place: number
  readonly toOrganisation: OrganisationId
  /** Null: the organisation's queue. */
  readonly to: MemberId | null
  readonly kind: Kind
  readonly question: string
  /** Whether this one contacts the company; where nobody does of those who are asked, the sender does. */
  readonly lead: boolean
  /** Null: not asked yet. */
  readonly referral: Referral | null
}

/** A referral's place in its round, as far as the reader may know. */
export interface RoundPlace {
  readonly id: RoundId
  readonly mode: Mode
  /** From one. */
  readonly place: number
  readonly size: number
  readonly lead: boolean
  readonly ended: boolean
}

/** One question to several, sent together. */
export interface Round {
  readonly id: RoundId
  readonly case: CaseId
  readonly mode: Mode
  readonly from: MemberId
  readonly fromOrganisation: OrganisationId
  /** In order. */
  readonly seats: readonly Seat[]
  readonly sentAt: Date
  /** Null: answers still have consequences for the others. */
  readonly endedAt: Date | null
}

/** What a sender wants: `lead` is a place, `sender`, or null where nothing has been said. */
export interface Wish {
  readonly mode: Mode | null
  readonly kind: Kind
  readonly lead: number | 'sender' | null
  readonly receivers: readonly Pick<Seat, 'toOrganisation' | 'to'>[]
}

/** In these the receivers are rivals or come one after the other: none of them is told who the others are. */
export const isApart = (mode: Mode): boolean => mode !== 'all'

type Planned = Outcome<readonly Pick<Seat, 'place' | 'kind' | 'lead'>[]>

/** Who is asked for what. Information is for everybody: there is nothing in it to be first to take. */
export function plan({ mode, kind, lead, receivers }: Wish): Planned {
  if (receivers.length > mostReceivers)
    return refuse({ code: 'receivers-too-many', field: 'also', most: mostReceivers })
  if (mode === null) return refuse({ code: 'required', field: 'mode' })
  const places = receivers.map((_, at) => at + 1)
  if (mode === 'all') return planAll(places, kind, lead)
  if (kind === 'information') return refuse({ code: 'mode-for-information', field: 'mode' })
  return allow(places.map((place) => ({ place, kind, lead: false })))
}

/**
 * The case has one owner: a handover to all goes to the one who leads, and the others take part. Whoever only gives advice or is informed does not
 * contact the company, so that the sender does.
 */
function planAll(places: readonly number[], kind: Kind, lead: Wish['lead']): Planned {
  const isContacted = kind === 'handover' || kind === 'participation'
  const leads = lead ?? (isContacted ? null : 'sender')
  if (leads === null) return refuse({ code: 'lead-missing', field: 'lead' })
  if (leads === 'sender' && kind === 'handover') return refuse({ code: 'lead-of-handover', field: 'lead' })
  if (leads !== 'sender' && !isContacted) return refuse({ code: 'lead-only-advises', field: 'lead' })
  const kindOf = (place: number): Kind => (kind === 'handover' && place !== leads ? 'participation' : kind)
  return allow(places.map((place) => ({ place, kind: kindOf(place), lead: place === leads })))
}

/** Who is asked at once: in turn the first alone. */
export const firstAsked = (mode: Mode, place: number): boolean => mode !== 'in-turn' || place === 1

const waits = ({ referral }: Seat): boolean => referral?.stage === 'offered' || referral?.stage === 'needs-info'
const isTaken = ({ referral }: Seat): boolean => referral !== null && isHeldByReceiver(referral)

/** Those that wait for an answer. */
export const waitingIn = ({ seats }: Pick<Round, 'seats'>): readonly Seat[] => seats.filter(waits)

/** Who would be asked next; null when nobody is left, or this is no round in turn. */
export const nextIn = ({ mode, seats, endedAt }: Pick<Round, 'mode' | 'seats' | 'endedAt'>): Seat | null =>
  mode === 'in-turn' && endedAt === null ? (seats.find(({ referral }) => referral === null) ?? null) : null

/** The same, as far as one place can tell. */
export const hasNext = ({ mode, place, size, ended }: Pick<RoundPlace, 'mode' | 'place' | 'size' | 'ended'>): boolean =>
  mode === 'in-turn' && !ended && place < size

/** Whether one more can take it: where they are rivals nobody may who comes after another. */
export const isOpenTo = ({ mode, seats }: Round, place: number): boolean =>
  mode === 'all' || !seats.some((seat) => seat.place !== place && isTaken(seat))

/** What follows for the others. */
export interface Sequel {
  /** Those who are no longer asked, because another has taken it. */
  readonly superseded: readonly Referral[]
  readonly ask: Seat | null
  readonly ends: boolean
  /** What the sender is told instead of that one has declined; null: nothing but the round's own card. */
  readonly tells: 'none-left' | 'passed-to-next' | null
}

const nothing: Sequel = { superseded: [], ask: null, ends: false, tells: null }

/**
 * What follows from a move in a round, which is given as it is after the move. `next`: the sender goes on to the next in turn without waiting any
 * longer. Somebody who takes their question back, or marks it as entered in error, means the round in turn as a whole.
 */
export function sequelOf(round: Round, cause: MoveName | 'next'): Sequel {
  if (round.endedAt !== null && cause !== 'override') return nothing
  const waiting = waitingIn(round)
  if (round.mode === 'all') return { ...nothing, ends: waiting.length === 0 }
  if (cause === 'accept' || cause === 'override') {
    return { ...nothing, superseded: waiting.flatMap(({ referral }) => referral ?? []), ends: true }
  }
  if (waiting.length > 0) return nothing
  const gaveUp = cause === 'withdraw' || cause === 'void'
  const ask = gaveUp ? null : nextIn(round)
  if (ask !== null) return { ...nothing, ask, tells: 'passed-to-next' }
  return { ...nothing, ends: true, tells: gaveUp ? null : 'none-left' }
}

/** The round with one of its referrals as it has become. */
export const withReferral = (round: Round, referral: Referral): Round => ({
  ...round,
  seats: round.seats.map((seat) => (seat.referral?.id === referral.id ? { ...seat, referral } : seat)),
})
