import { loadavg } from 'node:os'
import { sql } from 'kysely'
import type { Database } from '#src/storage/engine.ts'
import { sumOf } from '#test/reliability/stories.ts'

/** What a node holds on to, at one moment. */
export interface Sample {
  /** Seconds since the load began. */
  readonly at: number
  readonly rss: number
  readonly heap: number
  readonly sockets: number
  readonly connections: number
  readonly pending: number
  /** The machine's: how many processes want to run. */
  readonly load: number
}

export const megabytes = (bytes: number): number => bytes / 1024 / 1024

/** Of all nodes together; connections are those of the database that are not our own. */
export async function sample(ports: readonly number[], database: Database, begun: number): Promise<Sample> {
  const texts = await Promise.all(ports.map(async (port) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()))
  const sum = (name: string, labels = '') => texts.reduce((all, text) => all + sumOf(text, name, labels), 0)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity where datname = current_database()`.execute(database.db)
  return {
    at: (Date.now() - begun) / 1_000,
    rss: megabytes(sum('process_resident_memory_bytes')),
    heap: megabytes(sum('nodejs_heap_size_used_bytes')),
    sockets: sum('nodejs_active_resources', 'type="TCPSocketWrap"'),
    connections: (rows[0]?.n ?? 0) - database.pool.totalCount,
    load: loadavg()[0] ?? 0,
    pending: texts.length === 0 ? 0 : sum('manydoors_outbox_pending') / texts.length,
  }
}

export interface Trend {
  readonly start: number
  readonly middle: number
  readonly end: number
  /** By the least squares of the second half, in units an hour: the first fills caches and pools. */
  readonly perHour: number
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

export function trendOf(samples: readonly Sample[], what: Exclude<keyof Sample, 'at'>): Trend {
  const tenth = Math.max(1, Math.floor(samples.length / 10))
  const around = (from: number) => mean(samples.slice(from, from + tenth).map((one) => one[what]))
  const half = samples.slice(Math.floor(samples.length / 2))
  const [at, value] = [mean(half.map((one) => one.at)), mean(half.map((one) => one[what]))]
  const spread = half.reduce((sum, one) => sum + (one.at - at) ** 2, 0)
  const slope = half.reduce((sum, one) => sum + (one.at - at) * (one[what] - value), 0) / spread
  return {
    start: around(0),
    middle: around(Math.floor((samples.length - tenth) / 2)),
    end: around(samples.length - tenth),
    perHour: slope * 3_600,
  }
}
