import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bodyOf, page, type Reply, send, sendFaulty } from './http/reply.ts'
import type { SocketMode } from './http/socket-mode.ts'
import { objectOf, parseJson } from './json.ts'
import type { ResponseUrls } from './response-urls.ts'
import type { World } from './state/world.ts'
import { type Call, readRequest, type WebApi } from './web-api/api.ts'
import type { OAuth } from './web-api/app.ts'
import type { Uploads } from './web-api/files.ts'

interface Parts {
  readonly world: World
  readonly api: WebApi
  readonly urls: ResponseUrls
  readonly uploads: Uploads
  readonly oauth: OAuth
  readonly socket: SocketMode
  readonly calls: Call[]
}

/** Listens on loopback, on a port that is free. Resolves with the server and its address ("http://127.0.0.1:PORT"). */
export async function listen(parts: Parts): Promise<{ server: Server; base: string }> {
  const server = createServer((request, response) => {
    serve(parts, request, response).catch(() => response.destroy())
  })
  server.on('upgrade', (request, stream) => parts.socket.upgrade(request, stream))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { server, base: `http://127.0.0.1:${address.port}` }
}

async function serve(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const body = await bodyOf(request)
  if (body === null) return send(response, page('too large', 413))
  if (url.pathname.startsWith('/api/')) return serveApi(parts, { url, request, body }, response)
  const path = url.pathname
  if (/^\/(?:commands|actions)\//.test(path) && request.method === 'POST') {
    return serveNamed(parts, 'response_url', response, () => parts.urls.receive(path, body.toString()))
  }
  if (path.startsWith('/upload/v1/') && request.method === 'POST') {
    const file = await uploaded(request.headers['content-type'] ?? '', body)
    return serveNamed(parts, 'upload', response, () => received(parts, path, file))
  }
  if (path === '/oauth/v2/authorize') {
    const answer = parts.oauth.authorize(url.searchParams)
    if ('page' in answer) return send(response, page(answer.page, answer.status))
    return send(response, { ...page('', 302), headers: { location: answer.to } })
  }
  return send(response, page('not found', 404))
}

function serveApi(
  { world, api, calls }: Parts,
  { url, request, body }: { url: URL; request: IncomingMessage; body: Buffer },
  response: ServerResponse,
): void {
  const asked = readRequest(url, request.headers, body)
  const { method, token, args } = asked
  const note = (answer: unknown) => void calls.push({ method, at: world.seed.now(), token, args, answer })
  const work = (): Reply => {
    const reply = api.answer(asked)
    note(objectOf(parseJson(reply.body)))
    return reply
  }
  const fault = world.faults.strike(method)
  if (!fault) {
    send(response, work())
    return
  }
  const before = calls.length
  sendFaulty(response, fault, work)
  if (calls.length === before) note({ fault })
}

function serveNamed({ world }: Parts, name: string, response: ServerResponse, work: () => Reply): void {
  const fault = world.faults.strike(name)
  if (fault) sendFaulty(response, fault, work)
  else send(response, work())
}

function received({ uploads }: Parts, path: string, body: Buffer): Reply {
  const taken = uploads.receive(path.slice('/upload/v1/'.length), body)
  return taken ? { status: 200, type: 'text/plain', body: `OK - ${body.length}` } : page('bad upload', 400)
}

/** The bytes of a file, which come bare or as the one part of a form. */
async function uploaded(type: string, body: Buffer): Promise<Buffer> {
  if (!type.startsWith('multipart/form-data')) return body
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const [part = ''] = form.values()
  return typeof part === 'string' ? Buffer.from(part) : Buffer.from(await part.arrayBuffer())
}
