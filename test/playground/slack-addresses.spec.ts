import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import webApi from '@slack/web-api'
import type { SlackStandIn } from '#src/playground/slack/stand-in.ts'
import { type Clock, call, clock, slack, token } from './slack-world.ts'

let time: Clock
let stand: SlackStandIn
const closing: (() => unknown)[] = []
beforeEach(async () => {
  time = clock()
  stand = await slack({ now: time.now, oauth: { clientId: 'client', clientSecret: 'secret' } })
})
afterEach(async () => {
  await stand.close()
  for (const close of closing.splice(0)) close()
})

/** A bot that answers every command with nothing; resolves with the response address it was given. */
async function responseUrl(): Promise<string> {
  const bot = createServer((_, response) => response.end())
  closing.push(() => bot.close())
  await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve))
  const address = bot.address()
  stand.deliverTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
  await stand.act('U0ANNA', { do: 'say', conversation: 'C0SECRET', text: '/case' })
  return new URLSearchParams(stand.lastDeliveries.at(-1)?.body).get('response_url') ?? ''
}

async function send(url: string, body: unknown): Promise<string> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  return `${response.status} ${await response.text()}`
}

describe('a response address', () => {
  it('is good five times', async () => {
    const url = await responseUrl()
    const answers = []
    for (let n = 0; n < 6; n += 1) answers.push(await send(url, { text: `nummer ${n}` }))
    expect(answers).toEqual([...Array.from({ length: 5 }, () => '200 ok'), '404 {"ok":false,"error":"used_url"}'])
    expect(stand.ledger.entries.map(({ effect, only }) => [effect, only])).toEqual(
      Array.from({ length: 5 }, () => ['private', 'U0ANNA']),
    )
  })

  it('is good for half an hour', async () => {
    const url = await responseUrl()
    time.pass(30 * 60_000 + 1)
    expect(await send(url, { text: 'sent' })).toBe('404 {"ok":false,"error":"expired_url"}')
  })

  it('is strict, and posts in public where it is asked to', async () => {
    const url = await responseUrl()
    expect(await send(url, { text: 'x', colour: 'red' })).toContain('invalid_payload')
    expect(await send(url, { text: 'x', blocks: [{ type: 'balloon' }] })).toContain('invalid_blocks')
    expect(await send(`${url}x`, { text: 'x' })).toContain('404')
    expect(await send(url, { text: 'För alla', response_type: 'in_channel' })).toBe('200 ok')
    expect(stand.ledger.entries).toMatchObject([{ effect: 'post', conversation: 'C0SECRET', only: null }])
  })
})

describe('installation', () => {
  const query = 'client_id=client&scope=chat:write&redirect_uri=https%3A%2F%2Fbot.example%2Foauth&state=s1'
  const authorize = (more = '') => fetch(`${stand.authorizeUrl}?${query}${more}`, { redirect: 'manual' })

  it('asks for the workspace, deals a code, and exchanges it once', async () => {
    expect(await (await authorize()).text()).toContain('team=T0HAMBURG')
    const sent = new URL((await authorize('&team=T0HAMBURG')).headers.get('location') ?? '')
    expect([sent.origin, sent.searchParams.get('state')]).toEqual(['https://bot.example', 's1'])
    const args = { client_id: 'client', client_secret: 'secret', code: sent.searchParams.get('code') }
    expect(await call(stand, 'oauth.v2.access', { ...args, client_secret: 'wrong' }, '')).toMatchObject({
      error: 'bad_client_secret',
    })
    expect(await call(stand, 'oauth.v2.access', { ...args, redirect_uri: 'https://evil.example' }, '')).toMatchObject({
      error: 'bad_redirect_uri',
    })
    expect(await call(stand, 'oauth.v2.access', args, '')).toMatchObject({
      ok: true,
      access_token: 'xoxb-hamburg',
      team: { id: 'T0HAMBURG' },
      bot_user_id: 'U0BOTHH',
    })
    expect(await call(stand, 'oauth.v2.access', args, '')).toMatchObject({ error: 'code_already_used' })
    expect(await call(stand, 'oauth.v2.access', { ...args, code: 'x' }, '')).toMatchObject({ error: 'invalid_code' })
  })
})

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  setName: () => undefined,
  getLevel: () => webApi.LogLevel.ERROR,
}

describe('Slack’s own client', () => {
  const client = () =>
    new webApi.WebClient(token, {
      slackApiUrl: stand.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: quiet,
    })

  it('calls every method the bot needs', async () => {
    const slackClient = client()
    expect(await slackClient.auth.test()).toMatchObject({ ok: true, team_id: 'T0KRONOBERG', bot_id: 'B0BOT' })
    const { channel } = await slackClient.conversations.open({ users: 'U0ANNA' })
    const place = channel?.id ?? ''
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Hej *du*' } }]
    const metadata = { event_type: 'notice', event_payload: { id: '1' } }
    const { ts = '' } = await slackClient.chat.postMessage({
      channel: place,
      text: 'Hej',
      blocks,
      metadata,
      unfurl_links: false,
    })
    await slackClient.chat.update({ channel: place, ts, text: 'Hej igen', blocks: [] })
    const { messages } = await slackClient.conversations.history({
      channel: place,
      include_all_metadata: true,
      limit: 10,
    })
    expect(messages).toMatchObject([{ text: 'Hej igen', metadata }])
    expect(await slackClient.users.info({ user: 'U0ANNA', include_locale: true })).toMatchObject({
      user: { locale: 'sv-SE' },
    })
    await slackClient.chat.delete({ channel: place, ts })
    expect(stand.see('U0ANNA').conversations[0]?.messages).toEqual([])
  })

  it('pages, and reports refusals with their reasons', async () => {
    const members: unknown[] = []
    for await (const page of client().paginate('users.list', { limit: 2 })) members.push(...Object(page).members)
    expect(members).toHaveLength(6)
    const bad = client().chat.postMessage({ channel: 'C0GENERAL', text: 'x', blocks: [{ type: 'section' }] })
    await expect(bad).rejects.toMatchObject({ data: { error: 'invalid_blocks' } })
  })

  it('uploads a file', async () => {
    await client().filesUploadV2({
      channel_id: 'D0ANNA',
      filename: 'ärenden.csv',
      file: Buffer.from('a,b\n'),
      title: 'Ärenden',
    })
    const upload = stand.ledger.entries.find(({ effect }) => effect === 'upload')
    expect(upload).toMatchObject({
      text: 'ärenden.csv',
      conversation: 'D0ANNA',
      content: { body: Buffer.from('a,b\n') },
    })
    expect(stand.see('U0ANNA').conversations[0]?.messages.at(-1)?.content).toMatchObject([{ title: 'Ärenden' }])
  })
})
