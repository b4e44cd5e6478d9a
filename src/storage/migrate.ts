import { promises as fs } from 'node:fs'
import path from 'node:path'
import { type Kysely, sql } from 'kysely'
import { FileMigrationProvider, Migrator } from 'kysely/migration'
import type { Tables } from './tables/tables.ts'

const folder = path.join(import.meta.dirname, '../../migrations')

const migratorOf = (db: Kysely<Tables>, migrationFolder: string): Migrator =>
  new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder }) })

/**
 * Brings the schema up to date and returns the names of what ran. All that is pending runs in one transaction: one that fails is
 * thrown and leaves nothing half done. Waits 10 s at most for a lock, so that a migration cannot hold up a running bot for longer.
 */
export async function migrate(db: Kysely<Tables>, migrationFolder = folder): Promise<readonly string[]> {
  return db.connection().execute(async (one) => {
    await sql`set lock_timeout = '10s'`.execute(one)
    try {
      const { error, results = [] } = await migratorOf(one, migrationFolder).migrateToLatest()
      if (error !== undefined) throw error
      return results.map(({ migrationName }) => migrationName)
    } finally {
      await sql`reset lock_timeout`.execute(one).catch(() => undefined)
    }
  })
}

/** Names of the migrations that this version has and the database has not: none when the schema is current. */
export async function pendingMigrations(db: Kysely<Tables>, migrationFolder = folder): Promise<readonly string[]> {
  const all = await migratorOf(db, migrationFolder).getMigrations()
  return all.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name)
}
