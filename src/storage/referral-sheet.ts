import type { ApprovalId, MemberId, OrganisationId, ReferralId } from '../core/ids.ts'
import type { ReferralSheet } from '../core/ports.ts'
import { isOverdue } from '../core/referral/clock.ts'
import type { Kind, Referral } from '../core/referral/referral.ts'
import { atWork, awayJoin, today } from './absence-store.ts'
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
  readonly away_until: string | null
  readonly away_stand_in: MemberId | null
  readonly idle_stand_in: MemberId | null
}

/** All that it takes to show the referrals `r`. */
export const sheetColumns = `${caseColumns}, r.id, r.kind, r.from_id, r.from_organisation_id, r.to_organisation_id, r.to_id,
  r.question, r.approval_id, r.covers, r.hops, r.version, r.stage, r.details, r.since_at, r.since_by,
  rf.name as from_name, fo.name as from_organisation_name, rt.name as to_name, ro.name as to_organisation_name,
  rs.name as since_name, rw.name as taker_name, so.name as elsewhere_name,
  away.until as away_until, away.stand_in as away_stand_in, idle.id as idle_stand_in`
export const sheetJoins = `join cases c on c.network_id = r.network_id and c.id = r.case_id ${caseJoins}
  join members rf on rf.network_id = r.network_id and rf.id = r.from_id
  join organisations fo on fo.network_id = r.network_id and fo.id = r.from_organisation_id
  join organisations ro on ro.network_id = r.network_id and ro.id = r.to_organisation_id
  left join members rt on rt.network_id = r.network_id and rt.id = r.to_id
  left join members rs on rs.network_id = r.network_id and rs.id = r.since_by
  left join members rw on rw.network_id = r.network_id and rw.id = r.owner_id
  ${awayJoin('rt', today)}
  left join members idle on idle.network_id = rt.network_id and idle.id = rt.stand_in and ${atWork('idle', today)}
  left join organisations so on so.network_id = r.network_id and so.id = coalesce(r.details ->> 'suggestion', r.details ->> 'onwards')::uuid`

export function sheetOf(row: SheetRow, session: Session): ReferralSheet {
  const referral = referralOf(row)
  const overdue = isOverdue(referral, session.now())
  return {
    referral: { ...referral, standIn: standInOf(row, overdue) },
    case: caseOf(row, session),
    fromName: row.from_name,
    fromOrganisationName: row.from_organisation_name,
    toName: row.to_name,
    toOrganisationName: row.to_organisation_name,
    sinceName: row.since_name,
    ownerName: row.taker_name,
    elsewhereName: row.elsewhere_name,
    overdue,
  }
}

/** The stand-in of one who is away; of one who is late as well, as the register has it. */
const standInOf = ({ away_until, away_stand_in, idle_stand_in }: SheetRow, overdue: boolean): Referral['standIn'] =>
  away_until === null ? (overdue ? idle_stand_in : null) : (away_stand_in ?? 'anyone')

const referralOf = (row: SheetRow): Referral => ({
  id: row.id,
  case: row.case_id,
  kind: row.kind,
  from: row.from_id,
  fromOrganisation: row.from_organisation_id,
  toOrganisation: row.to_organisation_id,
  to: row.to_id,
  standIn: null,
  question: row.question,
  approval: row.approval_id,
  covers: row.covers,
  hops: row.hops,
  version: row.version,
  since: { at: row.since_at, by: row.since_by },
  ...readShape(row.stage, row.details),
})
