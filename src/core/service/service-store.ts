import type { CaseId, CompanyId, ReferralId, ServiceId } from '../ids.ts'
import type { CompanyFacts, Directory, Offering } from './service.ts'
import type { Shown } from './shown.ts'

export interface ServiceStore {
  /** What the organisations in the agreement offer, and what is known of a company that the reader may see. */
  directory(about: CompanyId | null): Promise<Directory & { readonly company: CompanyFacts }>
  /** Null for what has been taken away, and for what is no service. */
  byId(id: ServiceId): Promise<Offering | null>
  /** Keeps what is shown with a case that has just been registered. Not waited for: it travels with the commit. */
  remember(of: CaseId, shown: Shown, at: Date): void
  /** Keeps with a referral what was shown before it, and which service was chosen; without `shown`, what was shown when the case was registered. */
  chosen(referral: ReferralId, of: CaseId, choice: Choice, at: Date): Promise<void>
}

export interface Choice {
  readonly shown: Shown | null
  /** Null: somebody was chosen freely. */
  readonly service: ServiceId | null
}
