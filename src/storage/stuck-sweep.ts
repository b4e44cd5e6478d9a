import { addDays } from 'date-fns/addDays'
import { sql } from 'kysely'
import type { NewId } from '../core/ids.ts'
import { nextNight } from '../core/night.ts'
import { dayIn } from '../core/register/absence.ts'
import type { Network } from '../core/register/register.ts'
import { afterWorkingMinutes, startOfWork, type WorkingCalendar } from '../core/working-time.ts'
import { atWork } from './absence-store.ts'
import { type NetworkRow, networkColumns, networkOf } from './caller.ts'
import type { Database } from './engine.ts'
import { asOperator, type Trx } from './scope.ts'
import { isOverWith, isStuck, standingColumns, standingJoins } from './stuck-facts.ts'

export interface SweepOptions {
  readonly newId: NewId
  readonly now: Date
  readonly calendarOf: (network: Network) => Promise<WorkingCalendar>
}

/**
 * Goes through each network whose working day has begun, and tells its coordinators of what has got stuck by itself. Whoever looks first does
 * it: the others pass the row by. Gives how many messages were posted.
 */
export async function sweepStuck(database: Database, { newId, now, calendarOf }: SweepOptions): Promise<number> {
  const networks = await asOperator(database, null, async (trx) => {
    const { rows } = await sql<NetworkRow>`select ${sql.raw(networkColumns)} from networks n order by n.key`.execute(
      trx,
    )
    return rows.map(networkOf)
  })
  const faults: unknown[] = []
  let posted = 0
  for (const network of networks) {
    // One network's trouble is not the next one's: it is told once all have been gone through.
    posted += await calendarOf(network)
      .then((calendar) =>
        asOperator(database, network.id, (trx) => sweepWhenDue(trx, { network, calendar, newId, now })),
      )
      .catch((fault: unknown) => {
        faults.push(fault)
        return 0
      })
  }
  if (faults.length > 0) throw faults[0]
  return posted
}

interface Sweep {
  readonly network: Network
  readonly calendar: WorkingCalendar
  readonly newId: NewId
  readonly now: Date
}

async function sweepWhenDue(trx: Trx, sweep: Sweep): Promise<number> {
  const {
    network: { id: network, timeZone },
    calendar,
    now,
  } = sweep
  await sql`insert into nights (network_id, due_at) values (${network}, ${nextNight(now, timeZone)}) on conflict do nothing`.execute(
    trx,
  )
  const taken = await sql<{ at: Date | null }>`select stuck_due_at as at from nights where network_id = ${network}
    and (stuck_due_at is null or stuck_due_at <= ${now}) for update skip locked`.execute(trx)
  if (taken.rows.length === 0) return 0
  const working = afterWorkingMinutes(now, 0, calendar)
  const isTime = working <= now
  const tomorrow = startOfWork(dayIn(timeZone, addDays(now, 1)), calendar)
  const next = isTime ? afterWorkingMinutes(tomorrow, 0, calendar) : working
  await sql`update nights set stuck_due_at = ${next} where network_id = ${network}`.execute(trx)
  if (!isTime) return 0
  await takeBack(trx, sweep)
  return tellOfStuck(trx, sweep)
}

/** An absence has come to its end: what came to the conveners for it alone is theirs to know no longer. */
async function takeBack(trx: Trx, { network: { id: network, timeZone }, now }: Sweep): Promise<void> {
  const today = `'${dayIn(timeZone, now)}'::date`
  await sql`update case_access a set level = 'advice' from cases c
    where c.network_id = ${network} and c.status = 'open' and a.network_id = ${network} and a.case_id = c.id and a.level = 'need'
      and a.given_by = c.owner_organisation_id
      and ${sql.raw(isOverWith(today))}`.execute(trx)
}

/**
 * An absence has begun, a stand-in is away as well, or it was so already before anything told of it. Each case comes once to each convener that
 * does not know of it; and of each absence each is told once, also where it knows the cases already: from an absence before, as its own, or as a
 * party. One message about each owner.
 */
async function tellOfStuck(trx: Trx, { network: { id: network, timeZone }, newId, now }: Sweep): Promise<number> {
  const today = `'${dayIn(timeZone, now)}'::date`
  const untoldNow = `a.ended_at is null and a.from_on <= ${today} and a.to_on >= ${today} and a.told_at is null`
  const isUntold = sql.raw(
    `exists (select from absences a where a.network_id = s.network_id and a.member_id = s.owner_id and ${untoldNow})`,
  )
  const { rows } = await sql<{ owner: string; coordinator: string }>`
    with s as (select * from (select ${sql.raw(standingColumns)} from cases c ${sql.raw(standingJoins(today))}
      where c.network_id = ${network} and c.status = 'open') s where ${sql.raw(isStuck)}),
    untold as (select s.*, o.id as convener, knows.level from s
      join organisations o on o.network_id = s.network_id and o.convener
      left join lateral (select a.level from case_access a where a.network_id = s.network_id and a.organisation_id = o.id
        and a.case_id = s.id and a.level in ('need', 'party', 'own') limit 1) knows on true
      where knows.level is null or (s.owner = 'away' and ${isUntold})),
    told as (insert into case_access (network_id, organisation_id, case_id, level, given_by)
      select network_id, convener, id, 'need', organisation_id from untold where level is null
      on conflict (network_id, organisation_id, case_id, given_by) do update set level = 'need'),
    marked as (update absences a set told_at = ${now} where a.network_id = ${network} and ${sql.raw(untoldNow)}
      and (a.stand_in is null or not exists (select from members t
        where t.network_id = a.network_id and t.id = a.stand_in and ${sql.raw(atWork('t', today))})))
    select distinct u.owner_id as owner, m.id as coordinator from untold u
    join members m on m.network_id = u.network_id and m.organisation_id = u.convener and m.active and 'coordinator' = any(m.roles)
    order by owner, coordinator`.execute(trx)
  for (const { owner, coordinator } of rows) {
    const about = JSON.stringify({ kind: 'stuck', case: null, owner })
    await sql`insert into outbox_lanes (network_id, lane) values (${network}, ${coordinator}) on conflict do nothing`.execute(
      trx,
    )
    await sql`insert into outbox (network_id, id, lane, recipient, about, subject, live, due_at, posted_at)
      values (${network}, ${newId()}, ${coordinator}, 'member', ${about}::jsonb, ${owner}, false, ${now}, ${now})`.execute(
      trx,
    )
  }
  return rows.length
}
