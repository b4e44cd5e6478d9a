import type { Company } from '../case/case.ts'
import type { CompanyId } from '../ids.ts'
import type { OrganisationNumber } from './organisation-number.ts'

export interface CompanyStore {
  byNumber(number: OrganisationNumber): Promise<Company | null>
  byId(id: CompanyId): Promise<Company | null>
  /** Companies with this name, whatever the case; at most ten. */
  byName(name: string): Promise<readonly Company[]>
  /** Those of nearly the same name, in the order of the alphabet; at most four. */
  likeName(name: string): Promise<readonly Company[]>
  add(company: Company, at: Date): Promise<void>
}
