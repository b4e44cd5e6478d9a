import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { Acknowledgement } from './acknowledgement.ts'
import type { Process } from './bolt.ts'
import type { Log } from './log.ts'
import { waitingForm } from './open-form.ts'
import type { Payload } from './payload.ts'
import { type Read, readBody } from './read-body.ts'
import { isSigned, type Signed } from './signature.ts'

/** In bytes. */
const largestBody = 1_048_576

interface Options {
  readonly signingSecrets: readonly string[]
  readonly now: () => Date
  readonly process: Process
  readonly acknowledgeWithin: number
  readonly log: Log
}

/** Takes commands, interactions and events over HTTP. Whatever is too large, not signed or not understood goes no further. */
export function createReceive({ signingSecrets, now, process, acknowledgeWithin, log }: Options) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request)
    if (body === null) {
      response.setHeader('connection', 'close')
      return reply(response, 413)
    }
    const { headers } = request
    if (!isSigned(signedPart(headers, body), signingSecrets, now())) {
      log.warn({ bytes: body.length }, 'a request that Slack did not sign, or not just now, was turned away')
      return reply(response, 401)
    }
    const read = readBody(headers['content-type'] ?? '', body.toString())
    if (read.as !== 'payload') return replyTo(read, response)
    const { raw, payload } = read
    const acknowledgement = new Acknowledgement({
      send: (answer) => reply(response, 200, answer),
      fail: () => reply(response, 500),
      early: earlyAnswer(payload),
      within: acknowledgeWithin,
    })
    await process({ raw, payload, acknowledgement, again: headers['x-slack-retry-num'] !== undefined })
  }
}

const signedPart = (headers: IncomingHttpHeaders, body: Buffer): Signed => ({
  body,
  timestamp: header(headers['x-slack-request-timestamp']),
  signature: header(headers['x-slack-signature']),
})

const statuses = { nothing: 200, malformed: 400, unsupported: 415 } as const

function replyTo(read: Exclude<Read, { readonly as: 'payload' }>, response: ServerResponse): void {
  if (read.as === 'challenge') reply(response, 200, { challenge: read.challenge })
  else reply(response, statuses[read.as])
}

/** Events are told again when they are not answered in time; commands, presses and forms are not. */
export function earlyAnswer(payload: Payload): (() => object | undefined) | null {
  if (payload.kind === 'submission') return () => ({ response_action: 'update', view: waitingForm(payload.view) })
  return payload.kind === 'command' || payload.kind === 'press' ? () => undefined : null
}

/** Null: larger than anything Slack sends. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > largestBody) return null
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(part)
    size += bytes.length
    if (size > largestBody) return null
    parts.push(bytes)
  }
  return Buffer.concat(parts)
}

const header = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)

function reply(response: ServerResponse, status: number, body?: object): void {
  if (response.headersSent || response.destroyed) return
  if (body === undefined) {
    response.writeHead(status).end()
    return
  }
  const json = Buffer.from(JSON.stringify(body))
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': json.length }
  response.writeHead(status, headers).end(json)
}
