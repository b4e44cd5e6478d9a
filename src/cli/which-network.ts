import type { Database } from '../storage/engine.ts'
import { pendingMigrations } from '../storage/migrate.ts'
import { networkKeys } from '../storage/network-store.ts'
import { Failure } from './terminal.ts'

/** The one that is named, or else the only one. */
export async function whichNetwork(database: Database, key: string | undefined): Promise<string> {
  if (key !== undefined) return key
  if ((await pendingMigrations(database.db)).length > 0)
    throw new Failure('The schema is not up to date. Run first: npx manydoors migrate')
  const keys = await networkKeys(database)
  const [only, ...others] = keys
  if (only === undefined) throw new Failure('There is no network yet. Import one: npx manydoors network import FILE')
  if (others.length > 0)
    throw new Failure(`There are several networks: choose one of ${keys.join(', ')} with --network.`)
  return only
}
