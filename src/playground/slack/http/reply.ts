import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from '../../faults.ts'

export interface Reply {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

export function json(value: unknown, headers: Record<string, string> = {}, status = 200): Reply {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value), headers }
}

export function page(body: string, status = 200): Reply {
  return { status, type: 'text/html; charset=utf-8', body }
}

export function send(response: ServerResponse, reply: Reply): void {
  const headers = { ...reply.headers, 'content-type': reply.type, 'content-length': Buffer.byteLength(reply.body) }
  response.writeHead(reply.status, headers).end(reply.body)
}

const busy = '<!doctype html><title>Slack</title><h1>Something is not quite right on our side</h1>'

/**
 * Answers as the fault has it. The work is done, and stands in the ledger, for `drip`, `truncated` and a `reset` that
 * says so; for the others the request never reached the part that does it. `drip` spreads the answer over its time.
 */
export function sendFaulty(response: ServerResponse, fault: Fault, work: () => Reply): void {
  switch (fault.kind) {
    case 'status':
      send(response, failed(fault.status, fault.retryAfter))
      break
    case 'refuse':
      send(response, json({ ok: false, error: fault.error }))
      break
    case 'hang':
      break
    case 'drip':
      drip(response, work(), fault.milliseconds)
      break
    case 'reset':
      if (fault.accepted) work()
      response.socket?.resetAndDestroy()
      break
    case 'truncated':
      send(response, halved(work()))
      break
    case 'html':
      send(response, page(busy))
      break
    case 'redirect':
      send(response, { ...page('', 302), headers: { location: fault.to } })
      break
  }
}

function failed(status: number, retryAfter: string | undefined): Reply {
  const error = status === 429 ? 'ratelimited' : 'internal_error'
  return json({ ok: false, error }, retryAfter === undefined ? {} : { 'retry-after': retryAfter }, status)
}

function halved(reply: Reply): Reply {
  return { ...reply, body: reply.body.slice(0, Math.ceil(reply.body.length / 2)) }
}

const pieces = 10

function drip(response: ServerResponse, reply: Reply, milliseconds: number): void {
  const bytes = Buffer.from(reply.body)
  response.writeHead(reply.status, { ...reply.headers, 'content-type': reply.type, 'content-length': bytes.length })
  const size = Math.ceil(bytes.length / pieces)
  let at = 0
  const timer = setInterval(() => {
    response.write(bytes.subarray(at, at + size))
    at += size
    if (at < bytes.length) return
    clearInterval(timer)
    response.end()
  }, milliseconds / pieces)
  response.on('close', () => clearInterval(timer))
}

const mostBytes = 8_000_000

/** The whole body, or null when it is larger than anything this service takes. */
export async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    const bytes = Buffer.from(part)
    size += bytes.length
    if (size > mostBytes) return null
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}
