import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type Settled, StorageGone } from '../core/ports.ts'
import type { Database } from './engine.ts'
import { type FaultKind, faultKind, namedFault } from './faults.ts'
import { type Answer, type Line, lineOn, type Statement } from './line.ts'

const mostTries = 5

/**
 * Runs `work` in one transaction: all of it commits or nothing does. It runs again after a deadlock, a serialization failure or a
 * lost connection, five times in all; also when the connection was lost at COMMIT, where nobody can know: the inbox then tells.
 * Throws `StorageGone` when the database stays away, and says whether it may have saved something before.
 */
export async function inTransaction<T>(
  database: Database,
  work: (line: Line) => Promise<Settled<T>>,
): Promise<Settled<T>> {
  let unsure = false
  const commit = async (line: Line): Promise<void> => {
    const tag = await line.command('commit').catch((fault: unknown) => {
      unsure ||= ['lost', 'gone'].includes(faultKind(fault))
      throw fault
    })
    isCommitted(tag)
  }
  const attempt = () =>
    withLine(database, async (line) => {
      const begun = line.command('begin')
      begun.catch(() => undefined)
      const settled = await work(line)
      await begun
      await (settled.commit ? commit(line) : line.command('rollback'))
      return settled
    })
  return again(attempt).catch((fault: unknown) => {
    throw fault instanceof StorageGone && unsure ? new StorageGone(fault.message, { unsure, cause: fault }) : fault
  })
}

export type Asked<Row> = readonly [Statement<Row>, readonly unknown[]]

/** The same for statements that are all known beforehand: all of it is one round trip. Gives the last one's answer. */
export const inOneTrip = <Row extends object>(
  database: Database,
  before: readonly Asked<object>[],
  [last, values]: Asked<Row>,
): Promise<Answer<Row>> =>
  again(() =>
    withLine(database, async (line) => {
      const begun = line.command('begin')
      const earlier = before.map(([statement, given]) => line.run(statement, given))
      const wanted = line.run(last, values)
      const [answer, tag] = await Promise.all([wanted, line.command('commit'), begun, ...earlier])
      isCommitted(tag)
      return answer
    }),
  )

async function again<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt()
    } catch (fault) {
      const kind = faultKind(fault)
      if (kind === 'other' || kind === 'gone' || tries === mostTries) throw namedFault(fault)
      await pause(delay(kind, tries))
    }
  }
}

/** Milliseconds: enough for a server that restarts to be back within a second, and for rivals to step out of each other's way. */
const delay = (kind: FaultKind, tries: number): number =>
  kind === 'lost' ? 40 * 2 ** tries : Math.random() * 10 * tries

async function withLine<T>({ pool }: Database, use: (line: Line) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const line = lineOn(client)
  let sound = false
  try {
    const result = await use(line)
    sound = true
    return result
  } catch (fault) {
    line.end()
    sound = faultKind(fault) === 'other' && line.isSound() && (await rollBack(client))
    throw fault
  } finally {
    line.end()
    client.release(!sound)
  }
}

/** When a statement failed and nobody minded, the server rolls back, and says so only here. */
function isCommitted(tag: string): void {
  if (tag !== 'COMMIT') throw new Error('the transaction was rolled back because a statement in it had failed')
}

/** False when the connection's state is not certain any more: then it is destroyed rather than given to the next. */
const rollBack = (client: pg.PoolClient): Promise<boolean> =>
  client.query('rollback').then(
    () => true,
    () => false,
  )
