import { createServer } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { SlackStandIn } from '#src/playground/slack/stand-in.ts'
import { startHttpBot } from './slack-bolt.ts'
import { call, slack } from './slack-world.ts'

let stand: SlackStandIn
let bot: Awaited<ReturnType<typeof startHttpBot>>

beforeAll(async () => {
  stand = await slack({ now: () => new Date(), patience: 400 })
  bot = await startHttpBot(stand.apiUrl)
  stand.deliverTo(bot.url)
})
afterAll(async () => {
  await bot.stop()
  await stand.close()
})
afterEach(async () => {
  stand.deliverTo(bot.url)
  stand.faults.clear()
  while (stand.see('U0ANNA').form) await stand.act('U0ANNA', { do: 'close-form' })
})

const direct = 'D0ANNA'
const say = (text: string, conversation = direct) => stand.act('U0ANNA', { do: 'say', conversation, text })
const lastShown = () => stand.see('U0ANNA').conversations[0]?.messages.at(-1)
const fill = (text: string) => stand.act('U0ANNA', { do: 'submit', values: { need: { text: { value: text } } } })
const last = () => bot.seen.at(-1)

describe('commands', () => {
  it('come signed, with the names of people and channels told apart from what merely looks so', async () => {
    expect(await say('/case hand to @Anna Berg in #general <@U9> & @Nobody')).toEqual({ status: 200, trouble: null })
    expect(last()).toMatchObject({
      command: '/case',
      text: 'hand to <@U0ANNA|anna.berg> in <#C0GENERAL|general> &lt;@U9&gt; &amp; @Nobody',
      user_id: 'U0ANNA',
      team_id: 'T0KRONOBERG',
      channel_id: direct,
    })
  })

  it('show their answer to the asker alone', async () => {
    await say('/case hello', 'C0GENERAL')
    const shown = (person: string) =>
      stand.see(person).conversations.find(({ id }) => id === 'C0GENERAL')?.messages ?? []
    expect(shown('U0ANNA').at(-1)).toMatchObject({ text: 'You said hello', onlyYou: true })
    expect(shown('U0BO')).toEqual([])
  })

  it('may be answered later', async () => {
    const before = stand.ledger.entries.length
    await say('/case later')
    await stand.ledger.until(({ n, text }) => n > before && text === 'Here it is')
    expect(lastShown()).toMatchObject({ text: 'Here it is', onlyYou: true })
  })

  it('fail in Slack’s words when the bot is silent', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    stand.deliverTo(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/slack/events`)
    expect(await say('/case slow')).toEqual({ status: 0, trouble: '/case failed with the error "operation_timeout"' })
    silent.close()
  })

  it('are not all the bot’s', async () => {
    expect(await say('/away')).toMatchObject({ status: 0, trouble: "/away is one of Slack's own commands" })
  })
})

describe('forms', () => {
  it('open, complain at the field, keep what was typed, and close', async () => {
    await say('/case open')
    expect(stand.see('U0ANNA').form?.content).toMatchObject({ title: { text: 'New case' }, private_metadata: 'kept' })
    await fill('bad')
    expect(stand.see('U0ANNA').form).toMatchObject({
      errors: { need: 'Say more' },
      content: { state: { values: { need: { text: { value: 'bad' } } } } },
    })
    expect(await fill('good')).toEqual({ status: 200, trouble: null })
    expect(stand.see('U0ANNA').form).toBeNull()
  })

  it('are not sent while something required is missing', async () => {
    await say('/case open')
    const before = bot.seen.length
    expect(await fill('')).toEqual({ status: 0, trouble: 'Please complete this required field.' })
    expect(stand.see('U0ANNA').form?.errors).toEqual({ need: 'Please complete this required field.' })
    expect(bot.seen).toHaveLength(before)
  })

  it('change, and lie on one another until all are cleared', async () => {
    await say('/case open')
    await fill('change')
    expect(stand.see('U0ANNA').form?.content).toMatchObject({ title: { text: 'Changed' } })
    const below = stand.see('U0ANNA').form?.id
    await fill('more')
    expect(stand.see('U0ANNA').form?.content).toMatchObject({ callback_id: 'second', previous_view_id: below })
    await fill('done')
    expect(stand.see('U0ANNA').form).toBeNull()
  })

  it('stay open when the bot cannot be reached', async () => {
    await say('/case open')
    stand.deliverTo('http://127.0.0.1:9/slack/events')
    expect(await fill('good')).toEqual({ status: 0, trouble: 'We had some trouble connecting. Try again?' })
    expect(stand.see('U0ANNA').form).not.toBeNull()
  })

  it('take nothing that is not there', async () => {
    await say('/case open')
    await expect(stand.act('U0ANNA', { do: 'submit', values: { other: { x: { value: '1' } } } })).rejects.toThrow(
      'nothing to fill in',
    )
  })
})

describe('buttons and home', () => {
  it('replaces a private message by its response address', async () => {
    await say('/case hello')
    const { id = '' } = lastShown() ?? {}
    const pressed = await stand.act('U0ANNA', {
      do: 'press',
      conversation: direct,
      message: id,
      element: { action_id: 'accept' },
    })
    expect(pressed).toEqual({ status: 200, trouble: null })
    expect(last()).toMatchObject({
      type: 'block_actions',
      container: { type: 'message', message_ts: id, channel_id: direct, is_ephemeral: true },
      actions: [{ action_id: 'accept', block_id: 'offer', value: '17' }],
    })
    expect(lastShown()).toMatchObject({ id, text: 'Accepted', edited: true })
  })

  it('lets a click cross an update, but invents no button', async () => {
    const { ts } = await call(stand, 'chat.postMessage', {
      channel: direct,
      text: 'Erbjudande',
      blocks: [button('accept')],
    })
    await call(stand, 'chat.update', { channel: direct, ts, text: 'Nytt', blocks: [button('other')] })
    const press = (id: string) =>
      stand.act('U0ANNA', { do: 'press', conversation: direct, message: String(ts), element: { action_id: id } })
    expect(await press('accept')).toMatchObject({ status: 200 })
    await expect(press('invented')).rejects.toThrow('nothing like')
  })

  it('publishes home on a visit, and presses there', async () => {
    await stand.act('U0ANNA', { do: 'visit' })
    const home = stand.see('U0ANNA').home
    expect(home).toMatchObject({ type: 'home', blocks: [{ block_id: 'look' }] })
    await stand.act('U0ANNA', { do: 'press-home', element: { action_id: 'look', block_id: 'look' } })
    expect(last()).toMatchObject({ container: { type: 'view' }, view: { type: 'home' }, actions: [{ value: '17' }] })
  })
})

describe('messages', () => {
  it('hears what is written to it, with its signs escaped', async () => {
    await say('a < b')
    await stand.ledger.until(({ text }) => text.startsWith('Heard'))
    expect(last()).toMatchObject({ event: { type: 'message', channel_type: 'im', text: 'a &lt; b', user: 'U0ANNA' } })
    expect(
      stand
        .see('U0ANNA')
        .conversations[0]?.messages.slice(-2)
        .map(({ text }) => text),
    ).toEqual(['a &lt; b', 'Heard: a &lt; b'])
  })

  it('sends a message’s shortcut', async () => {
    await say('a thing to remember')
    const { id = '' } =
      stand.see('U0ANNA').conversations[0]?.messages.find(({ text }) => text.startsWith('a thing')) ?? {}
    await stand.shortcut('U0ANNA', { callbackId: 'from-message', conversation: direct, message: id })
    expect(last()).toMatchObject({
      type: 'message_action',
      callback_id: 'from-message',
      message: { text: 'a thing to remember' },
    })
  })
})

describe('what Bolt makes of the deliveries', () => {
  it('takes the challenge and the right signature, and no other', async () => {
    expect(await stand.verifyUrl()).toBe(true)
    const event = { kind: 'event', body: '{"type":"url_verification","challenge":"c"}' } as const
    expect(await stand.deliver(event)).toMatchObject({ status: 200 })
    expect(await stand.deliver({ ...event, signature: 'v0=00' })).toMatchObject({ status: 401 })
    expect(await stand.deliver({ ...event, timestamp: 1 })).toMatchObject({ status: 401 })
    expect(await stand.deliver({ ...event, headersOverride: { 'x-slack-signature': undefined } })).toMatchObject({
      status: 401,
    })
    expect(await stand.replay(4)).toMatchObject({ status: 200 })
  })

  it('tells an event again at once, and then when asked, and then no more', async () => {
    stand.deliverTo('http://127.0.0.1:9/slack/events')
    const before = stand.lastDeliveries.length
    expect(await stand.act('U0ANNA', { do: 'visit' })).toMatchObject({ status: 0 })
    expect(await stand.retryEvents()).toBe(1)
    expect(await stand.retryEvents()).toBe(0)
    expect(await stand.retryEvents()).toBe(0)
    stand.deliverTo(bot.url)
    const sent = stand.lastDeliveries.slice(before)
    expect(sent.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3'])
    expect(new Set(sent.map(({ body }) => body)).size).toBe(1)
  })
})

function button(id: string) {
  const element = { type: 'button', action_id: id, text: { type: 'plain_text', text: 'Accept' }, value: '1' }
  return { type: 'actions', block_id: `with-${id}`, elements: [element] }
}
