import type { IncomingMessage } from 'node:http'

const largestBody = 1_000_000

export interface Rejected {
  readonly status: 400 | 403 | 405 | 413 | 415
  readonly why: string
}

/**
 * Whether a request may drive the playground. It acts as any sample person, so it answers only to a browser on this
 * machine that shows our own page: a loopback name in Host (against DNS rebinding), and no other site behind the call.
 */
export function rejectStranger(request: IncomingMessage): Rejected | null {
  const host = request.headers.host ?? ''
  if (!isLoopback(host)) return { status: 403, why: 'the playground answers to loopback names only' }
  const site = request.headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') {
    // Following a link to the page itself is harmless; fetching from it or posting to it is not.
    if (!(request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate'))
      return { status: 403, why: 'another site may not use the playground' }
  }
  if (request.method === 'GET') return null
  if (request.headers.origin !== `http://${host}`) return { status: 403, why: 'Origin must be the page itself' }
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim()
  return type === 'application/json' ? null : { status: 415, why: 'the body must be application/json' }
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host)
}

/** Reads and parses a JSON body of at most 1 MB. */
export async function readJson(request: IncomingMessage): Promise<{ readonly value: unknown } | Rejected> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request) {
    const bytes = Buffer.from(piece)
    size += bytes.length
    if (size > largestBody) return { status: 413, why: 'the body is larger than 1 MB' }
    pieces.push(bytes)
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'))
    return { value }
  } catch {
    return { status: 400, why: 'the body is not JSON' }
  }
}
