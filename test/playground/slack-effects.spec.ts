import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { SlackStandIn } from '#src/playground/slack/stand-in.ts'
import { type Clock, call, clock, slack, token } from './slack-world.ts'

let time: Clock
let stand: SlackStandIn
const others: SlackStandIn[] = []
beforeEach(async () => {
  time = clock()
  stand = await slack({ now: time.now })
})
afterEach(async () => {
  for (const one of [stand, ...others.splice(0)]) await one.close()
})

const plain = (text: string) => ({ type: 'plain_text', text })
const view = (title = 'Title') => ({ type: 'modal', title: plain(title), blocks: [{ type: 'divider' }] })
const home = { type: 'home', blocks: [{ type: 'divider' }] }
const idOf = ({ view: made }: Record<string, unknown>) => ({ id: '', hash: '', ...Object(made) })
const seenBy = (person: string, conversation: string) =>
  stand.see(person).conversations.find(({ id }) => id === conversation)?.messages ?? []

describe('forms', () => {
  it('open by a trigger that is fresh and unused', async () => {
    const trigger_id = stand.trigger('U0ANNA')
    expect(await call(stand, 'views.open', { trigger_id, view: view() })).toMatchObject({
      ok: true,
      view: { team_id: 'T0KRONOBERG' },
    })
    expect(await call(stand, 'views.open', { trigger_id, view: view() })).toMatchObject({
      error: 'exchanged_trigger_id',
    })
    expect(await call(stand, 'views.open', { trigger_id: 'made.up', view: view() })).toMatchObject({
      error: 'invalid_trigger_id',
    })
    const late = stand.trigger('U0ANNA')
    time.pass(3_001)
    expect(await call(stand, 'views.open', { trigger_id: late, view: view() })).toMatchObject({
      error: 'expired_trigger_id',
    })
    const elsewhere = stand.trigger('U0HEIDI')
    expect(await call(stand, 'views.open', { trigger_id: elsewhere, view: view() })).toMatchObject({
      error: 'invalid_trigger_id',
    })
    expect(await call(stand, 'views.push', { trigger_id: stand.trigger('U0ANNA'), view: view() })).toMatchObject({
      error: 'invalid_trigger_id',
    })
  })

  it('keep a trigger good when the view was not', async () => {
    const trigger_id = stand.trigger('U0ANNA')
    const bad = await call(stand, 'views.open', { trigger_id, view: view('x'.repeat(25)) })
    expect(bad).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
    })
    expect(await call(stand, 'views.open', { trigger_id, view: view() })).toMatchObject({ ok: true })
  })

  it('are updated only by who knows the present hash, when one is given', async () => {
    const opened = idOf(await call(stand, 'views.open', { trigger_id: stand.trigger('U0ANNA'), view: view() }))
    const update = (hash: string) => call(stand, 'views.update', { view_id: opened.id, hash, view: view('New') })
    expect(await update(opened.hash)).toMatchObject({ ok: true })
    expect(await update(opened.hash)).toMatchObject({ error: 'hash_conflict' })
    expect(await call(stand, 'views.update', { view_id: 'V0', view: view() })).toMatchObject({ error: 'not_found' })
    expect(stand.ledger.entries.map(({ effect, only }) => [effect, only])).toEqual([
      ['open-form', 'U0ANNA'],
      ['update-form', 'U0ANNA'],
    ])
  })

  it('publish a home for people of the workspace', async () => {
    const first = idOf(await call(stand, 'views.publish', { user_id: 'U0ANNA', view: home }))
    expect(stand.see('U0ANNA').home).toMatchObject({ id: first.id, type: 'home' })
    expect(await call(stand, 'views.publish', { user_id: 'U0ANNA', hash: 'old', view: home })).toMatchObject({
      error: 'hash_conflict',
    })
    expect(await call(stand, 'views.publish', { user_id: 'U0HEIDI', view: home })).toMatchObject({
      error: 'user_not_found',
    })
    expect(stand.ledger.entries.at(-1)).toMatchObject({ effect: 'home', message: 'U0ANNA' })
  })
})

describe('messages', () => {
  it('keep their metadata, which history gives on asking', async () => {
    const metadata = { event_type: 'notice', event_payload: { id: '17' } }
    await call(stand, 'chat.postMessage', { channel: 'C0GENERAL', text: 'Hej', metadata })
    const first = async (more: object) => {
      const { messages } = await call(stand, 'conversations.history', { channel: 'C0GENERAL', ...more })
      return Array.isArray(messages) ? messages[0] : undefined
    }
    expect(await first({ include_all_metadata: true })).toMatchObject({ text: 'Hej', bot_id: 'B0BOT', metadata })
    expect(await first({})).not.toHaveProperty('metadata')
  })

  it('keep their blocks when an update gives none, and lose them to an empty list', async () => {
    const { ts } = await call(stand, 'chat.postMessage', {
      channel: 'C0GENERAL',
      text: 'Hej',
      blocks: [{ type: 'divider' }],
    })
    await call(stand, 'chat.update', { channel: 'C0GENERAL', ts, text: 'Nytt' })
    expect(seenBy('U0ANNA', 'C0GENERAL')[0]).toMatchObject({ text: 'Nytt', content: [{ type: 'divider' }] })
    await call(stand, 'chat.update', { channel: 'C0GENERAL', ts, text: 'Nytt', blocks: [] })
    expect(seenBy('U0ANNA', 'C0GENERAL')[0]).toMatchObject({ content: [] })
  })

  it('for one person are seen by that person alone, and not in history', async () => {
    await call(stand, 'chat.postEphemeral', { channel: 'C0GENERAL', user: 'U0ANNA', text: 'Bara du' })
    expect(seenBy('U0ANNA', 'C0GENERAL')).toMatchObject([{ text: 'Bara du', onlyYou: true }])
    expect(seenBy('U0BO', 'C0GENERAL')).toEqual([])
    expect(await call(stand, 'conversations.history', { channel: 'C0GENERAL' })).toMatchObject({ messages: [] })
    expect(stand.ledger.entries).toMatchObject([{ effect: 'private', only: 'U0ANNA' }])
  })

  it('are warned of when their text says nothing, and tell what in them is live', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Hej <@U0BO>' } }]
    await call(stand, 'chat.postMessage', { channel: 'C0GENERAL', blocks })
    expect(stand.warnings).toMatchObject([{ method: 'chat.postMessage', why: 'it has no text' }])
    expect(stand.ledger.entries[0]?.content).toMatchObject({ activations: [{ kind: 'user', target: 'U0BO' }] })
  })

  it('stay in threads that exist', async () => {
    const { ts } = await call(stand, 'chat.postMessage', { channel: 'C0GENERAL', text: 'Ärende' })
    await call(stand, 'chat.postMessage', { channel: 'C0GENERAL', text: 'Svar', thread_ts: ts })
    expect(await call(stand, 'conversations.replies', { channel: 'C0GENERAL', ts })).toMatchObject({
      messages: [{ text: 'Ärende' }, { text: 'Svar', thread_ts: ts }],
    })
    expect(seenBy('U0BO', 'C0GENERAL')[1]).toMatchObject({ thread: ts })
  })

  it('are too much in all beyond 13,000 characters of blocks', async () => {
    const blocks = Array.from({ length: 5 }, () => ({ type: 'section', text: plain('x'.repeat(2_900)) }))
    expect(await call(stand, 'chat.postMessage', { channel: 'C0GENERAL', text: 'Hej', blocks })).toMatchObject({
      error: 'msg_blocks_too_long',
    })
  })
})

describe('people, places and permissions', () => {
  it('gives locale on asking, addresses by scope, and an outsider’s never', async () => {
    const info = async (user: string, more = {}) => {
      const { user: found } = await call(stand, 'users.info', { user, ...more })
      return { ...Object(found) }
    }
    expect(await info('U0ANNA')).toMatchObject({
      tz: 'Europe/Stockholm',
      tz_offset: 3600,
      profile: { email: 'anna@example.se' },
    })
    expect(await info('U0ANNA')).not.toHaveProperty('locale')
    expect(await info('U0ANNA', { include_locale: true })).toMatchObject({ locale: 'sv-SE' })
    expect(await info('U0EXT')).toMatchObject({
      is_stranger: true,
      team_id: 'T0ELSEWHERE',
    })
    expect(await info('U0EXT')).not.toHaveProperty('profile.email')
    expect(await info('U0GUEST')).toMatchObject({ is_restricted: true })
    expect(await info('U0GONE')).toMatchObject({ deleted: true })
  })

  it('pages its lists', async () => {
    const first = await call(stand, 'users.list', { limit: 4 })
    expect(first['members']).toHaveLength(4)
    const { next_cursor: cursor } = { next_cursor: '', ...Object(first['response_metadata']) }
    const second = await call(stand, 'users.list', { limit: 4, cursor })
    expect(second).toMatchObject({
      members: [{ id: 'U0GONE' }, { is_bot: true }],
      response_metadata: { next_cursor: '' },
    })
    expect(await call(stand, 'conversations.members', { channel: 'C0GENERAL', limit: 1 })).toMatchObject({
      members: ['U0ANNA'],
    })
    expect(await call(stand, 'conversations.list', { limit: 1, types: 'public_channel,im' })).toMatchObject({
      channels: [{ id: 'C0GENERAL', is_member: true }],
    })
  })

  it('knows when the app was removed, and when a channel was archived', async () => {
    stand.archive('C0GENERAL')
    expect(await call(stand, 'chat.postMessage', { channel: 'C0GENERAL', text: 'Hej' })).toMatchObject({
      error: 'is_archived',
    })
    stand.uninstall('T0KRONOBERG')
    expect(await call(stand, 'auth.test')).toMatchObject({ error: 'account_inactive' })
  })

  it('asks for scopes', async () => {
    const narrow = await slack({ scopes: ['chat:write', 'users:read'] })
    others.push(narrow)
    expect(await call(narrow, 'users.lookupByEmail', { email: 'a@b.se' })).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read.email',
    })
    expect(await call(narrow, 'conversations.history', { channel: 'D0ANNA' })).toMatchObject({
      error: 'missing_scope',
      needed: 'im:history',
    })
    const seen = await call(narrow, 'users.info', { user: 'U0ANNA' })
    expect(seen).toMatchObject({ ok: true })
    expect(seen).not.toHaveProperty('user.profile.email')
  })

  it('takes a burst and then a message a second, when it has limits', async () => {
    const paced = await slack({ limits: true, now: time.now })
    others.push(paced)
    const post = () =>
      fetch(`${paced.apiUrl}chat.postMessage`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        body: new URLSearchParams({ channel: 'C0GENERAL', text: 'Hej' }),
      })
    const statuses = []
    for (let n = 0; n < 5; n += 1) statuses.push((await post()).status)
    expect(statuses).toEqual([200, 200, 200, 200, 429])
    expect((await post()).headers.get('retry-after')).toBe('1')
    time.pass(1_000)
    expect((await post()).status).toBe(200)
    expect(paced.ledger.entries).toHaveLength(5)
  })
})
