import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Fault, Faults } from '../faults.ts'
import { type Answer, type Asked, type Route, refusal, unauthorised } from './answer.ts'
import { type Fields, parseJson } from './json.ts'
import { claimed } from './jwt.ts'
import { send, spoil } from './spoil.ts'

/** One HTTP call to the service, also when it was refused. */
export interface RecordedCall {
  readonly n: number
  readonly at: Date
  /** "POST activities", or the method and path where there is no such endpoint. */
  readonly call: string
  readonly method: string
  readonly path: string
  readonly query: string
  /** The bearer token's claims, as it says them; null without a token. */
  readonly claims: Fields | null
  readonly body: unknown
  readonly fault: Fault['kind'] | null
  /** The status answered; null while there is none. */
  status: number | null
}

export interface Service {
  readonly faults: Faults
  readonly calls: RecordedCall[]
  readonly now: () => Date
  readonly admits: (authorization: string) => boolean
}

const bodyLimit = 1_000_000

/** Starts the HTTP side of the stand-in on loopback. */
export async function listen(port: number): Promise<{ server: Server; base: string }> {
  const server = createServer({ keepAliveTimeout: 60_000 })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port')
  return { server, base: `http://127.0.0.1:${address.port}` }
}

export function serve(server: Server, routes: readonly Route[], service: Service): void {
  server.on('request', (request, response) => {
    response.on('error', () => undefined)
    read(request)
      .then((raw) => answer(request, response, { raw, routes, service }))
      .catch(() => response.destroy())
  })
}

interface Received {
  readonly raw: Buffer
  readonly routes: readonly Route[]
  readonly service: Service
}

function answer(request: IncomingMessage, response: ServerResponse, received: Received): void {
  const { raw, routes, service } = received
  const url = new URL(request.url ?? '/', 'http://localhost')
  const method = request.method ?? 'GET'
  const route = routes.find((candidate) => candidate.method === method && candidate.path.test(url.pathname))
  const authorization = request.headers.authorization ?? ''
  const body = bodyOf(raw, request.headers['content-type'] ?? '')
  const asked: Asked = {
    params: (route?.path.exec(url.pathname) ?? []).slice(1).map((param) => decodeURIComponent(param ?? '')),
    query: url.searchParams,
    body: body.ok ? body.value : undefined,
    size: raw.length,
    authorization,
  }
  const call = route?.call ?? `${method} ${url.pathname}`
  const fault = service.faults.strike(call)
  const recorded: RecordedCall = {
    n: service.calls.length + 1,
    at: service.now(),
    call,
    method,
    path: url.pathname,
    query: url.search,
    claims: authorization.startsWith('Bearer ') ? claimed(authorization.slice(7)) : null,
    body: asked.body,
    fault: fault?.kind ?? null,
    status: null,
  }
  service.calls.push(recorded)
  const run = (): Answer => {
    if (!route) return refusal(404, 'NotFound', `There is no ${method} ${url.pathname}`)
    if (route.guarded && !service.admits(authorization)) return unauthorised()
    if (!body.ok) return refusal(400, 'BadSyntax', 'The body is not valid JSON')
    return route.handle(asked)
  }
  recorded.status = fault ? spoil(fault, response, run) : send(response, run())
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > bodyLimit) throw new Error('the body is too large')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

function bodyOf(raw: Buffer, type: string): ReturnType<typeof parseJson> {
  const text = raw.toString()
  if (text === '') return { ok: true, value: undefined }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { ok: true, value: Object.fromEntries(new URLSearchParams(text)) }
  }
  return parseJson(text)
}
