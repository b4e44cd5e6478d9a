import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import type { Act } from '#src/playground/stand-in.ts'
import { startTeamsStandIn } from '#src/playground/teams/stand-in.ts'
import { startBot } from './teams-bot.ts'
import { startChat } from './teams-chat.ts'
import { anna, bo, desk, growth, quiet, seed, tenant } from './teams-world.ts'

const mention = {
  type: 'mention',
  mentioned: { id: `28:${seed.app.id}`, name: 'Manydoors' },
  text: '<at>Manydoors</at>',
}

let chat: Awaited<ReturnType<typeof startChat>>

beforeAll(async () => {
  chat = await startChat()
})

afterAll(() => chat.close())

describe('somebody', () => {
  it('opens the chat: the bot hears of its installation, once', async () => {
    expect(await chat.teams.act(bo, { do: 'visit' })).toEqual({ status: 200, trouble: null })
    expect(chat.bot.heard.map((activity) => activity.type)).toEqual(['conversationUpdate', 'installationUpdate'])
    expect(chat.bot.heard[0]).toMatchObject({
      membersAdded: [{ id: `28:${seed.app.id}` }],
      conversation: { conversationType: 'personal', tenantId: tenant },
    })
    await chat.teams.act(bo, { do: 'visit' })
    expect(chat.bot.heard).toHaveLength(2)
  })

  it('writes to the bot in person: plain text, who, where, zone and language', async () => {
    const place = chat.teams.personalChat(anna)
    expect(await chat.say(place, '/refer 12 @Bo Ek')).toEqual({ status: 200, trouble: null })
    expect(chat.bot.last()).toMatchObject({
      type: 'message',
      text: '/refer 12 <at>Bo Ek</at>',
      channelId: 'msteams',
      serviceUrl: chat.teams.serviceUrl,
      from: { id: chat.teams.account(anna), aadObjectId: anna, name: 'Anna Berg' },
      conversation: { conversationType: 'personal', id: place },
      locale: 'sv-SE',
      localTimezone: 'Europe/Stockholm',
      channelData: { tenant: { id: tenant } },
      entities: [{ type: 'clientInfo', timezone: 'Europe/Stockholm' }, { mentioned: { id: chat.teams.account(bo) } }],
    })
    const [mine, reply] = chat.inPlace(anna, place).messages
    expect(mine).toMatchObject({ text: '/refer 12 @Bo Ek', from: { name: 'Anna Berg', bot: false } })
    expect(reply).toMatchObject({ text: 'Du sa /refer 12 <at>Bo Ek</at>', from: { name: 'Manydoors', bot: true } })
  })
})

describe('in a channel or group, somebody', () => {
  it('mentions the bot in a channel: it answers in the thread, for all to see', async () => {
    await chat.say(growth, 'hej', true)
    const { messages } = chat.inPlace(bo, growth)
    expect(chat.bot.last()).toMatchObject({
      text: '<at>Manydoors</at> hej',
      conversation: { conversationType: 'channel', isGroup: true, id: `${growth};messageid=${messages[0]?.id}` },
      channelData: { channel: { id: growth }, team: { name: 'Export' } },
      entities: [{ type: 'clientInfo' }, mention],
    })
    expect(messages.map(({ text, thread }) => [text, thread])).toEqual([
      ['@Manydoors hej', null],
      ['Du sa <at>Manydoors</at> hej', messages[0]?.id],
    ])
  })

  it('talks past the bot, which then hears nothing', async () => {
    const before = chat.bot.heard.length
    expect(await chat.say(growth, 'till alla')).toEqual({ status: 204, trouble: null })
    expect(await chat.say(quiet, 'hej', true)).toEqual({ status: 204, trouble: null })
    expect(await chat.say(quiet, '/refer')).toMatchObject({ status: 204, trouble: 'There is no such command here.' })
    expect(chat.bot.heard).toHaveLength(before)
    expect(chat.inPlace(bo, growth).messages.at(-1)?.text).toBe('till alla')
  })

  it('gives a slash command in a group, which only they see', async () => {
    await chat.say(desk, '/refer 12')
    expect(chat.bot.last()).toMatchObject({
      text: '<at>Manydoors</at> refer 12',
      recipient: { id: `28:${seed.app.id}`, isTargeted: true },
      conversation: { conversationType: 'groupChat', id: desk },
    })
    expect(chat.inPlace(anna, desk).messages[0]).toMatchObject({ text: '/refer 12', onlyYou: true })
    expect(chat.inPlace(bo, desk).messages.map((message) => message.text)).not.toContain('/refer 12')
  })
})

describe('the service', () => {
  it('carries a message the bot sends by itself, and tells who looks on', async () => {
    let told = 0
    const stop = chat.teams.onChange(() => void told++)
    await chat.bot.say('God morgon')
    stop()
    expect(told).toBeGreaterThan(0)
    expect(chat.inPlace(bo, chat.teams.personalChat(bo)).messages.at(-1)?.text).toBe('God morgon')
    const call = chat.teams.calls.filter((one) => one.call === 'POST activities').at(-1)
    expect(call?.claims).toMatchObject({ appid: seed.app.id, aud: chat.teams.oauthScope })
  })

  it('delivers again, as it was or with a new id', async () => {
    await chat.say(chat.teams.personalChat(anna), 'en gång')
    const { id } = chat.bot.last()
    await chat.teams.redeliver()
    expect(chat.bot.last()).toMatchObject({ id, text: 'en gång' })
    await chat.teams.redeliver({ fresh: true })
    expect(chat.bot.last()).toMatchObject({ id: expect.not.stringMatching(String(id)), text: 'en gång' })
  })

  it('delivers what a test forges, with the token it likes', async () => {
    const activity = chat.teams.sent.at(-1)
    const deliver = async (token?: string | null) =>
      (await chat.teams.deliver({ activity, ...(token === undefined ? {} : { token }) })).status
    const sdkComplaints = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    expect(await deliver()).toBe(200)
    expect(await deliver(null)).toBe(401)
    expect(await deliver(chat.teams.token({ serviceurl: 'https://evil.example/' }))).toBe(401)
    expect(await deliver(chat.teams.token({ aud: 'another' }))).toBe(401)
    sdkComplaints.mockRestore()
  })
})

describe('the app', () => {
  it('tells of every place with the app, and of its removal, after which the bot cannot write there', async () => {
    const before = chat.bot.heard.length
    await chat.teams.installAll()
    const places = chat.bot.heard.slice(before).filter((activity) => activity.type === 'installationUpdate')
    expect(places.map((activity) => activity.conversation?.conversationType)).toEqual([
      'channel',
      'groupChat',
      'personal',
    ])
    await chat.teams.uninstall(bo)
    expect(chat.bot.last()).toMatchObject({ type: 'installationUpdate', action: 'remove' })
    await expect(chat.bot.say('Hör du?')).rejects.toMatchObject({ statusCode: 403 })
    await chat.teams.install(bo)
    expect(chat.bot.last()).toMatchObject({ type: 'installationUpdate', action: 'add' })
  })

  it('waits for the bot no longer than it is told to', async () => {
    const hasty = await startTeamsStandIn({ ...seed, patience: 30 })
    const slow = await startBot(hasty, () => new Promise((resolve) => setTimeout(resolve, 100)))
    const hello: Act = { do: 'say', conversation: hasty.personalChat(anna), text: 'hej' }
    expect(await hasty.act(anna, hello)).toEqual({ status: 0, trouble: 'The bot did not answer in time.' })
    await slow.close()
    await hasty.close()
  })
})
