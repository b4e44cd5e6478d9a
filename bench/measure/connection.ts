import { connect, type Socket } from 'node:net'

export interface HttpAnswer {
  readonly status: number
  readonly body: string
}

interface Waiting {
  readonly resolve: (answer: HttpAnswer) => void
  readonly reject: (fault: Error) => void
  readonly timer: NodeJS.Timeout
}

/** Milliseconds. */
const patience = 15_000

/**
 * One keep-alive connection to this machine, one request at a time. On bare sockets, since Node's HTTP client costs more time a request
 * than the servers that are measured with it.
 */
export class Connection {
  readonly #port: number
  #socket: Socket | null = null
  #read = ''
  #waiting: Waiting | null = null

  constructor(port: number) {
    this.#port = port
  }

  /** Sends a whole HTTP/1.1 request, written out in bytes below 256. */
  async ask(request: string): Promise<HttpAnswer> {
    const socket = this.#socket ?? (await this.#open())
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#fail(new Error('no answer in time')), patience)
      this.#waiting = { resolve, reject, timer }
      socket.write(request, 'latin1')
    })
  }

  close(): void {
    this.#socket?.destroy()
    this.#socket = null
  }

  async #open(): Promise<Socket> {
    const socket = connect({ host: '127.0.0.1', port: this.#port, noDelay: true })
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    socket.setEncoding('latin1')
    socket.on('data', (text) => this.#heard(String(text)))
    socket.on('error', (fault) => this.#fail(fault))
    socket.on('close', () => this.#fail(new Error('the connection was closed')))
    this.#socket = socket
    this.#read = ''
    return socket
  }

  #heard(text: string): void {
    this.#read += text
    const answer = wholeAnswer(this.#read)
    if (answer === null) return
    this.#read = ''
    const waiting = this.#take()
    waiting?.resolve(answer)
  }

  #fail(fault: Error): void {
    this.close()
    this.#take()?.reject(fault)
  }

  #take(): Waiting | null {
    const waiting = this.#waiting
    this.#waiting = null
    clearTimeout(waiting?.timer)
    return waiting
  }
}

/** Null while some of it is missing. Chunks keep their lengths in them: nobody parses what they carry. */
function wholeAnswer(read: string): HttpAnswer | null {
  const end = read.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = read.slice(0, end + 2)
  const body = read.slice(end + 4)
  const [, length] = /\r\ncontent-length: *(\d+)/i.exec(head) ?? []
  const whole = length === undefined ? isLastChunk(head, body) : body.length >= Number(length)
  return whole ? { status: Number(head.slice(9, 12)), body } : null
}

const isLastChunk = (head: string, body: string): boolean =>
  !/\r\ntransfer-encoding: *chunked/i.test(head) || body.endsWith('0\r\n\r\n')
