import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { lookAtClocks } from '#src/cli/checks/place.ts'
import { type SlackStandIn, startSlackStandIn } from '#src/playground/slack/stand-in.ts'
import { startTeamsStandIn, type TeamsStandIn } from '#src/playground/teams/stand-in.ts'
import { openDatabase } from '#src/storage/database.ts'
import { createEncryption } from '#src/storage/encryption.ts'
import { slackInstallations } from '#src/storage/installations.ts'
import { run, scratch } from './run.ts'

const folder = scratch()
const now = () => new Date()
const key = Buffer.alloc(32, 3)
const scopes = ['commands', 'chat:write', 'im:write', 'im:history', 'users:read', 'users:read.email']
const almi = { id: 'T0ALMI001', name: 'Almi', botToken: 'xoxb-almi', botUser: 'UBOT', channels: [], people: [] }
const elsewhere = { ...almi, id: 'T0ELSE001', name: 'Elsewhere', botToken: 'xoxb-elsewhere' }
const live = createServer((request, response) => response.writeHead(request.url === '/live' ? 200 : 404).end('live\n'))

let slack: SlackStandIn
let teams: TeamsStandIn
let env: Record<string, string>

beforeAll(async () => {
  slack = await startSlackStandIn({
    workspaces: [almi, elsewhere],
    signingSecret: 's',
    now,
    scopes,
    appToken: 'xapp-1',
  })
  teams = await startTeamsStandIn({
    tenants: [],
    app: { id: 'the-bot', tenant: 'the-tenant', password: 'hush' },
    now,
  })
  live.listen(0, '127.0.0.1')
  await once(live, 'listening')
  env = {
    ...teams.environment,
    DATA_DIR: folder.at('data'),
    ENCRYPTION_KEY: key.toString('base64'),
    PUBLIC_URL: `http://127.0.0.1:${portOf(live)}`,
    SLACK_SIGNING_SECRET: 's',
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'c',
    SLACK_API_URL: slack.apiUrl,
  }
  await run(['network', 'import', 'src/playground/sample-network.yaml'], env)
  await install(almi.id, almi.botToken)
}, 40_000)

afterAll(async () => {
  await Promise.all([slack.close(), teams.close()])
  live.close()
  folder.remove()
})

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  return address.port
}

/** Nobody listens there any more. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = portOf(server)
  server.close()
  return port
}

async function install(team: string, botToken: string): Promise<void> {
  const database = await openDatabase({ dataDir: folder.at('data') })
  const store = slackInstallations(database, { encryption: createEncryption([key]), now })
  const made = { teamName: 'Almi', enterprise: null, botId: 'B1', botUser: 'UBOT', scopes, installedBy: null }
  await store.put({ ...made, team, botToken })
  await database.close()
}

/** What was found, as `name: result`, apart from what is well. */
async function ills(over: Readonly<Record<string, string>> = {}): Promise<{
  readonly status: number
  readonly ills: readonly string[]
  readonly text: string
}> {
  const { status, out } = await run(['doctor', '--json'], { ...env, ...over })
  const { checks } = JSON.parse(out)
  const found = checks.filter(({ result }: { result: string }) => result !== 'ok')
  return {
    status,
    ills: found.map(({ name, result }: { name: string; result: string }) => `${name}: ${result}`),
    text: out,
  }
}

const usual = 'Database: warning'

it('finds nothing wrong with what is well', async () => {
  const { status, out } = await run(['doctor'], env)
  expect(status).toBe(0)
  expect(out).toContain('ok       Slack, Almi: installed in Almi (T0ALMI001)')
  expect(out).toContain('ok       Teams, token: the login service gives the bot its token')
  expect(out).toContain('ok       Teams, keys:')
  expect(out).toContain('ok       PUBLIC_URL: a bot answers')
  expect(out).toContain('ok       Network: kronoberg')
  expect(out).toMatch(/ok {7}Clock: [01] s from/)
  expect(out).toMatch(/Nothing has failed; one warning\.$/)
  expect(await ills()).toMatchObject({ status: 0, ills: [usual] })
})

it.each<[string, Record<string, string>, string[]]>([
  ['a wrong password', { MicrosoftAppPassword: 'guess' }, ['Teams, token: failed']],
  ['a login service that is not there', { ToChannelFromBotLoginUrl: 'http://127.0.0.1:1/x' }, ['Teams, token: failed']],
  ['keys that are not there', { ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:1/x' }, ['Teams, keys: failed']],
  ['a token of no workspace', { SLACK_BOT_TOKEN: 'xoxb-guess' }, ['Slack: failed']],
  ['a workspace of nobody’s', { SLACK_BOT_TOKEN: elsewhere.botToken }, ['Slack: warning']],
  ['a good app token', { SLACK_APP_TOKEN: 'xapp-1' }, []],
  ['a wrong app token', { SLACK_APP_TOKEN: 'xapp-guess' }, ['Slack, Socket Mode: failed']],
  ['a bot that does not answer', { PUBLIC_URL: 'http://127.0.0.1:1' }, ['PUBLIC_URL: warning']],
  ['no address', { PUBLIC_URL: '' }, ['PUBLIC_URL: warning']],
])('%s', async (_, over, wanted) => {
  const found = await ills(over)
  expect(found.ills).toEqual([usual, ...wanted])
  expect(found.status).toBe(wanted.some((one) => one.endsWith('failed')) ? 1 : 0)
  expect(found.text).not.toContain('hush')
})

it('Slack that does not answer, for every installation', async () => {
  const found = await ills({ SLACK_API_URL: `http://127.0.0.1:${await closedPort()}/api/` })
  expect(found).toMatchObject({ status: 1, ills: [usual, 'Slack, Almi: failed'] })
  expect(found.text).toContain('ECONNREFUSED')
})

it('a key that does not open what is sealed', async () => {
  const found = await ills({ ENCRYPTION_KEY: Buffer.alloc(32, 4).toString('base64') })
  expect(found).toMatchObject({ status: 1, ills: [usual, 'Slack, Almi: failed'] })
  expect(found.text).toContain('cannot be opened with ENCRYPTION_KEY')
})

it('a scope that is missing', async () => {
  const poor = await startSlackStandIn({
    workspaces: [almi],
    signingSecret: 's',
    now,
    scopes: ['commands', 'chat:write'],
  })
  const found = await ills({ SLACK_API_URL: poor.apiUrl })
  await poor.close()
  expect(found).toMatchObject({ status: 1, ills: [usual, 'Slack, Almi: failed'] })
  expect(found.text).toContain('the scopes im:write, im:history, users:read, users:read.email are missing in Almi')
})

it('a database that is made step by step', async () => {
  const DATA_DIR = folder.at('other')
  expect((await ills({ DATA_DIR })).text).toContain('there is no embedded database yet')
  await (await openDatabase({ dataDir: DATA_DIR })).close()
  expect(await ills({ DATA_DIR })).toMatchObject({ status: 1, ills: [usual, 'Schema: failed'] })
  await run(['migrate'], { ...env, DATA_DIR })
  expect((await ills({ DATA_DIR })).ills).toEqual([usual, 'Network: warning'])
  await run(['network', 'import', 'src/playground/sample-network.yaml'], { ...env, DATA_DIR })
  expect((await ills({ DATA_DIR })).ills).toEqual([usual, 'Slack, T0ALMI001: warning'])
}, 40_000)

it('a database server that is not there', async () => {
  const found = await ills({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/none' })
  expect(found).toMatchObject({ status: 1, ills: ['Database: failed'] })
  expect(found.text).not.toContain('secret')
})

it('every mistake of the environment, with what to do', async () => {
  const { status, out } = await run(['doctor', '--json'], { SLACK_CLIENT_ID: '1.2', PORT: 'high' })
  expect(status).toBe(1)
  expect(JSON.parse(out)).toMatchObject({
    ok: false,
    checks: [
      { name: 'Configuration', result: 'failed', says: 'PORT is not a port.', todo: expect.stringContaining('3978') },
      { name: 'Configuration', says: expect.stringContaining('SLACK_SIGNING_SECRET') },
      { name: 'Configuration', says: expect.stringContaining('SLACK_CLIENT_SECRET') },
      { name: 'Configuration', says: expect.stringContaining('ENCRYPTION_KEY') },
      { name: 'Database', result: 'skipped' },
    ],
  })
})

it('changes nothing and makes nothing', async () => {
  const { status, out } = await run(['doctor'], { DATA_DIR: folder.at('never') })
  expect(status).toBe(0)
  expect(out).toContain('there is no embedded database yet')
  expect(slack.ledger.entries).toEqual([])
})

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 12, 0, seconds))

it.each([
  [[], 'skipped', 'nobody'],
  [[2], 'ok', '2 s from Slack’s'],
  [[-40], 'warning', '40 s'],
  [[1, 400], 'failed', '400 s'],
])('clocks that differ by %j seconds: %s', (differences, result, says) => {
  const clocks = differences.map((seconds) => ({ whose: 'Slack', at: at(seconds) }))
  expect(lookAtClocks(at(0), clocks)).toMatchObject({ result, says: expect.stringContaining(says) })
})
