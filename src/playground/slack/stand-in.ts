import { Faults } from '../faults.ts'
import { Ledger } from '../ledger.ts'
import type { Act, Person, Reaction, Sight, StandIn } from '../stand-in.ts'
import { Client, type Shortcut } from './client/client.ts'
import { Events } from './client/events.ts'
import { sight } from './client/sight.ts'
import { Wire } from './client/wire.ts'
import { type Answer, Deliveries, type Delivery, type RawDelivery } from './http/delivery.ts'
import { SocketMode } from './http/socket-mode.ts'
import { objectOf, parseJson } from './json.ts'
import { ResponseUrls } from './response-urls.ts'
import { app, type SlackSeed } from './seed.ts'
import { listen } from './server.ts'
import { type Warning, World } from './state/world.ts'
import { type Call, WebApi } from './web-api/api.ts'
import { OAuth } from './web-api/app.ts'
import { Uploads } from './web-api/files.ts'

export type { SlackSeed } from './seed.ts'

/** Slack, as far as the bot and its people can tell: a strict Web API over HTTP, and a client that talks to the bot. */
export interface SlackStandIn extends StandIn {
  readonly chat: 'slack'
  /** The Web API's base, ending in /api/. */
  readonly apiUrl: string
  /** The page that begins an installation by OAuth. */
  readonly authorizeUrl: string
  readonly ledger: Ledger
  readonly faults: Faults
  /** Every call of the Web API, refused ones and those a fault struck included. */
  readonly calls: readonly Call[]
  /** Messages that say nothing to those who only get their `text`. */
  readonly warnings: readonly Warning[]
  /** What was sent to the bot over HTTP, first to last. */
  readonly lastDeliveries: readonly Delivery[]
  deliverTo(url: string): void
  /** Lets go of the ledger and of what was sent and called so far: for runs of an hour. What people see stays. */
  forget(): void
  /** Sends the bot a request of one's own making, forged or not. */
  deliver(raw: RawDelivery): Promise<Answer>
  /** Sends the n-th last delivery again, byte for byte; 1 is the last. */
  replay(n?: number): Promise<Answer>
  /** Whether the bot answers Slack's challenge to a new request URL. */
  verifyUrl(): Promise<boolean>
  /** Tells once more the events the bot did not hear; answers how many it still did not. */
  retryEvents(): Promise<number>
  shortcut(person: string, shortcut: Shortcut): Promise<Reaction>
  /** Deals a trigger id as a click would, for calls of the Web API without a client. */
  trigger(person: string): string
  archive(channel: string): void
  /** Takes the app out of a workspace: its token stops working until it is installed again. */
  uninstall(workspace: string): void
  /** Asks Socket Mode's clients to connect anew. */
  refreshSockets(): void
}

const patience = 3_000

export async function startSlackStandIn(seed: SlackSeed): Promise<SlackStandIn> {
  const world = new World(seed, new Ledger(seed.now), new Faults(seed.seed))
  const waits = seed.patience ?? patience
  const deliveries = new Deliveries({
    url: seed.botUrl ?? '',
    secret: seed.signingSecret,
    now: seed.now,
    patience: waits,
  })
  const socket = new SocketMode(world.counter, waits)
  const urls = new ResponseUrls(world)
  const uploads = new Uploads()
  const oauth = new OAuth(world)
  const api = new WebApi(world, { oauth, uploads, socketUrl: () => socket.url() })
  const wire = new Wire(deliveries, socket)
  const events = new Events(world, wire)
  const client = new Client({ world, wire, urls }, events)
  const calls: Call[] = []
  const { server, base } = await listen({ world, api, urls, uploads, oauth, socket, calls })
  for (const part of [urls, uploads, socket]) part.base = base
  const close = async (): Promise<void> => {
    deliveries.close()
    await socket.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    ...{ chat: 'slack', apiUrl: `${base}/api/`, authorizeUrl: `${base}/oauth/v2/authorize` },
    ...{ ledger: world.ledger, faults: world.faults, warnings: world.warnings, calls, lastDeliveries: deliveries.sent },
    people: () => world.people().map(personOf),
    see: (person: string): Sight => sight(world, person),
    act: (person: string, act: Act) => client.act(person, act),
    onChange: (listener) => world.onChange(listener),
    close,
    deliverTo: (url) => {
      deliveries.url = url
    },
    forget: () => {
      for (const written of [world.ledger.entries, calls, deliveries.sent]) written.length = 0
    },
    deliver: (raw) => deliveries.send(raw),
    replay: (n) => deliveries.replay(n),
    verifyUrl: () => verified(deliveries, world.counter.id('challenge-')),
    retryEvents: () => events.retry(),
    shortcut: (person, shortcut) => client.shortcut(person, shortcut),
    trigger: (person) => world.triggers.deal(person, world.person(person).workspace.id),
    archive: (channel) => archive(world, channel),
    uninstall: (workspace) => world.uninstall(workspace),
    refreshSockets: () => socket.refresh(),
  }
}

function personOf({ person, workspace }: ReturnType<World['people']>[number]): Person {
  const { id, name, locale } = person
  return { id, name, locale, workspace: workspace.id, workspaceName: workspace.name }
}

function archive(world: World, channel: string): void {
  const conversation = world.conversations.get(channel)
  if (!conversation) throw new Error(`no channel ${channel} was seeded`)
  conversation.archived = true
  world.changed()
}

async function verified(deliveries: Deliveries, challenge: string): Promise<boolean> {
  const body = { token: app.verificationToken, challenge, type: 'url_verification' }
  const answer = await deliveries.send({ kind: 'event', body })
  const said = objectOf(parseJson(answer.body))?.['challenge'] ?? answer.body.trim()
  return answer.status === 200 && said === challenge
}
