import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { portOf } from './balancer.ts'
import { breakOff } from './break-off.ts'

/** The way from the bot to its database, which can be shut, go dead, or be cut at a COMMIT. */
export interface Gate {
  /** The database's address through the gate. */
  readonly url: string
  /** Connections break, and new ones are refused. */
  shut(): Promise<void>
  /** Connections stay, and nothing gets through any more: as when a cable is pulled. */
  silence(): void
  open(): Promise<void>
  /** Cuts the connection of the next transaction that fits: before the server hears of its COMMIT, or once it has done it and its answer is lost. */
  cutAtCommit(cut: Cut): Promise<void>
  /** What was to be cut and has not come is let through. */
  letBe(): void
  /** The same of the next command, after its COMMIT. */
  loseNextAnswer(then?: 'shut'): void
  /** How many answers have been lost so far. */
  readonly lost: () => number
  close(): Promise<void>
}

export interface Cut {
  readonly when: 'before' | 'after'
  /** The name of a statement in the transaction; absent: whichever it is. */
  readonly of?: string
  /** Done before the bot can know that it was cut. */
  readonly first?: () => void
}

/** The statement that every command begins its work with, and nobody else sends. */
const command = 'inbox.first'
/** Not the setting whose name has it in. */
const commit = /(?<![a-z_])commit(?![a-z])/

export async function openGate(databaseUrl: string): Promise<Gate> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let silent = false
  let trap: (Cut & { readonly done: () => void }) | null = null
  let lost = 0
  const isOfTrap = (part: Buffer): boolean => trap !== null && part.includes(trap.of ?? '')
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname)
    const both = [client, upstream]
    for (const socket of both) {
      sockets.add(socket.setNoDelay(true))
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        for (const other of both) other.destroy()
      })
    }
    let fits = false
    let sprung: typeof trap = null
    const cut = ({ first, done }: NonNullable<typeof trap>): void => {
      lost += 1
      first?.()
      breakOff(client)
      done()
    }
    const caught = (part: Buffer): typeof trap => {
      fits ||= isOfTrap(part)
      const isCommit = commit.test(part.toString('latin1'))
      const found = fits && isCommit ? trap : null
      if (found) [sprung, trap] = [found, null]
      if (isCommit || part.includes('rollback')) fits = false
      return found
    }
    client.on('data', (part: Buffer) => {
      if (silent || sprung) return
      const found = caught(part)
      if (found?.when === 'before') return cut(found)
      upstream.write(part)
    })
    upstream.on('data', (part: Buffer) => {
      if (silent) return
      if (!sprung) return void client.write(part)
      if (part.includes('COMMIT')) cut(sprung)
    })
  })
  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return portOf(server.address())
  }
  const port = await listen(0)
  const shut = async (): Promise<void> => {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
  }
  const cutAtCommit = (cut: Cut): Promise<void> =>
    new Promise((done) => {
      trap = { ...cut, done }
    })
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(port)
  return {
    url: url.href,
    shut,
    silence: () => {
      silent = true
    },
    open: async () => {
      // What was sent into the silence is gone: those connections can be of no use.
      if (silent) for (const socket of sockets) socket.destroy()
      silent = false
      if (!server.listening) await listen(port)
    },
    cutAtCommit,
    letBe: () => {
      trap = null
    },
    loseNextAnswer: (then) => {
      void cutAtCommit({ when: 'after', of: command, ...(then && { first: () => void shut() }) })
    },
    lost: () => lost,
    close: shut,
  }
}
