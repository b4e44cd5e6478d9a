import { Faults } from '../faults.ts'
import { Ledger } from '../ledger.ts'
import type { Reaction, StandIn } from '../stand-in.ts'
import { Activities } from './activities.ts'
import { Client, type MessageAction } from './client.ts'
import { Connector } from './connector.ts'
import { Courier, type Delivered, type Delivery } from './courier.ts'
import type { Fields } from './json.ts'
import { Limits } from './limits.ts'
import { type Forging, Login, makeKeys, oauthScope, tokenIssuer } from './login.ts'
import { rosterRoutes } from './roster.ts'
import type { TeamsSeed as Seed } from './seed.ts'
import { listen, type RecordedCall, serve } from './server.ts'
import { World } from './world.ts'

export type TeamsSeed = Seed

export interface TeamsStandIn extends StandIn {
  readonly chat: 'teams'
  readonly serviceUrl: string
  readonly loginUrl: string
  readonly openIdMetadataUrl: string
  readonly tokenIssuer: string
  readonly oauthScope: string
  /** What the bot's environment needs to talk to this stand-in, the registration included. */
  readonly environment: Readonly<Record<string, string>>
  readonly ledger: Ledger
  /**
   * Planned by the names in `calls`: POST, PUT and DELETE activities, POST conversations, GET members (every form of the
   * roster), POST token, GET openid, GET keys.
   */
  readonly faults: Faults
  /** Every HTTP call the bot made, refused ones too, oldest first. */
  readonly calls: readonly RecordedCall[]
  /** Every activity the client sent to the bot, oldest first. */
  readonly sent: readonly Fields[]
  deliverTo(url: string): void
  /** Lets go of the ledger and of what was sent and called so far: for runs of an hour. What people see stays. */
  forget(): void
  /** Delivers anything to the bot as it is: forged, replayed, out of order. */
  deliver(delivery: Delivery): Promise<Delivered>
  /** Delivers an activity once more, the last or the n-th of `sent`; `fresh` with a new id and timestamp. */
  redeliver(how?: { readonly fresh?: boolean; readonly n?: number }): Promise<Delivered>
  /** A token from the service to the bot; a claim given as undefined is left out. */
  token(claims?: Fields, forging?: Forging): string
  /** The key before stays published until the next rotation, unless retired at once. */
  rotateKeys(how?: { readonly retire?: boolean }): Promise<void>
  /** By conversation id, or by a person's id for the personal chat. */
  install(place: string): Promise<Reaction>
  uninstall(place: string): Promise<Reaction>
  installAll(): Promise<readonly Reaction[]>
  /** The person blocks the bot, or lets it in again: writing there is refused with MessageWritesBlocked. */
  block(place: string, blocked?: boolean): void
  /** The id of a person's chat with the bot. */
  personalChat(person: string): string
  /** The person's `29:` id, by which this bot knows them. */
  account(person: string): string
  /** What Teams does by itself when a card with `refresh` comes into view. */
  refresh(person: string, at: { readonly conversation: string; readonly message: string }): Promise<Reaction>
  /** A message action ("Create case from message"), which opens a dialog. */
  actOnMessage(person: string, action: MessageAction): Promise<Reaction>
}

/** Starts a strict stand-in for Teams, the Bot Connector and the login service on a loopback port. */
export async function startTeamsStandIn(seed: TeamsSeed): Promise<TeamsStandIn> {
  const keys = await makeKeys()
  const { server, base } = await listen(seed.port ?? 0)
  const world = new World(seed)
  const ledger = new Ledger(seed.now)
  const faults = new Faults(seed.seed)
  const calls: RecordedCall[] = []
  const login = new Login(seed, base, keys)
  const connector = new Connector(world, ledger, new Limits(seed.limits ?? false, seed.wallClock ?? seed.now))
  const routes = [...connector.routes(), ...rosterRoutes(world), ...login.routes()]
  serve(server, routes, { faults, calls, now: seed.now, admits: (authorization) => login.admits(authorization) })
  const addresses = addressesOf(seed, base)
  const options = { url: seed.botUrl, authenticate: seed.authenticate ?? true, patience: seed.patience ?? 15_000 }
  const courier = new Courier(login, options)
  const client = new Client({ world, ledger, activities: new Activities(world, addresses.serviceUrl), courier })
  return {
    chat: 'teams',
    ...addresses,
    ...doors(client, world),
    ledger,
    faults,
    calls,
    sent: courier.sent,
    deliverTo: (url) => courier.deliverTo(url),
    forget: () => {
      for (const written of [ledger.entries, calls, courier.sent]) written.length = 0
    },
    deliver: (delivery) => courier.deliver(delivery),
    redeliver: ({ fresh = false, n } = {}) => courier.redeliver(world, fresh, n),
    token: (claims = {}, forging = {}) => login.mint({ serviceurl: addresses.serviceUrl, ...claims }, forging),
    rotateKeys: ({ retire = false } = {}) => login.rotate(retire),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function doors(client: Client, world: World) {
  return {
    people: () => client.people(),
    see: (person) => client.see(person),
    act: (person, act) => client.act(person, act),
    onChange: (listener) => world.onChange(listener),
    install: (place) => client.install(place),
    uninstall: (place) => client.uninstall(place),
    installAll: () => client.installAll(),
    block: (place, blocked = true) => client.block(place, blocked),
    personalChat: (person) => world.personalPlace(world.person(person)).id,
    account: (person) => world.person(person).account,
    refresh: (person, at) => client.refresh(person, at),
    actOnMessage: (person, action) => client.actOnMessage(person, action),
  } satisfies Partial<TeamsStandIn>
}

function addressesOf({ app }: TeamsSeed, base: string) {
  const serviceUrl = `${base}/emea/`
  const loginUrl = `${base}/login/${app.tenant}`
  const openIdMetadataUrl = `${base}/v1/.well-known/openidconfiguration`
  return {
    serviceUrl,
    loginUrl,
    openIdMetadataUrl,
    oauthScope,
    tokenIssuer,
    environment: {
      MicrosoftAppId: app.id,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: app.tenant,
      MicrosoftAppPassword: app.password,
      ToChannelFromBotLoginUrl: loginUrl,
      ToChannelFromBotOAuthScope: oauthScope,
      ToBotFromChannelTokenIssuer: tokenIssuer,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      OAuthUrl: base,
      TEAMS_SERVICE_HOSTS: new URL(base).host,
    },
  }
}
