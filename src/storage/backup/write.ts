import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Database } from '../engine.ts'
import { executed } from '../migrate.ts'
import { ask, type Head, quoted, tablesOf } from './shape.ts'

const atOnce = 1_000

/** The lines of a backup, all of one moment, while everybody goes on working. `rows` is told now and then. */
export async function* backupLines(
  database: Database,
  at: Date,
  rows: (count: number) => void,
): AsyncGenerator<string> {
  const schema = [...(await executed(database.db))]
  const client = await database.pool.connect()
  const sum = createHash('sha256')
  const line = (content: string): string => {
    const text = `${content}\n`
    sum.update(text)
    return text
  }
  let count = 0
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(
      `select set_config('role', 'manydoors_backup', true), set_config('statement_timeout', '0', true)`,
    )
    const head: Head = { manydoors: 'backup', format: 1, schema, at: at.toISOString() }
    yield line(JSON.stringify(head))
    for (const { name, columns } of await tablesOf(client)) {
      yield line(JSON.stringify([name]))
      for await (const row of rowsOf(client, name, columns)) {
        count += 1
        if (count % atOnce === 0) rows(count)
        yield line(row)
      }
    }
    yield `${JSON.stringify({ rows: count, sha256: sum.digest('hex') })}\n`
    rows(count)
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
}

async function* rowsOf(client: pg.PoolClient, table: string, columns: readonly string[]): AsyncGenerator<string> {
  const wanted = columns.map((name) => `t.${quoted(name)}`).join(', ')
  await ask(
    client,
    `declare copied no scroll cursor for select to_jsonb(r)::text as row
    from (select ${wanted} from ${quoted(table)} t) r`,
  )
  for (;;) {
    const { rows } = await ask<{ row: string }>(client, `fetch ${atOnce} from copied`)
    for (const { row } of rows) yield row
    if (rows.length < atOnce) break
  }
  await ask(client, 'close copied')
}
