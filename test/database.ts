import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { openDatabase } from '#src/storage/database.ts'
import type { Database } from '#src/storage/engine.ts'
import { migrate } from '#src/storage/migrate.ts'

export type Engine = Database['engine']

// biome-ignore lint/style/noProcessEnv: the one thing that tests are told from outside
const serverUrl = process.env['TEST_DATABASE_URL']

/** The engines that this run has: the server only with TEST_DATABASE_URL. For `describe.each(engines())`. */
export const engines = (): readonly Engine[] => (serverUrl === undefined ? ['embedded'] : ['embedded', 'server'])

/** For what only a server can show: races, locks, isolation. Use with `describe.each`, which must not be empty. */
export const hasServer = serverUrl !== undefined

/** A migrated database for one test file alone; `close` drops it. */
export async function testDatabase(engine: Engine): Promise<Database> {
  return engine === 'server' ? onServer() : embedded()
}

/** A migrated database on the server, by its URL: for tests that open it more than once. */
export async function serverDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  if (serverUrl === undefined) throw new Error('TEST_DATABASE_URL is not set')
  const server = serverUrl
  const name = `manydoors_t_${randomBytes(6).toString('hex')}`
  const template = await templateOn(server)
  await onMaintenance(server, (client) => client.query(`create database ${name} template ${template}`))
  return {
    url: urlOf(server, name),
    drop: () =>
      onMaintenance(server, async (client) => void (await client.query(`drop database ${name} with (force)`))),
  }
}

async function onServer(): Promise<Database> {
  const { url, drop } = await serverDatabase()
  const database = await openDatabase({ databaseUrl: url, dataDir: '' })
  return {
    ...database,
    close: async () => {
      await database.close()
      await drop()
    },
  }
}

const embedded = async (): Promise<Database> => openDatabase({ dataDir: 'memory://', snapshot: await snapshot() })

const root = path.join(import.meta.dirname, '..')

/** Changes when a migration does, so that a template or a snapshot made by an earlier run can be used again. */
function schemaVersion(): string {
  const folder = path.join(root, 'migrations')
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(path.join(folder, file)))
  return hash.digest('hex').slice(0, 16)
}

async function templateOn(server: string): Promise<string> {
  const name = `manydoors_template_${schemaVersion()}`
  await onMaintenance(server, async (client) => {
    await client.query('select pg_advisory_lock(4711)')
    const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [name])
    if (rowCount !== 0) return
    await client.query(`drop database if exists ${name}`)
    await client.query(`create database ${name}`)
    const database = await openDatabase({ databaseUrl: urlOf(server, name), dataDir: '' })
    await migrate(database.db).finally(() => database.close())
    await client.query(`alter database ${name} is_template true`)
  })
  return name
}

async function onMaintenance<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

/** Starting from a dump takes a tenth of the time that a new directory and its migrations take. */
async function snapshot(): Promise<Blob> {
  const folder = path.join(root, 'node_modules/.cache/manydoors')
  const file = path.join(folder, `embedded-${schemaVersion()}.tar`)
  const kept = await readFile(file).catch(() => null)
  if (kept !== null) return new Blob([kept])
  const database = await openDatabase({ dataDir: 'memory://' })
  await migrate(database.db)
  const dump = await database.dump?.()
  await database.close()
  if (dump === undefined) throw new Error('the embedded engine gave no dump')
  await mkdir(folder, { recursive: true })
  const unfinished = `${file}.${process.pid}`
  await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()))
  await rename(unfinished, file)
  return dump
}
