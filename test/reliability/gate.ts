import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { portOf } from './balancer.ts'
import { breakOff } from './break-off.ts'

/** The way from the bot to its database, which can be shut, or go dead. */
export interface Gate {
  /** The database's address through the gate. */
  readonly url: string
  /** Connections break, and new ones are refused. */
  shut(): Promise<void>
  /** Connections stay, and nothing gets through any more: as when a cable is pulled. */
  silence(): void
  open(): Promise<void>
  /** Cuts the connection of the next command that commits, once the server has done it: its answer is lost. */
  loseNextAnswer(then?: 'shut'): void
  /** How many answers have been lost so far. */
  readonly lost: () => number
  close(): Promise<void>
}

/** The statement that every command begins its work with, and nobody else sends. */
const command = 'inbox.first'

export async function openGate(databaseUrl: string): Promise<Gate> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let silent = false
  let losing: 'and shut' | 'only' | null = null
  let lost = 0
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
    let isCommand = false
    let cut: typeof losing = null
    client.on('data', (part: Buffer) => {
      if (silent) return
      isCommand ||= part.includes(command)
      if (losing && isCommand && part.includes('commit')) {
        cut = losing
        losing = null
      }
      if (part.includes('commit') || part.includes('rollback')) isCommand = false
      upstream.write(part)
    })
    upstream.on('data', (part: Buffer) => {
      if (silent) return
      if (!cut) return void client.write(part)
      lost += 1
      breakOff(client)
      if (cut === 'and shut') void shut()
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
    loseNextAnswer: (then) => {
      losing = then === 'shut' ? 'and shut' : 'only'
    },
    lost: () => lost,
    close: shut,
  }
}
