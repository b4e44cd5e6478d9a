import type { ServerResponse } from 'node:http'
import type { Route } from './server.ts'

export interface OperationsOptions {
  /** Why the node is not ready, as a code; null when it is. */
  readonly notReady: () => Promise<string | null>
  readonly metrics: () => Promise<string>
}

/** What whoever runs the bot asks it. `/live` ignores the database: a database that is away is no reason to kill the process. */
export const operations = ({ notReady, metrics }: OperationsOptions): readonly Route[] => [
  { method: 'GET', path: '/live', handle: (_, response) => text(response, 200, 'live\n') },
  {
    method: 'GET',
    path: '/ready',
    handle: async (_, response) => {
      const why = await notReady()
      text(response, why === null ? 200 : 503, why === null ? 'ready\n' : `not ready: ${why}\n`)
    },
  },
  {
    method: 'GET',
    path: '/metrics',
    handle: async (_, response) => text(response, 200, await metrics(), 'text/plain; version=0.0.4; charset=utf-8'),
  },
]

function text(response: ServerResponse, status: number, body: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}
