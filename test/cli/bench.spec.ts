import { afterAll, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { openDatabase } from '#src/storage/database.ts'
import { run, scratch } from './run.ts'

const folder = scratch()
const env = { DATA_DIR: folder.at('data') }
afterAll(folder.remove)

it('fills an empty database with so many cases, spread over two years, each with an owner', async () => {
  const { status, out } = await run(['bench', 'seed', '--cases', '1500'], env)
  expect([status, out]).toEqual([0, 'Seeded: 1500 cases, BEN-1 to BEN-1500, in the network "bench".'])
  const { db, close } = await openDatabase({ dataDir: env.DATA_DIR })
  const { rows } =
    await sql`select count(*)::int as cases, count(distinct company_id)::int as companies, count(owner_id)::int as owned,
    (max(opened_at)::date - min(opened_at)::date) between 700 and 731 as spread,
    (select count(*)::int from referrals) as referrals, (select count(*) > 0 from case_words) as found from cases`.execute(
      db,
    )
  await close()
  expect(rows).toEqual([{ cases: 1500, companies: 1500, owned: 1500, spread: true, referrals: 1350, found: true }])
}, 120_000)

it('leaves a database alone that has a network in it', async () => {
  expect(await run(['bench', 'seed', '--cases', '1'], env)).toMatchObject({
    status: 1,
    notes: 'The database has a network in it: seed an empty one. Nothing has been changed.',
  })
}, 120_000)
