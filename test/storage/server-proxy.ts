import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A wire to the database that can be cut: before the server hears of a COMMIT, or after, so that its answer is lost. */
export interface Wire {
  readonly url: string
  /** Cuts the next connection that sends COMMIT; resolves once it has been cut. */
  cutAtCommit(when: 'before' | 'after'): Promise<void>
  /** Nothing gets through, and new connections are refused. */
  down(): Promise<void>
  up(): Promise<void>
  close(): Promise<void>
}

export async function proxyTo(databaseUrl: string): Promise<Wire> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let cut: { readonly when: 'before' | 'after'; readonly done: () => void } | null = null
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname)
    const both = [client, upstream]
    for (const socket of both) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        for (const other of both) other.destroy()
      })
    }
    let lost = false
    client.on('data', (part: Buffer) => {
      if (cut === null || !part.includes('commit')) return void upstream.write(part)
      const { when, done } = cut
      cut = null
      lost = true
      if (when === 'after') upstream.write(part)
      else client.destroy()
      // The server's answer is the sign that it has committed.
      if (when === 'after') upstream.once('data', () => client.destroy())
      done()
    })
    upstream.on('data', (part: Buffer) => void (lost || client.write(part)))
  })
  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    const address: AddressInfo | string | null = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return address.port
  }
  const port = await listen(0)
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  const down = async (): Promise<void> => {
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return {
    url: url.href,
    cutAtCommit: (when) =>
      new Promise((done) => {
        cut = { when, done }
      }),
    down,
    up: async () => void (await listen(port)),
    close: async () => {
      if (server.listening) await down()
    },
  }
}
