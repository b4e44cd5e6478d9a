import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { SlackStandIn } from '#src/playground/slack/stand-in.ts'
import { call, otherToken, slack, token } from './slack-world.ts'

let stand: SlackStandIn
beforeAll(async () => {
  stand = await slack()
})
afterAll(() => stand.close())

const post = 'chat.postMessage'
const general = { channel: 'C0GENERAL', text: 'Hej' }

async function expectRefusal(method: string, args: object, error: string, as = token): Promise<void> {
  expect(await call(stand, method, args, as)).toMatchObject({ ok: false, error })
  expect(stand.calls.at(-1)).toMatchObject({ method, token: as, answer: { ok: false, error } })
}

describe('who may post in a channel', () => {
  it.each([
    ['no token', '', 'not_authed'],
    ['an unknown token', 'xoxb-nobody', 'invalid_auth'],
    ["another workspace's channel", otherToken, 'channel_not_found'],
  ])('%s', (_, as, error) => expectRefusal(post, general, error, as))
})

describe('what Slack refuses', () => {
  it.each([
    ['an unknown method', 'chat.shout', general, 'unknown_method'],
    ['an argument Slack does not know', post, { ...general, color: 'red' }, 'invalid_arguments'],
    ['no channel', post, { text: 'Hej' }, 'invalid_arguments'],
    ['an unknown channel', post, { ...general, channel: 'C0NONE' }, 'channel_not_found'],
    ["another workspace's person", post, { ...general, channel: 'U0HEIDI' }, 'channel_not_found'],
    ['a person who left', post, { ...general, channel: 'U0GONE' }, 'channel_not_found'],
    ['a channel the bot is not in', post, { ...general, channel: 'C0SECRET' }, 'not_in_channel'],
    ['nothing to show', post, { channel: 'C0GENERAL' }, 'no_text'],
    ['40,001 characters', post, { ...general, text: 'x'.repeat(40_001) }, 'msg_too_long'],
    ['a thread that is not there', post, { ...general, thread_ts: '1.000000' }, 'thread_not_found'],
    ['metadata without a type', post, { ...general, metadata: { a: 1 } }, 'invalid_metadata_format'],
    ['blocks that are no list', post, { ...general, blocks: {} }, 'invalid_blocks_format'],
    [
      'Markdown and blocks at once',
      post,
      { channel: 'C0GENERAL', markdown_text: 'a', blocks: [] },
      'markdown_text_conflict',
    ],
    [
      'a private word to someone elsewhere',
      'chat.postEphemeral',
      { ...general, user: 'U0HEIDI' },
      'user_not_in_channel',
    ],
    ['an update of nothing', 'chat.update', { ...general, ts: '1.000000' }, 'message_not_found'],
    ['an unknown user', 'users.info', { user: 'U0NONE' }, 'user_not_found'],
    ["another workspace's user", 'users.info', { user: 'U0HEIDI' }, 'user_not_found'],
    ['a stranger’s address', 'users.lookupByEmail', { email: 'heidi@example.de' }, 'users_not_found'],
    ['a conversation with someone elsewhere', 'conversations.open', { users: 'U0HEIDI' }, 'user_not_found'],
    ['a conversation with someone who left', 'conversations.open', { users: 'U0GONE' }, 'user_disabled'],
    ['the history of a channel not joined', 'conversations.history', { channel: 'C0SECRET' }, 'not_in_channel'],
    ['a cursor of its own making', 'users.list', { cursor: 'abc' }, 'invalid_cursor'],
    ['Socket Mode with a bot token', 'apps.connections.open', {}, 'not_allowed_token_type'],
  ])('%s', (_, method, args, error) => expectRefusal(method, args, error))
})

describe('effects', () => {
  it('posts, updates and deletes, and the ledger has each', async () => {
    const before = stand.ledger.entries.length
    const { ts } = await call(stand, post, { channel: 'U0ANNA', text: 'Ett ärende' })
    await call(stand, 'chat.update', { channel: 'D0ANNA', ts, text: 'Ett annat ärende' })
    expect(stand.see('U0ANNA').conversations[0]?.messages.at(-1)).toMatchObject({
      text: 'Ett annat ärende',
      edited: true,
    })
    await call(stand, 'chat.delete', { channel: 'D0ANNA', ts })
    const effects = stand.ledger.entries
      .slice(before)
      .map(({ effect, conversation, message }) => [effect, conversation, message])
    expect(effects).toEqual([
      ['post', 'D0ANNA', ts],
      ['update', 'D0ANNA', ts],
      ['delete', 'D0ANNA', ts],
    ])
  })
})
