import type { Case, Company } from './case/case.ts'
import type { CaseId, InquiryId } from './ids.ts'
import type { Actor } from './register/register.ts'

export type Answer = 'shared' | 'declined'

/** Somebody of another organisation asks to be brought in to a case that they cannot see. Seen by whose case it is. */
export interface Inquiry {
  readonly id: InquiryId
  readonly case: Case
  readonly askedBy: string
  readonly askingOrganisation: string
  /** As a receiver is chosen: `organisation/member`. */
  readonly asker: string
  readonly answer: Answer | null
  readonly answeredAt: Date | null
}

/** Two organisations on one company: each learns of the other what the other tells, and nothing else. */
export interface InquiryStore {
  /** Whether another organisation has an open case on this company: that, and no more, is told to anybody. */
  isElsewhere(company: Company): Promise<boolean>
  /** Asks the owners of those cases, each once for each case of one's own; who they are is not told, nor whether it is another than before. */
  ask(of: Case, by: Actor): Promise<'asked' | 'asked-already' | 'turned-down' | 'nobody'>
  /** For the one who was asked, in their own case. */
  byCase(id: InquiryId, of: CaseId): Promise<Inquiry | null>
  /** False when it has been answered before. When all who were asked have declined, the one who asked is told. */
  answer(id: InquiryId, of: CaseId, given: Answer, at: Date): Promise<boolean>
  /** For the one who asked. */
  own(id: InquiryId): Promise<{ readonly case: Case; readonly turnedDownAt: Date | null } | null>
}
