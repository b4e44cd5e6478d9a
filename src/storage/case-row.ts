import type { Case } from '../core/case/case.ts'
import type { Day } from '../core/case/day.ts'
import type { CaseId, MemberId, OrganisationId } from '../core/ids.ts'
import type { Result } from '../core/referral/referral.ts'
import { type CompanyRow, companyOf } from './company-store.ts'
import type { Session } from './session.ts'

export interface CaseRow extends Omit<CompanyRow, 'company_name'> {
  /** Null when the reader may know of the case and its need alone. */
  readonly company_name: string | null
  readonly case_id: CaseId
  readonly case_number: number
  readonly need: string
  readonly case_owner: MemberId
  readonly case_owner_name: string
  readonly case_organisation: OrganisationId
  readonly case_organisation_name: string
  readonly door_id: OrganisationId
  readonly status: 'open' | 'closed'
  readonly opened_at: Date
  readonly case_due: Date | null
  readonly case_version: number
  readonly next_on: Day | null
  readonly next_what: string | null
  readonly closed_at: Date | null
  readonly result: Result | null
  readonly result_note: string | null
}

export const caseColumns = `c.id as case_id, c.number as case_number, c.need, c.owner_id as case_owner, cm.name as case_owner_name,
  c.owner_organisation_id as case_organisation, oo.name as case_organisation_name, c.door_id, c.status, c.opened_at,
  c.due_at as case_due, c.version as case_version, c.next_on, c.next_what, c.closed_at, c.result, c.result_note, c.company_id, co.name as company_name, co.number, co.number_sealed`
export const caseJoins = `left join companies co on co.network_id = c.network_id and co.id = c.company_id
  left join members cm on cm.network_id = c.network_id and cm.id = c.owner_id
  left join organisations oo on oo.network_id = c.network_id and oo.id = c.owner_organisation_id`
/** That the reader's organisation ($2) is a party to the case. */
export const shared = `exists (select 1 from case_access a where a.network_id = $1 and a.organisation_id = $2 and a.case_id = c.id
  and a.level in ('party', 'own'))`

export const caseOf = (
  row: CaseRow,
  { network, encryption, now }: Pick<Session, 'network' | 'encryption' | 'now'>,
): Case => ({
  id: row.case_id,
  no: `${network.prefix}-${row.case_number}`,
  company: companyOf({ ...row, company_name: row.company_name ?? '–' }, encryption),
  need: row.need,
  owner: row.case_owner,
  ownerName: row.case_owner_name,
  ownerOrganisation: row.case_organisation,
  ownerOrganisationName: row.case_organisation_name,
  door: row.door_id,
  status: row.status,
  openedAt: row.opened_at,
  next: row.next_on === null || row.next_what === null ? null : { on: row.next_on, what: row.next_what },
  closed:
    row.closed_at === null || row.result === null
      ? null
      : { at: row.closed_at, result: row.result, note: row.result_note ?? '' },
  dueAt: row.case_due,
  overdue: row.case_due !== null && row.case_due <= now(),
  version: row.case_version,
})
