import type pg from 'pg'
import { z } from 'zod'

/**
 * A backup is lines of JSON: this head; for each table a line with its name, `["cases"]`, and then its rows as objects, one a line, as the
 * database writes them; and at last a foot. Without its foot, or with another sum, a file is not whole.
 */
export const head = z.object({
  manydoors: z.literal('backup'),
  format: z.literal(1),
  /** Names of the migrations that the database has had, in order. */
  schema: z.array(z.string()).min(1),
  /** ISO 8601. */
  at: z.iso.datetime(),
})
export type Head = z.infer<typeof head>

export const foot = z.object({ rows: z.number(), sha256: z.string() })

export interface Table {
  readonly name: string
  /** Those that can be written: what the database works out by itself is left out. */
  readonly columns: readonly string[]
}

interface Found extends Table {
  readonly needs: readonly string[]
}

/** Every table of ours, each after those that its foreign keys lead to; keys that lead in a circle are left for the end. */
export async function tablesOf(client: pg.PoolClient): Promise<readonly Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; needs: string[] }>(`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '' order by a.attnum) as columns,
      array(select distinct p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely%'
    order by c.relname`)
  return inOrder(rows)
}

function inOrder(tables: readonly Found[]): readonly Table[] {
  const done: Found[] = []
  let left = [...tables]
  while (left.length > 0) {
    const isFree = ({ needs }: Found) => needs.every((name) => !left.some((one) => one.name === name))
    const free = left.filter(isFree)
    const next = free.length > 0 ? free : left
    done.push(...next)
    left = left.filter((one) => !next.includes(one))
  }
  return done
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Milliseconds: a large table may take its time. */
const patience = 3_600_000

export function ask<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  text: string,
  values: unknown[] = [],
): Promise<pg.QueryResult<Row>> {
  const patiently: pg.QueryConfig & { readonly query_timeout: number } = { text, values, query_timeout: patience }
  return client.query<Row>(patiently)
}
