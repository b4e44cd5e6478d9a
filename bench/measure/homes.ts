import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { openDatabase } from '#src/storage/database.ts'
import type { Database } from '#src/storage/engine.ts'
import { migrate } from '#src/storage/migrate.ts'

/** A database of its own for one subject, on a server or in a directory, which goes when the measuring is over. */
export interface Home {
  readonly engine: 'server' | 'embedded'
  /** How a subject is told of it: the product's own variables. */
  readonly env: Readonly<Record<string, string>>
  /** Opened here for as long as `work` takes. The embedded one is nobody else's meanwhile. */
  use<T>(work: (database: Database) => Promise<T>): Promise<T>
  drop(): Promise<void>
}

/** On the server that `server` leads to, by a login that may create databases. */
export async function serverHome(server: string): Promise<Home> {
  const name = `manydoors_bench_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    engine: 'server',
    env: { DATABASE_URL: url.href },
    use: (work) => using({ databaseUrl: url.href, dataDir: '' }, work),
    drop: () => onServer(server, `drop database ${name} with (force)`),
  }
}

export async function embeddedHome(): Promise<Home> {
  const folder = await mkdtemp(path.join(tmpdir(), 'manydoors-bench-'))
  const dataDir = path.join(folder, 'data')
  return {
    engine: 'embedded',
    env: { DATA_DIR: dataDir },
    use: (work) => using({ dataDir }, work),
    drop: () => rm(folder, { recursive: true, force: true }),
  }
}

export const migrated = async (home: Home): Promise<Home> => {
  await home.use(async ({ db }) => void (await migrate(db)))
  return home
}

async function using<T>(where: Parameters<typeof openDatabase>[0], work: (database: Database) => Promise<T>) {
  const database = await openDatabase(where)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
