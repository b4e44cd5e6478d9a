import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Whose client it is: Microsoft's Agents Playground has one person, in one tenant with one team. */
export interface Client {
  readonly tenant: string
  /** Entra's object id. */
  readonly user: string
  readonly name: string
  readonly email: string
  readonly channel: { readonly id: string; readonly name: string }
}

export interface AgentsPlayground {
  /** Its page, and the connector that it is to the bot. */
  readonly url: string
  readonly serviceUrl: string
  close(): Promise<void>
}

const require = createRequire(import.meta.url)
const cli = require.resolve('@microsoft/m365agentsplayground/cli.js')

/** The public id by which the playground has the bot: any will do without authentication. */
export const botId = '28:manydoors'

/** Starts Microsoft's Agents Playground before a bot. It knocks at the bot when its page is opened, as Teams does on installing. */
export async function startAgentsPlayground(botUrl: string, client: Client): Promise<AgentsPlayground> {
  const folder = await mkdtemp(path.join(tmpdir(), 'manydoors-agents-'))
  const file = path.join(folder, 'playground.json')
  await writeFile(file, JSON.stringify(settings(client)))
  const child = spawn(
    process.execPath,
    [cli, 'start', '-e', `${botUrl}/api/messages`, '-c', 'msteams', '-p', '0', '--disable-telemetry'],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: environment(folder, file) },
  )
  const url = `http://localhost:${await portOf(child)}`
  return {
    url,
    serviceUrl: `${url}/_connector`,
    close: async () => {
      if (child.exitCode === null && child.kill()) await once(child, 'exit')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const environment = (folder: string, file: string) => ({
  PATH: path.dirname(process.execPath),
  HOME: folder,
  TEAMSAPPTESTER_BROWSER: 'none',
  M365_AGENTS_PLAYGROUND_CONFIG_PATH: file,
  M365_AGENTS_PLAYGROUND_LOGFILE: path.join(folder, 'playground.log'),
})

/** The playground says where it listens, or why it does not. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: unknown) => {
      said += String(chunk)
      const [, port] = /Listening on (\d+)/.exec(said) ?? []
      if (port) resolve(Number(port))
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the Agents Playground ended with ${code}: ${said}`)))
  })
}

const person = (id: string, name: string, email: string, aadObjectId: string) => {
  const [givenName = '', surname = ''] = name.split(' ')
  return { id, name, userPrincipleName: email, aadObjectId, givenName, surname, email }
}

/** Its own format, version 0.1.1, which wants five more people whatever happens. */
function settings({ tenant, user, name, email, channel }: Client): object {
  const others = ['1', '2', '3', '4', '5']
  return {
    version: '0.1.1',
    tenantId: tenant,
    bot: { id: botId, name: 'Manydoors' },
    currentUser: person(`29:${user}`, name, email, user),
    users: others.map((n) => person(`29:other-${n}`, `Någon ${n}`, `${n}@other.example`, `${user.slice(0, -2)}f${n}`)),
    personalChat: { id: `a:${user}` },
    groupChat: { id: '19:gruppen@thread.v2', name: 'Gruppen' },
    team: {
      id: `19:allmant-${tenant}@thread.tacv2`,
      name: 'Laget',
      aadGroupId: `${tenant.slice(0, -2)}d1`,
      channels: [channel],
    },
  }
}
