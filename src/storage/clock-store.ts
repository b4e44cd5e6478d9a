import type { Clock, ClockStore, Concerned } from '../core/clocks.ts'
import type { ChannelId, MemberId, OrganisationId, ReferralId } from '../core/ids.ts'
import type { Step } from '../core/referral/ladder.ts'
import { dayIn } from '../core/register/absence.ts'
import { atWork } from './absence-store.ts'
import { statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

export interface ClockRow {
  readonly referral_id: ReferralId
  readonly since_at: Date
  readonly step: Step | null
  readonly snoozed_step: Step | null
  readonly snoozed_until: Date | null
  readonly reminded_at: Date | null
}

export const clockColumns = 'k.referral_id, k.since_at, k.step, k.snoozed_step, k.snoozed_until, k.reminded_at' as const

/** None for a referral that could not be offered after all. */
const start = statement(
  'clocks.start',
  `insert into clocks as k (network_id, referral_id, organisation_id, since_at, step, due_at)
  select $1, $2, $3, $4, $5, $6 where exists (select from referrals r where r.network_id = $1 and r.id = $2)
  on conflict (network_id, referral_id) do update set since_at = $4, step = $5, due_at = $6, snoozed_step = null,
    snoozed_until = null, reminded_at = null, agenda_at = null, faults = 0
  where k.since_at <> $4`,
)
const of = statement<ClockRow>(
  'clocks.of',
  `select ${clockColumns} from clocks k where k.network_id = $1 and k.referral_id = $2`,
)
const set = statement(
  'clocks.set',
  `update clocks set step = $3, due_at = $4, agenda_at = coalesce(agenda_at, $5), faults = 0
  where network_id = $1 and referral_id = $2`,
)
const snooze = statement(
  'clocks.snooze',
  `update clocks set snoozed_step = $3, snoozed_until = $4, step = $3, due_at = $4
  where network_id = $1 and referral_id = $2 and since_at = $5 and step = $3`,
)
const askedAgain = statement(
  'clocks.asked',
  `update clocks set reminded_at = $3
  where network_id = $1 and referral_id = $2 and since_at = $5 and reminded_at is not distinct from $4`,
)
const activeAt = statement<{ readonly at: Date }>(
  'clocks.active',
  `select at from timeline where network_id = $1 and case_id = $2 and by_id is not null order by at desc limit 1`,
)

interface ConcernedRow {
  readonly whom: 'channel' | 'lead' | 'stand-in' | 'convener' | 'coordinator'
  readonly organisation_id: OrganisationId
  readonly channel: ChannelId | null
  readonly member: MemberId | null
}
const concerned = statement<ConcernedRow>(
  'clocks.concerned',
  `select 'channel' as whom, c.organisation_id, c.id as channel, null::uuid as member from channels c
    where c.network_id = $1 and c.organisation_id = $2 and c.purpose = 'handovers'
  union all select 'lead', m.organisation_id, null, m.id from members m
    where m.network_id = $1 and m.organisation_id = $2 and m.active and 'team_lead' = any(m.roles)
  union all select 'stand-in', m.organisation_id, null, s.id from members m
    join members s on s.network_id = m.network_id and s.id = m.stand_in and ${atWork('s', '$4::date')}
    where m.network_id = $1 and m.id = $3
  union all select 'convener', o.id, null, null from organisations o where o.network_id = $1 and o.convener
  union all select 'coordinator', m.organisation_id, null, m.id from organisations o
    join members m on m.network_id = o.network_id and m.organisation_id = o.id and m.active
    where o.network_id = $1 and o.convener and 'coordinator' = any(m.roles)`,
)
export const clockStore = ({ line, network: { id: network, timeZone }, now }: Session): ClockStore => ({
  start: async ({ id, fromOrganisation, since }, next) => {
    await line.run(start, [network, id, fromOrganisation, since.at, next?.step ?? null, next?.at ?? null])
  },
  of: async (referral) => {
    if (!isUuid(referral)) return null
    const [row] = (await line.run(of, [network, referral])).rows
    return row === undefined ? null : clockOf(row)
  },
  set: async (referral, next, agenda) => {
    await line.run(set, [network, referral, next?.step ?? null, next?.at ?? null, agenda])
  },
  snooze: async ({ referral, step, since }, until) =>
    (await line.run(snooze, [network, referral, step, until, since])).count === 1,
  askedAgain: async ({ referral, askedAt, since }, at) =>
    (await line.run(askedAgain, [network, referral, at, askedAt, since])).count === 1,
  activeAt: async (referral) => {
    const [row] = (await line.run(activeAt, [network, referral.case])).rows
    return row?.at ?? referral.since.at
  },
  concerned: async (organisation, member) =>
    concernedOf((await line.run(concerned, [network, organisation, member, dayIn(timeZone, now())])).rows),
})

export const clockOf = (row: ClockRow): Clock => ({
  referral: row.referral_id,
  since: row.since_at,
  step: row.step,
  snoozed:
    row.snoozed_step === null || row.snoozed_until === null
      ? null
      : { step: row.snoozed_step, until: row.snoozed_until },
  askedAt: row.reminded_at,
})

function concernedOf(rows: readonly ConcernedRow[]): Concerned {
  const membersAs = (whom: ConcernedRow['whom'], within: OrganisationId | null = null): readonly MemberId[] =>
    rows.flatMap((row) =>
      row.whom === whom && row.member !== null && (within ?? row.organisation_id) === row.organisation_id
        ? [row.member]
        : [],
    )
  return {
    channel: rows.find(({ whom }) => whom === 'channel')?.channel ?? null,
    teamLeads: membersAs('lead'),
    standIn: membersAs('stand-in')[0] ?? null,
    conveners: rows
      .filter(({ whom }) => whom === 'convener')
      .map(({ organisation_id: organisation }) => ({
        organisation,
        coordinators: membersAs('coordinator', organisation),
      })),
  }
}
