import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Route } from './server.ts'

interface TokenFile {
  /** Null: it was asked for its head alone, and has not been made. */
  readonly body: Buffer | null
  readonly type: string
  readonly disposition: string
}

/**
 * A file for whoever has its address: the address is the secret, so it is asked for without an account, kept by nobody on the way and passed on
 * to no other page. What was never there and what is no more look the same. `fileOf` is given the parts of `path` in brackets.
 */
export function filesByToken(
  path: RegExp,
  fileOf: (parts: readonly string[], asked: URLSearchParams, headAlone: boolean) => Promise<TokenFile | null>,
): readonly Route[] {
  const handle = async ({ url = '', method }: IncomingMessage, response: ServerResponse) => {
    const [where = '', asked = ''] = url.split('?', 2)
    const [, ...parts] = path.exec(where) ?? []
    const file = await fileOf(parts, new URLSearchParams(asked), method === 'HEAD')
    if (file === null) {
      response.writeHead(404, { ...always, 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n')
      return
    }
    response.writeHead(200, {
      ...always,
      'content-type': file.type,
      'content-disposition': file.disposition,
      ...(file.body && { 'content-length': file.body.length }),
    })
    response.end(file.body)
  }
  return [
    { method: 'GET', path, handle },
    { method: 'HEAD', path, handle },
  ]
}

const always = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; sandbox",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
} as const
