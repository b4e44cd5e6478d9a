import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Tables } from './tables/tables.ts'

/** What happens beside any request: a connection that broke, a listener that had to reconnect. Never words, never values. */
export type Log = (what: string, fault: unknown) => void

/** One driver, two engines. */
export interface Database {
  readonly engine: 'server' | 'embedded'
  /** For what needs no speed. It bypasses nothing, so under the login alone it sees no rows: see `asOperator` and `asWorker`. */
  readonly db: Kysely<Tables>
  readonly pool: pg.Pool
  /** Calls `on` for every notification on `channel`, reconnecting for as long as it takes. A hint: one can be missed. */
  listen(channel: string, on: () => void): Promise<() => Promise<void>>
  /** Wakes listeners in other processes; never fails, and does nothing where there can be no other process. */
  notify(channel: string): void
  /** For pg-boss: any statement, several at once when there are no values. */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
  /** Of the embedded engine: the whole directory, to begin another with. Only while nothing else is going on. */
  readonly dump: (() => Promise<Blob>) | null
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** A Postgres server, 15 or later; without one the database is embedded, in `dataDir`. */
  readonly databaseUrl?: string | undefined
  /** A directory, or `memory://`. */
  readonly dataDir: string
  readonly poolSize?: number
  readonly log?: Log
  /** Of the embedded engine: a dump to begin with. */
  readonly snapshot?: Blob
}

export const kyselyOf = (pool: pg.Pool): Kysely<Tables> => new Kysely({ dialect: new PostgresDialect({ pool }) })

/** On a client of its own, so that a failed statement leaves nothing behind for the next borrower. */
export async function executeSql(pool: pg.Pool, text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  const client = await pool.connect()
  let failed = true
  try {
    const answer: unknown = await client.query(text, values)
    failed = false
    return { rows: rowsOf(answer) }
  } catch (fault) {
    await client.query('rollback').catch(() => undefined)
    throw fault
  } finally {
    client.release(failed)
  }
}

/** Several statements in one text give several answers. */
const rowsOf = (answer: unknown): unknown[] =>
  Array.isArray(answer) ? answer.flatMap(rowsOf) : hasRows(answer) ? answer.rows : []

const hasRows = (answer: unknown): answer is { rows: unknown[] } =>
  typeof answer === 'object' && answer !== null && 'rows' in answer && Array.isArray(answer.rows)
