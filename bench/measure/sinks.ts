import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createSigner } from './teams-message.ts'

/** A message that has arrived in a chat: `place` is Slack's channel or Teams' conversation. */
export interface Arrived {
  readonly chat: 'slack' | 'teams'
  readonly place: string
  /** By `performance.now()`. */
  readonly at: number
}

/** What stands in for Slack's Web API, the Bot Connector and Microsoft's login: it answers at once and keeps nothing. */
export interface Sinks {
  readonly port: number
  /** How many messages have arrived, in both chats together. */
  readonly arrived: () => number
  /** Resolves when `fits` is true of a message that arrives from now on. */
  next(fits: (arrived: Arrived) => boolean): Promise<Arrived>
  /** Resolves when `count` have arrived in all. */
  until(count: number): Promise<void>
  token(claims: object): string
  close(): Promise<void>
}

export const teamsPath = '/teams/'
export const loginPath = '/login/tenant'
export const metadataPath = '/metadata'

/** Milliseconds. */
const patience = 60_000

export async function openSinks(): Promise<Sinks> {
  const signer = createSigner()
  const listeners = new Set<(arrived: Arrived) => void>()
  let arrivals = 0
  const heard = (chat: Arrived['chat'], place: string) => {
    arrivals += 1
    const arrived = { chat, place, at: performance.now() }
    for (const listener of listeners) listener(arrived)
  }
  const server = createServer((request, response) => {
    bodyOf(request).then(
      (body) => json(response, answerTo(request, body)),
      () => response.destroy(),
    )
  })
  const answerTo = ({ url = '', method }: IncomingMessage, body: string): object => {
    if (url.startsWith('/api/')) return slackAnswer(url.slice('/api/'.length), new URLSearchParams(body), heard)
    if (url.startsWith(teamsPath)) return teamsAnswer(method, decodeURIComponent(url), heard)
    if (url.startsWith(loginPath)) return { token_type: 'Bearer', access_token: 'bot', expires_in: 86_400 }
    return url === metadataPath ? { jwks_uri: `http://127.0.0.1:${portOf(server)}/keys` } : signer.keySet
  }
  server.keepAliveTimeout = patience
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const next = (fits: (arrived: Arrived) => boolean) =>
    new Promise<Arrived>((resolve, reject) => {
      const end = () => {
        clearTimeout(timer)
        listeners.delete(listener)
      }
      const listener = (arrived: Arrived) => {
        if (!fits(arrived)) return
        end()
        resolve(arrived)
      }
      const timer = setTimeout(() => {
        end()
        reject(new Error(`a message never arrived; ${arrivals} have`))
      }, patience)
      listeners.add(listener)
    })
  return {
    port: portOf(server),
    arrived: () => arrivals,
    next,
    until: async (count) => {
      if (arrivals < count) await next(() => arrivals >= count)
    },
    token: signer.token,
    close: () => closed(server),
  }
}

type Heard = (chat: Arrived['chat'], place: string) => void

let stamps = 0

function slackAnswer(method: string, body: URLSearchParams, heard: Heard): object {
  const channel = body.get('channel') ?? ''
  if (method === 'conversations.open') return { ok: true, channel: { id: directOf(body.get('users') ?? '') } }
  if (method === 'chat.postMessage') heard('slack', channel)
  if (method.startsWith('chat.')) {
    stamps += 1
    return { ok: true, channel, ts: `1700000000.${String(stamps).padStart(6, '0')}` }
  }
  return { ok: true, team_id: 'T00000001', user_id: 'UBOT00001', bot_id: 'B00000001', url: 'https://bench.slack.com/' }
}

/** The channel of somebody's direct messages. */
export const directOf = (user: string): string => `D${user.slice(1)}`

function teamsAnswer(method: string | undefined, path: string, heard: Heard): object {
  const [, conversation] = /\/v3\/conversations\/([^/]+)\/activities/.exec(path) ?? []
  if (method === 'POST' && conversation !== undefined) heard('teams', conversation)
  stamps += 1
  return { id: String(stamps) }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request.setEncoding('utf8')) body += String(part)
  return body
}

function json(response: ServerResponse, answer: object): void {
  const body = JSON.stringify(answer)
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
