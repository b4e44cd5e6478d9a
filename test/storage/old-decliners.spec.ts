import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { openDatabase } from '#src/storage/database.ts'
import type { Database } from '#src/storage/engine.ts'
import { migrate, migrateUpTo } from '#src/storage/migrate.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const network = id(1)
const organisations = { almi: id(11), een: id(12), region: id(13), ekn: id(14) }
const kase = id(21)

/** Almi's case was declined by EEN and by the convener, and taken by EKN; the convener was told of it besides, by the ladder. */
const before = [
  `insert into networks (network_id, key, name, prefix, time_zone, locale, country, working_from, working_to)
    values ('${network}', 'nat', 'Nät', 'NAT', 'Europe/Stockholm', 'sv', 'SE', 480, 1020)`,
  ...Object.entries(organisations).flatMap(([key, organisation], at) => [
    `insert into organisations (network_id, id, key, name, folded_key, folded_name, convener, public_authority)
      values ('${network}', '${organisation}', '${key}', '${key}', '${key}', '${key}', ${key === 'region'}, false)`,
    `insert into members (network_id, id, organisation_id, key, name, email, folded_key, folded_name, folded_email, roles)
      values ('${network}', '${id(31 + at)}', '${organisation}', 'p', 'P', 'p@x', 'p', 'p', 'p@x', array['coordinator'])`,
  ]),
  `insert into companies (network_id, id, name, folded_name, added_at) values ('${network}', '${id(41)}', 'X', 'x', now())`,
  `insert into cases (network_id, id, number, company_id, need, owner_id, owner_organisation_id, door_id, opened_at)
    values ('${network}', '${kase}', 1, '${id(41)}', 'behov', '${id(31)}', '${organisations.almi}', '${organisations.almi}', now())`,
  `insert into approvals (network_id, id, case_id, given_by_sealed, how, given_on, recorded_by)
    values ('${network}', '${id(51)}', '${kase}', '', 'phone', now(), '${id(31)}')`,
  ...(['een', 'ekn'] as const).map(
    (
      to,
      at,
    ) => `insert into referrals (network_id, id, case_id, kind, from_id, from_organisation_id, to_organisation_id,
      question, approval_id, hops, version, stage, owner_id, details, since_at) values ('${network}', '${id(61 + at)}', '${kase}',
      'advice', '${id(31)}', '${organisations.almi}', '${organisations[to]}', 'fråga', '${id(51)}', 0, 2,
      '${to === 'een' ? 'declined' : 'in-progress'}', ${to === 'een' ? 'null' : `'${id(34)}'`}, '{}', now())`,
  ),
  ...Object.entries({ almi: 'own', een: 'need', region: 'need', ekn: 'party' } as const).map(
    ([key, level]) => `insert into case_access (network_id, organisation_id, case_id, level, given_by)
      select '${network}', id, '${kase}', '${level}', '${organisations.almi}' from organisations where key = '${key}'`,
  ),
]

/** Which engine it is makes no difference to what the migration says. */
describe('those who had declined before there was a level of their own', () => {
  let database: Database
  beforeAll(async () => {
    database = await openDatabase({ dataDir: 'memory://' })
    await migrateUpTo(database.db, '0011-services')
    for (const statement of before) await sql.raw(statement).execute(database.db)
    await migrate(database.db)
  })
  afterAll(() => database.close())

  it('come below what coordinators know; whoever was told of it, or has a part in it, stays where they were', async () => {
    const { rows } = await sql<{ key: string; level: string }>`select o.key, a.level from case_access a
      join organisations o on o.id = a.organisation_id order by o.key`.execute(database.db)
    expect(Object.fromEntries(rows.map(({ key, level }) => [key, level]))).toEqual({
      ...{ almi: 'own', een: 'advice', ekn: 'party', region: 'need' },
    })
  })

  it.each([
    ['een', 0, 1],
    ['region', 1, 2],
    ['ekn', 1, 2],
  ] as const)('a coordinator at %s sees %i of the case and %i of its referrals', async (key, cases, referrals) => {
    const [organisation, member] = [organisations[key], id(31 + Object.keys(organisations).indexOf(key))]
    const seen = await database.db.transaction().execute(async (trx) => {
      await sql`select set_config('role', 'manydoors_app', true), set_config('app.network', ${network}, true),
        set_config('app.organisation', ${organisation}, true), set_config('app.member', ${member}, true)`.execute(trx)
      const { rows } = await sql`select (select count(*)::int from cases) as cases,
        (select count(*)::int from referrals) as referrals`.execute(trx)
      return rows[0]
    })
    expect(seen).toEqual({ cases, referrals })
  })
})
