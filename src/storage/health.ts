import type { Database } from './engine.ts'
import { pendingMigrations } from './migrate.ts'
import { asWorker } from './scope.ts'

export type Readiness = 'ready' | 'schema-behind' | 'database-away'

/** A schema does not go back while this process runs: once it is current it need not be asked again. */
const current = new WeakSet<Database>()

/** Whether requests can be served: the schema is this version's, and something can be written. Never throws. */
export async function ready(database: Database, now: () => Date): Promise<Readiness> {
  try {
    if (!current.has(database)) {
      if ((await pendingMigrations(database.db)).length > 0) return 'schema-behind'
      current.add(database)
    }
    const at = now()
    await asWorker(database, {}, (trx) =>
      trx
        .insertInto('heartbeats')
        .values({ beat: 'ready', at })
        .onConflict((conflict) => conflict.column('beat').doUpdateSet({ at }))
        .execute(),
    )
    return 'ready'
  } catch {
    return 'database-away'
  }
}

/**
 * What a server does by itself: dead rows are cleared away and the planner learns how large tables have become. The embedded
 * engine has nobody to do it, and needs it every hour or so; on a server this does nothing.
 */
export async function tidy(database: Database): Promise<void> {
  if (database.engine === 'embedded') await database.executeSql('vacuum analyze')
}
