import { promises as fs } from 'node:fs'
import path from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { Migrator } from 'kysely/migration'
import type { Tables } from './tables/tables.ts'

const folder = path.join(import.meta.dirname, '../../migrations')

async function migratorOf(db: Kysely<Tables>, migrationFolder: string): Promise<Migrator> {
  const { FileMigrationProvider, Migrator } = await import('kysely/migration')
  return new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder }) })
}

/**
 * Brings the schema up to date and returns the names of what ran. All that is pending runs in one transaction: one that fails is
 * thrown and leaves nothing half done. Waits 10 s at most for a lock, so that a migration cannot hold up a running bot for longer.
 * A schema that has gone on beyond this version is let be: while a newer one is rolled out, a node of the old one may have to start again.
 */
export async function migrate(db: Kysely<Tables>, migrationFolder = folder): Promise<readonly string[]> {
  if ((await pendingMigrations(db, migrationFolder)).length === 0) return []
  return db.connection().execute(async (one) => {
    await sql`set lock_timeout = '10s'`.execute(one)
    try {
      const { error, results = [] } = await (await migratorOf(one, migrationFolder)).migrateToLatest()
      if (error !== undefined) throw error
      return results.map(({ migrationName }) => migrationName)
    } finally {
      await sql`reset lock_timeout`.execute(one).catch(() => undefined)
    }
  })
}

/** The same up to a migration, for what was written when that one was the last. */
export async function migrateUpTo(db: Kysely<Tables>, last: string, migrationFolder = folder): Promise<void> {
  const { error } = await (await migratorOf(db, migrationFolder)).migrateTo(last)
  if (error !== undefined) throw error
}

/** Names of all migrations that this version has, in order. */
export async function knownMigrations(db: Kysely<Tables>, migrationFolder = folder): Promise<readonly string[]> {
  return (await (await migratorOf(db, migrationFolder)).getMigrations()).map(({ name }) => name)
}

/** Names of the migrations that this version has and the database has not: none when the schema is current. */
export async function pendingMigrations(db: Kysely<Tables>, migrationFolder = folder): Promise<readonly string[]> {
  if (await isCurrent(db, migrationFolder)) return []
  const all = await (await migratorOf(db, migrationFolder)).getMigrations()
  return all.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name)
}

/** One look, for the usual start: the migrator reads the whole catalogue, twice, which takes the embedded engine a third of a second. */
async function isCurrent(db: Kysely<Tables>, migrationFolder: string): Promise<boolean> {
  const [files, done] = await Promise.all([fs.readdir(migrationFolder), executed(db)])
  const there = files.filter((file) => /(?<!\.d)\.m?[jt]s$/.test(file)).map((file) => path.parse(file).name)
  return there.sort().join() === done.join()
}

/** Names of what has run, in order: none before the first migration. */
export async function executed(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(
    db,
  )
  if (rows[0]?.there !== true) return []
  const ran = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  return ran.rows.map(({ name }) => name).sort()
}
