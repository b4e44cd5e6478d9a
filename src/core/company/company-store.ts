import type { Company } from '../case/case.ts'
import type { CompanyId, MemberId } from '../ids.ts'
import type { ExportStage } from '../network-file.ts'
import type { OrganisationNumber } from './organisation-number.ts'

/** What the register knows of a company; null: nothing. */
export interface CompanyFacts {
  /** Four digits. */
  readonly municipality: string | null
  readonly employees: number | null
  readonly exportStage: ExportStage | null
}

export interface CompanyStore {
  byNumber(number: OrganisationNumber): Promise<Company | null>
  byId(id: CompanyId): Promise<Company | null>
  /** Companies with this name, whatever the case; at most ten. */
  byName(name: string): Promise<readonly Company[]>
  /** Those of nearly the same name, in the order of the alphabet; at most four. */
  likeName(name: string): Promise<readonly Company[]>
  add(company: Company, at: Date): Promise<void>
  factsOf(id: CompanyId): Promise<CompanyFacts>
  /** False where it is not the reader's to say: another organisation's entry, or one of the network's that it has no case with. */
  tell(id: CompanyId, facts: CompanyFacts, by: MemberId, at: Date): Promise<boolean>
}
