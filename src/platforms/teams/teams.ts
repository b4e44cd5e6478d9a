import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Dispatch } from '../../intents/invocation.ts'
import type { Messenger } from '../../views/messenger.ts'
import type { Bridge, Connector, InvokeAnswer } from './connector.ts'
import { type Bearer, createGate } from './gate.ts'
import { answer, readBody } from './http.ts'
import { parseJson } from './json.ts'
import type { Log } from './log.ts'
import { createMemory } from './memory.ts'
import { createMessenger } from './messenger.ts'
import { envelope, payload, sourceOf } from './payload.ts'
import { personalChats } from './personal.ts'
import type { TeamsPlaces } from './places.ts'
import { respond } from './respond.ts'
import type { Patience, Responder } from './responder.ts'
import { createRoster } from './roster.ts'
import { serviceUrls } from './service-url.ts'
import { signingKeys } from './signing-keys.ts'
import { within } from './within.ts'

export interface TeamsOptions {
  /** Null only with `insecureLocal`. */
  readonly appId: string | null
  readonly appType: 'SingleTenant' | 'UserAssignedMSI' | null
  /** The bot's home tenant, where its tokens come from; it serves every tenant that has the app. */
  readonly tenantId: string | null
  readonly password: string | null
  /** Microsoft's, or others for sovereign clouds and tests; http only for loopback hosts. */
  readonly channel: {
    readonly loginUrl: string
    readonly oauthScope: string
    readonly tokenIssuer: string
    readonly openIdMetadataUrl: string
    readonly oauthUrl: string
  }
  /** Hosts that may be written to, with the port unless it is the usual one. */
  readonly serviceHosts: readonly string[]
  /** No token is checked, and only service URLs on this machine are written to. */
  readonly insecureLocal: boolean
  readonly places: TeamsPlaces
  readonly dispatch: Dispatch
  readonly now: () => Date
  readonly log: Log
  readonly patience?: Patience
}

export interface Teams {
  /** `POST /api/messages`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  readonly messenger: Messenger
  /** Loads the SDK ahead of the first activity: it takes a third of a second, better spent when the port is open already. */
  warm(): Promise<void>
  /** Resolves when what goes on after the answers has ended, or after ten seconds. */
  stop(): Promise<void>
}

/** Teams gives up waiting for an answer after fifteen seconds. */
const usual: Patience = { call: 10_000, invoke: 10_000, message: 12_000 }

const nonce = (): string => randomBytes(12).toString('base64url')

/** Teams, as the core sees it: activities come in and become invocations, views go out as cards. */
export function createTeams(options: TeamsOptions): Teams {
  const { now, places, log, dispatch, insecureLocal, appId, patience = usual } = options
  if (!appId && !insecureLocal) throw new Error('without an app id nobody could be told from anybody: Teams stays off')
  const allowed = serviceUrls(options.serviceHosts, insecureLocal)
  const { tokenIssuer, openIdMetadataUrl } = options.channel
  const keys = signingKeys(openIdMetadataUrl, now)
  const gate = createGate({ appId: appId ?? '', tokenIssuer, keys, serviceUrls: allowed, insecureLocal, now })
  const bridge = later(async () =>
    (await import('./botbuilder.ts')).openBotbuilder({ ...options, serviceUrls: allowed, patience: patience.call }),
  )
  const connector: Connector = { call: async (...args) => (await bridge()).call(...args) }
  const bot = appId ? `28:${appId}` : null
  const sending = { places, connector, bot, nonce, now }
  const running = new Set<Promise<unknown>>()
  const background = (work: Promise<unknown>) => {
    const kept = work
      .catch((fault: unknown) => log.error({ kind: kindOf(fault) }, 'an activity failed'))
      .finally(() => running.delete(kept))
    running.add(kept)
  }
  const memory = createMemory({ places, serviceUrls: allowed, now, log })
  const chats = personalChats(sending)
  const roster = createRoster(connector)
  const responder: Responder = { ...sending, dispatch, memory, chats, roster, insecureLocal, log, background, patience }
  return {
    handle: (request, response) => receive(request, response, { gate, bridge, responder }),
    messenger: createMessenger(sending),
    warm: async () => void (await bridge()),
    stop: async () => void (await within(Promise.all(running), 10_000)),
  }
}

/** Made when first asked for, and once. */
function later<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () => {
    made ??= make()
    return made
  }
}

const kindOf = (fault: unknown): string => (fault instanceof Error ? fault.name : typeof fault)

interface House {
  readonly gate: ReturnType<typeof createGate>
  readonly bridge: () => Promise<Bridge>
  readonly responder: Responder
}

/** Whoever cannot show a good token learns nothing more: what is wrong with a body is said only after that. */
async function receive(request: IncomingMessage, response: ServerResponse, house: House): Promise<void> {
  if (request.method !== 'POST') return answer(response, 405)
  const body = await readBody(request)
  if (body === null) return answer(response, 413)
  const bearer = await house.gate.bearer(request.headers.authorization)
  if ('refused' in bearer) {
    house.responder.log.info({ why: bearer.why }, 'an activity without a good token')
    return answer(response, bearer.refused)
  }
  const { status, body: said } = await admit(parseJson(body), bearer, house)
  answer(response, status, said)
}

async function admit(body: unknown, bearer: Bearer, { gate, bridge, responder }: House): Promise<InvokeAnswer> {
  const enveloped = envelope.safeParse(body)
  if (!enveloped.success) return { status: 400 }
  const { data: activity } = enveloped
  if (!gate.admits(bearer, activity['channelId'], activity['serviceUrl'])) return { status: 401 }
  const read = payload.safeParse(activity)
  const source = read.success ? sourceOf(read.data) : null
  if (!read.success || source === null) return { status: 400 }
  const turn = (await bridge()).turn(activity, (reply) => respond(read.data, source, reply, responder))
  responder.background(turn.then(() => undefined))
  // A message is acknowledged when its answer is on its way; a fault is told by its status alone.
  const came = await within(turn, responder.patience.message).catch(() => ({ status: 500 }))
  return came === 'late' ? { status: 200 } : came
}
