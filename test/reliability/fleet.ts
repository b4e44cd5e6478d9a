import { spawn } from 'node:child_process'
import path from 'node:path'
import { newId } from '#src/new-id.ts'
import type { SlackStandIn } from '#src/playground/slack/stand-in.ts'
import type { TeamsStandIn } from '#src/playground/teams/stand-in.ts'
import { openDatabase } from '#src/storage/database.ts'
import type { Database } from '#src/storage/engine.ts'
import { openStore, type Store } from '#src/storage/store.ts'
import { serverDatabase } from '#test/database.ts'
import { type People, peopleIn } from '#test/scenarios/house.ts'
import { type Balancer, openBalancer } from './balancer.ts'
import { clockOf, type SharedClock, written } from './clock.ts'
import { openTown, type TownOptions } from './town.ts'

/** The bot as processes of their own, on one database and with both chats' stand-ins here, where no kill reaches them. */
export interface Fleet {
  readonly slack: SlackStandIn
  readonly teams: TeamsStandIn
  readonly people: People
  /** The database as another node would see it. */
  readonly store: Store
  readonly database: Database
  readonly encryptionKey: Buffer
  readonly balancer: Balancer
  /** What each node is started with. */
  readonly environment: Readonly<Record<string, string>>
  /** Nodes that are alive. */
  readonly nodes: ReadonlySet<BotNode>
  /** Starts one more node, of the version in that folder or else of this one, and resolves when it takes connections. */
  start(version?: string): Promise<BotNode>
  /** Moves the clock of all by so many milliseconds; resolves when every node that is alive goes by it. */
  moveClock(by: number): Promise<void>
  close(): Promise<void>
}

export interface BotNode {
  readonly port: number
  /** All it has said on standard output and standard error so far. */
  readonly said: () => string
  /** Resolves when it is no more, with its exit status; null when it was killed. */
  readonly ended: Promise<number | null>
  signal(name: 'SIGKILL' | 'SIGTERM'): void
  /** Resolves when the node's clock has been moved so far in all, or the node is no more. */
  moveClockTo(ahead: number): Promise<unknown>
}

const log = { warn: () => undefined }

/** The folder that a version of the bot is in. */
export const thisVersion = path.join(import.meta.dirname, '../..')

export interface FleetOptions {
  /** How much faster the nodes' clock runs than ours. */
  readonly times?: number
  /** Whether the clock will be moved. */
  readonly moves?: boolean
  readonly env?: Readonly<Record<string, string>>
  /** Absent: the sample's network. */
  readonly town?: Omit<TownOptions, 'now'>
  /** Given the database's address, the one by which the nodes find it. */
  readonly way?: (url: string) => Promise<string>
}

export async function openFleet(options: FleetOptions = {}): Promise<Fleet> {
  const { times = 1, moves = false, env = {}, town: who, way = async (url) => url } = options
  const clock: SharedClock = { from: Date.now(), times, ahead: 0 }
  const now = clockOf(clock)
  const [server, town, balancer] = await Promise.all([serverDatabase(), openTown({ now, ...who }), openBalancer()])
  const { slack, teams, encryptionKey } = town
  const where = { url: server.url }
  const database = await openDatabase({ databaseUrl: server.url, dataDir: '' })
  const store = await openStore({
    database,
    where,
    encryptionKeys: [encryptionKey],
    newId,
    now,
    onCommit: () => undefined,
    log,
  })
  await town.settle(store)
  town.deliverTo(balancer.port)
  const environment = { ...town.environment, DATABASE_URL: await way(server.url), ...env }
  const nodes = new Set<BotNode>()
  return {
    ...{ slack, teams, store, balancer, environment, nodes, database, encryptionKey, people: peopleIn(slack, teams) },
    start: async (version = thisVersion) => {
      const hurry = moves || times !== 1 ? { TEST_CLOCK: written(clock) } : {}
      const taken = (port: number) => balancer.nodes.add(port)
      const node = await startNode(version, { ...environment, ...hurry }, taken)
      nodes.add(node)
      void node.ended.then(() => {
        balancer.nodes.delete(node.port)
        nodes.delete(node)
      })
      return node
    },
    moveClock: async (by) => {
      clock.ahead += by
      await Promise.all([...nodes].map((node) => node.moveClockTo(clock.ahead)))
    },
    close: async () => {
      const ended = [...nodes].map((node) => node.ended)
      for (const node of nodes) node.signal('SIGKILL')
      await Promise.all(ended)
      await Promise.all([town.close(), balancer.close(), store.close()])
      await server.drop()
    },
  }
}

/** `--disable-warning`: type stripping is announced as experimental by some versions of Node. */
async function startNode(
  version: string,
  env: Readonly<Record<string, string>>,
  taken: (port: number) => unknown,
): Promise<BotNode> {
  const entry = path.join(version, 'test/reliability/node.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const said: string[] = []
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said.push(part.toString())
      const [, port] = /"port":(\d+)[^\n]*"ready"/.exec(said.join('')) ?? []
      if (port !== undefined) resolve(Number(port))
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.on('close', () => reject(new Error(`a node did not start:\n${said.join('')}`)))
  })
  taken(port)
  const moveClockTo = async (ahead: number): Promise<unknown> => {
    const moved = new Promise((resolve) => child.once('message', resolve))
    if (child.connected) child.send(ahead, () => undefined)
    return Promise.race([moved, ended])
  }
  return { port, said: () => said.join(''), ended, signal: (name) => void child.kill(name), moveClockTo }
}
