import { PgBoss } from 'pg-boss'

/** Work that comes round by the clock. `run` may be called twice for one time, by two nodes or after a crash: it looks at the state and then acts. */
export interface Recurring {
  readonly name: string
  /** Five fields, in `timeZone`. */
  readonly cron: string
  readonly run: () => Promise<void>
}

export interface TimetableOptions {
  readonly executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>
  readonly embedded: boolean
  readonly timeZone: string
  readonly recurring: readonly Recurring[]
  readonly log: { warn(fields: object, message: string): void }
}

/**
 * Durable timers, shared by all nodes: pg-boss keeps them in the database, right across changes of summer time, and catches up once
 * after downtime. Messages do not wait for it: the outbox is woken by commits; this is the net below.
 */
export async function startTimetable(options: TimetableOptions): Promise<{ stop(): Promise<void> }> {
  const { executeSql, embedded, timeZone, recurring, log } = options
  const boss = new PgBoss({ db: { executeSql }, ...(embedded && { backend: 'pglite' }) })
  boss.on('error', (fault) => log.warn({ kind: fault.name }, 'the timetable had a fault'))
  await boss.start()
  for (const { name, cron, run } of recurring) {
    await boss.createQueue(name, { policy: 'singleton' })
    await boss.work(name, run)
    await boss.schedule(name, cron, null, { tz: timeZone })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5_000 }) }
}
