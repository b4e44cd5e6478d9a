import type { Database } from '#src/storage/engine.ts'
import type { Seeded } from './seed.ts'

const days = 730
const batch = 50_000
const organisations = 40

/**
 * Two years of referrals, the oldest first, between forty organisations of which some are larger: four cases for five referrals, and
 * two companies for four of them, which come back at any time. Needs a login that may pass by the tables' rules.
 */
export async function seedReferrals(
  { pool }: Database,
  { network }: Seeded,
  count: number,
  total: (done: number) => void,
): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('set session_replication_role = replica')
    for (const statement of register) await client.query(statement, [network])
    for (let done = 0; done < count; done += batch) {
      const last = Math.min(count, done + batch) - 1
      for (const statement of statements) await client.query(statement, [network, done, last, count])
      total(last + 1)
    }
    await client.query('vacuum analyze')
  } finally {
    client.release(true)
  }
}

/** The same for the same number, evenly from 0 to 1; `salt` makes them differ. */
const chance = (of: string, salt: number): string => `((hashint8extended(${of}, ${salt}) & 2147483647) / 2147483648.0)`
const id = (of: string, what: string): string =>
  `overlay(overlay(md5('${what}' || (${of})) placing '4' from 13) placing '8' from 17)::uuid`
const somebody = (of: string, salt: number): string =>
  `o.all[1 + floor(${organisations} * ${chance(of, salt)} ^ 1.5)::int]`

const register = [
  `insert into organisations (network_id, id, key, name, folded_key, folded_name, convener, public_authority)
    select $1, ${id('n', 'organisation')}, 'o' || n, 'Organisation ' || n, 'o' || n, 'organisation ' || n, false, false
    from generate_series(5, ${organisations}) n`,
  `insert into members (network_id, id, organisation_id, key, name, email, folded_key, folded_name, folded_email, roles)
    select $1, o.id, o.id, o.id::text, o.name, o.id::text, o.id::text, o.folded_name, o.id::text, '{promoter}'
    from organisations o where o.network_id = $1`,
]

const day = `interval '1 day'`
/** Who there is, each with a member of the same id. */
const everybody = `(select array_agg(id order by id) as all from organisations where network_id = $1) o`
const rows = `select n, n - n / 5 as c, now() - ${days} * ${day} * (1 - n / $4::float) as at from generate_series($2::bigint, $3::bigint) n`
/** Each fifth referral is of the case before. */
const cases = `(select *, least(at + ${day} * (5 + 60 * ${chance('c', 1)}), now() + ${day}) as end_at, ${chance('c', 2)} as luck,
    floor(0.5 * $4 * ${chance('c', 9)})::bigint as company, ${somebody('c', 3)} as door, ${somebody('c', 4)} as other from (${rows}) r cross join ${everybody} where n % 5 <> 4) c`
const referrals = `(select *, ${somebody('c', 3)} as sender, ${somebody('n', 4)} as receiver, ${chance('n', 5)} as luck,
    at + ${day} * 4 * ${chance('n', 6)} ^ 2 as accepted, at + ${day} * (4 + 5 * ${chance('n', 7)}) as contacted,
    case when ${chance('n', 8)} < 0.6 then 'handover' else 'advice' end as kind from (${rows}) r cross join ${everybody}) r`

/** Values: network, first and last of a batch, and how many there will be. */
const statements = [
  `insert into companies (network_id, id, held_by, name, folded_name, number, municipality, added_at)
    select distinct on (company) $1, ${id('company', 'company')}, null, 'Company ' || company, 'company ' || company, (5560000000 + company)::text,
      (100 + floor(290 * ${chance('company', 9)}))::text, at from ${cases} where $4 > 0 order by company on conflict do nothing`,
  `insert into cases (network_id, id, number, company_id, need, owner_id, owner_organisation_id, door_id, status, opened_at, closed_at, result)
    select $1, ${id('c', 'case')}, 1000 + c, ${id('company', 'company')}, 'a partner in Germany', owner, owner, door,
      case when closed is null then 'open' else 'closed' end, at, closed, case when closed is not null then 'got-help' end
    from (select *, case when luck < 0.5 then door else other end as owner,
      case when end_at < now() and luck between 0.01 and 0.99 then end_at end as closed from ${cases} where $4 > 0) c`,
  `insert into suggestions (network_id, id, case_id, organisation_id, shown_at, shown)
    select $1, ${id('c', 'suggestion')}, ${id('c', 'case')}, door, at, jsonb_build_object('need', 'need-' || floor(12 * luck)) from ${cases} where $4 > 0`,
  `insert into referrals (network_id, id, case_id, kind, from_id, from_organisation_id, to_organisation_id, to_id, hops, version, stage, details,
      since_at, case_number, approval_id, offered_at, accepted_at, contacted_at)
    select $1, ${id('n', 'referral')}, ${id('c', 'case')}, kind, sender, sender, receiver, receiver, 0, 1,
      case when luck < 0.85 then 'completed' when luck < 0.93 then 'declined' when luck < 0.97 then 'withdrawn' else 'offered' end,
      case when luck between 0.85 and 0.93 then '{"reason":"no-capacity"}' else '{}' end::jsonb, accepted, 1000 + c, ${id('n', 'approval')}, at,
      case when luck < 0.85 then accepted end, case when luck < 0.7 then contacted end from ${referrals} where $4 > 0`,
  `insert into warm_handovers (network_id, id, referral_id, organisation_id, receiver_organisation_id, version, stage, times, at, minutes, since_at)
    select $1, ${id('n', 'warm')}, ${id('n', 'referral')}, sender, receiver, 1, 'held', '{}', accepted, 30, accepted from ${referrals}
    where luck < 0.2 and kind = 'handover' and $4 > 0`,
]
