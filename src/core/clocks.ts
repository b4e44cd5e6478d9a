import type { ChannelId, MemberId, OrganisationId, ReferralId } from './ids.ts'
import type { Course, Rung, Step } from './referral/ladder.ts'
import type { Referral } from './referral/referral.ts'

/** A referral's clock, as it was last set. */
export interface Clock {
  readonly referral: ReferralId
  /** When the stage began that it is of. */
  readonly since: Date
  /** The next step; null: to be found out. */
  readonly step: Step | null
  readonly snoozed: Course['snoozed']
  /** When the sender last asked for an answer. */
  readonly askedAt: Date | null
}

/** Whom the ladder can name, beside the referral's own people. */
export interface Concerned {
  readonly channel: ChannelId | null
  readonly teamLeads: readonly MemberId[]
  readonly standIn: MemberId | null
  /** Of the convening organisations, which come to see the referral by being told of it. */
  readonly conveners: readonly { readonly organisation: OrganisationId; readonly coordinators: readonly MemberId[] }[]
}

export interface ClockStore {
  /** Starts the clock of a stage; one that is running for the same stage already goes on as it is. Null stops it. */
  start(referral: Referral, next: Rung | null): Promise<void>
  of(referral: ReferralId): Promise<Clock | null>
  /** Moves a running clock on. `agenda`: it waits for the next meeting from now on. */
  set(referral: ReferralId, next: Rung | null, agenda: Date | null): Promise<void>
  /** Both are false when the clock is not what it was when it was read: the stage is over, or somebody else was first. */
  snooze(clock: Clock, until: Date): Promise<boolean>
  askedAgain(clock: Clock, at: Date): Promise<boolean>
  /** When a person last did anything in the referral's case. */
  activeAt(referral: Referral): Promise<Date>
  concerned(organisation: OrganisationId, member: MemberId | null): Promise<Concerned>
}
