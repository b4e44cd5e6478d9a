import { enough, type Standing, type StuckCase, type StuckStore } from '../core/case/stuck.ts'
import type { CaseId, MemberId, OrganisationId, ReferralId } from '../core/ids.ts'
import type { Stage } from '../core/referral/referral.ts'
import { dayIn } from '../core/register/absence.ts'
import { atWork, awayJoin } from './absence-store.ts'
import { inTheNameOf } from './in-the-name-of.ts'
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

/** Of the cases `c`, with their owner `m` and who is away: what tells whether each goes on. */
export const standingFacts = `exists (select 1 from referrals r where ${ofIt} and ${onAgenda}) as on_agenda,
  (select coalesce(max(r.hops), 0) from referrals r where ${ofIt} and ${waits}) as hops,
  (select case when bool_or(${waits} or ${isTaken}) then 0
    else count(*) filter (where r.stage = 'declined')::int end from referrals r where ${ofIt}) as declines,
  case when not m.active then 'gone' when away.until is not null and away.stand_in is null then 'away'
    else 'at-work' end as owner,
  exists (select 1 from referrals r where ${ofIt} and ${partyGone}) as receiver_gone`
/** Who has it as well, on the day `today`. Its company is not read. */
export const standingColumns = `c.network_id, c.id, c.number, c.need, c.status, c.opened_at, c.due_at, c.owner_id, m.name as owner_name,
  c.owner_organisation_id as organisation_id, o.name as organisation_name, ${standingFacts}`
export const standingJoins = (
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
  `select s.*, held.* from (select ${standingColumns} from cases c ${standingJoins('$3::date')} where c.network_id = $1 and c.number = $4
    and exists (select 1 from case_access a
      where a.network_id = $1 and a.organisation_id = $2 and a.case_id = c.id)) s ${held}`,
)
/** Those that the coordinators have been told of, and those that the convener has or has a part in. */
const known = statement<StuckRow & { readonly total: number }>(
  'stuck.known',
  `with told as (
    select a.case_id from case_access a where a.network_id = $1 and a.organisation_id = $2 and a.level = 'need'
    union select r.case_id from clocks k join referrals r on r.network_id = k.network_id and r.id = k.referral_id
      where k.network_id = $1 and k.agenda_at is not null
    union select c.id from cases c where c.network_id = $1 and c.owner_organisation_id = $2 and c.status = 'open' and ${mayBeStuck}
    union select c.id from case_access a join cases c on c.network_id = a.network_id and c.id = a.case_id
      where a.network_id = $1 and a.organisation_id = $2 and a.level = 'party' and c.status = 'open' and ${mayBeStuck}),
  stuck as (select * from (select ${standingColumns} from told t join cases c on c.network_id = $1 and c.id = t.case_id
    ${standingJoins('$3::date')} where c.status = 'open' and coalesce(c.id = $5, true) and coalesce(c.owner_id = $6, true)) s where ${isStuck}),
  s as (select * from stuck order by due_at nulls last, number limit $4)
  select s.*, held.*, (select count(*)::int from (select from stuck limit 100) counted) as total
  from s ${held} order by s.due_at nulls last, s.number`,
)

const ofCase = statement<StuckRow>(
  'stuck.ofCase',
  `select ${standingColumns} from cases c ${standingJoins('$3::date')}
    where c.network_id = $1 and c.id = $4 and c.status = 'open' and $2::uuid is not null`,
)

/** Conveners come to see number, need and clock, through what the reader may give. */
const letKnow = (
  which: string,
  where = 'true',
) => `insert into case_access (network_id, organisation_id, case_id, level, given_by)
  select c.network_id, o.id, c.id, 'need', $2 from ${which}
  join organisations o on o.network_id = c.network_id and o.convener and o.id <> $2
  where ${where}
  on conflict (network_id, organisation_id, case_id, given_by) do update set level = 'need'
    where case_access.level in ('figures', 'advice')`
const ofMine = statement<{ readonly count: number }>(
  'stuck.ofMine',
  `with c as (select network_id, id from cases where network_id = $1 and owner_id = $3 and status = 'open'),
  told as (${letKnow('c')}) select count(*)::int as count from c where $2::uuid is not null`,
)
const ifAway = statement(
  'stuck.ifAway',
  letKnow(
    `cases c join members m on m.network_id = c.network_id and m.id = c.owner_id and c.network_id = $1 and c.id = $4
    ${awayJoin('m', '$3::date')}`,
    'away.until is not null and away.stand_in is null',
  ),
)

const longestNumber = 9

export const stuckStore = (session: Session): StuckStore => {
  const { line, network, organisation, member, now } = session
  const today = () => dayIn(network.timeZone, now())
  const run = async <Row extends StuckRow>(wanted: Statement<Row>, ...values: readonly unknown[]) => {
    const at = now()
    const { rows } = await line.run(wanted, [network.id, organisation, today(), ...values])
    return { rows, cases: rows.map((row) => caseOf(row, network.prefix, at)) }
  }
  return {
    byNo: async (no) => {
      const [, prefix = '', number = ''] = /^(.+)-([0-9]+)$/.exec(no.trim()) ?? []
      const ours = prefix.toUpperCase() === network.prefix.toUpperCase() && number.length <= longestNumber
      return ours ? ((await run(byNumber, Number(number))).cases[0] ?? null) : null
    },
    known: async (most, of) => {
      const [ofCase, owner] = [of && 'case' in of ? of.case : null, of && 'owner' in of ? of.owner : null]
      const { rows, cases } = await run(known, most, ofCase, owner)
      return { cases, total: rows[0]?.total ?? 0 }
    },
    standing: async (of, inNameOf) => {
      const { rows } = await inTheNameOf(session, inNameOf, () => line.run(ofCase, [network.id, inNameOf, today(), of]))
      const [row] = rows
      return row ? { ...standingOf(row), ownedBy: row.owner_id } : null
    },
    letKnowOfMine: async () => (await line.run(ofMine, [network.id, organisation, member])).rows[0]?.count ?? 0,
    letKnowIfAway: async (of) => {
      await line.run(ifAway, [network.id, organisation, today(), of])
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
  standing: standingOf(row),
  referral:
    row.referral_id === null || row.referral_stage === null
      ? null
      : {
          id: row.referral_id,
          stage: row.referral_stage,
          overdue: row.referral_due_at !== null && row.referral_due_at <= now,
        },
})

const standingOf = (row: StuckRow): Standing => ({
  onAgenda: row.on_agenda,
  hops: row.hops,
  declines: row.declines,
  owner: row.owner,
  receiverGone: row.receiver_gone,
})
