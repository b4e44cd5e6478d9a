import { toClose, toReach } from '../core/digest/count.ts'
import { awayUnnamed } from './absence-store.ts'
import { statement } from './line.ts'
import { isStuck, standingFacts } from './stuck-facts.ts'

type Deadline = typeof toClose | typeof toReach

/** Stands for the network where an organisation's id stands. */
export const ofNetwork = '00000000-0000-0000-0000-000000000000'

const ms = (moment: string): string => `(extract(epoch from ${moment}) * 1000)::bigint`
/** Working milliseconds that had passed since the first of the days $4 when the milliseconds were `at`; each day has $5. */
const worked = (
  at: string,
): string => `(select case when d.n = 0 then 0 else (d.n - 1) * $5::bigint + least(d.at - ($4::bigint[])[d.n], $5) end
  from (select w.at, width_bucket(w.at, $4::bigint[]) as n from (select ${ms(at)} as at) w) d)`
/** Working minutes between two of those, begun ones whole. */
const minutes = (from: string, to: string): string => `(greatest(0, ${to} - ${from}) + 59999) / 60000`
const within = (moment: string): string => `(${moment} >= $2 and ${moment} < $3)`
/** When the month so many after the one of that moment begins. */
const monthsFrom = (moment: string, months: number): string =>
  `((date_trunc('month', ${moment} at time zone $7::text) + interval '${months} months') at time zone $7::text)`
/** When the months, or the month, begin of which is asked in the one that begins then. */
const startOf = ({ months }: Deadline, moment: string): string => monthsFrom(`${moment}::timestamptz`, -months)
const companyOf = (k: string): string => `coalesce(${k}.number, encode(${k}.number_match, 'hex'), ${k}.id::text)`
/** Until when is asked of a case. */
const by = ({ days, months }: Deadline): string =>
  `least(c.opened_at + interval '${days * 24} hours', ${monthsFrom('c.opened_at', months + 1)})`
/** Longer ago nothing can have been sent whose first working day ends now. */
const longestWeekend = `interval '40 days'`

/** Whose figures a row goes into: the network's, and those of the two organisations that have a part in it, or of the one that has both. */
const scopes = (one: string, other: string): string => `cross join lateral unnest(case when ${one} = ${other}
  then array['${ofNetwork}'::uuid, ${one}] else array['${ofNetwork}'::uuid, ${one}, ${other}] end) s (scope)`

const cases = `
  spans as (select ${startOf(toClose, '$2')} as from_90, ${startOf(toClose, '$3')} as to_90, ${startOf(toReach, '$2')} as from_30,
    ${startOf(toReach, '$3')} as to_30),
  looked as (select c.id, c.company_id, c.door_id as door, c.owner_organisation_id as owner, c.opened_at, c.closed_at, c.result,
    ${within('c.opened_at')} as opened, coalesce(${within('c.closed_at')}, false) as closed, (c.closed_at is null or c.closed_at >= $3) as open,
    c.opened_at >= p.from_90 and c.opened_at < p.to_90 as of_90, c.opened_at >= p.from_30 and c.opened_at < p.to_30 as of_30
    from cases c cross join spans p where c.network_id = $1 and c.opened_at < $3
      and (c.opened_at >= (select from_90 from spans) or c.closed_at >= $2 or c.closed_at is null)),
  handed as (select r.case_id, count(r.accepted_at) as taken, min(r.offered_at) as offered_at, min(r.accepted_at) as accepted_at
    from looked c join referrals r on r.network_id = $1 and r.case_id = c.id
    where (c.closed or c.of_30) and r.kind = 'handover' and r.stage <> 'void' and r.offered_at is not null group by r.case_id),
  seen as (select c.door, c.owner, c.opened, c.closed, c.open, c.of_90, c.of_30, c.closed_at, c.result, coalesce(h.taken, 0) as taken,
    case when c.of_90 then c.closed_at <= ${by(toClose)} end as in_90,
    case when c.of_30 then coalesce(h.offered_at > ${by(toReach)}, true) or coalesce(h.accepted_at <= ${by(toReach)}, false) end as reached,
    case when c.opened then coalesce(k.municipality, '') end as municipality, case when c.opened then ${companyOf('k')} end as company,
    case when c.opened then coalesce((select g.shown ->> 'need' from suggestions g
      where g.network_id = $1 and g.case_id = c.id and g.shown ->> 'need' is not null order by g.id desc limit 1), '') end as need,
    case when c.open then (select count(*) from (values (30), (90), (180)) b (days)
      where c.opened_at <= $3::timestamptz - make_interval(hours => b.days * 24)) end as age
    from looked c left join handed h on h.case_id = c.id left join companies k on k.network_id = $1 and k.id = c.company_id and c.opened),
  summed as (select door, owner, need, municipality, age, grouping(need) = 0 as by_need, grouping(municipality) = 0 as by_municipality,
    grouping(age) = 0 as by_age, count(*) filter (where opened) as opened, count(*) filter (where closed) as closed,
    count(*) filter (where open) as open, count(*) filter (where of_90) as of_90, count(*) filter (where in_90) as in_90,
    count(*) filter (where in_90 and result in ('got-help', 'partly')) as helped, count(*) filter (where closed and taken = 0) as direct,
    coalesce(sum(taken) filter (where closed), 0) as hops, count(*) filter (where of_30) as of_30, count(*) filter (where reached) as reached
    from seen group by grouping sets ((door, owner), (door, owner, need), (door, owner, municipality), (door, owner, age)))`

const countedCases = `select s.scope, v.what, v.a, v.b, sum(v.n)::int as n from summed c ${scopes('c.door', 'c.owner')} cross join lateral (
    select * from (values
      ('casesOpened', '', '', c.opened),
      ('casesClosed', '', '', c.closed),
      ('casesOpen', '', '', c.open),
      ('cases90', '', '', c.of_90),
      ('closedIn90', '', '', c.in_90),
      ('gotHelp', '', '', c.helped),
      ('firstDoorRight', '', '', c.direct),
      ('hops', '', '', c.hops),
      ('cases30', '', '', c.of_30),
      ('reached', '', '', c.reached),
      ('cases30By', c.door::text, '', c.of_30),
      ('reachedBy', c.door::text, '', c.reached),
      ('doorOwner', c.door::text, c.owner::text, c.opened)) f where not (c.by_need or c.by_municipality or c.by_age)
    union all select 'needs', c.need, '', c.opened where c.by_need
    union all select 'municipalities', c.municipality, '', c.opened where c.by_municipality
    union all select 'openByAge', (array['under-30', '30-89', '90-179', 'from-180'])[c.age + 1], '', c.open where c.by_age) v (what, a, b, n)
  where v.n > 0 group by 1, 2, 3, 4`

const countedStuck = `select s.scope, 'stuck', '', '', count(*)::int from (select c.door_id, c.owner_organisation_id, ${standingFacts} from cases c
    join members m on m.network_id = c.network_id and m.id = c.owner_id ${awayUnnamed('m', '$6::date')}
    where c.network_id = $1 and c.status = 'open') t ${scopes('t.door_id', 't.owner_organisation_id')}
  where ${isStuck} and $6::date is not null group by 1`

const companies = `
  met as (select distinct s.scope, c.company from seen c ${scopes('c.door', 'c.owner')} where c.opened),
  earlier as (select distinct s.scope, e.company from (select distinct ${companyOf('k')} as company, c.door_id as door, c.owner_organisation_id as owner
    from companies k join cases c on c.network_id = $1 and c.company_id = k.id and c.opened_at < $2
    where k.network_id = $1 and ${companyOf('k')} in (select company from met)) e ${scopes('e.door', 'e.owner')})`

const countedCompanies = `select m.scope, 'companies', '', '', count(*)::int from met m group by 1
  union all select m.scope, 'companiesNew', '', '', count(*)::int from met m left join earlier e on e.scope = m.scope and e.company = m.company
    where e.company is null group by 1`

const referrals = `
  times as (select ${worked('$2::timestamptz')} as from_at, ${worked('$3::timestamptz')} as to_at),
  timed as (select r.kind, r.from_organisation_id as sender, r.to_organisation_id as receiver, r.accepted_at,
    ${within('r.offered_at')} as sent, coalesce(r.stage = 'declined' and ${within('r.since_at')}, false) as declined, r.details ->> 'reason' as reason,
    coalesce(r.kind = 'handover' and ${within('r.accepted_at')}, false) as handed,
    coalesce(r.accepted_at is not null and ${within('r.contacted_at')}, false) as contacted,
    not (r.accepted_at is null and r.stage in ('withdrawn', 'superseded')) as is_to_answer,
    case when r.kind = 'handover' and ${within('r.accepted_at')} then exists (select from warm_handovers w
      where w.network_id = $1 and w.referral_id = r.id and w.stage = 'held') end as warm,
    ${worked('r.offered_at')} as offered, ${worked('r.accepted_at')} as accepted, case when ${within('r.contacted_at')} then ${worked('r.contacted_at')} end as contact
    from referrals r where r.network_id = $1 and r.stage <> 'void' and r.offered_at < $3
      and (r.offered_at >= $2::timestamptz - ${longestWeekend} or r.accepted_at >= $2 or r.contacted_at >= $2
        or (r.stage = 'declined' and r.since_at >= $2))),
  met_by as (select r.*, is_to_answer and ${minutes('r.offered', 't.from_at')} <= $5 / 60000 and ${minutes('r.offered', 't.to_at')} > $5 / 60000 as due,
    case when r.accepted_at is not null then ${minutes('r.offered', 'r.accepted')} end as took,
    case when r.contacted then ${minutes('r.accepted', 'r.contact')} end as to_contact from timed r cross join times t),
  answered as (select sender, receiver, reason, grouping(reason) = 0 as by_reason, count(*) filter (where sent) as sent,
    count(*) filter (where declined) as declined, count(*) filter (where handed) as handed, count(*) filter (where warm) as warm,
    count(*) filter (where due) as due, count(*) filter (where due and took is not null) as accepted,
    count(*) filter (where due and took <= 240) as in_4, count(*) filter (where due and took <= $5 / 60000) as in_1,
    count(*) filter (where due and took <= 2 * ($5 / 60000)) as in_2, count(*) filter (where due and took <= 5 * ($5 / 60000)) as in_5,
    count(*) filter (where contacted) as contacts
    from met_by group by grouping sets ((sender, receiver), (sender, receiver, reason)))`

const countedReferrals = `select s.scope, v.what, v.a, v.b, sum(v.n)::int from answered r ${scopes('r.sender', 'r.receiver')} cross join lateral (
    select * from (values
      ('referrals', '', '', r.sent),
      ('fromTo', r.sender::text, r.receiver::text, r.sent),
      ('declines', '', '', r.declined),
      ('handovers', '', '', r.handed),
      ('warm', '', '', r.warm),
      ('contacts', '', '', r.contacts),
      ('dueReferrals', '', '', r.due),
      ('dueAccepted', '', '', r.accepted),
      ('acceptedInADay', '', '', r.in_1),
      ('responseTimes', 'in-4-hours', '', r.in_4),
      ('responseTimes', 'in-1-day', '', greatest(r.in_1 - r.in_4, 0)),
      ('responseTimes', 'in-2-days', '', r.in_2 - greatest(r.in_1, r.in_4)),
      ('responseTimes', 'in-5-days', '', r.in_5 - greatest(r.in_2, r.in_4)),
      ('responseTimes', 'later', '', r.accepted - greatest(r.in_5, r.in_4)),
      ('responseTimes', 'not-accepted', '', r.due - r.accepted)) f where not r.by_reason
    union all select 'declinesBy', r.reason, '', r.declined where r.by_reason) v (what, a, b, n)
  where v.n > 0 group by 1, 2, 3, 4`

const countedMeetings = `select s.scope, 'meetingsHeld', '', '', count(*)::int from meetings m
  cross join lateral (select distinct unnest(array['${ofNetwork}'::uuid, m.organisation_id] || m.organisations) as scope) s
  where m.network_id = $1 and ${within('m.ended_at')} group by 1`

const countedActions = `select s.scope, 'actionsDone', '', '', count(*)::int from meeting_records r
  join members w on w.network_id = $1 and w.id = r.whom_id ${scopes('w.organisation_id', 'w.organisation_id')}
  where r.network_id = $1 and r.kind = 'action' and r.undone_at is null and ${within('r.done_at')} group by 1`

const share = (what: string, time: string, of: string, wanted: number): string => `select s.scope, '${what}', '', '',
  greatest(1, percentile_disc(${wanted}) within group (order by r.${time}))::int from met_by r ${scopes('r.sender', 'r.receiver')}
  where r.${of} and r.${time} is not null group by 1`

/** One row for each number that is not none, of the network and of each organisation. The same as `count` in core: a spec holds the two together. */
const counting = `with ${[cases, companies, referrals].join(',')}
  ${[
    ...[countedCases, countedStuck, countedCompanies, countedReferrals],
    ...[countedMeetings, countedActions],
    share('medianToAccept', 'took', 'due', 0.5),
    share('p90ToAccept', 'took', 'due', 0.9),
    share('medianToContact', 'to_contact', 'contacted', 0.5),
  ].join('\n  union all ')}`

/** Milliseconds: a year of a large network takes some seconds, on a machine that is busy many. */
const patience = 10 * 60_000

/** What is counted when; values: network, from, to, starts of working days, milliseconds of one, today (without it, what is stuck is not counted), and time zone. */
export const countAll = statement<{
  readonly scope: string
  readonly what: string
  readonly a: string
  readonly b: string
  readonly n: number
}>('digest.count', counting, patience)
