import { type Kysely, sql, type Transaction } from 'kysely'
import type { NetworkId } from '../core/ids.ts'
import type { Chat } from '../core/register/register.ts'
import type { Database } from './engine.ts'
import { namedFault } from './faults.ts'
import type { Tables } from './tables/tables.ts'

export type Trx = Transaction<Tables>

/** What a worker's transaction is about. What it does not name it does not see. */
export interface WorkerScope {
  readonly network?: NetworkId
  readonly workspace?: { readonly chat: Chat; readonly workspace: string }
}

/** For what runs for nobody: the outbox, and the chats' installations and places. It sees a register, and no case. */
export const asWorker = <T>(database: Database, scope: WorkerScope, work: (trx: Trx) => Promise<T>): Promise<T> =>
  scoped(database.db, { role: 'manydoors_worker', ...scope }, work)

/** For the operator's commands. Without a network it sees which networks there are, and where the bot is installed. */
export const asOperator = <T>(
  database: Database,
  network: NetworkId | null,
  work: (trx: Trx) => Promise<T>,
): Promise<T> => scoped(database.db, { role: 'manydoors_operator', ...(network === null ? {} : { network }) }, work)

/** Moves a transaction to a network, in the middle of it. */
export const enter = (trx: Trx, network: string): Promise<unknown> =>
  sql`select set_config('app.network', ${network}, true)`.execute(trx)

async function scoped<T>(
  db: Kysely<Tables>,
  scope: WorkerScope & { readonly role: string },
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  const { role, network = '', workspace } = scope
  const place = workspace === undefined ? '' : `${workspace.chat}:${workspace.workspace}`
  try {
    return await db.transaction().execute(async (trx) => {
      await sql`select set_config('role', ${role}, true), set_config('app.network', ${network}, true),
        set_config('app.workspace', ${place}, true)`.execute(trx)
      return work(trx)
    })
  } catch (fault) {
    throw namedFault(fault)
  }
}
