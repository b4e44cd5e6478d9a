import type { IncomingMessage, ServerResponse } from 'node:http'
import { type PageWords, pageOf, policy } from './club-page.ts'
import type { Route } from './server.ts'

export interface GuestAnswer {
  readonly answer: string
  readonly version: number
}

export interface ClubPages {
  /** `stale`: something has been sent, and not kept. Null where the address leads nowhere, or does not any more. */
  read(token: string, asked: { readonly language: string | null; readonly stale: boolean }): Promise<PageWords | null>
  answer(token: string, sent: GuestAnswer): Promise<'kept' | 'stale' | null>
  /** Where nothing is, whatever was there before. */
  missing(language: string | null): PageWords
}

const path = /^\/club\/([^/]+)$/
const mostSent = 1_024

/**
 * A company's page of its place at an Export Club. Its address is the secret: nobody keeps the page on the way, and it is passed on to no other
 * one. What was never there and what is no more look the same. Looking changes nothing: addresses are opened by machines that look for harm.
 */
export function club(pages: ClubPages): readonly Route[] {
  const show = async (request: IncomingMessage, response: ServerResponse) => {
    const { token, asked } = partsOf(request)
    const language = languageOf(asked.get('lang'), request.headers['accept-language'])
    const words = await pages.read(token, { language, stale: asked.get('was') === 'stale' })
    page(response, words === null ? 404 : 200, words ?? pages.missing(language))
  }
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const { token } = partsOf(request)
    const barred = barredFrom(request)
    if (barred) return plain(response, ...barred)
    const sent = await bodyOf(request)
    if (sent === null) return plain(response, 413, 'Content too large')
    const language = languageOf(sent.get('lang'), request.headers['accept-language'])
    const version = Number(sent.get('version') ?? Number.NaN)
    const done = await pages.answer(token, { answer: sent.get('answer') ?? '', version })
    if (done === null) return page(response, 404, pages.missing(language))
    const query = new URLSearchParams({ ...(language && { lang: language }), ...(done === 'stale' && { was: done }) })
    // Seen anew, so that reloading sends nothing again.
    response.writeHead(303, { ...always, location: `/club/${token}?${query}` }).end()
  }
  return [
    { method: 'GET', path, handle: show },
    { method: 'HEAD', path, handle: show },
    { method: 'POST', path, handle: take },
  ]
}

function partsOf({ url = '' }: IncomingMessage) {
  const [where = '', asked = ''] = url.split('?', 2)
  return { token: path.exec(where)?.[1] ?? '', asked: new URLSearchParams(asked) }
}

/** What was asked for, else the first of the browser's languages that is ours. */
function languageOf(asked: string | null, accepted = ''): string | null {
  const wanted = [asked ?? '', ...accepted.split(',')].map((one) => one.trim().slice(0, 2).toLowerCase())
  return wanted.find((one) => one === 'sv' || one === 'en') ?? null
}

function barredFrom(request: IncomingMessage): readonly [number, string] | null {
  if (!isFromOurs(request)) return [403, 'Forbidden']
  const type = request.headers['content-type'] ?? ''
  return /^application\/x-www-form-urlencoded\b/i.test(type) ? null : [415, 'Unsupported media type']
}

/** Browsers say from where a form is sent: from this page, and from nowhere else. */
function isFromOurs({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin, host } = headers
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    const read = Buffer.from(part)
    size += read.length
    if (size > mostSent) return null
    parts.push(read)
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'))
}

const always = {
  'cache-control': 'no-store',
  'content-security-policy': policy,
  // Forms that are sent from here say so, and nobody else is told.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
  'cross-origin-opener-policy': 'same-origin',
} as const

function page(response: ServerResponse, status: number, words: PageWords): void {
  const body = Buffer.from(pageOf(words))
  const head = {
    'content-type': 'text/html; charset=utf-8',
    'content-language': words.language,
    vary: 'accept-language',
  }
  response.writeHead(status, { ...always, ...head, 'content-length': body.length }).end(body)
}

const plain = (response: ServerResponse, status: number, said: string): void =>
  void response.writeHead(status, { ...always, 'content-type': 'text/plain; charset=utf-8' }).end(`${said}\n`)
