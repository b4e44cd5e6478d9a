import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Route {
  readonly method: 'GET' | 'HEAD' | 'POST'
  /** All of it, or what it looks like. */
  readonly path: string | RegExp
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void
}

export interface HouseServer {
  readonly port: number
  /** Takes no new connections, lets what is under way finish for `milliseconds`, then closes whatever is left. */
  stop(milliseconds: number): Promise<void>
}

export interface ServerOptions {
  /** Null: every address. */
  readonly host: string | null
  readonly port: number
  readonly routes: readonly Route[]
  /** Asked first: true when it has answered. The playground's page lives here. */
  readonly before?: ((request: IncomingMessage, response: ServerResponse) => Promise<boolean>) | undefined
  readonly log: { error(fields: object, message: string): void }
}

/** The same, with `note` told after each answer how many seconds it took. */
export const timed = (route: Route, note: (seconds: number) => void): Route => ({
  ...route,
  handle: (request, response) => {
    const begun = performance.now()
    response.once('finish', () => note((performance.now() - begun) / 1_000))
    return route.handle(request, response)
  },
})

/** One port for everything. Unknown paths are 404, known ones with another method 405; a fault in a handler is a bare 500. */
export async function startServer({ host, port, routes, before, log }: ServerOptions): Promise<HouseServer> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    answer(request, response).catch((fault: unknown) => {
      log.error({ kind: fault instanceof Error ? fault.name : 'unknown' }, 'a request handler failed')
      if (!response.headersSent) plain(response, 500)
      else response.destroy()
    })
  })
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (before && (await before(request, response))) return
    const [asked = '/'] = (request.url ?? '/').split('?', 1)
    const there = routes.filter(({ path }) => (typeof path === 'string' ? path === asked : path.test(asked)))
    const route = there.find(({ method }) => method === request.method)
    if (route) return route.handle(request, response)
    plain(response, there.length ? 405 : 404, there.map(({ method }) => method).join(', '))
  }
  await listening(server, host, port)
  return { port: portOf(server.address()), stop: (milliseconds) => stop(server, milliseconds) }
}

const words: Readonly<Record<number, string>> = {
  404: 'Not found',
  405: 'Method not allowed',
  500: 'Internal server error',
}

function plain(response: ServerResponse, status: number, allow = ''): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...(allow && { allow }) })
  response.end(`${words[status] ?? ''}\n`)
}

const listening = (server: Server, host: string | null, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, ...(host !== null && { host }) }, () => {
      server.off('error', reject)
      resolve()
    })
  })

const portOf = (address: string | AddressInfo | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0

async function stop(server: Server, milliseconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const deadline = setTimeout(() => server.closeAllConnections(), milliseconds)
  await closed
  clearTimeout(deadline)
}
