import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What has come so far, and what is still to come. */
export interface Heard<T> {
  readonly all: readonly T[]
  add(one: T): void
  /** The first that fits, now or when it comes; a fault with all that came instead, when it does not. */
  first(fits: (one: T) => boolean): Promise<T>
}

const patience = 10_000

export function createHeard<T>(): Heard<T> {
  const all: T[] = []
  const waiting = new Set<() => void>()
  return {
    all,
    add: (one) => {
      all.push(one)
      for (const look of waiting) look()
    },
    first: (fits) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = all.find(fits)
          if (found === undefined) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve(found)
        }
        const timer = setTimeout(() => {
          waiting.delete(look)
          reject(new Error(`it never came; what did: ${JSON.stringify(all).slice(-6_000)}`))
        }, patience)
        waiting.add(look)
        look()
      }),
  }
}

export interface Listening {
  readonly url: string
  close(): Promise<void>
}

/** Listens on a free port of this machine; `handle` gets the whole body. */
export async function listen(
  handle: (request: IncomingMessage, body: string, response: ServerResponse) => Promise<void> | void,
): Promise<Listening> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const handled = Promise.resolve(handle(request, Buffer.concat(chunks).toString(), response))
      handled.catch((fault: Error) => response.destroy(fault))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
