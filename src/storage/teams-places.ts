import { z } from 'zod'
import type { Database } from './engine.ts'
import { settings, statement } from './line.ts'
import { asWorker, type Trx } from './scope.ts'
import { inOneTrip } from './transaction.ts'

/** A conversation that the bot may write to. */
export interface Place {
  readonly tenant: string
  readonly kind: 'personal' | 'channel' | 'group'
  /** The person's Entra object id, or the channel's or the group's own id. */
  readonly key: string
  readonly conversation: string
  readonly serviceUrl: string
  readonly team: string | null
  readonly account: string | null
}

type Which = Pick<Place, 'tenant' | 'kind' | 'key'>

/** Every activity says where it came from: written again after this many milliseconds, or when something has changed. */
const rememberedFor = 60_000
const mostRemembered = 10_000

const reference = z.object({ team: z.string().nullable(), account: z.string().nullable() })

const begin = statement(
  'places.begin',
  `select set_config('role', 'manydoors_worker', true), ${settings},
    set_config('app.network', '', true), set_config('app.workspace', $1, true)`,
)
/** Every message to Teams asks: in one round trip. */
const byKey = statement<{ readonly conversation: string; readonly service_url: string; readonly reference: unknown }>(
  'places.byKey',
  'select conversation, service_url, reference from teams_conversations where tenant = $1 and kind = $2 and key = $3',
)

export function teamsPlaces(database: Database, { now }: { readonly now: () => Date }) {
  const remembered = new Map<string, { readonly said: string; readonly until: number }>()
  const keyOf = ({ tenant, kind, key }: Which): string => `${tenant} ${kind} ${key}`
  const find = async (which: Which): Promise<Place | null> => {
    const { tenant, kind, key } = which
    const { rows } = await inOneTrip(database, [[begin, [`teams:${tenant}`]]], [byKey, [tenant, kind, key]])
    const [row] = rows
    if (row === undefined) return null
    const { conversation, service_url: serviceUrl } = row
    return { ...which, conversation, serviceUrl, ...reference.parse(row.reference) }
  }
  return {
    /** The newest service URL counts. */
    remember: async (place: Place): Promise<void> => {
      const [key, said, at] = [keyOf(place), JSON.stringify(place), now()]
      const last = remembered.get(key)
      if (last?.said === said && at.getTime() < last.until) return
      await inTenant(database, place.tenant, (trx) => write(trx, place, at))
      if (remembered.size >= mostRemembered) remembered.clear()
      remembered.set(key, { said, until: at.getTime() + rememberedFor })
    },
    forget: async ({ tenant, kind, key }: Which): Promise<void> => {
      remembered.delete(keyOf({ tenant, kind, key }))
      await inTenant(database, tenant, (trx) =>
        trx
          .deleteFrom('teams_conversations')
          .where('tenant', '=', tenant)
          .where('kind', '=', kind)
          .where('key', '=', key)
          .execute(),
      )
    },
    personalOf: (tenant: string, user: string): Promise<Place | null> => find({ tenant, kind: 'personal', key: user }),
    channelOf: (tenant: string, channel: string): Promise<Place | null> =>
      find({ tenant, kind: 'channel', key: channel }),
    /** Of whatever was last heard from in this tenant. */
    serviceUrlOf: async (tenant: string): Promise<string | null> => {
      const row = await inTenant(database, tenant, (trx) =>
        trx
          .selectFrom('teams_conversations')
          .select('service_url')
          .where('tenant', '=', tenant)
          .orderBy('seen_at', 'desc')
          .limit(1)
          .executeTakeFirst(),
      )
      return row?.service_url ?? null
    },
  }
}

const inTenant = <T>(database: Database, tenant: string, work: (trx: Trx) => Promise<T>): Promise<T> =>
  asWorker(database, { workspace: { chat: 'teams', workspace: tenant } }, work)

async function write(trx: Trx, place: Place, at: Date): Promise<void> {
  const { tenant, kind, key, conversation, serviceUrl, team, account } = place
  const said = {
    conversation,
    service_url: serviceUrl,
    reference: JSON.stringify({ team, account }),
    seen_at: at,
  }
  await trx
    .insertInto('teams_conversations')
    .values({ tenant, kind, key, ...said })
    .onConflict((conflict) => conflict.columns(['tenant', 'kind', 'key']).doUpdateSet(said))
    .execute()
}
