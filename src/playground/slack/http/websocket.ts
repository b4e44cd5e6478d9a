import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Duplex } from 'node:stream'

/** RFC 6455, section 1.3. */
const salt = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

const code = { continuation: 0, text: 1, close: 8, ping: 9, pong: 10 } as const

interface Frame {
  readonly last: boolean
  readonly code: number
  readonly payload: Buffer
  /** How many bytes of the stream it took. */
  readonly size: number
}

/** The server's end of a WebSocket carrying text: as much of RFC 6455 as Socket Mode needs. */
export class WebSocketEnd {
  readonly #stream: Duplex
  readonly #onText: (text: string) => void
  #unread = Buffer.alloc(0)
  #message: Buffer[] = []
  #goodbye = false

  constructor(stream: Duplex, handlers: { onText: (text: string) => void; onClose: () => void }) {
    this.#stream = stream
    this.#onText = handlers.onText
    stream.on('data', (bytes: Buffer) => this.#read(bytes))
    stream.on('close', handlers.onClose)
    stream.on('error', () => stream.destroy())
  }

  send(text: string): void {
    this.#write(code.text, Buffer.from(text))
  }

  /** Says goodbye, and resolves when the other end has too; one that does not within `patience` milliseconds is cut off. */
  async close(patience = 200): Promise<void> {
    const timer = setTimeout(() => this.#stream.destroy(), patience)
    this.#sayGoodbye()
    if (!this.#stream.closed) await once(this.#stream, 'close').catch(() => undefined)
    clearTimeout(timer)
  }

  #read(bytes: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, bytes])
    for (let frame = frameOf(this.#unread); frame; frame = frameOf(this.#unread)) {
      this.#unread = this.#unread.subarray(frame.size)
      this.#take(frame)
    }
  }

  #take(frame: Frame): void {
    if (frame.code === code.ping) this.#write(code.pong, frame.payload)
    if (frame.code === code.close) {
      this.#sayGoodbye()
      this.#stream.end()
    }
    if (frame.code !== code.text && frame.code !== code.continuation) return
    this.#message.push(frame.payload)
    if (!frame.last) return
    const text = Buffer.concat(this.#message).toString()
    this.#message = []
    this.#onText(text)
  }

  #sayGoodbye(): void {
    if (!this.#goodbye) this.#write(code.close, Buffer.from([0x03, 0xe8]))
    this.#goodbye = true
  }

  #write(opcode: number, payload: Buffer): void {
    if (this.#stream.destroyed || this.#stream.writableEnded) return
    const { length } = payload
    const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
    head[0] = 0x80 | opcode
    if (head.length === 2) head[1] = length
    if (head.length === 4) {
      head[1] = 126
      head.writeUInt16BE(length, 2)
    }
    if (head.length === 10) {
      head[1] = 127
      head.writeBigUInt64BE(BigInt(length), 2)
    }
    this.#stream.write(Buffer.concat([head, payload]))
  }
}

/** The value of Sec-WebSocket-Accept for a client's key. */
export function acceptance(key: string): string {
  return createHash('sha1')
    .update(key + salt)
    .digest('base64')
}

/** The first frame in these bytes, unmasked; null while it is not whole. */
function frameOf(bytes: Buffer): Frame | null {
  if (bytes.length < 2) return null
  const first = bytes.readUInt8(0)
  const masked = (bytes.readUInt8(1) & 0x80) !== 0
  const length = lengthOf(bytes)
  if (length === null) return null
  const start = length.end + (masked ? 4 : 0)
  const size = start + length.value
  if (bytes.length < size) return null
  const payload = Buffer.from(bytes.subarray(start, size))
  if (masked) unmask(payload, bytes.subarray(start - 4, start))
  return { last: (first & 0x80) !== 0, code: first & 0x0f, payload, size }
}

/** The payload's length, which takes one, two or eight bytes, and where it ends. */
function lengthOf(bytes: Buffer): { value: number; end: number } | null {
  const short = bytes.readUInt8(1) & 0x7f
  if (short < 126) return { value: short, end: 2 }
  const end = short === 126 ? 4 : 10
  if (bytes.length < end) return null
  return { value: short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2)), end }
}

function unmask(payload: Buffer, mask: Buffer): void {
  for (const [at, byte] of payload.entries()) payload.writeUInt8(byte ^ mask.readUInt8(at % 4), at)
}
