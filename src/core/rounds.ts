import type { OrganisationId, RoundId } from './ids.ts'
import type { Round, Seat } from './referral/round.ts'

/** `Sheet`: a referral with what it takes to show it. */
export interface SeatSheetOf<Sheet> extends Seat {
  readonly toName: string | null
  readonly toOrganisationName: string
  /** Null: not asked yet. */
  readonly sheet: Sheet | null
}

/** A round with what it takes to show it; the seats are those that the reader may know of. */
export interface RoundSheetOf<Sheet> extends Round {
  readonly fromName: string
  readonly seats: readonly SeatSheetOf<Sheet>[]
}

export interface RoundStore<Sheet> {
  /** Stores a round whose referrals have just been offered. */
  send(round: Round): Promise<void>
  /** The sender sees all of it, a receiver its own place, and all of those whom it works together with; null when it may see none. */
  byId(id: RoundId): Promise<RoundSheetOf<Sheet> | null>
  /** Keeps every other answer in the round waiting until this transaction ends, and gives all of it as it is then, through its sender's eyes. */
  hold(id: RoundId, from: OrganisationId): Promise<RoundSheetOf<Sheet> | null>
  /** Gives a place its referral, which has just been stored: the one that is asked next, or the one that it was sent onwards to. */
  seat(round: Round, place: number, referral: NonNullable<Seat['referral']>): Promise<void>
  end(round: Round, at: Date): Promise<void>
}
