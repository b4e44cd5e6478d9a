import type { Sent } from '../../views/messenger.ts'
import type { Connector } from './connector.ts'
import { settle } from './faults.ts'
import type { Place, TeamsPlaces } from './places.ts'

export interface PersonalOptions {
  readonly places: TeamsPlaces
  readonly connector: Connector
  /** `28:<app id>`, or null where the bot has none. */
  readonly bot: string | null
  readonly now: () => Date
}

export type Found = { readonly place: Place } | Exclude<Sent, { sent: 'yes' }>

/** Finds the bot's personal chat with somebody, or opens it. */
export type PersonalChat = (tenant: string, user: string) => Promise<Found>

/**
 * Opening a chat says nothing in it and may be done again, so whatever goes wrong with that is certainly not a message sent. The app has
 * to be installed for the person; Teams takes the Entra object id in place of the `29:` id there.
 */
export function personalChats({ places, connector, bot, now }: PersonalOptions): PersonalChat {
  return async (tenant, user) => {
    const known = await places.personalOf(tenant, user)
    if (known) return { place: known }
    const serviceUrl = await places.serviceUrlOf(tenant)
    if (serviceUrl === null) return { sent: 'never', why: 'not-installed' }
    const body = {
      ...(bot ? { bot: { id: bot } } : {}),
      isGroup: false,
      members: [{ id: user }],
      tenantId: tenant,
      channelData: { tenant: { id: tenant } },
    }
    const called = await connector.call(serviceUrl, { method: 'POST', path: [], body })
    const settled = settle(called, now())
    if (!('id' in settled)) return settled.sent === 'unknown' ? { sent: 'no', after: null, why: settled.why } : settled
    const base = { tenant, kind: 'personal', key: user, serviceUrl } as const
    const place: Place = { ...base, conversation: settled.id, team: null, account: null }
    await places.remember(place)
    return { place }
  }
}
