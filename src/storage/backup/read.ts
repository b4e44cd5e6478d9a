import { createHash } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import type { Database } from '../engine.ts'
import { executed, knownMigrations, migrate, migrateUpTo } from '../migrate.ts'
import { ask, foot, type Head, head, quoted, type Table, tablesOf } from './shape.ts'

/** Why a backup cannot be restored; nothing has been written. */
export class NotRestored extends Error {
  override readonly name = 'NotRestored'
  readonly why: 'not-a-backup' | 'newer' | 'not-empty' | 'damaged'

  constructor(why: NotRestored['why'], options?: ErrorOptions) {
    super(`not restored: ${why}`, options)
    this.why = why
  }
}

const atOnce = 500

/**
 * Writes a backup into an empty database: all of it or nothing. The schema is first brought to where it was when the backup was made, and
 * afterwards up to date. Gives the number of rows. Throws `NotRestored`.
 */
export async function restoreLines(
  database: Database,
  lines: AsyncIterable<string>,
  rows: (count: number) => void,
): Promise<number> {
  const reading = lines[Symbol.asyncIterator]()
  const first = await next(reading)
  const begun = readHead(first)
  await prepare(database, begun)
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('statement_timeout', '0', true)`)
    const count = await unguarded(client, (tables) => fill(client, tables, { first, reading, rows }))
    await client.query('commit')
    client.release()
    await migrate(database.db)
    return count
  } catch (fault) {
    await client.query('rollback').catch(() => undefined)
    client.release(true)
    throw fault
  }
}

async function next(reading: AsyncIterator<string>): Promise<string> {
  const { done, value } = await reading.next()
  if (done) throw new NotRestored('damaged')
  return value
}

function readHead(line: string): Head {
  const read = head.safeParse(parsed(line))
  if (!read.success) throw new NotRestored('not-a-backup')
  return read.data
}

async function prepare({ db }: Database, { schema }: Head): Promise<void> {
  const known = await knownMigrations(db)
  if (schema.some((name, at) => known[at] !== name)) throw new NotRestored('newer')
  const there = await executed(db)
  if (there.length > schema.length) throw new NotRestored('not-empty')
  await migrateUpTo(db, schema.at(-1) ?? '')
}

/** Rows come in the order of their tables, and what they lead to may come after them: the keys are looked up at the end, all of them. */
async function unguarded(client: pg.PoolClient, work: (tables: readonly Table[]) => Promise<number>): Promise<number> {
  const tables = await tablesOf(client)
  const keys = await client.query<{ table: string; name: string }>(`
    select c.relname as table, f.conname as name from pg_constraint f join pg_class c on c.oid = f.conrelid
    where f.contype = 'f' and f.convalidated and c.relnamespace = 'public'::regnamespace`)
  // A key that was never checked on what was there is not checked on it here either.
  const unchecked = await client.query<{ table: string; name: string; is: string }>(`
    select c.relname as table, f.conname as name, pg_get_constraintdef(f.oid) as is from pg_constraint f
    join pg_class c on c.oid = f.conrelid
    where not f.convalidated and c.relnamespace = 'public'::regnamespace`)
  const each = (words: string) =>
    keys.rows.map(({ table, name }) => `alter table ${quoted(table)} alter constraint ${quoted(name)} ${words}`)
  const rules = (words: string) => tables.map(({ name }) => `alter table ${quoted(name)} ${words} row level security`)
  for (const { table, name } of unchecked.rows)
    await ask(client, `alter table ${quoted(table)} drop constraint ${quoted(name)}`)
  for (const statement of [...each('deferrable initially deferred'), ...rules('no force')]) await ask(client, statement)
  for (const { name } of tables) {
    const { rows } = await client.query(`select from ${quoted(name)} limit 1`)
    if (rows.length > 0) throw new NotRestored('not-empty')
  }
  const count = await work(tables)
  await ask(client, 'set constraints all immediate')
  for (const statement of [...each('not deferrable'), ...rules('force')]) await ask(client, statement)
  for (const { table, name, is } of unchecked.rows)
    await ask(client, `alter table ${quoted(table)} add constraint ${quoted(name)} ${is}`)
  return count
}

interface Source {
  readonly first: string
  readonly reading: AsyncIterator<string>
  readonly rows: (count: number) => void
}

async function fill(client: pg.PoolClient, tables: readonly Table[], source: Source): Promise<number> {
  const { first, reading, rows } = source
  const sum = createHash('sha256').update(`${first}\n`)
  const into = writerTo(client, tables, rows)
  for (;;) {
    const line = await next(reading)
    const end = foot.safeParse(line.startsWith('{"rows"') ? parsed(line) : null)
    if (end.success) {
      const count = await into.end()
      if (end.data.sha256 !== sum.digest('hex') || end.data.rows !== count) throw new NotRestored('damaged')
      return count
    }
    sum.update(`${line}\n`)
    await into.take(line)
  }
}

/** Rows go in some hundreds at a time, each to the table that was last named. */
function writerTo(client: pg.PoolClient, tables: readonly Table[], rows: (count: number) => void) {
  let [table, waiting, count]: [Table | null, string[], number] = [null, [], 0]
  const write = async (): Promise<void> => {
    if (waiting.length === 0) return
    if (table === null) throw new NotRestored('damaged')
    await insert(client, table, waiting)
    count += waiting.length
    waiting = []
    rows(count)
  }
  return {
    take: async (line: string): Promise<void> => {
      if (line.startsWith('[')) {
        await write()
        table = tableCalled(line, tables)
      } else waiting.push(line)
      if (waiting.length === atOnce) await write()
    },
    end: async (): Promise<number> => {
      await write()
      return count
    },
  }
}

function tableCalled(line: string, tables: readonly Table[]): Table {
  const named = z.tuple([z.string()]).safeParse(parsed(line))
  const table = named.success ? tables.find(({ name }) => name === named.data[0]) : undefined
  if (table === undefined) throw new NotRestored('damaged')
  return table
}

async function insert(client: pg.PoolClient, { name, columns }: Table, rows: readonly string[]): Promise<void> {
  const wanted = columns.map(quoted).join(', ')
  const text = `insert into ${quoted(name)} (${wanted})
    select ${wanted} from jsonb_populate_recordset(null::${quoted(name)}, $1::jsonb)`
  await ask(client, text, [`[${rows.join(',')}]`]).catch((cause: unknown) => {
    throw new NotRestored('damaged', { cause })
  })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
