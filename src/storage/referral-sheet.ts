import type { ApprovalId, MemberId, OrganisationId, ReferralId } from '../core/ids.ts'
import type { ReferralSheet } from '../core/ports.ts'
import type { Kind } from '../core/referral/referral.ts'
import { type CaseRow, caseColumns, caseJoins, caseOf } from './case-row.ts'
import type { Session } from './session.ts'
import { readShape } from './stage-details.ts'

export interface SheetRow extends CaseRow {
  readonly id: ReferralId
  readonly kind: Kind
  readonly from_id: MemberId
  readonly from_organisation_id: OrganisationId
  readonly to_organisation_id: OrganisationId
  readonly to_id: MemberId | null
  readonly question: string
  readonly approval_id: ApprovalId
  readonly covers: readonly OrganisationId[] | null
  readonly hops: number
  readonly version: number
  readonly stage: string
  readonly details: unknown
  readonly since_at: Date
  readonly since_by: MemberId | null
  readonly from_name: string
  readonly from_organisation_name: string
  readonly to_name: string | null
  readonly to_organisation_name: string
  readonly since_name: string | null
  readonly taker_name: string | null
  readonly elsewhere_name: string | null
}

/** All that it takes to show the referrals `r`. */
export const sheetColumns = `${caseColumns}, r.id, r.kind, r.from_id, r.from_organisation_id, r.to_organisation_id, r.to_id,
  r.question, r.approval_id, r.covers, r.hops, r.version, r.stage, r.details, r.since_at, r.since_by,
  rf.name as from_name, fo.name as from_organisation_name, rt.name as to_name, ro.name as to_organisation_name,
  rs.name as since_name, rw.name as taker_name, so.name as elsewhere_name`
export const sheetJoins = `join cases c on c.network_id = r.network_id and c.id = r.case_id ${caseJoins}
  join members rf on rf.network_id = r.network_id and rf.id = r.from_id
  join organisations fo on fo.network_id = r.network_id and fo.id = r.from_organisation_id
  join organisations ro on ro.network_id = r.network_id and ro.id = r.to_organisation_id
  left join members rt on rt.network_id = r.network_id and rt.id = r.to_id
  left join members rs on rs.network_id = r.network_id and rs.id = r.since_by
  left join members rw on rw.network_id = r.network_id and rw.id = r.owner_id
  left join organisations so on so.network_id = r.network_id and so.id = coalesce(r.details ->> 'suggestion', r.details ->> 'onwards')::uuid`

export const sheetOf = (row: SheetRow, session: Session): ReferralSheet => ({
  referral: {
    id: row.id,
    case: row.case_id,
    kind: row.kind,
    from: row.from_id,
    fromOrganisation: row.from_organisation_id,
    toOrganisation: row.to_organisation_id,
    to: row.to_id,
    question: row.question,
    approval: row.approval_id,
    covers: row.covers,
    hops: row.hops,
    version: row.version,
    since: { at: row.since_at, by: row.since_by },
    ...readShape(row.stage, row.details),
  },
  case: caseOf(row, session),
  fromName: row.from_name,
  fromOrganisationName: row.from_organisation_name,
  toName: row.to_name,
  toOrganisationName: row.to_organisation_name,
  sinceName: row.since_name,
  ownerName: row.taker_name,
  elsewhereName: row.elsewhere_name,
})
