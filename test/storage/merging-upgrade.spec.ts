import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { openDatabase } from '#src/storage/database.ts'
import type { Database } from '#src/storage/engine.ts'
import { migrate, migrateUpTo } from '#src/storage/migrate.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const [network, almi, een, sara, one, other, kase] = [1, 11, 12, 31, 41, 42, 21].map(id)

const before = [
  `insert into networks (network_id, key, name, prefix, time_zone, locale, country, working_from, working_to)
    values ('${network}', 'nat', 'Nät', 'NAT', 'Europe/Stockholm', 'sv', 'SE', 480, 1020)`,
  ...[almi, een].map(
    (organisation) => `insert into organisations
      (network_id, id, key, name, folded_key, folded_name, convener, public_authority)
      values ('${network}', '${organisation}', '${organisation}', 'o', '${organisation}', 'o', false, false)`,
  ),
  `insert into members (network_id, id, organisation_id, key, name, email, folded_key, folded_name, folded_email, roles)
    values ('${network}', '${sara}', '${almi}', 'p', 'P', 'p@x', 'p', 'p', 'p@x', array['promoter'])`,
  ...[one, other].map(
    (company) => `insert into companies (network_id, id, held_by, name, folded_name, added_at)
      values ('${network}', '${company}', '${almi}', 'Verk', 'verk', now())`,
  ),
  `insert into cases (network_id, id, number, company_id, need, owner_id, owner_organisation_id, door_id, opened_at)
    values ('${network}', '${kase}', 1, '${one}', 'behov', '${sara}', '${almi}', '${almi}', now())`,
  `insert into company_access (network_id, organisation_id, company_id) values ('${network}', '${een}', '${one}')`,
]

/** Which engine it is makes no difference to what the migration says. */
describe('a register from before companies could be merged', () => {
  let database: Database
  beforeAll(async () => {
    database = await openDatabase({ dataDir: 'memory://' })
    await migrateUpTo(database.db, '0020-stuck-cases')
    for (const statement of before) await sql.raw(statement).execute(database.db)
    await migrate(database.db)
  })
  afterAll(() => database.close())

  it('keeps its cases and who sees which company, and nothing in it has been merged', async () => {
    const { rows } = await sql`select c.company_id, a.organisation_id, a.kept, k.live, k.merged_into from cases c
      join company_access a on a.company_id = c.company_id join companies k on k.id = c.company_id`.execute(database.db)
    expect(rows).toEqual([{ company_id: one, organisation_id: een, kept: false, live: true, merged_into: null }])
  })

  it('and an entry that has a case cannot go from under it', async () => {
    const goes = (which: string | undefined) =>
      sql`update companies set merged_into = ${which === one ? other : one} where id = ${which}`.execute(database.db)
    await expect(goes(one)).rejects.toThrow(/_company_live/)
    await expect(goes(other)).resolves.toBeDefined()
  })
})
