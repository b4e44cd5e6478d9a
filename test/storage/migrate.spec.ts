import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { Database } from '#src/storage/engine.ts'
import { migrate, pendingMigrations } from '#src/storage/migrate.ts'
import { engines, testDatabase } from '#test/database.ts'

describe.each(engines())('migrating on the %s engine', (engine) => {
  let database: Database
  let folder: string
  beforeAll(async () => {
    database = await testDatabase(engine)
    folder = await mkdtemp(path.join(tmpdir(), 'migrations-'))
    // A copy of what has run already, so that what is added comes after it.
    for (const file of await readdir(path.resolve(import.meta.dirname, '../../migrations'))) {
      await writeFile(path.join(folder, file.replace('.ts', '.mjs')), 'export const up = async () => {}')
    }
  })
  afterAll(async () => {
    await rm(folder, { recursive: true })
    await database.close()
  })
  const exists = async (table: string) =>
    (await sql`select to_regclass(${table}) is not null as there`.execute(database.db)).rows

  const write = (name: string, ...statements: readonly string[]) => {
    const lines = statements.map(
      (text) => `await db.executeQuery({ sql: ${JSON.stringify(text)}, parameters: [], query: { kind: 'RawNode' } })`,
    )
    return writeFile(path.join(folder, `${name}.mjs`), `export const up = async (db) => { ${lines.join('; ')} }`)
  }

  it('has nothing to do when the schema is current', async () => {
    expect(await migrate(database.db)).toEqual([])
  })

  it('leaves nothing half done when one fails, not even those before it', async () => {
    await write('9001-good', 'create table good (n integer)')
    await write('9002-bad', 'create table half (n integer)', 'create table half (n integer)')
    expect(await pendingMigrations(database.db, folder)).toEqual(['9001-good', '9002-bad'])
    await expect(migrate(database.db, folder)).rejects.toThrow('already exists')
    expect([await exists('good'), await exists('half')]).toEqual([[{ there: false }], [{ there: false }]])
    expect(await pendingMigrations(database.db, folder)).toEqual(['9001-good', '9002-bad'])
  })

  it('goes on where it stopped once the mistake is mended', async () => {
    await write('9002-mended', 'create table half (n integer)')
    await rm(path.join(folder, '9002-bad.mjs'))
    expect(await migrate(database.db, folder)).toEqual(['9001-good', '9002-mended'])
    expect(await pendingMigrations(database.db, folder)).toEqual([])
  })

  it('lets a version start again while a newer one has taken the schema further', async () => {
    const older = path.resolve(import.meta.dirname, '../../migrations')
    expect(await pendingMigrations(database.db, older)).toEqual([])
    expect(await migrate(database.db, older)).toEqual([])
  })

  it('leaves the connection as it was', async () => {
    expect((await sql`show lock_timeout`.execute(database.db)).rows).toEqual([{ lock_timeout: '0' }])
  })
})
