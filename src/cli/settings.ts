import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { type Config, readConfig } from '../config.ts'
import { openDatabase } from '../storage/database.ts'
import { createEncryption, type Encryption } from '../storage/encryption.ts'
import type { Database } from '../storage/engine.ts'
import { Failure, type Terminal } from './terminal.ts'

/** The configuration, or a failure that names every mistake. */
export function settings({ env }: Terminal): Config {
  const config = readConfig(env)
  if (!('mistakes' in config)) return config
  const [first, ...others] = config.mistakes
  if (others.length === 0) throw new Failure(`The environment has a mistake.\n  ${first}`)
  throw new Failure(
    `The environment has ${config.mistakes.length} mistakes.\n${config.mistakes.map((one) => `  ${one}`).join('\n')}`,
  )
}

/** Opens the database for as long as `work` takes. */
export async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const { database: place } = config
  const database = await openDatabase(
    'url' in place ? { databaseUrl: place.url, dataDir: '', poolSize: 2 } : { dataDir: place.dataDir },
  )
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** False for an embedded database that nothing has made yet: looking at it would make it. */
export const hasDatabase = ({ database }: Config): boolean => 'url' in database || existsSync(database.dataDir)

/** Without a key nothing that is sealed can be opened, nor sealed so that another run could open it. */
export const encryptionOf = ({ encryptionKeys }: Config): Encryption =>
  createEncryption(encryptionKeys.length > 0 ? encryptionKeys : [randomBytes(32)])
