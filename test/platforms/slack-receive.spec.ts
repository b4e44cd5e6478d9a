import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { signingSecret } from '../playground/slack-world.ts'
import { type Bot, noon, startBot } from './slack/bot.ts'

const seconds = Math.floor(noon.getTime() / 1_000)
const form = 'application/x-www-form-urlencoded'

const command = {
  command: '/case',
  text: 'list',
  user_id: 'U0ANNA',
  team_id: 'T0KRONOBERG',
  channel_id: 'C0GENERAL',
  trigger_id: 'trigger.1',
  response_url: '',
}

const sign = (secret: string, at: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`

let bot: Bot
beforeEach(async () => {
  bot = await startBot({ slack: () => ({ signingSecrets: ['a secret on its way out', signingSecret] }) })
})
afterEach(() => bot.stop())

const asked = () => bot.script.asked.length

async function post(body: string, headers: Record<string, string>): Promise<number> {
  const response = await fetch(`${bot.url}/slack/events`, { method: 'POST', body, headers })
  await response.arrayBuffer()
  return response.status
}

const signed = (body: string, type = form, secret = signingSecret, at = seconds): Record<string, string> => ({
  'content-type': type,
  'x-slack-request-timestamp': String(at),
  'x-slack-signature': sign(secret, at, body),
})

const payload = (json: unknown): string => new URLSearchParams({ payload: JSON.stringify(json) }).toString()
const written = new URLSearchParams(command).toString()

describe('a request that Slack did not sign just now is turned away, and nothing happens', () => {
  const right = signed(written)
  it.each([
    ['without a signature', { ...right, 'x-slack-signature': '' }],
    ['without a time', { ...right, 'x-slack-request-timestamp': '' }],
    ['with a wrong signature', { ...right, 'x-slack-signature': sign(signingSecret, seconds, 'something else') }],
    ['with half a signature', { ...right, 'x-slack-signature': right['x-slack-signature']?.slice(0, 30) ?? '' }],
    ['with a signature that is no text of ours', { ...right, 'x-slack-signature': 'v0=ÿ' }],
    ['with a secret of somebody else', signed(written, form, 'another secret')],
    ['signed for another time', { ...right, 'x-slack-request-timestamp': String(seconds - 1) }],
    ['301 seconds old', signed(written, form, signingSecret, seconds - 301)],
    ['301 seconds from the future', signed(written, form, signingSecret, seconds + 301)],
    ['with a time that is no number', { ...right, 'x-slack-request-timestamp': '1e9' }],
  ])('%s', async (_, headers) => {
    expect(await post(written, headers)).toBe(401)
    expect(asked()).toBe(0)
    expect(bot.stand.calls).toEqual([])
  })

  it('has an empty secret for nobody', async () => {
    await bot.stop()
    bot = await startBot({ slack: () => ({ signingSecrets: [] }) })
    expect(await post(written, signed(written, form, ''))).toBe(401)
  })
})

describe('a request that Slack signed', () => {
  it.each([
    ['just now', signed(written)],
    ['300 seconds ago', signed(written, form, signingSecret, seconds - 300)],
    ['300 seconds ahead', signed(written, form, signingSecret, seconds + 300)],
    ['with the other secret while they rotate', signed(written, form, 'a secret on its way out')],
  ])('%s is served', async (_, headers) => {
    expect(await post(written, headers)).toBe(200)
    expect(asked()).toBe(1)
  })

  it('keeps its delivery id when it comes again, byte for byte', async () => {
    for (let n = 0; n < 3; n += 1) await post(written, signed(written))
    expect(new Set(bot.script.asked.map(({ deliveryId }) => deliveryId)).size).toBe(1)
  })
})

describe('a body', () => {
  const megabyte = 1_048_576
  it.each([
    ['of 0 bytes', '', 400],
    ['of 1 byte', 'x', 400],
    ['of 1 MB', written.padEnd(megabyte, '&'), 200],
    ['of 1 MB and a byte', written.padEnd(megabyte + 1, '&'), 413],
    ['of 4 MB', written.padEnd(4 * megabyte, '&'), 413],
  ])('%s', async (_, body, status) => {
    const answered = await post(body, signed(body)).catch((fault: unknown) => fault)
    if (status === 413 && typeof answered !== 'number') return expect(asked()).toBe(0)
    expect(answered).toBe(status)
    expect(asked()).toBe(status === 200 ? 1 : 0)
  })

  it('that does not say how long it is is cut off at 1 MB as well', async () => {
    const piece = new TextEncoder().encode('&'.repeat(262_144))
    let pieces = 0
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pieces += 1
        if (pieces > 64) controller.close()
        else controller.enqueue(piece)
      },
    })
    const init = { method: 'POST', body: stream, headers: signed(''), duplex: 'half' as const }
    const status = await fetch(`${bot.url}/slack/events`, init).then(
      (response) => response.status,
      () => 413,
    )
    expect(status).toBe(413)
    expect(asked()).toBe(0)
  })
})

describe('a body that cannot be understood is refused, and the bot goes on', () => {
  const event = (told: unknown) => ({ type: 'event_callback', team_id: 'T0KRONOBERG', event_id: 'Ev1', event: told })
  it.each([
    ['JSON null', 'null', 'application/json', 400],
    ['a JSON text', '"hello"', 'application/json', 400],
    ['half a JSON', '{"type":', 'application/json', 400],
    ['an event that is null', JSON.stringify(event(null)), 'application/json', 400],
    ['an event without a type', JSON.stringify(event({})), 'application/json', 400],
    ['an opened home of nobody', JSON.stringify(event({ type: 'app_home_opened' })), 'application/json', 400],
    ['a challenge without one', '{"type":"url_verification"}', 'application/json', 400],
    ['a payload of null', 'payload=null', form, 400],
    ['a payload of nothing', 'payload=', form, 400],
    ['a payload that is a list', payload([]), form, 400],
    ['a click without a person', payload({ type: 'block_actions', actions: [{}] }), form, 400],
    ['a click without a workspace', payload({ type: 'block_actions', user: { id: 'U1' }, actions: [{}] }), form, 400],
    ['a sent form without a form', payload({ type: 'view_submission', user: { id: 'U1', team_id: 'T1' } }), form, 400],
    ['a command without a person', written.replace('user_id', 'nobody'), form, 400],
    ['a command in plain text', written, 'text/plain', 415],
    ['a command as nothing in particular', written, '', 415],
    ['an event nobody asked for', JSON.stringify(event({ type: 'star_added' })), 'application/json', 200],
    ['a shortcut nobody has', payload({ type: 'shortcut', callback_id: 'x' }), form, 200],
    ['a closed form', payload({ type: 'view_closed', user: { id: 'U1' } }), form, 200],
    ['a look at the certificate', 'ssl_check=1&token=x', form, 200],
  ])('%s', async (_, body, type, status) => {
    expect(await post(body, signed(body, type))).toBe(status)
    expect(asked()).toBe(0)
    expect(await post(written, signed(written))).toBe(200)
  })
})

describe('the other doors', () => {
  it('tells Slack its challenge again', async () => {
    expect(await bot.stand.verifyUrl()).toBe(true)
  })

  it.each([
    ['GET', '/slack/events', 405],
    ['POST', '/slack/install', 404],
    ['GET', '/slack/elsewhere', 404],
  ])('%s %s is %i', async (method, path, status) => {
    expect((await fetch(bot.url + path, { method })).status).toBe(status)
  })
})

describe('when something breaks', () => {
  it('an event is answered 500, so that Slack tells it again', async () => {
    bot.script.answer = () => Promise.reject(new Error('the text of somebody'))
    await bot.stand.act('U0ANNA', { do: 'visit' })
    bot.script.answer = () => ({ kind: 'help', command: null })
    expect(await bot.stand.retryEvents()).toBe(0)
    expect(bot.stand.see('U0ANNA').home).not.toBeNull()
  })

  it('nothing of what was written gets into the log', async () => {
    bot.script.answer = () => Promise.reject(new Error('the text of somebody'))
    expect(await post(written, signed(written))).toBe(500)
    expect(JSON.stringify(bot.logged)).not.toContain('somebody')
  })
})
