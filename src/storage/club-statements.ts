import type { Day } from '../core/case/day.ts'
import type { GroundKind } from '../core/club/club.ts'
import type { PlaceStage } from '../core/club/stage.ts'
import type { CaseId, CompanyId, MeetingId, MemberId, OrganisationId, PlaceId } from '../core/ids.ts'
import type { ExportStage } from '../core/network-file.ts'
import { heirOf } from './heir.ts'
import { statement } from './line.ts'

const near = (name: string, which: string) =>
  statement<{ readonly id: MeetingId }>(
    `clubs.${name}`,
    `select id from meetings where network_id = $1 and kind = 'export-club' and stage <> 'cancelled' and ${which} limit 1`,
  )
export const next = near('next', 'ends_at > $2 order by starts_at, id')
export const last = near('last', 'ends_at <= $2 order by starts_at desc, id')

export const club = statement<{
  readonly organisation_id: OrganisationId
  readonly theme: string
  readonly speaker: string
  readonly cap: number
  readonly version: number
}>(
  'clubs.club',
  'select organisation_id, theme, speaker, cap, version from clubs where network_id = $1 and meeting_id = $2',
)
export const prepare = statement(
  'clubs.prepare',
  `insert into clubs (network_id, meeting_id, organisation_id, theme, speaker, cap) values ($1, $2, $3, $4, $5, $6)
  on conflict (network_id, meeting_id) do update set theme = $4, speaker = $5, cap = $6, version = clubs.version + 1
    where clubs.version = $7`,
)
/** Whoever comes second waits here, and reads what the first has done. */
export const hold = statement<{ readonly cap: number }>(
  'clubs.hold',
  'select cap from clubs where network_id = $1 and meeting_id = $2 for update',
)
export const cap = statement<{ readonly cap: number }>(
  'clubs.cap',
  'select cap from clubs where network_id = $1 and meeting_id = $2',
)

export interface HallRow {
  readonly id: PlaceId
  readonly stage: PlaceStage
  readonly turn: number | null
}
export const hall = statement<HallRow>(
  'clubs.hall',
  'select id, stage, turn from club_places where network_id = $1 and meeting_id = $2 order by id',
)

export interface PlaceRow extends HallRow {
  readonly meeting_id: MeetingId
  readonly version: number
  readonly company_id: CompanyId
  /** Null where the reader does not see the company. */
  readonly company_name: string | null
  readonly organisation_id: OrganisationId
  readonly organisation_name: string
  readonly keeper_name: string
  readonly ground: GroundKind | null
  readonly invited_at: Date | null
  readonly inviter_name: string | null
  readonly answered_at: Date | null
  readonly answerer_name: string | null
  readonly follow_up: number | null
}
const places = `select p.id, p.meeting_id, p.stage, p.turn, p.version, p.company_id, co.name as company_name, p.organisation_id,
    o.name as organisation_name, k.name as keeper_name,
    case when p.organisation_id = $2 then p.ground end as ground, p.invited_at, i.name as inviter_name, p.answered_at,
    a.name as answerer_name, c.number as follow_up
  from club_places p left join companies co on co.network_id = p.network_id and co.id = p.company_id
  join organisations o on o.network_id = p.network_id and o.id = p.organisation_id
  join members k on k.network_id = p.network_id and k.id = p.keeper_id
  left join members i on i.network_id = p.network_id and i.id = p.invited_by
  left join members a on a.network_id = p.network_id and a.id = p.answered_by
  left join cases c on c.network_id = p.network_id and c.id = p.follow_up
  where p.network_id = $1 and (p.organisation_id = $2 or p.stage in ('coming', 'waiting', 'attended', 'absent'))`
export const placesOf = statement<PlaceRow>(
  'clubs.places',
  `${places} and p.meeting_id = $3 order by
    array_position(array['coming', 'attended', 'absent', 'waiting', 'invited', 'proposed', 'declined'], p.stage), p.turn,
    co.folded_name, p.id`,
)
/** For the convener, of those that come, wait or came. */
export const called = statement<{ readonly id: CompanyId; readonly name: string }>(
  'clubs.called',
  'select id, name from companies where network_id = $1 and id = any($2)',
)
export const place = statement<PlaceRow>('clubs.place', `${places} and p.id = $3`)
export const guest = statement<HallRow & { readonly version: number; readonly company_name: string }>(
  'clubs.guest',
  `select p.id, p.stage, p.turn, p.version, co.name as company_name from club_places p
  join companies co on co.network_id = p.network_id and co.id = p.company_id where p.network_id = $1 and p.id = $2`,
)

export const grounds = statement<{ readonly id: CaseId; readonly number: number }>(
  'clubs.grounds',
  `select c.id, c.number from cases c where c.network_id = $1 and c.company_id = $2 and exists (select from approvals p
    where p.network_id = $1 and p.case_id = c.id and p.withdrawn_at is null) order by c.number desc limit 20`,
)

export const ground = statement<{
  readonly ground: GroundKind
  readonly ground_sealed: Buffer
  readonly day: Day
  readonly by_name: string
  readonly number: number | null
}>(
  'clubs.ground',
  `select p.ground, p.ground_sealed, p.ground_on::text as day, i.name as by_name, c.number from club_places p
  join members i on i.network_id = p.network_id and i.id = p.invited_by
  left join cases c on c.network_id = p.network_id and c.id = p.ground_case
  where p.network_id = $1 and p.id = $2 and p.organisation_id = $3 and p.ground is not null`,
)

export interface SuggestedRow {
  readonly id: CompanyId
  readonly name: string
  readonly municipality: string | null
  readonly employees: number | null
  readonly export_stage: ExportStage | null
}
export const suggest = statement<SuggestedRow>(
  'clubs.suggest',
  `select co.id, co.name, co.municipality, co.employees, co.export_stage from companies co
  where co.network_id = $1 and co.merged_into is null and ($4::text is null or co.municipality = $4)
    and ($5::integer is null or co.employees >= $5) and ($6::integer is null or co.employees <= $6)
    and ($7::text is null or co.export_stage = $7)
    and not exists (select from club_places p where p.network_id = $1 and p.meeting_id = $3 and p.organisation_id = $2
      and p.company_id = co.id)
  order by co.folded_name, co.id limit $8`,
)
export const municipalities = statement<{ readonly code: string; readonly name: string | null }>(
  'clubs.municipalities',
  `select distinct co.municipality as code, n.municipalities ->> co.municipality as name from networks n
  join companies co on co.network_id = n.network_id
  where n.network_id = $1 and co.merged_into is null and co.municipality is not null order by code limit 300`,
)

export const propose = statement(
  'clubs.propose',
  `insert into club_places (network_id, id, meeting_id, convener_id, organisation_id, company_id, keeper_id, stage, proposed_at)
  select $1, g.id, $2, $3, $4, g.company, $5, 'proposed', $6 from unnest($7::uuid[], $8::uuid[]) as g (id, company)
  on conflict (network_id, meeting_id, organisation_id, company_id) do nothing`,
)
export const drop = statement(
  'clubs.drop',
  `delete from club_places where network_id = $1 and id = $2 and organisation_id = $3 and stage = 'proposed'`,
)
/** Under whichever entry of the same number. */
export const isInvited = statement<{ readonly is: boolean }>(
  'clubs.isInvited',
  `select exists (select from club_places p join companies co on co.network_id = p.network_id and co.id = p.company_id
    where p.network_id = $1 and p.meeting_id = $2 and p.stage <> 'proposed'
      and (co.id = $3 or co.number = $4 or co.number_match = any($5))) as is`,
)
export const invite = statement(
  'clubs.invite',
  `update club_places set stage = 'invited', version = version + 1, keeper_id = $3, invited_by = $3, invited_at = $4, ground = $5,
    ground_sealed = $6, ground_on = $7, ground_case = $8, token_hash = $9, token_sealed = $10
  where network_id = $1 and id = $2 and stage = 'proposed'`,
)
/** `$4`: whose answer it is that is stored with it. */
export const store = statement(
  'clubs.store',
  `update club_places p set stage = g.stage, turn = g.turn, version = p.version + 1,
    answered_by = case when g.id = $4 then $5 else p.answered_by end, answered_at = case when g.id = $4 then $6 else p.answered_at end
  from jsonb_to_recordset($3) as g (id uuid, stage text, turn integer)
  where p.network_id = $1 and p.meeting_id = $2 and p.id = g.id`,
)
export const token = statement<{ readonly token_sealed: Buffer }>(
  'clubs.token',
  'select token_sealed from club_places where network_id = $1 and id = $2 and organisation_id = $3 and token_sealed is not null',
)
export const renew = statement(
  'clubs.renew',
  `update club_places set token_hash = $4, token_sealed = $5
  where network_id = $1 and id = $2 and organisation_id = $3 and token_hash is not null`,
)
export const followUp = statement(
  'clubs.followUp',
  'update club_places set follow_up = $4, version = version + 1 where network_id = $1 and id = $2 and organisation_id = $3',
)
export const tellers = statement<{ readonly id: PlaceId; readonly member: MemberId | null }>(
  'clubs.tellers',
  `select p.id, ${heirOf('coalesce(p.answered_by, p.keeper_id)', 'p.organisation_id')} as member from club_places p
  where p.network_id = $1 and p.id = any($2)`,
)
export const record = statement(
  'clubs.record',
  `insert into audit (network_id, id, at, by_id, organisation_id, case_id, what, about)
  values ($1, $2, $3, $4, $5, null, $6, jsonb_build_object('meeting', $7::text, 'place', $8::text))`,
)
