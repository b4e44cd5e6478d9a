import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Address } from '#src/core/delivery.ts'
import type { Fault } from '#src/playground/faults.ts'
import type { Sent } from '#src/views/messenger.ts'
import { almi, anna, bo, cardOf, ekn, growth, type House, otto, startHouse, tongue } from './teams/house.ts'
import { listen } from './teams/keys.ts'
import { viewsWith } from './teams/views.ts'

let house: House

beforeAll(async () => {
  house = await startHouse()
  await house.standIn.installAll()
})

afterEach(() => house.standIn.faults.clear())

afterAll(() => house.close())

const { referral, tiding } = viewsWith('Nordform AB')
const toPerson = (user: string, workspace = almi): Address => ({ chat: 'teams', workspace, place: { user } })
const toChannel = (channel: string): Address => ({ chat: 'teams', workspace: almi, place: { channel } })

const post = (address: Address, from = house) => from.teams.messenger.post(address, referral, tongue, 'mark')
const refOf = (sent: Sent) => {
  if (sent.sent !== 'yes') throw new Error(`not sent: ${sent.why}`)
  return sent.ref
}

describe('a message', () => {
  it('goes to a person’s chat with the bot, in each tenant', async () => {
    for (const [user, tenant] of [
      [anna, almi],
      [otto, ekn],
    ] as const) {
      const ref = refOf(await post(toPerson(user, tenant)))
      expect(ref.conversation).toBe(house.standIn.personalChat(user))
      expect(house.botsIn(user).at(-1)?.id).toBe(ref.message)
    }
  })

  it('says the tenant and the person, as Teams wants to be told outside a turn', async () => {
    await post(toPerson(anna))
    expect(house.standIn.calls.at(-1)?.body).toMatchObject({
      conversation: { id: house.standIn.personalChat(anna), tenantId: almi },
      recipient: { id: house.standIn.account(anna), aadObjectId: anna },
      channelData: { tenant: { id: almi } },
    })
  })

  it('opens the chat when there is none yet, and remembers it', async () => {
    const fresh = await startHouse()
    await fresh.say(bo, 'help', growth)
    expect((await post(toPerson(anna), fresh)).sent).toBe('yes')
    expect((await post(toPerson(anna), fresh)).sent).toBe('yes')
    const opened = fresh.standIn.calls.filter(({ call }) => call === 'POST conversations')
    expect(opened.map(({ body }) => body)).toEqual([
      {
        bot: { id: `28:33333333-3333-4333-8333-333333333333` },
        isGroup: false,
        members: [{ id: anna }],
        tenantId: almi,
        channelData: { tenant: { id: almi } },
      },
    ])
    await fresh.close()
  })

  it.each([
    ['a channel', growth],
    ['a channel as it came with a thread', `${growth};messageid=1732373472000`],
  ])('to %s begins a thread of its own', async (_, channel) => {
    const ref = refOf(await post(toChannel(channel)))
    expect(ref.conversation).toBe(growth)
    expect(house.botsIn(anna, growth).at(-1)).toMatchObject({ id: ref.message, thread: null, onlyYou: false })
  })

  it('to a channel that nobody has written in goes by way of its tenant', async () => {
    const fresh = await startHouse()
    await fresh.say(anna, 'help')
    expect((await post(toChannel(growth), fresh)).sent).toBe('yes')
    await fresh.close()
  })

  it('is brought up to date in place', async () => {
    for (const address of [toPerson(anna), toChannel(growth)]) {
      const ref = refOf(await post(address))
      expect(await house.teams.messenger.update(address, ref, tiding, tongue)).toEqual({ sent: 'yes', ref })
      const place = 'channel' in address.place ? growth : undefined
      const message = house.botsIn(anna, place).at(-1)
      expect(message).toMatchObject({ id: ref.message, edited: true })
      expect(JSON.stringify(cardOf(message))).toContain('has declined KRO-1')
    }
  })

  it('cannot be looked for', async () => {
    expect(await house.teams.messenger.find(toPerson(anna), 'mark', new Date())).toBe('cannot-look')
  })

  it('to a tenant that the bot has never heard from is never sent', async () => {
    const nowhere = await post(toPerson(anna, '99999999-9999-4999-8999-999999999999'))
    expect(nowhere).toEqual({ sent: 'never', why: 'not-installed' })
  })
})

type Expected = Partial<Record<'sent' | 'after' | 'why', unknown>>

/** Every way in which a call can go wrong, what the outbox is told, and whether the message was accepted all the same. */
const faults: readonly [string, Fault, Expected, number][] = [
  ['429', { kind: 'status', status: 429 }, { sent: 'no', after: null, why: 'Throttled' }, 0],
  ['429, at once', { kind: 'status', status: 429, retryAfter: '0' }, { sent: 'no', after: 0 }, 0],
  ['429, in a second', { kind: 'status', status: 429, retryAfter: '1' }, { sent: 'no', after: 1_000 }, 0],
  ['429, in an hour', { kind: 'status', status: 429, retryAfter: '3600' }, { sent: 'no', after: 3_600_000 }, 0],
  ['429, nonsense', { kind: 'status', status: 429, retryAfter: 'soon' }, { sent: 'no', after: null }, 0],
  ['429, negative', { kind: 'status', status: 429, retryAfter: '-5' }, { sent: 'no', after: null }, 0],
  [
    '429, in the past',
    { kind: 'status', status: 429, retryAfter: 'Mon, 23 Nov 2020 10:00:00 GMT' },
    { sent: 'no', after: 0 },
    0,
  ],
  ['500', { kind: 'status', status: 500 }, { sent: 'unknown', why: 'ServiceError' }, 0],
  ['502', { kind: 'status', status: 502 }, { sent: 'unknown' }, 0],
  ['503', { kind: 'status', status: 503 }, { sent: 'unknown' }, 0],
  ['504', { kind: 'status', status: 504 }, { sent: 'unknown' }, 0],
  ['412', { kind: 'refuse', error: 'PreconditionFailed' }, { sent: 'no', after: null, why: 'PreconditionFailed' }, 0],
  [
    'writing is blocked',
    { kind: 'refuse', error: 'MessageWritesBlocked' },
    { sent: 'never', why: 'MessageWritesBlocked' },
    0,
  ],
  [
    'the bot was disabled',
    { kind: 'refuse', error: 'BotDisabledByAdmin' },
    { sent: 'never', why: 'BotDisabledByAdmin' },
    0,
  ],
  ['the card is refused', { kind: 'refuse', error: 'BadSyntax' }, { sent: 'never', why: 'BadSyntax' }, 0],
  ['it is too large', { kind: 'refuse', error: 'MessageSizeTooBig' }, { sent: 'never', why: 'MessageSizeTooBig' }, 0],
  ['our token is refused', { kind: 'refuse', error: 'BotNotRegistered' }, { sent: 'no' }, 0],
  ['a reset before', { kind: 'reset', accepted: false }, { sent: 'unknown' }, 0],
  ['a reset after', { kind: 'reset', accepted: true }, { sent: 'unknown' }, 1],
  ['half an answer', { kind: 'truncated' }, { sent: 'unknown', why: 'half-an-answer' }, 1],
  ['a web page', { kind: 'html' }, { sent: 'unknown', why: 'half-an-answer' }, 0],
  ['a slow answer', { kind: 'drip', milliseconds: 200 }, { sent: 'yes' }, 1],
  ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/' }, { sent: 'no', why: 'status-302' }, 0],
]

describe('when a post goes wrong', () => {
  it.each(faults)('%s', async (_, fault, expected, accepted) => {
    house.standIn.faults.plan({ on: 'POST activities', fault })
    const [calls, entries] = [house.standIn.calls.length, house.standIn.ledger.entries.length]
    expect(await post(toPerson(anna))).toMatchObject(expected)
    // One call, whatever came of it: the SDK would make four of a 500.
    const made = house.standIn.calls.slice(calls).map(({ call }) => call)
    expect(made.filter((call) => call !== 'POST token')).toEqual(['POST activities'])
    expect(house.standIn.ledger.entries.length - entries).toBe(accepted)
  })
})

describe('when an update goes wrong', () => {
  it.each(faults.filter(([name]) => /^(429|50.|412|a reset|a redirect|half)/.test(name)))(
    '%s',
    async (_, fault, expected) => {
      const ref = refOf(await post(toPerson(anna)))
      house.standIn.faults.plan({ on: 'PUT activities', fault })
      const calls = house.standIn.calls.length
      expect(await house.teams.messenger.update(toPerson(anna), ref, tiding, tongue)).toMatchObject(expected)
      expect(house.standIn.calls.slice(calls)).toHaveLength(1)
    },
  )

  it('a message that is gone is never updated', async () => {
    const ref = { conversation: house.standIn.personalChat(anna), message: '1' }
    const sent = await house.teams.messenger.update(toPerson(anna), ref, tiding, tongue)
    expect(sent).toEqual({ sent: 'never', why: 'ActivityNotFoundInConversation' })
  })
})

describe('when a reply goes wrong', () => {
  it.each(faults)('%s: it is posted once', async (_, fault) => {
    house.standIn.faults.plan({ on: 'POST activities', fault })
    const calls = house.standIn.calls.length
    expect(await house.say(anna, 'help')).toMatchObject({ status: 200 })
    expect(house.standIn.calls.slice(calls).filter(({ call }) => call === 'POST activities')).toHaveLength(1)
  })
})

describe('when opening a chat goes wrong, nothing was sent', () => {
  it.each([
    ['500', { kind: 'status', status: 500 }, 'no'],
    ['a reset after', { kind: 'reset', accepted: true }, 'no'],
    ['half an answer', { kind: 'truncated' }, 'no'],
    ['429', { kind: 'status', status: 429, retryAfter: '7' }, 'no'],
    ['the app is not installed', { kind: 'refuse', error: 'ForbiddenOperationException' }, 'never'],
  ] as const)('%s', async (_, fault, sent) => {
    await house.places.forget({ tenant: almi, kind: 'personal', key: bo })
    house.standIn.faults.plan({ on: 'POST conversations', fault })
    expect(await post(toPerson(bo))).toMatchObject({ sent })
  })
})

describe('when the bot is not there any more', () => {
  it('the conversation is forgotten', async () => {
    house.standIn.faults.plan({ on: 'POST activities', fault: { kind: 'refuse', error: 'BotNotInConversationRoster' } })
    expect(await post(toPerson(otto, ekn))).toEqual({ sent: 'never', why: 'BotNotInConversationRoster' })
    expect(await house.places.personalOf(ekn, otto)).toBeNull()
    await house.standIn.install(otto)
  })

  it('somebody who blocked the bot is never written to, until that ends', async () => {
    house.standIn.block(otto)
    expect(await post(toPerson(otto, ekn))).toEqual({ sent: 'never', why: 'MessageWritesBlocked' })
    house.standIn.block(otto, false)
    expect((await post(toPerson(otto, ekn))).sent).toBe('yes')
  })
})

describe('before anything is sent', () => {
  it('a service that is not listening means: not sent', async () => {
    const closed = await listen(() => ({}))
    await closed.close()
    const { host } = new URL(closed.url)
    const fresh = await startHouse({ teams: { serviceHosts: [host] } })
    await fresh.places.remember({ ...(await annasChat()), serviceUrl: `http://${host}/emea/` })
    expect(await post(toPerson(anna), fresh)).toEqual({ sent: 'no', after: null, why: 'ECONNREFUSED' })
    await fresh.close()
  })

  it('the service URL is checked once more, however it came to be stored', async () => {
    const fresh = await startHouse()
    const evil = { tenant: almi, kind: 'personal', key: anna, conversation: 'a:1', team: null, account: null } as const
    for (const serviceUrl of ['http://127.0.0.1:9/', 'https://evil.example/', 'http://evil.example/']) {
      await fresh.places.remember({ ...evil, serviceUrl })
      expect(await post(toPerson(anna), fresh)).toEqual({ sent: 'no', after: null, why: 'no-token' })
    }
    expect(fresh.standIn.calls).toEqual([])
    await fresh.close()
  })

  it.each([
    ['refuses', { kind: 'refuse', error: 'invalid_client' }],
    ['fails', { kind: 'status', status: 503 }],
    ['redirects', { kind: 'redirect', to: 'http://127.0.0.1:9/' }],
    ['answers half', { kind: 'truncated' }],
    ['answers with a page', { kind: 'html' }],
    ['breaks off', { kind: 'reset', accepted: true }],
  ] as const)('when the login service %s, nothing is sent', async (_, fault) => {
    const fresh = await startHouse()
    await fresh.places.remember({ ...(await annasChat()), serviceUrl: fresh.standIn.serviceUrl })
    fresh.standIn.faults.plan({ on: 'POST token', fault })
    expect(await post(toPerson(anna), fresh)).toEqual({ sent: 'no', after: null, why: 'no-token' })
    expect(fresh.standIn.calls.map(({ call }) => call)).toEqual(['POST token'])
    fresh.standIn.faults.clear()
    expect((await post(toPerson(anna), fresh)).sent).toBe('yes')
    await fresh.close()
  })

  it('one token serves many messages, and a new one is had when the connector refuses it', async () => {
    const tokens = () => house.standIn.calls.filter(({ call }) => call === 'POST token').length
    const before = tokens()
    await Promise.all([1, 2, 3].map(() => post(toPerson(anna))))
    expect(tokens()).toBe(before)
    house.standIn.faults.plan({
      on: 'POST activities',
      calls: [1],
      fault: { kind: 'refuse', error: 'BotNotRegistered' },
    })
    await post(toPerson(anna))
    expect([(await post(toPerson(anna))).sent, tokens()]).toEqual(['yes', before + 1])
  })
})

const annasChat = async () => {
  const place = await house.places.personalOf(almi, anna)
  if (place === null) throw new Error('Anna has a chat with the bot')
  return place
}
