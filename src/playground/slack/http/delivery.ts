import { createHmac } from 'node:crypto'
import { type OutgoingHttpHeaders, request } from 'node:http'
import type { Json } from '../json.ts'

export type Kind = 'command' | 'interaction' | 'event'

/** What the bot answered. Status 0: no answer in the time Slack waits, or nobody there. */
export interface Answer {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly failure: 'timeout' | 'unreachable' | null
}

export interface Delivery {
  readonly kind: Kind
  readonly url: string
  /** The bytes as they were signed. */
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** A delivery of one's own making: its body, signature, time and headers may all be wrong. */
export interface RawDelivery {
  readonly kind: Kind
  /** A text is sent as it is; an object as Slack would write it down for this kind. */
  readonly body: string | Json
  /** Headers to add or, when undefined, to leave out. */
  readonly headersOverride?: Readonly<Record<string, string | undefined>>
  /** Seconds since 1970, as the header would say it; absent: now. */
  readonly timestamp?: number | string
  /** The whole signature ("v0=…"); absent: the right one for body and timestamp. */
  readonly signature?: string
}

const types = {
  command: 'application/x-www-form-urlencoded',
  interaction: 'application/x-www-form-urlencoded',
  event: 'application/json',
} as const

function written(kind: Kind, body: Json): string {
  if (kind === 'event') return JSON.stringify(body)
  if (kind === 'interaction') return new URLSearchParams({ payload: JSON.stringify(body) }).toString()
  return new URLSearchParams(
    Object.entries(body).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()
}

function sign(secret: string, timestamp: number | string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`
}

/** Slack's outgoing requests to the bot: signed, remembered, and given up after the time Slack waits. */
export class Deliveries {
  readonly sent: Delivery[] = []
  url: string
  readonly #secret: string
  readonly #now: () => Date
  readonly #patience: number
  readonly #closing = new AbortController()

  constructor(options: { url: string; secret: string; now: () => Date; patience: number }) {
    this.url = options.url
    this.#secret = options.secret
    this.#now = options.now
    this.#patience = options.patience
  }

  async send(raw: RawDelivery): Promise<Answer> {
    const { kind } = raw
    const body = typeof raw.body === 'string' ? raw.body : written(kind, raw.body)
    const timestamp = raw.timestamp ?? Math.floor(this.#now().getTime() / 1000)
    const headers = {
      'content-type': types[kind],
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      accept: 'application/json,*/*',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': raw.signature ?? sign(this.#secret, timestamp, body),
      ...raw.headersOverride,
    }
    const given = Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    )
    const delivery = { kind, url: this.url, body, headers: Object.fromEntries(given) }
    this.sent.push(delivery)
    return this.#post(delivery)
  }

  /** Sends the n-th last delivery again, byte for byte; 1 is the last. */
  async replay(n = 1): Promise<Answer> {
    const delivery = this.sent.at(-n)
    if (!delivery) throw new Error(`only ${this.sent.length} deliveries were made`)
    return this.#post(delivery)
  }

  close(): void {
    this.#closing.abort()
  }

  #post({ url, body, headers }: Delivery): Promise<Answer> {
    if (!url) throw new Error('tell the stand-in for Slack where the bot receives: botUrl, or deliverTo(url)')
    return new Promise((resolve) => {
      const stop = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(this.#patience)])
      const fail = () =>
        resolve({ status: 0, body: '', headers: {}, failure: timedOut(stop) ? 'timeout' : 'unreachable' })
      const length = { 'content-length': String(Buffer.byteLength(body)) }
      const outgoing = request(url, { method: 'POST', headers: { ...length, ...headers }, signal: stop, agent: false })
      outgoing.on('error', fail)
      outgoing.on('response', (incoming) => {
        const parts: Buffer[] = []
        incoming.on('data', (part: Buffer) => parts.push(part))
        incoming.on('error', fail)
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            body: Buffer.concat(parts).toString(),
            headers: flat(incoming.headers),
            failure: null,
          }),
        )
      })
      outgoing.end(body)
    })
  }
}

function timedOut(signal: AbortSignal): boolean {
  return signal.aborted && signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError'
}

function flat(headers: OutgoingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
