import type { Standing, StuckCase, StuckStore } from '../core/case/stuck.ts'
import type { CaseId, MemberId, OrganisationId, ReferralId } from '../core/ids.ts'
import type { Stage } from '../core/referral/referral.ts'
import { dayIn } from '../core/register/absence.ts'
import { atWork, awayJoin } from './absence-store.ts'
import { inTheNameOf } from './in-the-name-of.ts'
import { type Statement, statement } from './line.ts'
import type { Session } from './session.ts'
import {
  isOverWith,
  isStuck,
  ofIt,
  onAgenda,
  partyGone,
  standingColumns,
  standingJoins,
  toTakeBack,
  waits,
} from './stuck-facts.ts'
import { lateCases } from './stuck-late.ts'

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

/** The referral that it has got stuck with: the one that waits in vain, else what is under way, else what was declined last. */
const held = `left join lateral (select r.id as referral_id, r.stage as referral_stage, r.due_at as referral_due_at from referrals r
  where r.network_id = s.network_id and r.case_id = s.id and r.revoked_at is null
    and (${waits} or ${toTakeBack} or r.stage in ('accepted', 'in-progress', 'on-hold', 'declined'))
  order by ${partyGone} desc, ${onAgenda} desc, r.stage = 'declined', r.hops desc, r.since_at desc, r.id limit 1) held on true`

/** What no case is stuck without, beside a place on the agenda: two looks, so that a convener's own many are not each gone into. */
const mayBeStuck = `(exists (select 1 from referrals r where ${ofIt} and (${waits} or ${toTakeBack} or r.stage = 'declined'))
  or not exists (select 1 from members m where m.network_id = c.network_id and m.id = c.owner_id and ${atWork('m', '$3::date')}))`

const byNumber = statement<StuckRow>(
  'stuck.byNo',
  `select s.*, held.* from (select ${standingColumns} from cases c ${standingJoins('$3::date')} where c.network_id = $1 and c.number = $4
    and exists (select 1 from case_access a
      where a.network_id = $1 and a.organisation_id = $2 and a.case_id = c.id)) s ${held}`,
)
/** Since when somebody has waited: its clock, else since the last of what has come to it began, so that no case stands behind all others for want of a clock. */
const ripe = `coalesce(stuck.due_at, (select max(at) from (
    select max(r.since_at) as at from referrals r where r.network_id = stuck.network_id and r.case_id = stuck.id
    union all select max(a.from_on)::timestamptz from absences a where a.network_id = stuck.network_id
      and a.member_id = stuck.owner_id and a.ended_at is null and a.from_on <= $3::date) began), stuck.opened_at)`

/** Those that the coordinators have been told of, and those that the convener has or has a part in. */
const known = statement<(StuckRow | { readonly id: null }) & { readonly total: number }>(
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
  ranked as (select stuck.*, ${ripe} as ripe_at from stuck),
  s as (select * from ranked order by ripe_at, number limit $4 offset $7),
  counted as (select count(*)::int as total from (select from stuck limit $7::int + 100) counted)
  select s.*, held.*, counted.total from counted left join (s ${held}) on true order by s.ripe_at, s.number`,
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
  told as (${letKnow('c')}),
  marked as (update absences set told_at = $5 where network_id = $1 and member_id = $3 and ended_at is null
    and from_on <= $4::date and to_on >= $4::date)
  select count(*)::int as count from c where $2::uuid is not null`,
)
const ifAway = statement(
  'stuck.ifAway',
  letKnow(
    `cases c join members m on m.network_id = c.network_id and m.id = c.owner_id and c.network_id = $1 and c.id = $4
    ${awayJoin('m', '$3::date')}`,
    'away.until is not null and away.stand_in is null',
  ),
)
/** It becomes as little as what was given to whoever was asked once: the own referrals, where there are any. */
const takeBack = statement(
  'stuck.takeBack',
  `update case_access a set level = 'advice' from cases c where c.network_id = $1 and c.owner_id = $3 and c.status = 'open'
    and a.network_id = $1 and a.case_id = c.id and a.given_by = $2 and a.level = 'need' and ${isOverWith('$4::date')}`,
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
    known: async ({ most, from = 0, of }) => {
      const [ofCase, owner] = [of && 'case' in of ? of.case : null, of && 'owner' in of ? of.owner : null]
      const at = now()
      const { rows } = await line.run(known, [network.id, organisation, today(), most, ofCase, owner, from])
      const cases = rows.flatMap((row) => (row.id === null ? [] : [caseOf(row, network.prefix, at)]))
      return { cases, total: rows[0]?.total ?? 0 }
    },
    late: ({ most, from = 0 }) => lateCases(session, { most, from, today: today() }),
    standing: async (of, inNameOf) => {
      const { rows } = await inTheNameOf(session, inNameOf, () => line.run(ofCase, [network.id, inNameOf, today(), of]))
      const [row] = rows
      return row ? { ...standingOf(row), ownedBy: row.owner_id } : null
    },
    letKnowOfMine: async () =>
      (await line.run(ofMine, [network.id, organisation, member, today(), now()])).rows[0]?.count ?? 0,
    takeBackOfMine: async () => {
      await line.run(takeBack, [network.id, organisation, member, today()])
    },
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
