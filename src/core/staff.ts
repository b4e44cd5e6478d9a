import type { Case } from './case/case.ts'
import type { CaseId, InquiryId, MemberId, OrganisationId, RecordId, ReferralId } from './ids.ts'
import type { Actor } from './register/register.ts'
import type { Unfinished } from './unfinished.ts'

/** Somebody in the register, also one who has left. */
export interface Person {
  readonly id: MemberId
  readonly name: string
  readonly organisation: OrganisationId
  readonly organisationName: string
}

/** From whom to whom, both in one organisation. */
export interface HandingOn {
  readonly from: MemberId
  readonly to: Person
  readonly organisation: OrganisationId
  readonly by: Actor
  readonly at: Date
  /** Why; for the case's timeline, never in a notice or the audit. */
  readonly words: string
}

export interface HandedOn {
  readonly cases: readonly CaseId[]
  readonly referrals: readonly ReferralId[]
  /** What meetings have given to do. */
  readonly actions: readonly RecordId[]
  /** Who asks to be brought in to one of the cases and has no answer yet. */
  readonly inquiries: readonly { readonly inquiry: InquiryId; readonly case: CaseId }[]
}

/** Who has what, when it goes from one colleague to another. All writing is done in the name of their organisation. */
export interface StaffStore {
  /** Also somebody who has left; null when there is none. */
  byId(member: MemberId): Promise<Person | null>
  /** Those who have left and whose key, name or e-mail this is. */
  former(wanted: string): Promise<readonly Person[]>
  /**
   * Keeps somebody from taking or being given anything until this transaction ends; reads afterwards see what they have taken. False when
   * they have left, or the reader may not say so.
   */
  hold(member: MemberId): Promise<boolean>
  unfinished(of: Person): Promise<Unfinished>
  /** Gives one open case on, with its referrals. Null when it is not with `from` any more: nothing has then been written. */
  handOn(of: Pick<Case, 'id'>, handing: HandingOn): Promise<HandedOn | null>
  /** Gives everything on that somebody has. */
  handOnAll(handing: HandingOn): Promise<HandedOn>
  /** Ends the membership, and every standing in for others. */
  leave(leaver: Person, by: Actor, at: Date): Promise<void>
}
