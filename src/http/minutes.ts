import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Route } from './server.ts'

export type MinutesFormat = 'pdf' | 'docx'

export interface MinutesFile {
  readonly body: Buffer
  /** Without its ending. */
  readonly name: string
}

const path = /^\/minutes\/([^/]+)\.(pdf|docx)$/
const types: { readonly [F in MinutesFormat]: string } = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/**
 * Minutes for whoever has their address: the address is the secret, so they are asked for without an account, kept by nobody on the way and
 * passed on to no other page. What was never there and what is no more look the same. `?lang=sv` or `en`; else the network's language.
 */
export function minutes(
  fileOf: (token: string, format: MinutesFormat, language: string | null) => Promise<MinutesFile | null>,
): readonly Route[] {
  const handle = async ({ url = '' }: IncomingMessage, response: ServerResponse) => {
    const [where = '', asked = ''] = url.split('?', 2)
    const [, token = '', ending] = path.exec(where) ?? []
    const format = ending === 'docx' ? 'docx' : 'pdf'
    const file = await fileOf(token, format, new URLSearchParams(asked).get('lang'))
    if (file === null) {
      response.writeHead(404, { ...always, 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n')
      return
    }
    response.writeHead(200, {
      ...always,
      'content-type': types[format],
      'content-disposition': `${format === 'pdf' ? 'inline' : 'attachment'}; filename="${file.name}.${format}"`,
      'content-length': file.body.length,
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
