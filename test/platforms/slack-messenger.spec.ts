import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { WebClient } from '@slack/web-api'
import type { Address } from '#src/core/delivery.ts'
import { failureOf } from '#src/platforms/slack/faults.ts'
import { clientOptions } from '#src/platforms/slack/web-api.ts'
import type { Fault } from '#src/playground/faults.ts'
import type { Sent } from '#src/views/messenger.ts'
import { type Bot, english, startBot, swedish } from './slack/bot.ts'
import { lastSeen, wordsOf } from './slack/sights.ts'
import { card, done } from './slack/views.ts'

const anna: Address = { chat: 'slack', workspace: 'T0KRONOBERG', place: { user: 'U0ANNA' } }
const general: Address = { chat: 'slack', workspace: 'T0KRONOBERG', place: { channel: 'C0GENERAL' } }

let bot: Bot
beforeEach(async () => {
  bot = await startBot()
})
afterEach(() => bot.stop())

const post = (address = general) => bot.slack.messenger.post(address, card, english, 'notice-1')
const calls = () => bot.stand.calls.map(({ method }) => method)
const effects = () => bot.stand.ledger.entries.map(({ effect }) => effect)

async function posted(address = general) {
  const sent = await post(address)
  if (sent.sent !== 'yes') throw new Error(sent.why)
  return sent.ref
}

describe('a message', () => {
  it.each([
    ['a person, in the bot’s own chat', anna, 'D0ANNA'],
    ['a channel', general, 'C0GENERAL'],
  ])('reaches %s', async (_, address, conversation) => {
    expect(await posted(address)).toEqual({ conversation, message: expect.stringMatching(/^\d+\.\d{6}$/) })
    expect(wordsOf(lastSeen(bot, 'U0ANNA', conversation).content)).toContain('Entering Germany')
    expect(bot.stand.warnings).toEqual([])
  })

  it('carries its notice’s mark, and unfurls nothing', async () => {
    await posted()
    expect(bot.stand.calls.at(-1)?.args).toMatchObject({
      metadata: JSON.stringify({ event_type: 'manydoors_notice', event_payload: { mark: 'notice-1' } }),
      unfurl_links: 'false',
      unfurl_media: 'false',
    })
  })

  it('opens a person’s chat once', async () => {
    await posted(anna)
    await posted(anna)
    expect(calls()).toEqual(['conversations.open', 'chat.postMessage', 'chat.postMessage'])
  })

  it('is brought up to date in place, in its reader’s language', async () => {
    const ref = await posted()
    expect(await bot.slack.messenger.update(general, ref, done, swedish)).toEqual({ sent: 'yes', ref })
    const seen = lastSeen(bot, 'U0ANNA', 'C0GENERAL')
    expect([seen.id, seen.edited]).toEqual([ref.message, true])
    expect(seen.text).toMatch(/KRO-1 .*Li Berg/)
    expect(effects()).toEqual(['post', 'update'])
  })
})

const truth: readonly (readonly [string, Fault, Sent])[] = [
  [
    '429, with when to come back',
    { kind: 'status', status: 429, retryAfter: '3600' },
    { sent: 'no', after: 3_600_000, why: 'ratelimited' },
  ],
  ['429, at once', { kind: 'status', status: 429, retryAfter: '0' }, { sent: 'no', after: 0, why: 'ratelimited' }],
  [
    '429, with nonsense',
    { kind: 'status', status: 429, retryAfter: 'soon' },
    { sent: 'no', after: null, why: 'ratelimited' },
  ],
  ['429, with nothing', { kind: 'status', status: 429 }, { sent: 'no', after: null, why: 'ratelimited' }],
  ['ratelimited', { kind: 'refuse', error: 'ratelimited' }, { sent: 'no', after: null, why: 'ratelimited' }],
  [
    'service_unavailable',
    { kind: 'refuse', error: 'service_unavailable' },
    { sent: 'no', after: null, why: 'service_unavailable' },
  ],
  [
    'team_added_to_org',
    { kind: 'refuse', error: 'team_added_to_org' },
    { sent: 'no', after: null, why: 'team_added_to_org' },
  ],
  ['500', { kind: 'status', status: 500 }, { sent: 'unknown', why: 'http-500' }],
  ['502', { kind: 'status', status: 502 }, { sent: 'unknown', why: 'http-502' }],
  ['503', { kind: 'status', status: 503 }, { sent: 'unknown', why: 'http-503' }],
  ['504', { kind: 'status', status: 504 }, { sent: 'unknown', why: 'http-504' }],
  ['internal_error', { kind: 'refuse', error: 'internal_error' }, { sent: 'unknown', why: 'internal_error' }],
  ['fatal_error', { kind: 'refuse', error: 'fatal_error' }, { sent: 'unknown', why: 'fatal_error' }],
  ['a reset before it was taken', { kind: 'reset', accepted: false }, { sent: 'unknown', why: 'reset' }],
  ['a reset after it was taken', { kind: 'reset', accepted: true }, { sent: 'unknown', why: 'reset' }],
  ['half an answer', { kind: 'truncated' }, { sent: 'unknown', why: 'garbled' }],
  ['a page instead of an answer', { kind: 'html' }, { sent: 'unknown', why: 'garbled' }],
  ['a redirect', { kind: 'redirect', to: 'https://example.com/' }, { sent: 'unknown', why: 'reset' }],
  ...[
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'account_inactive',
    'token_revoked',
    'invalid_blocks',
    'msg_too_long',
    'invalid_auth',
    'missing_scope',
    'no_permission',
    'some_code_of_tomorrow',
  ].map((error): readonly [string, Fault, Sent] => [error, { kind: 'refuse', error }, { sent: 'never', why: error }]),
]

describe('what becomes of a message when Slack answers', () => {
  it.each(truth)('%s', async (_, fault, outcome) => {
    bot.stand.faults.plan({ on: 'chat.postMessage', fault })
    expect(await post()).toEqual(outcome)
    expect(calls()).toEqual(['chat.postMessage'])
  })

  it.each(truth)('%s to an update', async (_, fault, outcome) => {
    const ref = await posted()
    bot.stand.faults.plan({ on: 'chat.update', fault })
    expect(await bot.slack.messenger.update(general, ref, done, english)).toEqual(outcome)
  })

  it('slowly, but well', async () => {
    bot.stand.faults.plan({ fault: { kind: 'drip', milliseconds: 100 } })
    expect(await post()).toMatchObject({ sent: 'yes' })
  })

  it('not at all within ten seconds: nobody knows', async () => {
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
    const options = clientOptions({ apiUrl: bot.stand.apiUrl, log })
    expect(options.timeout).toBe(10_000)
    bot.stand.faults.plan({ fault: { kind: 'hang' } })
    const call = new WebClient('xoxb-kronoberg', { ...options, timeout: 50 }).apiCall('chat.postMessage', {})
    expect(await call.catch(failureOf)).toEqual({ sent: 'unknown', why: 'time-out' })
  })

  it.each([
    ['cant_update_message', 'not the bot’s own message'],
    ['message_not_found', 'a message that is gone'],
    ['edit_window_closed', 'a message that is too old'],
  ])('%s to an update of %s', async (error) => {
    bot.stand.faults.plan({ on: 'chat.update', fault: { kind: 'refuse', error } })
    const ref = { conversation: 'C0GENERAL', message: '1.000000' }
    expect(await bot.slack.messenger.update(general, ref, done, english)).toEqual({ sent: 'never', why: error })
  })
})

describe('what was never tried was never sent', () => {
  it.each([
    ['nobody listens', (port: number) => `http://127.0.0.1:${port}/api/`, 'ECONNREFUSED'],
    ['nobody has that name', () => 'http://slack.invalid/api/', /ENOTFOUND|EAI_AGAIN/],
  ])('%s', async (_, address, why) => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const at = server.address()
    await new Promise((resolve) => server.close(resolve))
    const port = typeof at === 'object' ? (at?.port ?? 0) : 0
    const lonely = await startBot({ slack: () => ({ apiUrl: address(port) }) })
    const sent = await lonely.slack.messenger.post(general, card, english, 'm')
    expect(sent).toEqual({ sent: 'no', after: null, why: expect.stringMatching(why) })
    await lonely.stop()
  })

  it.each([
    ['a reset', { kind: 'reset', accepted: true }, { sent: 'no' }],
    ['500', { kind: 'status', status: 500 }, { sent: 'no' }],
    ['429', { kind: 'status', status: 429, retryAfter: '7' }, { sent: 'no', after: 7_000 }],
    ['user_not_found', { kind: 'refuse', error: 'user_not_found' }, { sent: 'never' }],
    ['user_disabled', { kind: 'refuse', error: 'user_disabled' }, { sent: 'never' }],
  ] as const)('%s when a person’s chat is opened', async (_, fault, outcome) => {
    bot.stand.faults.plan({ on: 'conversations.open', fault })
    expect(await post(anna)).toMatchObject(outcome)
    expect(effects()).toEqual([])
  })

  it('where the bot is not installed', async () => {
    bot.installations.stored.clear()
    expect(await post()).toEqual({ sent: 'never', why: 'not-installed' })
    expect(calls()).toEqual([])
  })
})

describe('a workspace that took the bot out', () => {
  it('is marked, so that nothing more is tried there', async () => {
    bot.stand.uninstall('T0KRONOBERG')
    expect(await post()).toEqual({ sent: 'never', why: 'account_inactive' })
    expect(await post()).toEqual({ sent: 'never', why: 'not-installed' })
    expect(calls()).toHaveLength(1)
  })
})

describe('a message that may have been sent', () => {
  const since = new Date('2026-03-02T10:59:00Z')
  const find = (address = anna, mark = 'notice-1') => bot.slack.messenger.find(address, mark, since)

  it('is found by its mark, whatever came before and after', async () => {
    await posted(anna)
    bot.stand.faults.plan({ on: 'chat.postMessage', calls: [1], fault: { kind: 'reset', accepted: true } })
    await bot.slack.messenger.post(anna, card, english, 'notice-2')
    bot.stand.faults.clear()
    await bot.slack.messenger.post(anna, card, english, 'notice-3')
    const [, second] = bot.stand.ledger.entries
    expect(await find(anna, 'notice-2')).toEqual({ conversation: 'D0ANNA', message: second?.message })
  })

  it('is not there when it never was', async () => {
    await posted(anna)
    expect(await find(anna, 'notice-2')).toBe('not-there')
  })

  it('is found on a later page', async () => {
    await posted(anna)
    for (let n = 0; n < 250; n += 1) await bot.slack.messenger.post(anna, done, english, `other-${n}`)
    expect(await find()).toMatchObject({ conversation: 'D0ANNA' })
  })

  it.each([
    ['the scope is missing', { kind: 'refuse', error: 'missing_scope' }],
    ['the channel is gone', { kind: 'refuse', error: 'channel_not_found' }],
  ] as const)('cannot be looked for when %s', async (_, fault) => {
    bot.stand.faults.plan({ on: 'conversations.history', fault })
    expect(await find()).toBe('cannot-look')
  })

  it('may be there as long as Slack does not answer', async () => {
    bot.stand.faults.plan({ on: 'conversations.history', fault: { kind: 'status', status: 503 } })
    await expect(find()).rejects.toThrow()
  })
})

describe('two workspaces at once', () => {
  const heidi: Address = { chat: 'slack', workspace: 'T0HAMBURG', place: { user: 'U0HEIDI' } }
  const homes: Readonly<Record<string, string>> = { T0KRONOBERG: 'xoxb-kronoberg', T0HAMBURG: 'xoxb-hamburg' }

  it('speak each with their own token', async () => {
    const both = Array.from({ length: 20 }, (_, n) => (n % 2 ? anna : heidi))
    const sent = await Promise.all(both.map((address, n) => bot.slack.messenger.post(address, card, english, `${n}`)))
    expect(sent.every(({ sent: what }) => what === 'yes')).toBe(true)
    for (const { token, args } of bot.stand.calls) {
      const own = /ANNA/.test(JSON.stringify(args)) ? 'T0KRONOBERG' : 'T0HAMBURG'
      expect(token).toBe(homes[own])
    }
  })

  it('and so they do when they are answered', async () => {
    bot.script.answer = () => card
    await Promise.all(['U0ANNA', 'U0HEIDI', 'U0BO', 'U0HEIDI'].map((person) => bot.stand.act(person, { do: 'visit' })))
    const used = bot.stand.calls.map(({ token, args }) => `${token} ${args['user_id']}`)
    expect(used.toSorted()).toEqual([
      'xoxb-hamburg U0HEIDI',
      'xoxb-hamburg U0HEIDI',
      'xoxb-kronoberg U0ANNA',
      'xoxb-kronoberg U0BO',
    ])
  })

  it('an exchanged token is used from then on', async () => {
    await posted()
    bot.installations.stored.set('T0KRONOBERG', { botToken: 'xoxb-new', botUser: 'U0BOT', scopes: [] })
    await post()
    expect(bot.stand.calls.map(({ token }) => token)).toEqual(['xoxb-kronoberg', 'xoxb-new'])
  })
})
