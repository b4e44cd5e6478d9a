import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Settled } from '../core/ports.ts'
import type { Database } from './engine.ts'
import { type FaultKind, faultKind, namedFault } from './faults.ts'
import { type Line, lineOn } from './line.ts'

const mostTries = 5

type Work<T> = (line: Line) => Promise<Settled<T>>

/**
 * Runs `work` in one transaction: all of it commits or nothing does. It runs again after a deadlock, a serialization failure or a
 * lost connection, five times in all; also when the connection was lost at COMMIT, where nobody can know: the inbox then tells.
 * Throws `StorageGone` when the database stays away.
 */
export async function inTransaction<T>(database: Database, work: Work<T>): Promise<Settled<T>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await once(database, work)
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

async function once<T>({ pool }: Database, work: Work<T>): Promise<Settled<T>> {
  const client = await pool.connect()
  const line = lineOn(client)
  let sound = false
  try {
    const begun = line.command('begin')
    begun.catch(() => undefined)
    const settled = await work(line)
    await begun
    if (settled.commit) await commit(line)
    else await line.command('rollback')
    sound = true
    return settled
  } catch (fault) {
    line.end()
    sound = faultKind(fault) === 'other' && (await rollBack(client))
    throw fault
  } finally {
    line.end()
    client.release(!sound)
  }
}

/** When a statement failed and nobody minded, the server rolls back, and says so only here. */
async function commit(line: Line): Promise<void> {
  const tag = await line.command('commit')
  if (tag !== 'COMMIT') throw new Error('the transaction was rolled back because a statement in it had failed')
}

/** False when the connection's state is not certain any more: then it is destroyed rather than given to the next. */
const rollBack = (client: pg.PoolClient): Promise<boolean> =>
  client.query('rollback').then(
    () => true,
    () => false,
  )
