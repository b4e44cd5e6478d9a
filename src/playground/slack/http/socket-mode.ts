import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type Json, objectOf, parseJson, textOf } from '../json.ts'
import { app } from '../seed.ts'
import type { Counter } from '../state/counter.ts'
import type { Answer, Kind } from './delivery.ts'
import { acceptance, WebSocketEnd } from './websocket.ts'

const envelopeTypes = { command: 'slash_commands', interaction: 'interactive', event: 'events_api' } as const

/** Socket Mode: what would be requests to the bot become envelopes on a WebSocket the bot opened. */
export class SocketMode {
  readonly #counter: Counter
  readonly #patience: number
  readonly #tickets = new Set<string>()
  readonly #open = new Set<WebSocketEnd>()
  readonly #waiting = new Map<string, (payload: Json) => void>()
  base = ''

  constructor(counter: Counter, patience: number) {
    this.#counter = counter
    this.#patience = patience
  }

  get connected(): boolean {
    return this.#open.size > 0
  }

  /** The address `apps.connections.open` gives: good for one connection. */
  url(): string {
    const ticket = this.#counter.id('ticket-')
    this.#tickets.add(ticket)
    return `${this.base.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${app.id}`
  }

  upgrade(request: IncomingMessage, stream: Duplex): void {
    const ticket = new URL(request.url ?? '/', 'http://slack').searchParams.get('ticket') ?? ''
    const key = request.headers['sec-websocket-key']
    if (!this.#tickets.delete(ticket) || !key) {
      stream.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
      return
    }
    const accepted = ['HTTP/1.1 101 Switching Protocols', 'upgrade: websocket', 'connection: Upgrade']
    stream.write([...accepted, `sec-websocket-accept: ${acceptance(key)}`, '', ''].join('\r\n'))
    const end = new WebSocketEnd(stream, {
      onText: (text) => this.#acknowledged(text),
      onClose: () => void this.#open.delete(end),
    })
    this.#open.add(end)
    const info = { host: 'applink', build_number: 1, approximate_connection_time: 18_060 }
    end.send(
      JSON.stringify({
        type: 'hello',
        num_connections: this.#open.size,
        connection_info: { app_id: app.id },
        debug_info: info,
      }),
    )
  }

  /** Sends one envelope and waits for its acknowledgement, which stands for the HTTP answer. */
  send(kind: Kind, payload: Json, retry: Json = {}): Promise<Answer> {
    const [end] = this.#open
    if (!end) throw new Error('no Socket Mode client is connected')
    const id = this.#counter.id('envelope-')
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id)
        resolve({ status: 0, body: '', headers: {}, failure: 'timeout' })
      }, this.#patience)
      this.#waiting.set(id, (answer) => {
        clearTimeout(timer)
        const body = Object.keys(answer).length === 0 ? '' : JSON.stringify(answer)
        resolve({ status: 200, body, headers: { 'content-type': 'application/json' }, failure: null })
      })
      const accepts = kind !== 'event'
      const envelope = {
        envelope_id: id,
        type: envelopeTypes[kind],
        accepts_response_payload: accepts,
        payload,
        ...retry,
      }
      end.send(JSON.stringify(envelope))
    })
  }

  /** Asks the clients to connect anew, as Slack does now and then. */
  refresh(): void {
    for (const end of this.#open) end.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open].map((end) => end.close()))
  }

  #acknowledged(text: string): void {
    const message = objectOf(parseJson(text)) ?? {}
    const id = textOf(message['envelope_id'])
    const answer = this.#waiting.get(id)
    this.#waiting.delete(id)
    answer?.(objectOf(message['payload']) ?? {})
  }
}
