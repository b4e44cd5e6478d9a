import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { breakOff } from './break-off.ts'

/** What stands in front of several nodes: each connection goes to the next one, and breaks when its node does. */
export interface Balancer {
  readonly port: number
  /** Ports of the nodes that take connections now. */
  readonly nodes: Set<number>
  close(): Promise<void>
}

export async function openBalancer(): Promise<Balancer> {
  const nodes = new Set<number>()
  const open = new Set<Socket>()
  let turn = 0
  const server = createServer((client) => {
    turn += 1
    const ports = [...nodes]
    const port = ports[turn % ports.length]
    open.add(client)
    client.on('error', () => undefined)
    client.on('close', () => open.delete(client))
    if (port === undefined) return void breakOff(client)
    const node = connect(port, '127.0.0.1')
    node.on('error', () => breakOff(client))
    node.on('close', () => client.end())
    client.on('close', () => node.destroy())
    client.pipe(node).pipe(client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: portOf(server.address()),
    nodes,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
