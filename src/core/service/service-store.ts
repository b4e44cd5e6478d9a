import type { Day } from '../case/day.ts'
import type { CaseId, CompanyId, OrganisationId, ReferralId, ServiceId } from '../ids.ts'
import type { Actor } from '../register/register.ts'
import type { Logged } from './changes.ts'
import type { CompanyFacts, Directory, Offering, Service } from './service.ts'
import type { Shown } from './shown.ts'

export interface ServiceStore {
  /** What the organisations in the agreement offer, and what is known of a company that the reader may see. */
  directory(about: CompanyId | null): Promise<Directory & { readonly company: CompanyFacts }>
  /** What the organisations in the agreement have done with their services, the earliest first. */
  changes(span: { readonly since: Date; readonly until: Date }): Promise<readonly Logged[]>
  /** Null for what has been taken away, and for what is no service. */
  byId(id: ServiceId): Promise<Offering | null>
  /** Keeps what is shown with a case that has just been registered. Not waited for: it travels with the commit. */
  remember(of: CaseId, shown: Shown, at: Date): void
  /** Keeps with a referral what was shown before it, and which service was chosen; without `shown`, what was shown when the case was registered. */
  chosen(referral: ReferralId, of: CaseId, choice: Choice, at: Date): Promise<void>
  /** Keeps with whoever is asked next of several what the first was chosen with, when the round was sent. */
  follow(next: Next, sentAt: Date): Promise<void>
  readonly keeping: ServiceKeeping
}

/** A referral that follows by itself, in the name of whoever sent the round. */
interface Next {
  readonly id: ReferralId
  readonly case: CaseId
  readonly fromOrganisation: OrganisationId
}

export interface Choice {
  readonly shown: Shown | null
  /** Null: somebody was chosen freely. */
  readonly service: ServiceId | null
}

/** The reader's own organisation's services; another's are not found. Every change is in the audit, with what was before. */
export interface ServiceKeeping {
  /** False when there is one of that title for that need. One that has been taken away is there again. */
  add(service: Omit<Service, 'organisation'>, by: Actor, at: Date): Promise<boolean>
  /** `twice`: there is another, or there was, of that title for that need. */
  change(service: Omit<Service, 'organisation'>, by: Actor, at: Date): Promise<'changed' | 'gone' | 'twice'>
  /** Says that one of them, or all, are right as they stand; how many there were. */
  review(id: ServiceId | 'all', by: Actor, at: Date, on: Day): Promise<number>
  takeAway(id: ServiceId, by: Actor, at: Date): Promise<boolean>
  putBack(id: ServiceId, by: Actor, at: Date): Promise<boolean>
}
