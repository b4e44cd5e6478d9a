import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Invocation } from '#src/intents/invocation.ts'
import { type Bot, startBot } from './slack/bot.ts'

let bot: Bot
beforeAll(async () => {
  bot = await startBot()
})
beforeEach(() => {
  bot.script.asked.length = 0
})
afterAll(() => bot.stop())

async function only(): Promise<Invocation> {
  const [asked, ...others] = bot.script.asked
  if (!asked || others.length > 0) throw new Error(`${bot.script.asked.length} invocations`)
  return asked
}

describe('a command is a line', () => {
  it.each([
    ['/case', 'case'],
    ['/arende ny Nordform AB: tyska marknaden', 'arende ny Nordform AB: tyska marknaden'],
    ['/HANVISA 12', 'hanvisa 12'],
    ['/doors today', 'doors today'],
    ['/foretag find x', 'foretag find x'],
    ['/case new A & B <AB>: x < y && "z"', 'case new A & B <AB>: x < y && "z"'],
    ['/case new &lt;b&gt;: &amp;lt;', 'case new &lt;b&gt;: &amp;lt;'],
    ['/refer 12 @Bo Ek advice', 'refer 12 @{slack:T0KRONOBERG:U0BO|bo.ek} advice'],
    ['/case note 12 see #general', 'case note 12 see #general'],
    ['/case new e\u0301: a\u0000b\u202ec', 'case new é: abc'],
  ])('%j → %j', async (typed, line) => {
    await bot.stand.act('U0ANNA', { do: 'say', conversation: 'C0GENERAL', text: typed })
    expect((await only()).way).toEqual({ by: 'line', line })
  })

  it('is known by its trigger, in its workspace', async () => {
    await bot.stand.act('U0ANNA', { do: 'say', conversation: 'C0GENERAL', text: '/case' })
    const { by, deliveryId, localeHint, timeZoneHint } = await only()
    expect(by).toEqual({ chat: 'slack', workspace: 'T0KRONOBERG', user: 'U0ANNA' })
    expect(deliveryId).toMatch(/^T0KRONOBERG:command:\S+$/)
    expect([localeHint, timeZoneHint]).toEqual([null, null])
  })

  it('passes at most 12,000 characters on', async () => {
    const text = `/case new ${'x'.repeat(20_000)}`
    await bot.stand.act('U0ANNA', { do: 'say', conversation: 'C0GENERAL', text })
    const { way } = await only()
    expect(way.by === 'line' && way.line.length).toBe(12_000)
  })
})

const T = 'T0KRONOBERG'
const envelope = (event: object, more: object = {}) => ({
  type: 'event_callback',
  team_id: T,
  event_id: 'Ev7',
  event,
  ...more,
})
const direct = { type: 'message', channel_type: 'im', channel: 'D0ANNA', user: 'U0ANNA', ts: '1.1' }
const tell = (event: object, more: object = {}) => bot.stand.deliver({ kind: 'event', body: envelope(event, more) })

describe('a line written to the bot is the same command without its slash', () => {
  it.each([
    ['case list', 'case list'],
    ['/case list', '/case list'],
    ['<@U0BOT> case list', 'case list'],
    ['refer 12 <@U0BO> why &lt;now&gt;?', 'refer 12 @{slack:T0KRONOBERG:U0BO} why <now>?'],
    ['refer 12 <mailto:li@b.example|li@b.example> x', 'refer 12 li@b.example x'],
    ['case new <http://x.se|x.se>: y', 'case new x.se: y'],
    ['case note 1 <https://x.se/a>', 'case note 1 https://x.se/a'],
    ['case note 1 <https://x.se/a|our page>', 'case note 1 our page (https://x.se/a)'],
    ['case note 1 <!channel> <!subteam^S1|@promoters> <#C1|general>', 'case note 1 @channel @promoters #general'],
  ])('%j → %j', async (text, line) => {
    await tell({ ...direct, text })
    const { way, deliveryId, by } = await only()
    expect(way).toEqual({ by: 'line', line })
    expect(deliveryId).toBe('T0KRONOBERG:event:Ev7')
    expect(by.user).toBe('U0ANNA')
  })

  it.each([
    ['its own line', { ...direct, user: 'U0BOT', text: 'x' }],
    ['another bot', { ...direct, bot_id: 'B1', text: 'x' }],
    ['an edit', { ...direct, subtype: 'message_changed', text: 'x' }],
    ['a line in a channel', { ...direct, channel_type: 'channel', channel: 'C1', text: 'x' }],
    ['a look at the messages tab', { type: 'app_home_opened', user: 'U0ANNA', tab: 'messages', channel: 'D0ANNA' }],
  ])('but %s is nothing', async (_, event) => {
    expect((await tell(event)).status).toBe(200)
    expect(bot.script.asked).toEqual([])
  })

  it('an opened home asks for the day', async () => {
    await tell({ type: 'app_home_opened', user: 'U0ANNA', tab: 'home', channel: 'D0ANNA' })
    expect((await only()).way).toEqual({ by: 'line', line: 'doors today' })
  })
})

const interact = (body: object) => bot.stand.deliver({ kind: 'interaction', body: { ...body } })
const action = { type: 'button', action_id: 'referral.accept#0', action_ts: '17.5', block_id: 'b' }
const value = (input: object) => JSON.stringify({ input, opens: false })
const pressed = {
  type: 'block_actions',
  user: { id: 'U0ANNA', team_id: T },
  team: { id: T },
  response_url: '',
  trigger_id: 't.1',
  actions: [{ ...action, value: value({ referral: 'r1', version: '3' }) }],
}

describe('a button is an intent with its input', () => {
  it.each([
    ['as it was made', pressed, { referral: 'r1', version: '3' }],
    ['with a value of another time', { ...pressed, actions: [{ ...action, value: '17' }] }, {}],
    ['with a value of null', { ...pressed, actions: [{ ...action, value: 'null' }] }, {}],
    ['with numbers for texts', { ...pressed, actions: [{ ...action, value: '{"input":{"a":1},"opens":true}' }] }, {}],
    ['without a value', { ...pressed, actions: [action] }, {}],
  ])('%s', async (_, body, input) => {
    await interact(body)
    const { way, deliveryId } = await only()
    expect(way).toEqual({ by: 'press', intent: 'referral.accept', input })
    expect(deliveryId).toBe('T0KRONOBERG:press:17.5:referral.accept#0:U0ANNA')
  })

  it('a choice in a menu is nothing yet', async () => {
    const choice = { type: 'static_select', action_id: 'value', selected_option: { value: 'x' } }
    expect((await interact({ ...pressed, actions: [choice] })).status).toBe(200)
    expect(bot.script.asked).toEqual([])
  })
})

describe('in a shared channel everybody stays at home', () => {
  const foreigner = { id: 'U0HEIDI', team_id: 'T0HAMBURG' }
  it.each([
    ['a press', 'interaction' as const, { ...pressed, user: foreigner }],
    ['an event', 'event' as const, envelope({ ...direct, user: 'U0HEIDI', user_team: 'T0HAMBURG', text: 'x' })],
  ])('%s is theirs in their own workspace', async (_, kind, body) => {
    await bot.stand.deliver({ kind, body: { ...body } })
    const { by, deliveryId } = await only()
    expect(by).toEqual({ chat: 'slack', workspace: 'T0HAMBURG', user: 'U0HEIDI' })
    expect(deliveryId).toMatch(/^T0KRONOBERG:/)
  })
})

describe('a sent form is its fields with what it kept', () => {
  const view = (metadata: string, values: object) => ({
    type: 'view_submission',
    user: { id: 'U0ANNA', team_id: T },
    team: { id: T },
    view: {
      id: 'V1',
      hash: 'h1',
      type: 'modal',
      callback_id: 'refer',
      private_metadata: metadata,
      title: { type: 'plain_text', text: 'Refer' },
      blocks: [],
      state: { values },
    },
  })
  const values = {
    'refer/question': { value: { type: 'plain_text_input', value: 'Can <you> help?' } },
    'refer/kind': { value: { type: 'static_select', selected_option: { value: 'advice' } } },
    'refer/approvedOn': { value: { type: 'datepicker', selected_date: '2026-03-01' } },
    'refer/approvedBy': { value: { type: 'plain_text_input', value: null } },
    'refer/to': { value: { type: 'static_select', selected_option: null } },
  }
  const fields = { question: 'Can <you> help?', kind: 'advice', approvedOn: '2026-03-01', approvedBy: '', to: '' }

  it.each([
    ['with what it kept', JSON.stringify({ keep: { case: 'KRO-1' }, channel: null }), { case: 'KRO-1', ...fields }],
    ['that keeps nothing', JSON.stringify({ keep: {}, channel: 'C1' }), fields],
    ['of another time', 'null', fields],
    ['with something else for its metadata', '{"keep":[1]}', fields],
  ])('%s', async (_, metadata, input) => {
    await interact(view(metadata, values))
    const { way, deliveryId } = await only()
    expect(way).toEqual({ by: 'form', intent: 'refer', input })
    expect(deliveryId).toBe('T0KRONOBERG:form:V1:h1')
  })
})

describe('whom Slack vouches for', () => {
  const outsider = { email: null, outsider: true, locale: null, timeZone: null }
  it.each([
    ['U0ANNA', { email: 'anna@example.se', outsider: false, locale: 'sv-SE', timeZone: 'Europe/Stockholm' }],
    ['U0BO', { email: 'bo@example.se', outsider: false, locale: 'en-US', timeZone: 'Asia/Tokyo' }],
    ['U0GUEST', { email: 'gun@example.se', outsider: true, locale: 'sv-SE', timeZone: 'Europe/Stockholm' }],
    ['U0EXT', { email: null, outsider: true, locale: 'sv-SE', timeZone: 'Europe/Stockholm' }],
    ['U0GONE', { email: 'goran@example.se', outsider: true, locale: null, timeZone: null }],
    ['U0NOBODY', outsider],
  ])('%s', async (user, profile) => {
    await interact({ ...pressed, user: { id: user, team_id: T } })
    expect(await (await only()).profile()).toEqual(profile)
  })

  it('is asked of the workspace one belongs to', async () => {
    await interact({ ...pressed, user: { id: 'U0HEIDI', team_id: 'T0HAMBURG' } })
    const { profile } = await only()
    expect((await profile()).email).toBe('heidi@example.de')
    expect(bot.stand.calls.at(-1)).toMatchObject({ method: 'users.info', token: 'xoxb-hamburg' })
  })

  it('nobody from where the bot is not installed', async () => {
    await interact({ ...pressed, user: { id: 'U9', team_id: 'T0ELSEWHERE' } })
    expect(await (await only()).profile()).toEqual(outsider)
  })

  it('is not guessed when Slack does not answer: that is a fault, and not a stranger', async () => {
    bot.stand.faults.plan({ on: 'users.info', fault: { kind: 'status', status: 503 } })
    await interact(pressed)
    await expect((await only()).profile()).rejects.toThrow()
    bot.stand.faults.clear()
  })
})

describe('when the bot is taken out', () => {
  it.each([
    ['the app is removed', { type: 'app_uninstalled' }, false],
    ['its tokens are revoked', { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } }, false],
    ['the tokens of people are revoked', { type: 'tokens_revoked', tokens: { oauth: ['U0ANNA'] } }, true],
  ])('%s', async (_, event, stays) => {
    const before = await bot.installations.byTeam('T0KRONOBERG')
    await tell(event)
    expect(bot.installations.stored.has(T)).toBe(stays)
    if (before) bot.installations.stored.set(T, before)
  })
})
