import type pg from 'pg'

/** A statement on its way, and whom to tell. */
export interface Errand {
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
  /** Milliseconds that its answer may take, where it is not as long as any other's. */
  readonly patience?: number | undefined
  readonly done: (rows: readonly object[], tag: string) => void
  readonly failed: (fault: unknown) => void
}

interface Column {
  readonly name: string
  readonly read: (text: string) => unknown
}

/** What each connection has prepared, by name, and what it gives back. */
const prepared = new WeakMap<object, Map<string, readonly Column[]>>()

/** For a connection that outlives its session: nothing is prepared any more. */
export const forgetPrepared = (connection: object): boolean => prepared.delete(connection)

interface Sent extends pg.Submittable {
  /** Called once by pg, or by us, when all is over; pg hangs its own time-out on it. */
  callback: () => void
  readonly query_timeout: number
  handleRowDescription(message: { readonly fields: readonly pg.FieldDef[] }): void
  handleDataRow(message: { readonly fields: readonly (string | null)[] }): void
  handleCommandComplete(message: { readonly text: string }): void
  handleError(fault: unknown): void
  handleReadyForQuery(): void
}

/** Milliseconds after which a connection without an answer counts as dead: the server gives a caller's statement a little less. */
const patience = 12_000

export interface Ending {
  /** True when the server may or may not have prepared a statement of a batch that failed: the connection is not to be used again. */
  readonly doubtful: boolean
}

/**
 * Several statements in one message and one answer: pg itself asks the server to flush, and the kernel to write, for each. When one
 * fails the server skips those after it, and all of them fail with the same fault. Each is parsed and described once per connection.
 * This is what `pg-cursor` builds on as well: the methods that pg calls on a query of one's own.
 */
export function batchOf(client: pg.Client, errands: readonly Errand[], over: (ending: Ending) => void): Sent {
  const known = prepared.get(client.connection) ?? new Map<string, readonly Column[]>()
  prepared.set(client.connection, known)
  const fresh = errands.map(({ name }) => !known.has(name))
  let [at, columns, ended]: [number, readonly Column[], boolean] = [0, [], false]
  let rows: object[] = []
  const end = (batch: Sent, ending: Ending): void => {
    if (ended) return
    ended = true
    batch.callback()
    over(ending)
  }
  return {
    callback: () => undefined,
    query_timeout: Math.max(...errands.map((one) => one.patience ?? patience)),
    submit: (connection) => send(connection, errands, fresh),
    handleRowDescription: ({ fields }) => {
      columns = fields.map(({ name, dataTypeID }) => ({ name, read: client.getTypeParser(dataTypeID, 'text') }))
    },
    handleDataRow: ({ fields }) => {
      rows.push(rowOf(known.get(errands[at]?.name ?? '') ?? columns, fields))
    },
    handleCommandComplete: ({ text }) => {
      const errand = errands[at]
      if (errand === undefined || ended) return
      if (!known.has(errand.name)) known.set(errand.name, columns)
      const given = rows
      at += 1
      columns = []
      rows = []
      errand.done(given, text)
    },
    handleError(fault) {
      const left = errands.slice(at)
      const doubtful = fresh.slice(at).includes(true)
      end(this, { doubtful })
      for (const errand of left) errand.failed(fault)
    },
    handleReadyForQuery() {
      end(this, { doubtful: false })
    },
  }
}

/** Written in one go: each write is a system call otherwise. */
function send(connection: pg.Connection, errands: readonly Errand[], fresh: readonly boolean[]): void {
  const stream = connection.stream
  const parsed = new Set<string>()
  stream.cork?.()
  try {
    for (const [at, { name, text, values }] of errands.entries()) {
      const isNew = fresh[at] === true && !parsed.has(name)
      if (isNew) connection.parse({ name, text, types: [] }, true)
      parsed.add(name)
      connection.bind({ statement: name, portal: '', values: values.map(textOf) }, true)
      if (fresh[at] === true) connection.describe({ type: 'P', name: '' }, true)
      connection.execute({ portal: '' }, true)
    }
    connection.sync()
  } finally {
    stream.uncork?.()
  }
}

function rowOf(columns: readonly Column[], fields: readonly (string | null)[]): object {
  const row: Record<string, unknown> = {}
  for (const [at, { name, read }] of columns.entries()) {
    const field = fields[at] ?? null
    row[name] = field === null ? null : read(field)
  }
  return row
}

/** As Postgres reads it: text, or bytes as they are. */
function textOf(value: unknown): string | Buffer | null {
  if (value === null || value === undefined) return null
  if (Buffer.isBuffer(value)) return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map(elementOf).join(',')}}`
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new TypeError(`a ${typeof value} is no value for a statement`)
}

function elementOf(value: unknown): string {
  const text = textOf(value)
  if (text === null) return 'NULL'
  const plain = Buffer.isBuffer(text) ? `\\x${text.toString('hex')}` : text
  return `"${plain.replace(/["\\]/g, '\\$&')}"`
}
