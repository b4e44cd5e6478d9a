import { createServer } from 'node:http'

/** One call of the bot's to its connector. */
export interface Call {
  readonly method: string
  /** Decoded, below `/v3/conversations`. */
  readonly path: string
  readonly body: unknown
}

export interface Connector {
  readonly serviceUrl: string
  readonly calls: readonly Call[]
  /** The first call that fits, now or when it comes. */
  called(fits: (call: Call) => boolean): Promise<Call>
  close(): Promise<void>
}

/** The least that a Bot Connector is: it takes what it is given, answers with an id, and tells what came. */
export async function startConnector(): Promise<Connector> {
  const calls: Call[] = []
  const waiting = new Set<() => void>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = decodeURIComponent(request.url ?? '').replace(/^\/v3\/conversations\/?/, '')
      const text = Buffer.concat(chunks).toString()
      calls.push({ method: request.method ?? '', path, body: text ? JSON.parse(text) : null })
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ id: `1700000000${calls.length}` }))
      for (const wake of waiting) wake()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    serviceUrl: `http://127.0.0.1:${address.port}/`,
    calls,
    called: (fits) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = calls.find(fits)
          if (!found) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve(found)
        }
        const timer = setTimeout(() => {
          waiting.delete(look)
          reject(new Error(`it was never called so; what came: ${JSON.stringify(calls).slice(0, 4_000)}`))
        }, 10_000)
        waiting.add(look)
        look()
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
