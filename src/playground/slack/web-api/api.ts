import type { IncomingHttpHeaders } from 'node:http'
import { json, type Reply } from '../http/reply.ts'
import { type Json, objectOf, parseJson, textOf } from '../json.ts'
import type { World } from '../state/world.ts'
import { authTest, type OAuth, revoke } from './app.ts'
import { postEphemeral, postMessage, remove, update } from './chat.ts'
import * as conversations from './conversations.ts'
import type { Uploads } from './files.ts'
import { type Method, missingScope, refuse } from './method.ts'
import { Pace } from './pace.ts'
import * as users from './users.ts'
import * as views from './views.ts'

export interface Call {
  readonly method: string
  readonly at: Date
  readonly token: string
  readonly args: Json
  /** What was answered; for a fault that kept the call from its work, the fault itself. */
  readonly answer: unknown
}

export interface Request {
  readonly method: string
  readonly token: string
  readonly args: Json
  readonly basic: string | null
}

/** Dispatches calls of the Web API; knows nothing of HTTP beyond the reply it gives back. */
export class WebApi {
  readonly #world: World
  readonly #oauth: OAuth
  readonly #pace: Pace
  readonly #methods: ReadonlyMap<string, Method>
  /** The address a Socket Mode client is to connect to. */
  readonly #socketUrl: () => string

  constructor(world: World, parts: { oauth: OAuth; uploads: Uploads; socketUrl: () => string }) {
    this.#world = world
    this.#oauth = parts.oauth
    this.#socketUrl = parts.socketUrl
    this.#pace = new Pace(world.seed.now)
    this.#methods = new Map(Object.entries(named(parts.uploads)))
  }

  answer(request: Request): Reply {
    const late = this.#late(request)
    if (late !== null) {
      return json(refuse('ratelimited'), { 'retry-after': String(late) }, 429)
    }
    return json(this.#answered(request), { 'x-oauth-scopes': (this.#world.seed.scopes ?? []).join(',') })
  }

  /** Every method takes a `team_id`, which Slack's own client adds by itself. */
  #answered({ method, token, args, basic }: Request): Json {
    if (method === 'oauth.v2.access') return this.#oauth.access(args, basic)
    if (method === 'api.test') return { ok: true, args }
    if (method === 'apps.connections.open') return this.#connection(token)
    const found = this.#methods.get(method)
    if (!found) return refuse('unknown_method')
    if (!token) return refuse('not_authed')
    const workspace = this.#world.byToken(token)
    if (!workspace) return refuse(this.#world.revoked.has(token) ? 'account_inactive' : 'invalid_auth')
    if (found.scope !== null && !this.#world.granted(found.scope)) return missingScope(found.scope, this.#world)
    const { team_id: team = workspace.id, ...own } = args
    if (team !== workspace.id) return refuse('team_access_not_granted')
    return found.call({ world: this.#world, workspace }, own)
  }

  #connection(token: string): Json {
    if (!token) return refuse('not_authed')
    if (this.#world.byToken(token)) return refuse('not_allowed_token_type')
    const known = this.#world.seed.appToken !== undefined && token === this.#world.seed.appToken
    return known ? { ok: true, url: this.#socketUrl() } : refuse('invalid_auth')
  }

  /** Seconds until the channel takes another message, or null when it takes this one. */
  #late({ method, token, args }: Request): number | null {
    const workspace = this.#world.byToken(token)
    if (!this.#world.seed.limits || !workspace || method !== 'chat.postMessage') return null
    return this.#pace.late(`${workspace.id}/${textOf(args['channel'])}`)
  }
}

function named(uploads: Uploads): Record<string, Method> {
  return {
    'auth.test': authTest,
    'auth.revoke': revoke,
    'chat.postMessage': postMessage,
    'chat.postEphemeral': postEphemeral,
    'chat.update': update,
    'chat.delete': remove,
    'conversations.open': conversations.open,
    'conversations.info': conversations.info,
    'conversations.list': conversations.list,
    'conversations.members': conversations.members,
    'conversations.history': conversations.history,
    'conversations.replies': conversations.replies,
    'files.getUploadURLExternal': uploads.getUploadURLExternal,
    'files.completeUploadExternal': uploads.completeUploadExternal,
    'users.info': users.info,
    'users.list': users.list,
    'users.lookupByEmail': users.lookupByEmail,
    'views.open': views.open,
    'views.push': views.push,
    'views.update': views.update,
    'views.publish': views.publish,
  }
}

/** The method, token and arguments of an HTTP request, form or JSON. */
export function readRequest(url: URL, headers: IncomingHttpHeaders, body: Buffer): Request {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim()
  const fields = type === 'application/json' ? objectOf(parseJson(body.toString())) : fromForm(body.toString())
  const { token, ...args } = { ...Object.fromEntries(url.searchParams), ...fields }
  const [, scheme = '', credential = ''] = /^(Bearer|Basic) (.+)$/i.exec(headers.authorization ?? '') ?? []
  const bearer = scheme.toLowerCase() === 'bearer' ? credential : textOf(token)
  const basic = scheme.toLowerCase() === 'basic' ? credential : null
  return { method: url.pathname.slice('/api/'.length), token: bearer, args, basic }
}

function fromForm(body: string): Json {
  return Object.fromEntries(new URLSearchParams(body))
}
