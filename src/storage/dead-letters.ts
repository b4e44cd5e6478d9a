import { sql } from 'kysely'
import type { NewId } from '../core/ids.ts'
import type { Database } from './engine.ts'
import { asOperator, enter, type Trx } from './scope.ts'
import { outboxChannel } from './storage.ts'

/** A message in the outbox as its operator sees it: what kind it is, for which organisation, and how it fares; not whom or what it is about. */
export interface Letter {
  readonly network: string
  readonly id: string
  readonly state: 'pending' | 'sending' | 'sent' | 'dead' | 'dropped'
  readonly kind: string
  readonly recipient: 'member' | 'channel'
  /** Key of the recipient's organisation; null for whoever is in the register no more. */
  readonly organisation: string | null
  readonly tries: number
  /** What came of the last try: a code. */
  readonly why: string | null
  /** Whether it may have been sent after all. */
  readonly doubtful: boolean
  readonly postedAt: Date
  readonly dueAt: Date
  readonly settledAt: Date | null
}

/** The same with the ids in it, to find it in logs and in the chat's own. */
export interface OpenedLetter extends Letter {
  readonly recipientId: string
  readonly about: Readonly<Record<string, unknown>>
  readonly conversation: string | null
  readonly message: string | null
}

const columns = sql`o.id, o.state, o.about ->> 'kind' as kind, o.recipient, g.key as organisation, o.attempts as tries, o.why, o.doubtful,
  o.posted_at as "postedAt", o.due_at as "dueAt", o.settled_at as "settledAt"`
const joins = sql`left join members m on m.network_id = o.network_id and m.id = o.lane
  left join channels c on c.network_id = o.network_id and c.id = o.lane
  left join organisations g on g.network_id = o.network_id and g.id = coalesce(m.organisation_id, c.organisation_id)`

interface Network {
  readonly id: string
  readonly key: string
}
const networksOf = (trx: Trx): Promise<readonly Network[]> =>
  trx.selectFrom('networks').select(['network_id as id', 'key']).orderBy('key').execute()

/** Dead letters, and what waits, the oldest first: in all networks or in one; null when there is no network with that key. */
export const listLetters = (
  database: Database,
  key: string | undefined,
): Promise<{ readonly dead: readonly Letter[]; readonly waiting: readonly Letter[] } | null> =>
  asOperator(database, null, async (trx) => {
    const networks = (await networksOf(trx)).filter((one) => key === undefined || one.key === key)
    if (key !== undefined && networks.length === 0) return null
    const all: Letter[] = []
    for (const network of networks) {
      await enter(trx, network.id)
      const { rows } = await sql<Omit<Letter, 'network'>>`select ${columns} from outbox o ${joins}
        where o.network_id = ${network.id} and (o.dead or o.waiting) order by o.posted_at, o.id`.execute(trx)
      all.push(...rows.map((row) => ({ network: network.key, ...row })))
    }
    return { dead: all.filter(({ state }) => state === 'dead'), waiting: all.filter(({ state }) => state !== 'dead') }
  })

/** Runs where the letter is; null when there is none with this id in any network. */
async function inItsNetwork<T>(trx: Trx, id: string, work: (network: Network) => Promise<T>): Promise<T | null> {
  for (const network of await networksOf(trx)) {
    await enter(trx, network.id)
    const found = await sql`select from outbox where network_id = ${network.id} and id = ${id}`.execute(trx)
    if (found.rows.length > 0) return work(network)
  }
  return null
}

const open = async (trx: Trx, network: Network, id: string): Promise<OpenedLetter | null> => {
  const { rows } = await sql<Omit<OpenedLetter, 'network'>>`select ${columns}, o.lane as "recipientId", o.about,
    o.conversation, o.message from outbox o ${joins} where o.network_id = ${network.id} and o.id = ${id}`.execute(trx)
  return rows[0] ? { network: network.key, ...rows[0] } : null
}

export const openLetter = (database: Database, id: string): Promise<OpenedLetter | null> =>
  asOperator(database, null, (trx) => inItsNetwork(trx, id, (network) => open(trx, network, id)))

/** `retry`: due at once, with all its tries; `drop`: it ends here. */
export type Ending = { readonly what: 'retry' } | { readonly what: 'drop'; readonly reason: string }

/**
 * Ends a dead letter and writes that into the audit: that the operator did it, when, and why. Whatever is not dead stays as it is. Gives
 * how it was before; null when there is none.
 */
export async function endLetter(
  database: Database,
  id: string,
  ending: Ending,
  { newId, now }: { readonly newId: NewId; readonly now: Date },
): Promise<OpenedLetter | null> {
  const was = await asOperator(database, null, (trx) =>
    inItsNetwork(trx, id, async (network) => {
      await sql`select from outbox where network_id = ${network.id} and id = ${id} for update`.execute(trx)
      const letter = await open(trx, network, id)
      if (letter?.state !== 'dead') return letter
      const set =
        ending.what === 'retry'
          ? sql`state = 'pending', attempts = 0, due_at = ${now}, settled_at = null`
          : sql`state = 'dropped', settled_at = ${now}`
      await sql`update outbox set ${set} where network_id = ${network.id} and id = ${id}`.execute(trx)
      const { kind, why } = letter
      const about = { by: 'operator', notice: id, kind, why, ...('reason' in ending && { reason: ending.reason }) }
      await sql`insert into audit (network_id, id, at, what, about)
        values (${network.id}, ${newId()}, ${now}, ${`outbox-${ending.what}`}, ${JSON.stringify(about)}::jsonb)`.execute(
        trx,
      )
      return letter
    }),
  )
  if (was?.state === 'dead' && ending.what === 'retry') database.notify(outboxChannel)
  return was
}
