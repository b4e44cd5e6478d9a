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
/** Opened in the month, or the months, of which is asked now; and until when is asked. */
const cohortOf = ({ months }: Deadline): string =>
  `(c.opened_at >= ${monthsFrom('$2::timestamptz', -months)} and c.opened_at < ${monthsFrom('$3::timestamptz', -months)})`
const by = ({ days, months }: Deadline): string =>
  `least(c.opened_at + interval '${days * 24} hours', ${monthsFrom('c.opened_at', months + 1)})`
/** Longer ago nothing can have been sent whose first working day ends now. */
const longestWeekend = `interval '40 days'`

/** Whose figures a row goes into: the network's, and those of the organisations that have a part in it. */
const scopes = (...organisations: readonly string[]): string =>
  `cross join lateral (select distinct unnest(array['${ofNetwork}'::uuid, ${organisations.join(', ')}]) as scope) s`

const cases = `
  handed as (select r.case_id, count(r.accepted_at) as taken, min(r.offered_at) as offered_at, min(r.accepted_at) as accepted_at
    from referrals r where r.network_id = $1 and r.kind = 'handover' and r.stage <> 'void' and r.offered_at is not null
    group by r.case_id),
  stuck as (select id from (select c.id, ${standingFacts} from cases c
    join members m on m.network_id = c.network_id and m.id = c.owner_id ${awayUnnamed('m', '$6::date')}
    where c.network_id = $1 and c.status = 'open') s where ${isStuck}),
  known as (select c.id, coalesce(k.number, encode(k.number_match, 'hex'), k.id::text) as company, k.municipality, c.door_id as door,
    c.owner_organisation_id as owner, c.opened_at, c.closed_at, c.result
    from cases c join companies k on k.network_id = c.network_id and k.id = c.company_id
    where c.network_id = $1 and c.opened_at < $3),
  looked as (select c.*, s.scope, coalesce(h.taken, 0) as taken, h.offered_at, h.accepted_at,
    case when ${within('c.opened_at')} then coalesce((select g.shown ->> 'need' from suggestions g
      where g.network_id = $1 and g.case_id = c.id and g.shown ->> 'need' is not null order by g.id desc limit 1), '') end as need
    from known c left join handed h on h.case_id = c.id ${scopes('c.door', 'c.owner')}
    where c.opened_at >= ${monthsFrom('$2::timestamptz', -toClose.months)} or c.closed_at >= $2 or c.closed_at is null),
  cohort as (select c.*, ${cohortOf(toClose)} as of_90, c.closed_at <= ${by(toClose)} as in_90,
    ${cohortOf(toReach)} as of_30, h.reached, ${within('c.opened_at')} as opened, coalesce(${within('c.closed_at')}, false) as closed,
    (c.closed_at is null or c.closed_at >= $3) as open, (select count(*) from (values (30), (90), (180)) b (days)
      where c.opened_at <= $3::timestamptz - make_interval(hours => b.days * 24)) as age
    from looked c cross join lateral (select coalesce(c.offered_at > ${by(toReach)}, true)
      or coalesce(c.accepted_at <= ${by(toReach)}, false) as reached) h)`

const countedCases = `select c.scope, v.what, v.a, v.b, sum(v.n)::int as n from cohort c cross join lateral (values
    ('casesOpened', '', '', c.opened::int),
    ('casesClosed', '', '', c.closed::int),
    ('casesOpen', '', '', c.open::int),
    ('cases90', '', '', c.of_90::int),
    ('closedIn90', '', '', (c.of_90 and c.in_90)::int),
    ('gotHelp', '', '', (c.of_90 and c.in_90 and c.result in ('got-help', 'partly'))::int),
    ('firstDoorRight', '', '', (c.closed and c.taken = 0)::int),
    ('hops', '', '', c.closed::int * c.taken),
    ('cases30', '', '', c.of_30::int),
    ('reached', '', '', (c.of_30 and c.reached)::int),
    ('cases30By', c.door::text, '', c.of_30::int),
    ('reachedBy', c.door::text, '', (c.of_30 and c.reached)::int),
    ('doorOwner', c.door::text, c.owner::text, c.opened::int),
    ('needs', c.need, '', c.opened::int),
    ('municipalities', coalesce(c.municipality, ''), '', c.opened::int),
    ('openByAge', (array['under-30', '30-89', '90-179', 'from-180'])[c.age + 1], '', c.open::int)) v (what, a, b, n)
  where v.n > 0 group by 1, 2, 3, 4`

const countedStuck = `select s.scope, 'stuck', '', '', count(*)::int from stuck t join cases c on c.network_id = $1 and c.id = t.id
  ${scopes('c.door_id', 'c.owner_organisation_id')} where $6::date is not null group by 1`

const countedCompanies = `select w.scope, v.what, '', '', count(*)::int from (select distinct c.scope, c.company from cohort c where c.opened) w
  cross join lateral (values ('companies', true), ('companiesNew', not exists (select from known e where e.company = w.company
    and e.opened_at < $2 and (w.scope = '${ofNetwork}' or e.door = w.scope or e.owner = w.scope)))) v (what, yes)
  where v.yes group by 1, 2`

const referrals = `
  times as (select ${worked('$2::timestamptz')} as from_at, ${worked('$3::timestamptz')} as to_at),
  sent as (select r.kind, r.from_organisation_id as sender, r.to_organisation_id as receiver, r.offered_at, r.accepted_at, r.contacted_at,
    case when r.stage = 'declined' then r.since_at end as declined_at, r.details ->> 'reason' as reason, s.scope,
    r.accepted_at is null and r.stage in ('withdrawn', 'superseded') as moot,
    ${worked('r.offered_at')} as offered, ${worked('r.accepted_at')} as accepted, ${worked('r.contacted_at')} as contacted,
    exists (select from warm_handovers w where w.network_id = $1 and w.referral_id = r.id and w.stage = 'held') as warm
    from referrals r ${scopes('r.from_organisation_id', 'r.to_organisation_id')}
    where r.network_id = $1 and r.stage <> 'void' and r.offered_at < $3
      and (r.offered_at >= $2::timestamptz - ${longestWeekend} or r.accepted_at >= $2 or r.contacted_at >= $2
        or (r.stage = 'declined' and r.since_at >= $2))),
  due as (select r.scope, case when r.accepted_at is not null then ${minutes('r.offered', 'r.accepted')} end as took from sent r cross join times t
    where not r.moot and ${minutes('r.offered', 't.from_at')} <= $5 / 60000 and ${minutes('r.offered', 't.to_at')} > $5 / 60000),
  contacts as (select r.scope, ${minutes('r.accepted', 'r.contacted')} as took from sent r
    where r.accepted_at is not null and ${within('r.contacted_at')})`

const countedReferrals = `select r.scope, v.what, v.a, v.b, count(*)::int from sent r cross join lateral (values
    ('referrals', '', '', ${within('r.offered_at')}),
    ('fromTo', r.sender::text, r.receiver::text, ${within('r.offered_at')}),
    ('declines', '', '', ${within('r.declined_at')}),
    ('declinesBy', r.reason, '', ${within('r.declined_at')}),
    ('handovers', '', '', r.kind = 'handover' and ${within('r.accepted_at')}),
    ('warm', '', '', r.kind = 'handover' and ${within('r.accepted_at')} and r.warm)) v (what, a, b, yes)
  where v.yes group by 1, 2, 3, 4`

const countedAnswers = `select d.scope, v.what, v.a, '', count(*)::int from due d cross join lateral (values
    ('dueReferrals', '', true),
    ('dueAccepted', '', d.took is not null),
    ('acceptedInADay', '', d.took <= $5 / 60000),
    ('responseTimes', case when d.took is null then 'not-accepted' when d.took <= 240 then 'in-4-hours'
      when d.took <= $5 / 60000 then 'in-1-day' when d.took <= 2 * ($5 / 60000) then 'in-2-days'
      when d.took <= 5 * ($5 / 60000) then 'in-5-days' else 'later' end, true)) v (what, a, yes)
  where v.yes group by 1, 2, 3`

const share = (what: string, of: string, wanted: number): string => `select scope, '${what}', '', '',
  greatest(1, percentile_disc(${wanted}) within group (order by took))::int from ${of} where took is not null group by 1`

/** One row for each number that is not none, of the network and of each organisation. The same as `count` in core: a spec holds the two together. */
const counting = `with ${cases}, ${referrals}
  ${[
    ...[countedCases, countedStuck, countedCompanies, countedReferrals, countedAnswers],
    share('medianToAccept', 'due', 0.5),
    share('p90ToAccept', 'due', 0.9),
    `select scope, 'contacts', '', '', count(*)::int from contacts group by 1`,
    share('medianToContact', 'contacts', 0.5),
  ].join('\n  union all ')}`

/** What is counted when; values: network, from, to, starts of working days, milliseconds of one, today (without it, what is stuck is not counted), and time zone. */
export const countAll = statement<{
  readonly scope: string
  readonly what: string
  readonly a: string
  readonly b: string
  readonly n: number
}>('digest.count', counting)
