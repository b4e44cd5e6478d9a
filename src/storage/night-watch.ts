import { type RawBuilder, sql } from 'kysely'
import type { NewId } from '../core/ids.ts'
import { type Found, type Night, type NightFinding, nextNight, nightFindings } from '../core/night.ts'
import type { Database } from './engine.ts'
import { asOperator, asWorker, enter, type Trx } from './scope.ts'

/** So many case numbers are named. */
const mostNamed = 10

const underWay = sql`(r.stage in ('offered', 'needs-info', 'accepted', 'in-progress', 'on-hold')
  or (r.stage = 'returned' and r.details ->> 'takenBack' is null))`
const isActive = (id: RawBuilder<unknown>) =>
  sql`exists (select from members m where m.network_id = of.network_id and m.id = ${id} and m.active)`
const ofReferrals = sql`(select r.*, c.number from referrals r
  left join cases c on c.network_id = r.network_id and c.id = r.case_id where ${underWay}) of`
const ofCases = sql`(select * from cases where status = 'open') of`

/** Each reads what is wrong from the rows themselves, whatever was to keep it from happening. */
const wrong: { readonly [F in NightFinding]: RawBuilder<unknown> } = {
  'case-without-owner': sql`${ofCases} where not ${isActive(sql`of.owner_id`)}`,
  'referral-without-party': sql`${ofReferrals} where not ${isActive(sql`of.from_id`)}
    or (of.stage in ('offered', 'needs-info') and of.to_id is not null and not ${isActive(sql`of.to_id`)})
    or (of.owner_id is not null and not ${isActive(sql`of.owner_id`)})
    or not exists (select from organisations o where o.network_id = of.network_id and o.id = of.to_organisation_id)`,
  'stage-without-clock': sql`${ofReferrals} where not exists (select from clocks k
    where k.network_id = of.network_id and k.referral_id = of.id and k.since_at = of.since_at)`,
  'access-missing': sql`${ofCases} where not exists (select from case_access a where a.network_id = of.network_id
    and a.case_id = of.id and a.organisation_id = of.owner_organisation_id and a.level in ('party', 'own'))`,
  'message-without-recipient': sql`(select *, null::integer as number from outbox where waiting) of
    where not exists (select from members m where m.network_id = of.network_id and m.id = of.lane)
      and not exists (select from channels k where k.network_id = of.network_id and k.id = of.lane)`,
}

/** How one network stands, as its operator sees it. */
async function standing(trx: Trx, network: string, prefix: string): Promise<Night> {
  const findings: Found[] = []
  for (const what of nightFindings) {
    const found = await sql<{ number: number | null; count: number }>`select of.number, count(*) over ()::int as count
      from ${wrong[what]} order by of.number limit ${mostNamed}`.execute(trx)
    const [first] = found.rows
    const cases = found.rows.flatMap(({ number }) => (number === null ? [] : [`${prefix}-${number}`]))
    if (first) findings.push({ what, count: first.count, cases: [...new Set(cases)] })
  }
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from cases
    where network_id = ${network} and status = 'open'`.execute(trx)
  return { openCases: rows[0]?.n ?? 0, findings }
}

interface NetworkRow {
  readonly network_id: string
  readonly key: string
  readonly prefix: string
  readonly time_zone: string
}
const networksOf = (database: Database): Promise<readonly NetworkRow[]> =>
  asOperator(database, null, (trx) =>
    trx.selectFrom('networks').select(['network_id', 'key', 'prefix', 'time_zone']).orderBy('key').execute(),
  )

/** How every network stands now; changes nothing. */
export async function proveNetworks(database: Database): Promise<readonly (Night & { readonly key: string })[]> {
  const proofs: (Night & { readonly key: string })[] = []
  for (const { network_id, key, prefix } of await networksOf(database)) {
    const night = await asOperator(database, null, async (trx) => {
      await enter(trx, network_id)
      return standing(trx, network_id, prefix)
    })
    proofs.push({ key, ...night })
  }
  return proofs
}

/**
 * Checks each network whose night has come, at once for all that was missed, and tells its administrators of what is wrong, in the
 * transaction that sets the next night. Whoever looks first does it: the others pass the row by. Gives what was checked.
 */
export async function watchNights(database: Database, newId: NewId, now: Date): Promise<readonly Night[]> {
  const nights: Night[] = []
  const faults: unknown[] = []
  for (const row of await networksOf(database)) {
    // One network's trouble is not the next one's: it is told once all have been looked at.
    const night = await asOperator(database, null, async (trx) => {
      await enter(trx, row.network_id)
      return watch(trx, row, newId, now)
    }).catch((fault: unknown) => void faults.push(fault))
    if (night) nights.push(night)
  }
  if (faults.length > 0) throw faults[0]
  return nights
}

async function watch(trx: Trx, row: NetworkRow, newId: NewId, now: Date): Promise<Night | null> {
  const { network_id: network, prefix, time_zone: zone } = row
  const due = nextNight(now, zone)
  await sql`insert into nights (network_id, due_at) values (${network}, ${due}) on conflict do nothing`.execute(trx)
  const taken = await sql`select from nights where network_id = ${network} and due_at <= ${now}
    for update skip locked`.execute(trx)
  if (taken.rows.length === 0) return null
  const night = await standing(trx, network, prefix)
  await sql`update nights set due_at = ${due}, checked_at = ${now}, open_cases = ${night.openCases},
    findings = ${JSON.stringify(night.findings)}::jsonb where network_id = ${network}`.execute(trx)
  if (night.findings.length > 0) await tell(trx, network, newId, now)
  return night
}

async function tell(trx: Trx, network: string, newId: NewId, now: Date): Promise<void> {
  const admins = await sql<{ id: string }>`select id from members where network_id = ${network} and active
    and 'network_admin' = any(roles) order by id`.execute(trx)
  for (const { id } of admins.rows) {
    await sql`insert into outbox_lanes (network_id, lane) values (${network}, ${id}) on conflict do nothing`.execute(
      trx,
    )
    await sql`insert into outbox (network_id, id, lane, recipient, about, subject, live, due_at, posted_at)
      values (${network}, ${newId()}, ${id}, 'member', ${JSON.stringify({ kind: 'night', network })}::jsonb, ${network}, false, ${now}, ${now})`.execute(
      trx,
    )
  }
}

/** For the metrics: how many of each were found in the last check, and how many open cases there were, in all networks. */
export const nightCounts = (
  database: Database,
): Promise<{ readonly openCases: number; readonly found: { readonly [F in NightFinding]?: number } }> =>
  asWorker(database, {}, async (trx) => {
    const nights = await sql<{ n: number }>`select coalesce(sum(open_cases), 0)::int as n from nights`.execute(trx)
    const rows = await sql<{
      what: NightFinding
      n: number
    }>`select f ->> 'what' as what, sum((f ->> 'count')::int)::int as n
      from nights cross join jsonb_array_elements(findings) f group by 1`.execute(trx)
    return {
      openCases: nights.rows[0]?.n ?? 0,
      found: Object.fromEntries(rows.rows.map(({ what, n }) => [what, n])),
    }
  })
