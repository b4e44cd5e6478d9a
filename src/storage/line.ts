import type pg from 'pg'
import { batchOf, type Errand } from './batch.ts'

/** A statement that names itself, so that the server parses and plans it once for each connection. */
export interface Statement<Row> {
  readonly name: string
  readonly text: string
  /** Milliseconds that its answer may take; without it, as long as any caller waits. */
  readonly patience?: number | undefined
  /** Never there: says what the rows are. */
  readonly rows?: readonly Row[]
}

export const statement = <Row extends object = Record<never, never>>(
  name: string,
  text: string,
  patience?: number,
): Statement<Row> => ({ name, text, patience })

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

/** One connection for the length of a transaction. What is sent without waiting travels in one round trip. */
export interface Line {
  run<Row extends object>(wanted: Statement<Row>, values: readonly unknown[]): Promise<Answer<Row>>
  /** A command without values; its tag comes back, such as `COMMIT`. */
  command(text: string): Promise<string>
}

interface Lease extends Line {
  /** False when it is not certain what the connection has prepared. */
  isSound(): boolean
  /** Closes the line to whatever part of the work has not noticed that it is over: the connection is another's by then. */
  end(): void
}

/** What is asked for in one go, or while an answer is awaited, travels in one batch. */
export function lineOn(client: pg.PoolClient): Lease {
  const state = { waiting: [] as Errand[], busy: false, ended: false, sound: true }
  const leave = (): void => {
    if (state.busy || state.waiting.length === 0) return
    const errands = state.waiting
    state.waiting = []
    state.busy = true
    client.query(
      batchOf(client, errands, ({ doubtful }) => {
        state.busy = false
        if (doubtful) state.sound = false
        process.nextTick(leave)
      }),
    )
  }
  const ask = ({ name, text, patience }: Statement<unknown>, values: readonly unknown[]): Promise<Told> =>
    new Promise((resolve, reject) => {
      if (state.ended) return reject(new Error('the transaction is over'))
      if (!state.busy && state.waiting.length === 0) process.nextTick(leave)
      state.waiting.push({ name, text, patience, values, done: (rows, tag) => resolve({ rows, tag }), failed: reject })
    })
  return {
    run: async (wanted, values) => {
      const { rows, tag } = await ask(wanted, values)
      return { rows: trusted(rows, wanted), count: Number(/\d+$/.exec(tag)?.[0] ?? 0) }
    },
    command: async (text) => (await ask({ name: text, text }, [])).tag,
    isSound: () => state.sound,
    end: () => {
      state.ended = true
      for (const { failed } of state.waiting.splice(0)) failed(new Error('the transaction is over'))
    },
  }
}

interface Told {
  readonly rows: readonly object[]
  readonly tag: string
}

/** Rows are what their statement says: an unchecked promise, as with pg's own type parameter, kept by the tests that run each. */
function trusted<Row extends object>(rows: readonly object[], { text }: Statement<Row>): readonly Row[] {
  const areTheirs = (_: readonly object[]): _ is readonly Row[] => text !== ''
  return areTheirs(rows) ? rows : []
}
