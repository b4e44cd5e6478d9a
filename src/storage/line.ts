import type { Duplex } from 'node:stream'
import type pg from 'pg'

/** A statement that names itself, so that the server parses and plans it once for each connection. */
export interface Statement<Row> {
  readonly name: string
  readonly text: string
  /** Never there: says what the rows are. */
  readonly rows?: readonly Row[]
}

export const statement = <Row extends object = Record<never, never>>(name: string, text: string): Statement<Row> => ({
  name,
  text,
})

/**
 * For every transaction: a statement that hangs is given up before the caller is. Statements are planned once, never compiled, and
 * always go by an index from row to row in the order in which they name their tables, so that a plan made when a table was empty is as
 * right when it is full.
 */
export const settings = [
  ...[`'statement_timeout', '10s'`, `'plan_cache_mode', 'force_generic_plan'`, `'jit', 'off'`],
  ...[`'enable_seqscan', 'off'`, `'enable_hashjoin', 'off'`, `'enable_mergejoin', 'off'`],
  `'join_collapse_limit', '1'`,
]
  .map((setting) => `set_config(${setting}, true)`)
  .join(', ')

export interface Answer<Row> {
  readonly rows: readonly Row[]
  /** Rows changed, or read. */
  readonly count: number
}

/** One connection for the length of a transaction. What is sent without waiting travels in one round trip where the engine can. */
export interface Line {
  run<Row extends object>(wanted: Statement<Row>, values: readonly unknown[]): Promise<Answer<Row>>
  /** A command without values; its tag comes back, such as `COMMIT`. */
  command(text: string): Promise<string>
}

/** `end` closes the line to whatever part of the work has not noticed that it is over: the connection is another's by then. */
export function lineOn(client: pg.PoolClient): Line & { end(): void } {
  const send = client.pipeline ? inOneWrite(client.connection.stream) : inTurn()
  let ended = false
  const ask = <R extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<R>> => {
    if (ended) return Promise.reject(new Error('the transaction is over'))
    return send(() => client.query<R>(query))
  }
  return {
    run: async <Row extends object>({ name, text }: Statement<Row>, values: readonly unknown[]) => {
      const { rows, rowCount } = await ask<Row>({ name, text, values: [...values] })
      return { rows, count: rowCount ?? 0 }
    },
    command: async (text) => (await ask({ text })).command,
    end: () => {
      ended = true
    },
  }
}

type Send = <T>(ask: () => Promise<T>) => Promise<T>

/** What is sent in one go is written in one go: a system call for each statement costs more than the statement. */
function inOneWrite(stream: Duplex): Send {
  let held = false
  const release = (): void => {
    held = false
    stream.uncork()
  }
  return (ask) => {
    if (!held) {
      held = true
      stream.cork()
      process.nextTick(release)
    }
    return ask()
  }
}

/** Without a pipeline each waits for the one before it, also when that one fails: as the server does with a pipeline. */
function inTurn(): Send {
  let last: Promise<unknown> = Promise.resolve()
  return (ask) => {
    const mine = last.then(ask, ask)
    last = mine
    return mine
  }
}
