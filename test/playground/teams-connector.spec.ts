import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { anna, bareBot, bo, desk, growth, gun, hello, otto, quiet, seed, tenant } from './teams-world.ts'

type Bot = Awaited<ReturnType<typeof bareBot>>
let bot: Bot

beforeAll(async () => {
  bot = await bareBot()
})

afterAll(() => bot.teams.close())

const bytes = (count: number) => ({ type: 'message', text: 'x'.repeat(count) })

describe('the connector refuses', () => {
  it.each([
    ['a conversation that is not', '19:nowhere@thread.tacv2', hello, 404, 'ConversationNotFound'],
    ['a thread that is not', `${growth};messageid=1`, hello, 404, 'ConversationNotFound'],
    ['a thread in a group', `${desk};messageid=1`, hello, 404, 'ConversationNotFound'],
    ['a channel without the bot', quiet, hello, 403, 'BotNotInConversationRoster'],
    ['an empty message', growth, { type: 'message', text: ' ' }, 400, "non empty 'text'"],
    ['an activity without a type', growth, { text: 'Hej' }, 400, 'activity.type'],
    ['an event', growth, { type: 'event', name: 'x' }, 400, 'activity.type'],
    ['somebody else’s name', growth, { ...hello, from: { id: '28:other' } }, 400, 'activity.from.id'],
    ['an unknown attachment', growth, { ...hello, attachments: [{ contentType: 'text/html' }] }, 400, 'contentType'],
    [
      'a mention outside the text',
      growth,
      { ...hello, entities: [{ type: 'mention', text: '<at>Bo</at>', mentioned: { id: '29:b', name: 'Bo' } }] },
      400,
      'does not stand in the text',
    ],
    ['28 KB and more', growth, bytes(28 * 1024), 413, 'MessageSizeTooBig'],
  ])('%s', async (...[, place, activity, status, says]) => {
    const answer = await bot.post(place, activity)
    expect(answer.status).toBe(status)
    expect(answer.text).toContain(says)
  })

  it('nothing in “typing”, which leaves no trace', async () => {
    const before = bot.teams.ledger.entries.length
    expect((await bot.post(growth, { type: 'typing' })).status).toBe(201)
    expect(bot.teams.ledger.entries).toHaveLength(before)
  })

  it('takes a message just under the limit', async () => {
    expect((await bot.post(growth, bytes(28 * 1024 - 100))).status).toBe(201)
  })

  it('a blocked chat, in the form Teams documents', async () => {
    bot.teams.block(otto)
    const answer = await bot.post(bot.teams.personalChat(otto), hello)
    expect(answer.status).toBe(403)
    expect(JSON.parse(JSON.parse(answer.text).message)).toMatchObject({ subCode: 'MessageWritesBlocked' })
    bot.teams.block(otto, false)
    expect((await bot.post(bot.teams.personalChat(otto), hello)).status).toBe(201)
  })

  it('a body that is not JSON', async () => {
    const response = await fetch(`${bot.teams.serviceUrl}v3/conversations/${growth}/activities`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bot.token}` },
      body: '{"type":',
    })
    expect(response.status).toBe(400)
  })

  it('paths outside its own service URL', async () => {
    const outside = new URL('/v3/conversations', bot.teams.serviceUrl)
    expect((await fetch(outside, { method: 'POST' })).status).toBe(404)
  })
})

describe('a bearer token', () => {
  const flip = (token: string) => `${token.slice(0, -6)}AAAAAA`
  it.each([
    ['nothing', () => ''],
    ['nonsense', () => 'nonsense'],
    ['a broken signature', () => flip(bot.token)],
    ['a token meant for the bot', () => bot.teams.token()],
    ['its own key but the bot as audience', () => bot.teams.token({ appid: seed.app.id }, { key: 'login' })],
    ['an expired one', () => mine({ exp: 1 })],
    ['one of another app', () => mine({ appid: 'another' })],
    ['one not yet valid', () => mine({ nbf: Date.now() / 1000 + 600 })],
  ])('%s is refused with 401, and nothing is said', async (_, token) => {
    const before = bot.teams.ledger.entries.length
    const answer = await bot.call({ method: 'POST', path: `${bot.at(growth)}/activities`, body: hello, token: token() })
    expect(answer.status).toBe(401)
    expect(bot.teams.ledger.entries).toHaveLength(before)
    expect(bot.teams.calls.at(-1)).toMatchObject({ call: 'POST activities', status: 401 })
  })

  it('made like a good one is good', async () => {
    const token = mine({})
    const answer = await bot.call({ method: 'POST', path: `${bot.at(growth)}/activities`, body: hello, token })
    expect(answer.status).toBe(201)
  })

  function mine(claims: Record<string, unknown>): string {
    return bot.teams.token({ aud: bot.teams.oauthScope, appid: seed.app.id, ...claims }, { key: 'login' })
  }
})

describe('POST /v3/conversations', () => {
  const create = (body: object) => bot.call({ method: 'POST', path: '', body })
  const member = (id: string) => ({ members: [{ id }], tenantId: tenant })

  it('opens the personal chat of a member, by 29: id or object id, always the same one', async () => {
    const byAccount = await create(member(bot.teams.account(anna)))
    const byObject = await create(member(anna))
    expect(byAccount.status).toBe(201)
    expect(JSON.parse(byAccount.text).id).toBe(bot.teams.personalChat(anna))
    expect(JSON.parse(byObject.text).id).toBe(bot.teams.personalChat(anna))
  })

  it('starts a thread in a channel with its first activity', async () => {
    const answer = await create({ isGroup: true, channelData: { channel: { id: growth } }, activity: hello })
    const { id, activityId } = JSON.parse(answer.text)
    expect(id).toBe(`${growth};messageid=${activityId}`)
    expect((await bot.post(id, { type: 'message', text: 'Svar' })).status).toBe(201)
    const messages = bot.teams.see(anna).conversations.find((one) => one.id === growth)?.messages ?? []
    expect(messages.find((message) => message.text === 'Svar')?.thread).toBe(activityId)
  })

  it.each([
    ['nobody', { members: [], tenantId: tenant }, 400],
    ['two people', { members: [{ id: anna }, { id: bo }], tenantId: tenant }, 400],
    ['no tenant', { members: [{ id: anna }] }, 400],
    ['a person of another tenant', member(otto), 400],
    ['a stranger', member('29:stranger'), 400],
    ['a person without the app', member(gun), 403],
    ['another bot', { ...member(anna), bot: { id: '28:other' } }, 400],
    ['a thread without an activity', { channelData: { channel: { id: growth } } }, 400],
    ['a channel without the bot', { channelData: { channel: { id: quiet } }, activity: hello }, 403],
  ])('refuses %s', async (_, body, status) => {
    expect((await create(body)).status).toBe(status)
  })
})

describe('updating and deleting', () => {
  it('changes the message everybody sees, in its place', async () => {
    const id = JSON.parse((await bot.post(desk, hello)).text).id
    const put = await bot.call({
      method: 'PUT',
      path: `${bot.at(desk)}/activities/${id}`,
      body: { type: 'message', text: 'Nytt' },
    })
    expect([put.status, JSON.parse(put.text).id]).toEqual([200, id])
    const message = bot.teams
      .see(bo)
      .conversations.find((one) => one.id === desk)
      ?.messages.find((one) => one.id === id)
    expect(message).toMatchObject({ text: 'Nytt', edited: true, from: { bot: true } })
    expect((await bot.call({ method: 'DELETE', path: `${bot.at(desk)}/activities/${id}` })).status).toBe(200)
    expect(bot.teams.ledger.entries.slice(-3).map((entry) => entry.effect)).toEqual(['post', 'update', 'delete'])
    expect((await bot.call({ method: 'DELETE', path: `${bot.at(desk)}/activities/${id}` })).status).toBe(404)
  })

  it('refuses a message that is not there, or not the bot’s', async () => {
    await bot.teams.act(anna, { do: 'say', conversation: desk, text: 'mitt eget' })
    const own = bot.teams
      .see(anna)
      .conversations.find((one) => one.id === desk)
      ?.messages.at(-1)?.id
    const put = (id = '') => bot.call({ method: 'PUT', path: `${bot.at(desk)}/activities/${id}`, body: hello })
    expect((await put('1')).status).toBe(404)
    expect((await put(own)).status).toBe(403)
  })
})

describe('a targeted message', () => {
  const to = (person: string) => ({ ...hello, recipient: { id: bot.teams.account(person) } })
  const targeted = '?isTargetedActivity=true'
  const seenBy = (person: string) =>
    bot.teams
      .see(person)
      .conversations.find((one) => one.id === desk)
      ?.messages.filter((one) => one.onlyYou) ?? []

  it('is seen by its recipient only, and stays so when updated', async () => {
    const { id } = JSON.parse((await bot.post(desk, to(anna), targeted)).text)
    expect(seenBy(anna).map((message) => message.id)).toEqual([id])
    expect(seenBy(bo)).toEqual([])
    expect(bot.teams.ledger.entries.at(-1)).toMatchObject({ effect: 'private', only: anna })
    const path = `${bot.at(desk)}/activities/${id}`
    expect((await bot.call({ method: 'PUT', path, body: hello })).status).toBe(404)
    expect((await bot.call({ method: 'PUT', path: path + targeted, body: to(anna) })).status).toBe(400)
    expect((await bot.call({ method: 'PUT', path: path + targeted, body: hello })).status).toBe(200)
  })

  it('without the query is public, whatever its recipient says', async () => {
    await bot.post(desk, { ...hello, recipient: { id: bot.teams.account(anna), isTargeted: true } })
    expect(bot.teams.ledger.entries.at(-1)).toMatchObject({ effect: 'post', only: null })
  })

  it.each([
    ['without a recipient', desk, () => hello],
    ['to somebody who is not there', desk, () => to(otto)],
    ['in a personal chat', '', () => to(anna)],
  ])('is refused %s', async (_, place, activity) => {
    const answer = await bot.post(place || bot.teams.personalChat(anna), activity(), targeted)
    expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([400, 'Bad argument'])
  })
})

describe('the roster', () => {
  it('tells e-mail, principal name, tenant and whether somebody is a guest', async () => {
    const { text } = await bot.call({ method: 'GET', path: `${bot.at(growth)}/members` })
    expect(JSON.parse(text)).toMatchObject([
      {
        id: bot.teams.account(anna),
        aadObjectId: anna,
        email: 'anna@almi.example',
        tenantId: tenant,
        userRole: 'user',
      },
      { aadObjectId: bo },
      { aadObjectId: gun, userRole: 'guest', userPrincipalName: expect.stringContaining('#EXT#') },
    ])
  })

  it('gives one member by account, object id or principal name, and pages of at least fifty', async () => {
    const one = async (id: string) =>
      (await bot.call({ method: 'GET', path: `${bot.at(desk)}/members/${encodeURIComponent(id)}` })).status
    expect(await Promise.all([bot.teams.account(bo), bo, 'bo@almi.example', gun].map(one))).toEqual([
      200, 200, 200, 404,
    ])
    const page = async (query: string) => bot.call({ method: 'GET', path: `${bot.at(desk)}/pagedmembers${query}` })
    expect(JSON.parse((await page('?pageSize=50')).text).members).toHaveLength(2)
    expect((await page('?pageSize=2')).status).toBe(400)
  })
})

it('limits, where asked to, each conversation to seven messages a second', async () => {
  const limited = await bareBot({ limits: true, wallClock: frozen() })
  const statuses: number[] = []
  for (let n = 0; n < 8; n++) statuses.push((await limited.post(growth, hello)).status)
  expect(statuses).toEqual([201, 201, 201, 201, 201, 201, 201, 429])
  expect((await limited.post(desk, hello)).status).toBe(201)
  await limited.teams.close()
})

function frozen(): () => Date {
  const moment = new Date()
  return () => moment
}
