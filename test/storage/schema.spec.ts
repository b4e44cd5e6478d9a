import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { Database } from '#src/storage/engine.ts'
import { pendingMigrations } from '#src/storage/migrate.ts'
import { engines, testDatabase } from '#test/database.ts'
import { catalogue } from './catalogue.ts'

/** Not a network's: what tells in which network somebody is, what is a workspace's, and the sign of life of a node. */
const withoutNetwork = ['chat_directory', 'slack_installations', 'teams_conversations', 'heartbeats']
const ours = sql`c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely%'`

describe.each(engines())('the schema on the %s engine', (engine) => {
  let database: Database
  beforeAll(async () => {
    database = await testDatabase(engine)
  })
  afterAll(() => database.close())

  it('is what the types say', async () => {
    const { rows } = await sql<{ table: string; column: string; type: string }>`
      select c.relname as table, a.attname as column, t.typname || case when a.attnotnull then '' else '?' end as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid where ${ours}`.execute(database.db)
    const found: Record<string, Record<string, string>> = {}
    for (const { table, column, type } of rows) found[table] = { ...found[table], [column]: type }
    expect(found).toEqual(catalogue)
  })

  it('is current after the migrations', async () => {
    expect(await pendingMigrations(database.db)).toEqual([])
  })

  it('forces row-level security on every table', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c where ${ours} and not (c.relrowsecurity and c.relforcerowsecurity)`.execute(
      database.db,
    )
    expect(rows).toEqual([])
  })

  it('has the network first in every primary, unique and foreign key', async () => {
    const { rows } = await sql<{ key: string; table: string; first: string }>`
      select c.relname as table, k.relname as key, a.attname as first
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_class k on k.oid = i.indexrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where ${ours} and i.indisunique
      union all select c.relname, f.conname, a.attname from pg_constraint f join pg_class c on c.oid = f.conrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1] where ${ours} and f.contype = 'f'`.execute(
      database.db,
    )
    const others = rows.filter(({ first }) => first !== 'network_id')
    expect(rows.length).toBeGreaterThan(50)
    expect(others.map(({ table, key }) => `${table}: ${key}`).sort()).toEqual([
      'chat_directory: chat_directory_pkey',
      'heartbeats: heartbeats_pkey',
      'networks: networks_key_key',
      'slack_installations: slack_installations_pkey',
      'teams_conversations: teams_conversations_pkey',
    ])
    expect(others.map(({ table }) => table)).toEqual(expect.arrayContaining(withoutNetwork))
  })

  it('has no function or view that could see more than its reader', async () => {
    const { rows } = await sql`
      select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
      union all select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`.execute(
      database.db,
    )
    expect(rows).toEqual([])
  })

  it.each([
    'manydoors_app',
    'manydoors_worker',
    'manydoors_operator',
    'manydoors_matchmaker',
    'manydoors_doorkeeper',
    'manydoors_keeper',
    'manydoors_backup',
  ])('gives %s nothing but its rows', async (role) => {
    const { rows } = await sql<{ bypasses: boolean; owns: string }>`
      select r.rolsuper or r.rolbypassrls or r.rolcanlogin as bypasses,
        (select count(*) from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = ${role}`.execute(
      database.db,
    )
    expect(rows).toEqual([{ bypasses: false, owns: '0' }])
  })
})
