import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { long } from '#test/long.ts'
import { type House, openHouse } from '#test/scenarios/house.ts'
import { registers } from './stories.ts'

const cap = 1_048_576
const sizes = [
  [0, 400, 401],
  [1, 400, 401],
  [cap, 400, 401],
  [cap + 1, 413, 413],
  [4 * cap, 413, 413],
] as const

describe('requests of every size and shape', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse('embedded')
    await registers(house.people.sara, 'före')
    await registers(house.people.li, 'before')
  })
  afterAll(() => house.close())

  const traces = async () => ({
    audit: (await sql<{ n: string }>`select count(*) as n from audit`.execute(house.database.db)).rows[0]?.n,
    slack: house.slack.ledger.entries.length,
    teams: house.teams.ledger.entries.length,
  })
  const untouched = async (deed: () => Promise<void>): Promise<void> => {
    const before = await traces()
    await deed()
    expect(await traces()).toEqual(before)
  }
  /** Whoever sends more than is read may see the connection end before the answer. */
  const expectStatus = (status: number, wanted: number) =>
    expect(wanted === 413 ? [413, 0] : [wanted]).toContain(status)

  it.each(sizes)('to Slack’s address with %i bytes: signed %i, not signed %i', (bytes, signed, unsigned) =>
    untouched(async () => {
      const body = 'x'.repeat(bytes)
      expectStatus((await house.slack.deliver({ kind: 'event', body })).status, signed)
      expectStatus((await house.slack.deliver({ kind: 'event', body, signature: 'v0=0' })).status, unsigned)
    }),
  )

  it.each(sizes)('to Teams’ address with %i bytes: with a good token %i, without %i', (bytes, good, none) =>
    untouched(async () => {
      for (const [authorization, wanted] of [
        [`Bearer ${house.teams.token()}`, good],
        ['', none],
      ] as const) {
        const url = `http://127.0.0.1:${house.app.port}/api/messages`
        const headers = { 'content-type': 'application/json', authorization }
        const answered = fetch(url, { method: 'POST', headers, body: 'x'.repeat(bytes) })
        expectStatus(await answered.then(({ status }) => status).catch(() => 0), wanted)
      }
    }),
  )

  /** What the server says to these very bytes, until it has closed the connection. */
  const raw = async (bytes: string, within = 5_000): Promise<string> => {
    const socket = connect(house.app.port, '127.0.0.1')
    const heard: Buffer[] = []
    socket.on('data', (part: Buffer) => heard.push(part)).on('error', () => undefined)
    socket.write(bytes)
    const timer = setTimeout(() => socket.destroy(), within)
    await once(socket, 'close')
    clearTimeout(timer)
    return Buffer.concat(heard).toString('latin1')
  }
  const asked = (path: string, headers: string, body = '') =>
    `POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${headers}\r\n${body}`

  describe.each(['/slack/events', '/api/messages'])('to %s', (path) => {
    it.each([
      ['two lengths', 'content-length: 5\r\ncontent-length: 6\r\n', 'xxxxx', [400]],
      ['a length and chunks', 'content-length: 5\r\ntransfer-encoding: chunked\r\n', '0\r\n\r\n', [400]],
      ['a length that is not a number', 'content-length: 5x\r\n', 'xxxxx', [400]],
      ['a length below nothing', 'content-length: -5\r\n', 'xxxxx', [400]],
      ['a chunk of no size', 'transfer-encoding: chunked\r\n', 'zz\r\nxx\r\n0\r\n\r\n', [400, 401]],
      ['a space before the colon', 'content-length : 5\r\n', 'xxxxx', [400]],
      ['a line break in a header', 'x-slack-signature: a\nb\r\ncontent-length: 0\r\n', '', [400]],
      ['headers larger than anybody sends', `x-long: ${'x'.repeat(20_000)}\r\n`, '', [431]],
      ['chunks without a signature', 'transfer-encoding: chunked\r\n', '1\r\nx\r\n0\r\n\r\n', [401]],
      [
        'the wish for another protocol',
        'upgrade: websocket\r\nconnection: upgrade\r\ncontent-length: 0\r\n',
        '',
        [401],
      ],
    ] as const)('with %s', (_, headers, body, statuses) =>
      untouched(async () => {
        const answer = await raw(asked(path, headers, body))
        expect(answer).toMatch(/^HTTP\/1\.1 \d{3} /)
        expect(statuses.map(String)).toContain(answer.slice(9, 12))
      }),
    )

    it('chunks beyond the cap are not read on', () =>
      untouched(async () => {
        const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`
        const answer = await raw(asked(path, 'transfer-encoding: chunked\r\n', `${chunk.repeat(17)}0\r\n\r\n`))
        expect(answer.slice(9, 12)).toBe('413')
      }))

    const slowly = long ? it : it.skip
    slowly(
      'a body that drips is given up',
      () =>
        untouched(async () => {
          const socket = connect(house.app.port, '127.0.0.1').on('error', () => undefined)
          socket.write(asked(path, 'content-length: 1000\r\n'))
          const drip = setInterval(() => socket.write('x'), 500)
          const started = performance.now()
          await once(socket.resume(), 'close')
          clearInterval(drip)
          expect(performance.now() - started).toBeLessThan(75_000)
        }),
      90_000,
    )
  })

  it('and goes on as before', async () => {
    expect(await registers(house.people.sara, 'efter')).toMatch(/^KRO-/)
    expect(await registers(house.people.li, 'after')).toMatch(/^KRO-/)
  })
})
