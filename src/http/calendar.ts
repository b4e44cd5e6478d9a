import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Route } from './server.ts'

/** `method`: what a calendar is to do with it, as RFC 5546 calls it. */
export interface CalendarFile {
  readonly text: string
  readonly method: 'PUBLISH' | 'CANCEL'
}

const path = /^\/calendar\/([^/]+)\.ics$/

/**
 * A meeting for whoever has its address: the address is the secret, so it is asked for without an account, kept by nobody on the way and
 * passed on to no other page. What was never there and what is no more look the same.
 */
export function calendar(fileOf: (token: string) => Promise<CalendarFile | null>): readonly Route[] {
  const handle = async ({ url = '' }: IncomingMessage, response: ServerResponse) => {
    const [, token = ''] = path.exec(url.split('?', 1)[0] ?? '') ?? []
    const file = await fileOf(token)
    if (file === null) {
      response.writeHead(404, { ...always, 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n')
      return
    }
    const body = Buffer.from(file.text)
    response.writeHead(200, {
      ...always,
      'content-type': `text/calendar; charset=utf-8; method=${file.method}`,
      'content-disposition': 'attachment; filename="manydoors.ics"',
      'content-length': body.length,
    })
    response.end(body)
  }
  return [
    { method: 'GET', path, handle },
    { method: 'HEAD', path, handle },
  ]
}

const always = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
} as const
