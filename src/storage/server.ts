import pg from 'pg'
import { type Database, type DatabaseOptions, executeSql, kyselyOf, type Log } from './engine.ts'
import { types } from './types.ts'

/** How long a caller waits for a connection, and at most for an answer, in milliseconds. */
const patience = { connect: 3_000, answer: 30_000 }

export function openServer(options: DatabaseOptions & { readonly databaseUrl: string }): Promise<Database> {
  const { databaseUrl, poolSize = 10, log = () => undefined } = options
  const connection = { connectionString: databaseUrl, types, keepAlive: true, application_name: 'manydoors' }
  const pool = new pg.Pool({
    ...connection,
    max: poolSize,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: patience.connect,
    query_timeout: patience.answer,
  })
  // The pool listens to idle connections alone: one that breaks while it is in use would otherwise end the process.
  pool.on('connect', (client) => client.on('error', (fault) => log('a connection to the database broke', fault)))
  pool.on('error', () => undefined)
  const db = kyselyOf(pool)
  const stops = new Set<() => Promise<void>>()
  const notify = hintsTo(pool, log)
  return Promise.resolve({
    engine: 'server',
    db,
    pool,
    notify,
    listen: async (channel, on) => {
      const stop = await listenOn(connection, channel, { on, log })
      stops.add(stop)
      return async () => {
        stops.delete(stop)
        await stop()
      }
    },
    dump: null,
    executeSql: (text, values) => executeSql(pool, text, values),
    close: async () => {
      await Promise.all([...stops].map((stop) => stop()))
      await db.destroy()
    },
  })
}

/** Milliseconds in which hints are gathered into one. */
const hintEvery = 100

/**
 * A hint outside any transaction: inside one, NOTIFY makes all committing transactions of the cluster queue up behind each other.
 * Those that are given within a moment are sent as one, and none waits for the disk.
 */
function hintsTo(pool: pg.Pool, log: Log): (channel: string) => void {
  const gathering = new Set<string>()
  const send = (channel: string): void => {
    gathering.delete(channel)
    if (pool.ending) return
    pool
      .query(`select set_config('synchronous_commit', 'off', true), pg_notify($1, null)`, [channel])
      .catch((fault: unknown) => log('other nodes could not be woken', fault))
  }
  return (channel) => {
    if (gathering.has(channel)) return
    gathering.add(channel)
    setTimeout(send, hintEvery, channel).unref()
  }
}

/** On a connection of its own, outside the pool. `on` is also called after every reconnection: something may have been missed. */
async function listenOn(
  connection: pg.ClientConfig,
  channel: string,
  { on, log }: { readonly on: () => void; readonly log: Log },
): Promise<() => Promise<void>> {
  let stopped = false
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | null = null
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client(connection)
    fresh.on('notification', on)
    fresh.on('error', (fault) => log('the connection that listens broke', fault))
    await fresh.connect()
    fresh.on('end', again)
    await fresh.query(`listen ${fresh.escapeIdentifier(channel)}`)
    client = fresh
    if (stopped) await fresh.end()
  }
  const again = (): void => {
    client = null
    if (stopped) return
    retry = setTimeout(() => {
      connect().then(on, (fault: unknown) => {
        log('the connection that listens could not be made again', fault)
        again()
      })
    }, 1_000)
  }
  await connect()
  return async () => {
    stopped = true
    if (retry !== null) clearTimeout(retry)
    await client?.end()
  }
}
