import type { Inbox } from '../core/inbox.ts'
import type { Database } from './engine.ts'
import { statement } from './line.ts'
import { asWorker } from './scope.ts'
import type { Session } from './session.ts'

/** A conflict with a transaction that has not ended yet waits for its end. */
const first = statement(
  'inbox.first',
  'insert into inbox (network_id, delivery_id, at) values ($1, $2, $3) on conflict do nothing',
)

export const inbox = ({ line, network }: Session): Inbox => ({
  first: async (deliveryId, at) => (await line.run(first, [network.id, deliveryId, at])).count === 1,
})

/** Forgets deliveries seen before `before`: the platforms give up repeating one within hours. Returns how many. */
export const pruneInbox = (database: Database, before: Date): Promise<number> =>
  asWorker(database, {}, async (trx) => {
    const { numDeletedRows } = await trx.deleteFrom('inbox').where('at', '<', before).executeTakeFirst()
    return Number(numDeletedRows)
  })
