import type { Case } from '../core/case/case.ts'
import type { ApprovalId, CaseId, MemberId, OrganisationId, ReferralId } from '../core/ids.ts'
import type { ReferralSheet } from '../core/ports.ts'
import { isOverdue } from '../core/referral/clock.ts'
import type { Kind, Referral } from '../core/referral/referral.ts'
import type { WarmStage } from '../core/referral/warm.ts'
import { atWork, awayJoin, today } from './absence-store.ts'
import { type CaseRow, caseColumns, caseJoins, caseOf } from './case-row.ts'
import { type RoundColumns, roundPlaceOf } from './round-place.ts'
import type { Session } from './session.ts'
import { readShape } from './stage-details.ts'

/** Null: the reader is no party to the case. */
type Known = { readonly [C in keyof CaseRow]: CaseRow[C] | null }

export interface SheetRow extends Known, RoundColumns {
  readonly id: ReferralId
  readonly kind: Kind
  readonly from_id: MemberId
  readonly from_organisation_id: OrganisationId
  readonly to_organisation_id: OrganisationId
  readonly to_id: MemberId | null
  readonly of_case: CaseId
  readonly told_number: number
  /** Null when what was said is not the reader's to see any more. */
  readonly told_need: string | null
  readonly question: string | null
  readonly approval_id: ApprovalId | null
  readonly revoked_at: Date | null
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
  readonly warm_stage: WarmStage | null
  readonly warm_at: Date | null
}

/** Not left to the policy: a coordinator sees the row of what has come to the coordinators, and no company by it. */
const isPartyTo = `exists (select 1 from case_access ca where ca.network_id = r.network_id and ca.case_id = r.case_id
  and ca.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid and ca.level in ('party', 'own'))`

/** All that it takes to show the referrals `r`. */
export const sheetColumns = `${caseColumns}, r.id, r.kind, r.from_id, r.from_organisation_id, r.to_organisation_id, r.to_id,
  r.case_id as of_case, r.case_number as told_number, nw.words as told_need, qw.words as question, r.revoked_at, r.approval_id, r.covers, r.hops, r.version, r.stage, r.details, r.since_at, r.since_by,
  rf.name as from_name, fo.name as from_organisation_name, rt.name as to_name, ro.name as to_organisation_name,
  rs.name as since_name, rw.name as taker_name, so.name as elsewhere_name,
  away.until as away_until, away.stand_in as away_stand_in, idle.id as idle_stand_in,
  rp.round_id, rp.mode as round_mode, rp.place as round_place, rp.size as round_size, rp.lead as round_lead,
  rp.ended_at as round_ended_at, warm.stage as warm_stage, warm.at as warm_at`
export const sheetJoins = `left join cases c on c.network_id = r.network_id and c.id = r.case_id and ${isPartyTo} ${caseJoins}
  left join referral_words nw on nw.network_id = r.network_id and nw.referral_id = r.id and nw.what = 'need'
  left join referral_words qw on qw.network_id = r.network_id and qw.referral_id = r.id and qw.what = 'question'
  join members rf on rf.network_id = r.network_id and rf.id = r.from_id
  join organisations fo on fo.network_id = r.network_id and fo.id = r.from_organisation_id
  join organisations ro on ro.network_id = r.network_id and ro.id = r.to_organisation_id
  left join members rt on rt.network_id = r.network_id and rt.id = r.to_id
  left join members rs on rs.network_id = r.network_id and rs.id = r.since_by
  left join members rw on rw.network_id = r.network_id and rw.id = r.owner_id
  ${awayJoin('rt', today)}
  left join members idle on idle.network_id = rt.network_id and idle.id = rt.stand_in and ${atWork('idle', today)}
  left join lateral (select w.stage, w.at from warm_handovers w
    where w.network_id = r.network_id and w.referral_id = r.id order by w.id desc limit 1) warm on true
  left join organisations so on so.network_id = r.network_id and so.id = coalesce(r.details ->> 'suggestion', r.details ->> 'onwards')::uuid
  left join round_places rp on rp.network_id = r.network_id and rp.referral_id = r.id`

/**
 * Whether whoever reads may know of the referral `r`: one that rivals with others is known to its two sides, and to coordinators. It cannot be a
 * policy: what anybody does to a case sets its clock by all of its referrals.
 */
export const knownTo = `(not r.apart
  or nullif(current_setting('app.organisation', true), '')::uuid in (r.from_organisation_id, r.to_organisation_id)
  or exists (select 1 from members km where km.network_id = r.network_id and km.active
    and km.id = nullif(current_setting('app.member', true), '')::uuid and km.roles && array['coordinator', 'network_admin']))`

export function sheetOf(row: SheetRow, session: Session): ReferralSheet {
  const referral = referralOf(row)
  const overdue = isOverdue(referral, session.now())
  return {
    referral: { ...referral, standIn: standInOf(row, overdue) },
    case: isKnown(row) ? caseOf(row, session) : glimpseOf(row, session),
    isParty: isKnown(row),
    fromName: row.from_name,
    fromOrganisationName: row.from_organisation_name,
    toName: row.to_name,
    toOrganisationName: row.to_organisation_name,
    sinceName: row.since_name,
    ownerName: row.taker_name,
    elsewhereName: row.elsewhere_name,
    overdue,
    round: roundPlaceOf(row),
    warm: row.warm_stage === null ? null : { stage: row.warm_stage, at: row.warm_at },
  }
}

const isKnown = (row: SheetRow): row is SheetRow & CaseRow => row.case_id !== null

const hidden = '–'

/** As much of a case as its referral tells: its sender answers for it. */
const glimpseOf = (row: SheetRow, { network, newId }: Session): Case => ({
  id: row.of_case,
  no: `${network.prefix}-${row.told_number}`,
  company: { id: newId(), name: hidden, number: null },
  need: row.told_need ?? hidden,
  owner: row.from_id,
  ownerName: row.from_name,
  ownerOrganisation: row.from_organisation_id,
  ownerOrganisationName: row.from_organisation_name,
  door: row.from_organisation_id,
  status: 'open',
  openedAt: row.since_at,
  ...{ next: null, closed: null, dueAt: null, overdue: false, version: 0 },
})

/** The stand-in of one who is away; of one who is late as well, as the register has it. */
const standInOf = ({ away_until, away_stand_in, idle_stand_in }: SheetRow, overdue: boolean): Referral['standIn'] =>
  away_until === null ? (overdue ? idle_stand_in : null) : (away_stand_in ?? 'anyone')

const referralOf = (row: SheetRow): Referral => ({
  id: row.id,
  case: row.of_case,
  kind: row.kind,
  from: row.from_id,
  fromOrganisation: row.from_organisation_id,
  toOrganisation: row.to_organisation_id,
  to: row.to_id,
  standIn: null,
  need: row.told_need ?? hidden,
  question: row.question ?? '',
  approval: row.approval_id,
  covers: row.covers,
  hops: row.hops,
  revoked: row.revoked_at,
  version: row.version,
  since: { at: row.since_at, by: row.since_by },
  ...readShape(row.stage, row.details),
})
