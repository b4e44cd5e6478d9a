import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { pageState } from '#src/playground/page/wire.ts'
import { conversation, fromBot, type Stage, stage } from '#test/playground/page-fakes.ts'

let on: Stage
beforeEach(async () => {
  on = await stage()
})
afterEach(() => on.close())

interface Sent {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Through node:http, because fetch sets Host and Origin as it likes. */
function send({ method = 'GET', path, headers = {}, body }: Sent): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${on.url}${path}`, { method, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece) => {
        text += piece
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const post = (path: string, value: unknown, headers: Readonly<Record<string, string>> = {}) =>
  send({
    method: 'POST',
    path,
    headers: { origin: on.url, 'content-type': 'application/json', ...headers },
    body: typeof value === 'string' ? value : JSON.stringify(value),
  })

const state = async (query = '') =>
  pageState.parse(JSON.parse((await send({ path: `/playground/state${query}` })).body))

const say = { do: 'say', conversation: 'bot', text: '/case' }

describe('the page', () => {
  it('comes as HTML that may load nothing from elsewhere', async () => {
    const answer = await fetch(`${on.url}/`)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    expect(await answer.text()).toContain('/playground/page.js')
  })

  it('is bundled when it is asked for', async () => {
    const [script, style] = await Promise.all([
      send({ path: '/playground/page.js' }),
      send({ path: '/playground/page.css' }),
    ])
    expect(script.body.length).toBeGreaterThan(100_000)
    expect(style.body).toContain('.first-steps')
  })

  it.each([
    ['GET', '/slack/events'],
    ['GET', '/playground/other'],
    ['POST', '/live'],
  ])('leaves %s %s to the bot', async (method, path) => {
    expect(await send({ method, path })).toEqual({ status: 404, body: 'not the page’s' })
  })

  it.each([
    ['POST', '/'],
    ['DELETE', '/'],
    ['GET', '/playground/act'],
  ])('has no %s for %s', async (method, path) => {
    expect((await send({ method, path })).status).toBe(405)
  })
})

describe('the state', () => {
  it('shows each chat as the one the first steps begin with, unless somebody is chosen', async () => {
    expect((await state()).chats.map(({ person }) => person)).toEqual(['U2', 'T2'])
    expect((await state('?slack=U1&teams=T1')).chats.map(({ person }) => person)).toEqual(['U1', 'T1'])
    expect((await state('?slack=nobody')).chats[0]?.person).toBe('U2')
  })

  it('names organisations by persona, and by workspace where there is none', async () => {
    const people = (await state()).chats[0]?.people
    expect(people?.map(({ name, organisation }) => [name, organisation])).toEqual([
      ['Sara Lund', 'Almi'],
      ['Erik Öst', 'Workspace'],
    ])
  })

  it('counts what waits for those who are not on show', async () => {
    on.slack.show('U1', { conversations: [conversation('bot', 'Manydoors', fromBot([]), fromBot([]))] })
    expect((await state('?slack=U2')).chats[0]?.people[0]?.counts).toEqual({ bot: 2 })
  })
})

describe('what a person does', () => {
  it.each([
    [say],
    [{ do: 'press', conversation: 'bot', message: 'm1', element: { action_id: 'accept' }, values: { note: 'x' } }],
    [{ do: 'press-home', element: { action_id: 'new' } }],
    [{ do: 'submit', values: { question: 'Vem?' } }],
    [{ do: 'close-form' }],
    [{ do: 'visit' }],
  ])('%j reaches the chat as it is', async (act) => {
    on.teams.answer({ status: 200, trouble: 'nja' })
    const answer = await post('/playground/act', { chat: 'teams', person: 'T1', act })
    expect(JSON.parse(answer.body)).toEqual({ status: 200, trouble: 'nja' })
    expect(on.teams.acts).toEqual([{ person: 'T1', act }])
  })

  it.each([
    ['an unknown act', { chat: 'slack', person: 'U1', act: { do: 'dance' } }, 400],
    ['an unknown person', { chat: 'slack', person: 'T1', act: say }, 400],
    ['an empty text', { chat: 'slack', person: 'U1', act: { ...say, text: '' } }, 400],
    ['half a JSON', '{"chat":', 400],
    ['more than 1 MB', { chat: 'slack', person: 'U1', act: { ...say, text: 'x'.repeat(1_000_001) } }, 413],
  ])('refuses %s', async (_, body, status) => {
    expect((await post('/playground/act', body)).status).toBe(status)
    expect(on.slack.acts).toEqual([])
  })

  it('tells the page what went wrong in the stand-in', async () => {
    on.slack.when(() => {
      throw new Error('there is nothing to press')
    })
    const answer = await post('/playground/act', { chat: 'slack', person: 'U1', act: say })
    expect(answer).toEqual({ status: 500, body: '{"status":0,"trouble":"there is nothing to press"}' })
  })
})

describe('the clock', () => {
  it.each([
    [{ move: 'hour' }, '2026-10-23T14:30:00.000Z'],
    [{ move: 'working-day' }, '2026-10-26T14:30:00.000Z'],
    // The same time of day in Stockholm, although summer time ends in between.
    [{ move: 'week' }, '2026-10-30T14:30:00.000Z'],
    [{ move: 'to', at: '2026-01-02T03:04:05Z' }, '2026-01-02T03:04:05.000Z'],
  ])('%j', async (move, then) => {
    const answer = await post('/playground/clock', move)
    expect(JSON.parse(answer.body)).toEqual({ now: then })
    expect(on.now().toISOString()).toBe(then)
  })
})

describe('the language', () => {
  it('is changed for everybody who looks, and nothing else is taken for one', async () => {
    expect((await state()).language).toBe('sv')
    expect((await post('/playground/language', { language: 'en' })).status).toBe(200)
    expect((await post('/playground/language', { language: 'de' })).status).toBe(400)
    expect((await state()).language).toBe('en')
  })
})

describe('a stranger', () => {
  const act = { chat: 'slack', person: 'U1', act: say }

  it.each([
    ['another site’s page', { origin: 'https://evil.example' }],
    ['a page on another port', { origin: 'http://127.0.0.1:1' }],
    ['a page that hides where it is', { origin: 'null' }],
    ['a name that was made to lead here', { host: 'evil.example', origin: 'http://evil.example' }],
    ['a name that only begins like ours', { host: 'localhost.evil.example', origin: 'http://localhost.evil.example' }],
    ['a browser that says where it comes from', { 'sec-fetch-site': 'cross-site' }],
  ])('may not act: %s', async (_, headers) => {
    expect((await post('/playground/act', act, headers)).status).toBe(403)
    expect(on.slack.acts).toEqual([])
  })

  it('may not act without an origin, or with a form', async () => {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify(act)
    expect((await send({ method: 'POST', path: '/playground/act', headers, body })).status).toBe(403)
    expect((await post('/playground/act', act, { 'content-type': 'text/plain' })).status).toBe(415)
    expect(on.slack.acts).toEqual([])
  })

  it.each([
    [{ host: 'evil.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }, 403],
    [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, 200],
    [{ host: 'localhost:3978' }, 200],
    [{ host: '[::1]:3978' }, 200],
  ])('with %j reads the state: %i', async (headers, status) => {
    expect((await send({ path: '/playground/state', headers })).status).toBe(status)
  })
})

describe('the stream of changes', () => {
  it('tells once of changes that come together, and ends with the page', async () => {
    const answer = await fetch(`${on.url}/playground/changes`)
    if (!answer.body) throw new Error('no stream')
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader.read()).value).toBe('retry: 1000\n\n')
    on.slack.show('U1', {})
    on.teams.show('T1', {})
    expect((await reader.read()).value).toBe('data: changed\n\n')
    on.page.close()
    expect((await reader.read()).done).toBe(true)
  })
})
