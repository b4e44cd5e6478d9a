import { mkdir } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import { forgetPrepared } from './batch.ts'
import { lockDirectory } from './directory-lock.ts'
import { type Database, type DatabaseOptions, executeSql, kyselyOf } from './engine.ts'
import { types } from './types.ts'

/**
 * PGlite behind the same driver. One connection, always: more give broken results, and asking for one while a transaction is open
 * waits in vain, so that the time-out turns the deadlock into an error. Two processes would corrupt the directory: hence the lock.
 */
export async function openEmbedded({ dataDir, snapshot, log = () => undefined }: DatabaseOptions): Promise<Database> {
  const inMemory = dataDir.startsWith('memory://')
  if (!inMemory) await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const unlock = inMemory ? async () => undefined : await lockDirectory(dataDir)
  const lite = await PGlite.create({
    dataDir,
    postgresqlconf: ['shared_buffers=16MB'],
    ...(snapshot === undefined ? {} : { loadDataDir: snapshot }),
  }).catch(async (fault: unknown) => {
    await unlock()
    throw fault
  })
  const config = createPgConfig(lite)
  const pool = new pg.Pool({
    ...config,
    types,
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 5_000,
    onConnect: async (client) => {
      // The session goes on behind every client that the pool makes anew.
      if (lite.isInTransaction()) await client.query('rollback')
      await client.query('deallocate all')
      forgetPrepared(config.connection)
    },
  })
  pool.on('error', (fault) => log('the embedded database failed', fault))
  const db = kyselyOf(pool)
  return {
    engine: 'embedded',
    db,
    pool,
    listen: (channel, on) => lite.listen(channel, on),
    notify: () => undefined,
    dump: () => lite.dumpDataDir('none'),
    executeSql: (text, values) => executeSql(pool, text, values),
    close: async () => {
      await db.destroy()
      await lite.close()
      await unlock()
    },
  }
}
