import { enough, type Standing, type StuckCase, type StuckStore } from '../core/case/stuck.ts'
import type { CaseId, MemberId, OrganisationId, ReferralId } from '../core/ids.ts'
import type { Stage } from '../core/referral/referral.ts'
import { dayIn } from '../core/register/absence.ts'
import { atWork, awayJoin } from './absence-store.ts'
import { type Statement, statement } from './line.ts'
import type { Session } from './session.ts'

interface StuckRow {
  readonly id: CaseId
  readonly number: number
  readonly need: string
  readonly status: 'open' | 'closed'
  readonly opened_at: Date
  readonly due_at: Date | null
  readonly owner_id: MemberId
  readonly owner_name: string
  readonly organisation_id: OrganisationId
  readonly organisation_name: string
  readonly on_agenda: boolean
  readonly hops: number
  readonly declines: number
  readonly owner: Standing['owner']
  readonly receiver_gone: boolean
  readonly referral_id: ReferralId | null
  readonly referral_stage: Stage | null
  readonly referral_due_at: Date | null
}

const ofIt = 'r.network_id = c.network_id and r.case_id = c.id'
const waits = `r.stage in ('offered', 'needs-info')`
const toTakeBack = `(r.stage = 'returned' and r.details ->> 'takenBack' is null)`
const isTaken = `r.stage in ('accepted', 'in-progress', 'on-hold', 'completed', 'failed')`
const onAgenda = `exists (select 1 from clocks k where k.network_id = r.network_id and k.referral_id = r.id
  and k.agenda_at is not null and k.since_at = r.since_at)`
const partyGone = `exists (select 1 from members t where t.network_id = r.network_id and not t.active
  and t.id = case when r.stage = 'returned' then r.from_id else r.to_id end and (${waits} or ${toTakeBack}))`

/** Of the cases `c`: who has it, and what tells whether it goes on, on the day `today`. Its company is not read. */
const columns = `c.network_id, c.id, c.number, c.need, c.status, c.opened_at, c.due_at, c.owner_id, m.name as owner_name,
  c.owner_organisation_id as organisation_id, o.name as organisation_name,
  exists (select 1 from referrals r where ${ofIt} and ${onAgenda}) as on_agenda,
  (select coalesce(max(r.hops), 0) from referrals r where ${ofIt} and ${waits}) as hops,
  (select case when bool_or(${waits} or ${isTaken}) then 0
    else count(*) filter (where r.stage = 'declined')::int end from referrals r where ${ofIt}) as declines,
  case when not m.active then 'gone' when away.until is not null and away.stand_in is null then 'away'
    else 'at-work' end as owner,
  exists (select 1 from referrals r where ${ofIt} and ${partyGone}) as receiver_gone`
const joins = (
  today: string,
) => `join members m on m.network_id = c.network_id and m.id = c.owner_id ${awayJoin('m', today)}
  join organisations o on o.network_id = c.network_id and o.id = c.owner_organisation_id`
/** The referral that it has got stuck with: the one that waits in vain, else what is under way, else what was declined last. */
const held = `left join lateral (select r.id as referral_id, r.stage as referral_stage, r.due_at as referral_due_at from referrals r
  where r.network_id = s.network_id and r.case_id = s.id and r.revoked_at is null
    and (${waits} or ${toTakeBack} or r.stage in ('accepted', 'in-progress', 'on-hold', 'declined'))
  order by ${partyGone} desc, ${onAgenda} desc, r.stage = 'declined', r.hops desc, r.since_at desc, r.id limit 1) held on true`

/** The same as `stuck` in core, for the rows that `columns` gives; a spec holds the one to the other. */
export const isStuck = `(on_agenda or hops >= ${enough} or declines >= ${enough} or owner <> 'at-work' or receiver_gone)`

/** What no case is stuck without, beside a place on the agenda: two looks, so that a convener's own many are not each gone into. */
const mayBeStuck = `(exists (select 1 from referrals r where ${ofIt} and (${waits} or ${toTakeBack} or r.stage = 'declined'))
  or not exists (select 1 from members m where m.network_id = c.network_id and m.id = c.owner_id and ${atWork('m', '$3::date')}))`

const byNumber = statement<StuckRow>(
  'stuck.byNo',
  `select s.*, held.* from (select ${columns} from cases c ${joins('$3::date')} where c.network_id = $1 and c.number = $4
    and exists (select 1 from case_access a
      where a.network_id = $1 and a.organisation_id = $2 and a.case_id = c.id)) s ${held}`,
)
/** Those that the coordinators have been told of, and the convener's own. */
const known = statement<StuckRow & { readonly total: number }>(
  'stuck.known',
  `with told as (
    select a.case_id from case_access a where a.network_id = $1 and a.organisation_id = $2 and a.level = 'need'
    union select r.case_id from clocks k join referrals r on r.network_id = k.network_id and r.id = k.referral_id
      where k.network_id = $1 and k.agenda_at is not null
    union select c.id from cases c where c.network_id = $1 and c.owner_organisation_id = $2 and c.status = 'open' and ${mayBeStuck}),
  stuck as (select * from (select ${columns} from told t join cases c on c.network_id = $1 and c.id = t.case_id
    ${joins('$3::date')} where c.status = 'open') s where ${isStuck}),
  s as (select * from stuck order by due_at nulls last, number limit $4)
  select s.*, held.*, (select count(*)::int from (select from stuck limit 100) counted) as total
  from s ${held} order by s.due_at nulls last, s.number`,
)

const longestNumber = 9

export const stuckStore = ({ line, network, organisation, now }: Session): StuckStore => {
  const run = async <Row extends StuckRow>(wanted: Statement<Row>, value: number) => {
    const at = now()
    const { rows } = await line.run(wanted, [network.id, organisation, dayIn(network.timeZone, at), value])
    return { rows, cases: rows.map((row) => caseOf(row, network.prefix, at)) }
  }
  return {
    byNo: async (no) => {
      const [, prefix = '', number = ''] = /^(.+)-([0-9]+)$/.exec(no.trim()) ?? []
      const ours = prefix.toUpperCase() === network.prefix.toUpperCase() && number.length <= longestNumber
      return ours ? ((await run(byNumber, Number(number))).cases[0] ?? null) : null
    },
    known: async (most) => {
      const { rows, cases } = await run(known, most)
      return { cases, total: rows[0]?.total ?? 0 }
    },
  }
}

const caseOf = (row: StuckRow, prefix: string, now: Date): StuckCase => ({
  id: row.id,
  no: `${prefix}-${row.number}`,
  need: row.need,
  owner: row.owner_id,
  ownerName: row.owner_name,
  ownerOrganisation: row.organisation_id,
  ownerOrganisationName: row.organisation_name,
  status: row.status,
  openedAt: row.opened_at,
  dueAt: row.due_at,
  overdue: row.due_at !== null && row.due_at <= now,
  standing: {
    onAgenda: row.on_agenda,
    hops: row.hops,
    declines: row.declines,
    owner: row.owner,
    receiverGone: row.receiver_gone,
  },
  referral:
    row.referral_id === null || row.referral_stage === null
      ? null
      : {
          id: row.referral_id,
          stage: row.referral_stage,
          overdue: row.referral_due_at !== null && row.referral_due_at <= now,
        },
})
