import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { RawDelivery } from '#src/playground/slack/http/delivery.ts'
import { runs } from '#test/long.ts'
import { type House, openHouse } from '#test/scenarios/house.ts'
import { registers } from './stories.ts'

const seconds = () => Math.floor(Date.now() / 1000)
const command = 'command=%2Fcase&text=new+Nordform+AB%3A+smyg&team_id=T0ALMI001&user_id=U0SARA0001&trigger_id=1.2.x'
const tooLarge = 'x'.repeat(1_048_577)
const eventOf = (body: string): RawDelivery => ({ kind: 'event', body })

describe('what nobody who may has sent', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse('embedded')
    await registers(house.people.sara, 'före')
    await registers(house.people.li, 'before')
  })
  afterAll(() => house.close())

  const rows = async () => {
    const { rows: tables } = await sql<{ name: string }>`select tablename as name from pg_tables
      where schemaname = 'public' and tablename not in ('heartbeats', 'nights')`.execute(house.database.db)
    const counts = await Promise.all(
      tables.map(({ name }) =>
        sql<{ n: string }>`select count(*) as n from ${sql.table(name)}`.execute(house.database.db),
      ),
    )
    return tables.map(({ name }, at) => [name, counts[at]?.rows[0]?.n])
  }
  /** Everything by which it would show that something had been done. The channel's public keys may be asked for. */
  const traces = async () => ({
    rows: await rows(),
    slack: [house.slack.calls.length, house.slack.ledger.entries.length],
    teams: [house.teams.calls.filter(({ method }) => method !== 'GET').length, house.teams.ledger.entries.length],
  })
  const leavesNoTrace = async (status: number, deed: () => Promise<{ readonly status: number }>) => {
    const before = await traces()
    expect((await deed()).status).toBe(status)
    expect(await traces()).toEqual(before)
  }
  const slackCommand = (rest: Partial<RawDelivery>): RawDelivery => ({ kind: 'command', body: command, ...rest })

  it.each<readonly [string, number, RawDelivery]>([
    ['without a signature', 401, slackCommand({ headersOverride: { 'x-slack-signature': undefined } })],
    ['without a time', 401, slackCommand({ headersOverride: { 'x-slack-request-timestamp': undefined } })],
    ['with another signature', 401, slackCommand({ signature: `v0=${'0'.repeat(64)}` })],
    ['with half a signature', 401, slackCommand({ signature: 'v0=' })],
    [
      'signed for another time',
      401,
      slackCommand({ headersOverride: { 'x-slack-request-timestamp': `${seconds() - 1}` } }),
    ],
    ['signed too long ago', 401, slackCommand({ timestamp: seconds() - 310 })],
    ['signed in the future', 401, slackCommand({ timestamp: seconds() + 330 })],
    ['signed at no time', 401, slackCommand({ timestamp: 'now' })],
    ['signed before Christ', 401, slackCommand({ timestamp: `-${seconds()}` })],
    ['without a body', 400, slackCommand({ body: '' })],
    ['with a body of null', 400, eventOf('null')],
    ['with a payload of null', 400, { kind: 'interaction', body: 'payload=null' }],
    ['with a list', 400, eventOf('[]')],
    ['with half a body', 400, eventOf('{"type":"event_callback"')],
    ['with an event of null', 400, eventOf('{"type":"event_callback","event":null}')],
    ['with a type that is a number', 400, eventOf('{"type":1}')],
    ['too large', 413, eventOf(tooLarge)],
    ['too large, and not signed', 413, { ...eventOf(tooLarge), signature: 'v0=0' }],
  ])('to Slack’s address, %s: %i', (_, status, raw) => leavesNoTrace(status, () => house.slack.deliver(raw)))

  const activity = () => house.teams.sent.findLast(({ type }) => type === 'message') ?? {}

  it.each<readonly [string, number, () => Parameters<House['teams']['deliver']>[0]]>([
    ['without a token', 401, () => ({ activity: activity(), token: null })],
    ['with garbage for a token', 401, () => ({ activity: activity(), token: 'a.b.c' })],
    ['expired', 401, () => ({ activity: activity(), token: house.teams.token({ exp: seconds() - 400 }) })],
    ['not yet good', 401, () => ({ activity: activity(), token: house.teams.token({ nbf: seconds() + 400 }) })],
    ['without an end', 401, () => ({ activity: activity(), token: house.teams.token({ exp: undefined }) })],
    ['for another bot', 401, () => ({ activity: activity(), token: house.teams.token({ aud: 'another' }) })],
    ['from another issuer', 401, () => ({ activity: activity(), token: house.teams.token({ iss: 'https://x' }) })],
    [
      'for another service URL',
      401,
      () => ({ activity: activity(), token: house.teams.token({ serviceurl: 'https://x/' }) }),
    ],
    [
      'with a key of nobody’s',
      401,
      () => ({ activity: activity(), token: house.teams.token({}, { key: 'unpublished' }) }),
    ],
    [
      'with a key not for Teams',
      401,
      () => ({ activity: activity(), token: house.teams.token({}, { key: 'other-channel' }) }),
    ],
    [
      'with a key for no channel',
      401,
      () => ({ activity: activity(), token: house.teams.token({}, { key: 'unendorsed' }) }),
    ],
    [
      'with our own outbound key',
      401,
      () => ({ activity: activity(), token: house.teams.token({}, { key: 'login' }) }),
    ],
    ['signed by nobody', 401, () => ({ activity: activity(), token: house.teams.token({}, { alg: 'none' }) })],
    [
      'signed with the public key',
      401,
      () => ({ activity: activity(), token: house.teams.token({}, { alg: 'HS256' }) }),
    ],
    ['with a body of null', 400, () => ({ activity: null, token: house.teams.token() })],
    ['with a list', 400, () => ({ activity: [], token: house.teams.token() })],
    ['with no type', 400, () => ({ activity: { ...activity(), type: undefined }, token: house.teams.token() })],
    ['from nobody', 400, () => ({ activity: { ...activity(), from: null }, token: house.teams.token() })],
    [
      'from another channel',
      401,
      () => ({ activity: { ...activity(), channelId: 'emulator' }, token: house.teams.token() }),
    ],
    ['too large', 413, () => ({ activity: tooLarge })],
    ['too large, and without a token', 413, () => ({ activity: tooLarge, token: null })],
  ])('to Teams’ address, %s: %i', (_, status, delivery) => leavesNoTrace(status, () => house.teams.deliver(delivery())))

  it('to Teams’ address, with the token that the bot itself shows the connector', async () => {
    const login = await fetch(`${house.teams.loginUrl}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: house.teams.environment['MicrosoftAppId'] ?? '',
        client_secret: house.teams.environment['MicrosoftAppPassword'] ?? '',
        scope: `${house.teams.oauthScope}/.default`,
      }),
    })
    const [, shown = ''] = /"access_token":"([^"]+)"/.exec(await login.text()) ?? []
    expect(shown.split('.')).toHaveLength(3)
    await leavesNoTrace(401, () => house.teams.deliver({ activity: activity(), token: shown }))
  })

  it.each([
    ['GET', '/slack/events', 405],
    ['PUT', '/slack/events', 405],
    ['GET', '/api/messages', 405],
    ['DELETE', '/api/messages', 405],
    ['POST', '/live', 405],
    ['POST', '/metrics', 405],
    ['GET', '/nothing', 404],
    ['POST', '/slack/events/', 404],
    ['POST', '/api/messages/../messages/x', 404],
    ['GET', '/../../etc/passwd', 404],
    ['GET', '/%2e%2e/%2e%2e/etc/passwd', 404],
    ['POST', '/slack/install', 405],
  ] as const)('%s %s: %i', (method, path, status) =>
    leavesNoTrace(status, () => fetch(`http://127.0.0.1:${house.app.port}${path}`, { method })),
  )

  it('any change to a signed request, anywhere in it: 401', async () => {
    const before = await traces()
    const signed = house.slack.lastDeliveries.find(({ kind }) => kind === 'command')
    if (signed === undefined) throw new Error('nothing was delivered')
    const changes = fc.record({
      in: fc.constantFrom('body', 'x-slack-signature', 'x-slack-request-timestamp'),
      at: fc.nat(),
      by: fc.integer({ min: 1, max: 9 }),
    })
    const changed = (text: string, at: number, by: number): string => {
      const where = at % text.length
      return (
        text.slice(0, where) +
        String.fromCharCode(33 + ((text.charCodeAt(where) - 33 + by) % 90)) +
        text.slice(where + 1)
      )
    }
    await fc.assert(
      fc.asyncProperty(changes, async ({ in: part, at, by }) => {
        const headers =
          part === 'body' ? signed.headers : { ...signed.headers, [part]: changed(signed.headers[part] ?? '', at, by) }
        const body = part === 'body' ? changed(signed.body, at, by) : signed.body
        const { status } = await fetch(signed.url, { method: 'POST', headers, body })
        expect(status).toBe(401)
      }),
      runs(300, 20_000),
    )
    expect(await traces()).toEqual(before)
  })

  it('a hundred bodies that never end keep nobody waiting', async () => {
    const slow: Socket[] = Array.from({ length: 100 }, (_, at) => {
      const socket = connect(house.app.port, '127.0.0.1').on('error', () => undefined)
      const path = at % 2 === 0 ? '/slack/events' : '/api/messages'
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`,
      )
      return socket
    })
    const started = performance.now()
    await registers(house.people.sara, 'under tiden')
    await registers(house.people.li, 'meanwhile')
    expect(performance.now() - started).toBeLessThan(2_000)
    for (const socket of slow) socket.destroy()
    expect((await fetch(`http://127.0.0.1:${house.app.port}/live`)).status).toBe(200)
  })
})
