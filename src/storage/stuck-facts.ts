import { enough } from '../core/case/stuck.ts'
import { awayJoin } from './absence-store.ts'

export const ofIt = 'r.network_id = c.network_id and r.case_id = c.id'
export const waits = `r.stage in ('offered', 'needs-info')`
export const toTakeBack = `(r.stage = 'returned' and r.details ->> 'takenBack' is null)`
const isTaken = `r.stage in ('accepted', 'in-progress', 'on-hold')`
/** Somebody has taken it since and brought it to an end: what was declined before that is no matter any more. */
const endedSince = `exists (select 1 from referrals e where e.network_id = c.network_id and e.case_id = c.id
  and e.stage in ('completed', 'failed') and e.since_at >= r.since_at)`
export const onAgenda = `exists (select 1 from clocks k where k.network_id = r.network_id and k.referral_id = r.id
  and k.agenda_at is not null and k.since_at = r.since_at)`
export const partyGone = `exists (select 1 from members t where t.network_id = r.network_id and not t.active
  and t.id = case when r.stage = 'returned' then r.from_id else r.to_id end and (${waits} or ${toTakeBack}))`

/** Of the cases `c`, with their owner `m` and who is away: what tells whether each goes on. */
export const standingFacts = `exists (select 1 from referrals r where ${ofIt} and ${onAgenda}) as on_agenda,
  (select coalesce(max(r.hops), 0) from referrals r where ${ofIt} and ${waits}) as hops,
  (select case when bool_or(${waits} or ${isTaken}) then 0
    else count(*) filter (where r.stage = 'declined' and not ${endedSince})::int end from referrals r where ${ofIt}) as declines,
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
/** The same as `stuck` in core, for the rows that `columns` gives; a spec holds the one to the other. */
export const isStuck = `(on_agenda or hops >= ${enough} or declines >= ${enough} or owner <> 'at-work' or receiver_gone)`
/** Nothing keeps the case `c`, of which no more is read than whose it is. */
export const goesOn = (
  today: string,
) => `not exists (select from (select ${standingFacts} from (select c.network_id, c.id, c.owner_id, c.owner_organisation_id) c
  ${standingJoins(today)}) s where ${isStuck})`
/** Further back than any weekend, free days or standstill reach. */
const lookedBack = 31
/**
 * Its owner has been away with nobody to answer, is so no longer, and nothing else keeps it, nor has any of its referrals come to the agenda: what
 * came to be known of it for that absence is to be known no longer.
 */
export const isOverWith = (today: string) => `(exists (select from absences b
    where b.network_id = c.network_id and b.member_id = c.owner_id and b.to_on >= ${today} - ${lookedBack}
      and (b.ended_at is not null or b.to_on < ${today}) and (b.stand_in is null or b.told_at is not null))
  and ${goesOn(today)} and not exists (select from referrals r
  join clocks k on k.network_id = r.network_id and k.referral_id = r.id where ${ofIt} and k.agenda_at is not null))`
