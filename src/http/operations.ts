import type { ServerResponse } from 'node:http'
import type { Route } from './server.ts'

export interface OperationsOptions {
  /** `ready`, or a code for why not. */
  readonly readiness: () => Promise<string>
  readonly metrics: () => Promise<string>
}

/** What whoever runs the bot asks it. `/live` ignores the database: a database that is away is no reason to kill the process. */
export const operations = ({ readiness, metrics }: OperationsOptions): readonly Route[] => [
  { method: 'GET', path: '/live', handle: (_, response) => text(response, 200, 'live\n') },
  {
    method: 'GET',
    path: '/ready',
    handle: async (_, response) => {
      const found = await readiness()
      text(response, found === 'ready' ? 200 : 503, `${found}\n`)
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
