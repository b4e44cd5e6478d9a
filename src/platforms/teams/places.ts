/** A conversation that the bot may write to, remembered as our own JSON and not as the SDK's. */
export interface Place {
  readonly tenant: string
  readonly kind: PlaceKind
  /** Whose or which it is: the person's Entra object id, the channel's id, or the group's conversation id. */
  readonly key: string
  readonly conversation: string
  readonly serviceUrl: string
  /** The team that a channel is in, where Teams says it. */
  readonly team: string | null
  /** The `29:` id by which this bot knows the person of a personal conversation. */
  readonly account: string | null
}

export type PlaceKind = 'personal' | 'channel' | 'group'

/** Where conversations are kept, by tenant. */
export interface TeamsPlaces {
  /** Written again whenever the bot hears from there; the newest service URL counts. */
  remember(place: Place): Promise<void>
  forget(place: Pick<Place, 'tenant' | 'kind' | 'key'>): Promise<void>
  personalOf(tenant: string, user: string): Promise<Place | null>
  channelOf(tenant: string, channel: string): Promise<Place | null>
  /** The service URL of whatever was last heard from in this tenant: it serves the tenant's other conversations too. */
  serviceUrlOf(tenant: string): Promise<string | null>
}

/** A channel's id without the thread that a message came in. */
export const withoutThread = (conversation: string): string => conversation.split(';messageid=', 1)[0] ?? conversation
