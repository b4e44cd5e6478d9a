import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { NetworkFile } from '#src/core/network-file.ts'
import { readNetworkFile } from '#src/network-file/read.ts'
import { newId } from '#src/new-id.ts'
import { type SlackStandIn, startSlackStandIn } from '#src/playground/slack/stand-in.ts'
import { startTeamsStandIn, type TeamsStandIn } from '#src/playground/teams/stand-in.ts'
import { openStore, type Store } from '#src/storage/store.ts'
import { slackWorkspaces, teamsTenants } from '#src/try-out/seeds.ts'
import { serverDatabase } from '#test/database.ts'
import { type People, peopleIn } from '#test/scenarios/house.ts'
import { type Balancer, openBalancer } from './balancer.ts'
import { clockOf, written } from './clock.ts'

/** The bot as processes of their own, on one database and with both chats' stand-ins here, where no kill reaches them. */
export interface Fleet {
  readonly slack: SlackStandIn
  readonly teams: TeamsStandIn
  readonly people: People
  /** The database as another node would see it. */
  readonly store: Store
  readonly databaseUrl: string
  readonly balancer: Balancer
  /** Starts one more node, and resolves when it takes connections. */
  start(): Promise<BotNode>
  close(): Promise<void>
}

export interface BotNode {
  readonly port: number
  /** All it has said on standard output and standard error so far. */
  readonly said: () => string
  /** Resolves when it is no more, with its exit status; null when it was killed. */
  readonly ended: Promise<number | null>
  signal(name: 'SIGKILL' | 'SIGTERM'): void
}

const log = { warn: () => undefined }

/** `times`: how much faster the nodes' clock runs than ours. */
export async function openFleet(times = 1, env: Readonly<Record<string, string>> = {}): Promise<Fleet> {
  const [database, file, balancer] = await Promise.all([serverDatabase(), sampleNetwork(), openBalancer()])
  const signingSecret = randomBytes(16).toString('hex')
  const encryptionKey = randomBytes(32)
  const clock = { from: Date.now(), times }
  const now = clockOf(clock)
  const workspaces = slackWorkspaces(file, (team) => `xoxb-${team}-${randomBytes(8).toString('hex')}`)
  const slack = await startSlackStandIn({ workspaces, signingSecret, now })
  const app = { id: randomUUID(), tenant: randomUUID(), password: randomBytes(16).toString('hex') }
  const teams = await startTeamsStandIn({ tenants: teamsTenants(file), app, now, wallClock: () => new Date() })
  const where = { url: database.url }
  const store = await openStore({ where, encryptionKeys: [encryptionKey], newId, now, onCommit: () => undefined, log })
  await store.networks.apply(file)
  for (const { id: team, name, botToken, botUser } of workspaces) {
    const made = { team, teamName: name, enterprise: null, botId: 'B1', botUser, botToken, scopes: ['im:history'] }
    await store.slackInstallations.put({ ...made, installedBy: null })
  }
  slack.deliverTo(`http://127.0.0.1:${balancer.port}/slack/events`)
  teams.deliverTo(`http://127.0.0.1:${balancer.port}/api/messages`)
  const environment = {
    ...teams.environment,
    ...{ PORT: '0', HOST: '127.0.0.1', DATABASE_URL: database.url, ENCRYPTION_KEY: encryptionKey.toString('base64') },
    ...{ SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: slack.apiUrl },
    ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'not-used-here', PUBLIC_URL: 'https://bot.example' },
    ...(times === 1 ? {} : { TEST_CLOCK: written(clock) }),
    ...env,
  }
  const nodes = new Set<BotNode>()
  return {
    ...{ slack, teams, store, balancer, databaseUrl: database.url, people: peopleIn(slack, teams) },
    start: async () => {
      const node = await startNode(environment, (port) => balancer.nodes.add(port))
      nodes.add(node)
      void node.ended.then(() => {
        balancer.nodes.delete(node.port)
        nodes.delete(node)
      })
      return node
    },
    close: async () => {
      const ended = [...nodes].map((node) => node.ended)
      for (const node of nodes) node.signal('SIGKILL')
      await Promise.all(ended)
      await Promise.all([slack.close(), teams.close(), balancer.close(), store.close()])
      await database.drop()
    },
  }
}

/** `--disable-warning`: type stripping is announced as experimental by some versions of Node. */
async function startNode(env: Readonly<Record<string, string>>, taken: (port: number) => unknown): Promise<BotNode> {
  const entry = path.join(import.meta.dirname, 'node.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said.push(part.toString())
      const [, port] = /"port":(\d+)[^\n]*"ready"/.exec(said.join('')) ?? []
      if (port !== undefined) resolve(Number(port))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('close', () => reject(new Error(`a node did not start:\n${said.join('')}`)))
  })
  taken(port)
  return { port, said: () => said.join(''), ended, signal: (name) => void child.kill(name) }
}

async function sampleNetwork(): Promise<NetworkFile> {
  const text = await readFile(path.join(import.meta.dirname, '../../src/playground/sample-network.yaml'), 'utf8')
  const read = readNetworkFile(text)
  if (!('file' in read)) throw new Error('the sample network is wrong')
  return read.file
}
