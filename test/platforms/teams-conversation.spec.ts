import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Place } from '#src/platforms/teams/places.ts'
import {
  almi,
  anna,
  bo,
  doneView,
  ekn,
  group,
  growth,
  gun,
  type House,
  otto,
  placesInMemory,
  startHouse,
} from './teams/house.ts'

let house: House

beforeAll(async () => {
  house = await startHouse()
  await house.standIn.installAll()
})

beforeEach(() => {
  house.heard.length = 0
  house.answerWith(doneView)
})

afterEach(() => house.standIn.faults.clear())

afterAll(() => house.close())

const person = (user: string, name = 'Bo Ek') => `@{teams:${almi}:${user}|${name}}`

describe('a typed line', () => {
  it.each([
    ['plain', 'refer 12', 'refer 12'],
    ['with a slash', '/refer 12', 'refer 12'],
    ['in capitals', 'REFER KRO-12 Almi', 'refer KRO-12 Almi'],
    ['in Swedish', 'Hänvisa 12', 'hänvisa 12'],
    ['in Swedish, as two characters', 'Ha\u0308nvisa 12', 'hänvisa 12'],
    ['with spaces around', '  case   list ', 'case   list'],
    ['with a hard space', 'case&nbsp;list', 'case list'],
    ['on two lines', 'case new Bruk AB: export\r\ntill Norge', 'case new Bruk AB: export\ntill Norge'],
    ['that is no command', 'Hello THERE', 'Hello THERE'],
    ['with marks that turn it around', 'case \u202elist\u202c\u0000', 'case list'],
    ['that looks like a mention', 'refer 1 <at>Bo</at>', 'refer 1 <at>Bo</at>'],
    ['with markdown and tags', 'case new **A** <b>B</b>: [x](y)', 'case new **A** <b>B</b>: [x](y)'],
    ['that mentions somebody', 'refer 1 @Bo Ek why', `refer 1 ${person(bo)} why`],
    ['that mentions somebody twice', 'refer 1 @Bo Ek, @Bo Ek', `refer 1 ${person(bo)}, ${person(bo)}`],
  ])('%s', async (_, typed, line) => {
    expect(await house.say(anna, typed)).toEqual({ status: 200, trouble: null })
    expect(house.last().way).toEqual({ by: 'line', line })
  })

  it.each([
    ['in a channel', growth, 'case list'],
    ['in a group', group, 'case list'],
    ['as a slash command in a channel', growth, '/case list'],
    ['as a slash command in a group', group, '/Case list'],
  ])('%s, without the bot’s own mention', async (_, place, typed) => {
    await house.say(anna, typed, place)
    expect(house.last().way).toEqual({ by: 'line', line: 'case list' })
  })

  it('says who, in which language and zone, and where', async () => {
    await house.say(bo, 'help')
    expect(house.last()).toMatchObject({
      by: { chat: 'teams', workspace: almi, user: bo },
      localeHint: 'en-US',
      timeZoneHint: 'Europe/London',
    })
    await house.say(otto, 'help')
    expect(house.last().by).toEqual({ chat: 'teams', workspace: ekn, user: otto })
  })

  it('asks Teams once who somebody is that it has not heard from', async () => {
    const fresh = await startHouse()
    const looks = () => fresh.standIn.calls.filter(({ call }) => call === 'GET members').length
    for (const _ of [1, 2]) await fresh.say(anna, 'refer 1 @Bo Ek', growth)
    expect([fresh.last().way, looks()]).toEqual([{ by: 'line', line: `refer 1 ${person(bo)}` }, 1])
    await fresh.close()
  })

  it('names a mentioned person when Teams does not say who it is', async () => {
    house.standIn.faults.plan({ on: 'GET members', fault: { kind: 'status', status: 500 } })
    const gone = { type: 'mention', text: '<at>Eva Lund</at>', mentioned: { id: '29:eva', name: 'Eva Lund' } }
    await house.standIn.deliver({
      activity: { ...lastMessage(), id: 'm1', text: 'refer 1 <at>Eva Lund</at>', entities: [gone] },
    })
    expect(house.last().way).toEqual({ by: 'line', line: 'refer 1 "@Eva Lund"' })
  })

  it('tells two people of one name apart', async () => {
    await house.say(anna, 'help')
    const tag = '<at>Alm</at>'
    const entities = [anna, otto].map((aadObjectId) => ({
      type: 'mention',
      text: tag,
      mentioned: { id: `29:${aadObjectId}`, name: 'Alm', aadObjectId },
    }))
    await house.standIn.deliver({ activity: { ...lastMessage(), id: 'm2', text: `refer 1 ${tag} ${tag}`, entities } })
    expect(house.last().way).toEqual({ by: 'line', line: `refer 1 ${person(anna, 'Alm')} ${person(otto, 'Alm')}` })
  })

  it('is passed on to 12,000 characters', async () => {
    await house.say(anna, `case new ${'x'.repeat(20_000)}`)
    expect(house.last().way).toMatchObject({ line: expect.stringMatching(/^case new x{11991}$/) })
  })
})

const lastMessage = () => {
  const last = house.standIn.sent.findLast(({ type }) => type === 'message')
  if (!last) throw new Error('nothing was said')
  return last
}

describe('a delivery', () => {
  const ids = () => house.heard.map(({ deliveryId }) => deliveryId)

  it('that comes again has the same id', async () => {
    await house.say(anna, 'case list')
    await house.standIn.redeliver()
    expect(ids()[1]).toBe(ids()[0])
  })

  it('of two people, or of two conversations, never has the same id', async () => {
    await house.say(anna, 'case list')
    const message = lastMessage()
    await house.standIn.deliver({
      activity: { ...message, conversation: { ...Object(message['conversation']), id: 'a:other' } },
    })
    await house.say(otto, 'case list')
    expect(new Set(ids()).size).toBe(3)
  })
})

describe('what Teams vouches for', () => {
  const profileOf = async (user: string, place?: string) => {
    await house.say(user, 'help', place)
    return house.last().profile()
  }

  it.each([
    ['a member in the personal chat', anna, undefined, { email: 'anna@almi.example', outsider: false }],
    ['a member in a channel', anna, growth, { email: 'anna@almi.example', outsider: false }],
    ['a guest', gun, growth, { email: 'gun@other.example', outsider: true }],
  ])('%s', async (_, user, place, profile) => {
    expect(await profileOf(user, place)).toMatchObject(profile)
  })

  it('somebody who is said to be of another tenant is an outsider', async () => {
    await house.say(anna, 'help')
    const { conversation, ...rest } = lastMessage()
    const [growing] = [house.standIn.account(otto)]
    await house.standIn.deliver({
      activity: {
        ...rest,
        id: 'm3',
        conversation: { ...Object(conversation), id: growth, conversationType: 'channel' },
        from: { id: growing, aadObjectId: otto },
      },
    })
    expect(await house.last().profile()).toEqual({ email: null, outsider: true, locale: null, timeZone: null })
  })

  it('when it does not answer, nobody is let in', async () => {
    await house.say(anna, 'help')
    house.standIn.faults.plan({ on: 'GET members', fault: { kind: 'status', status: 503 } })
    await expect(house.last().profile()).rejects.toThrow('roster')
  })
})

describe('an installation', () => {
  it('is remembered in every tenant, and greeted in personal chats only', async () => {
    const fresh = await startHouse()
    await fresh.standIn.installAll()
    expect(fresh.heard.map(({ by, way }) => [by.user, way])).toEqual(
      [anna, bo, gun, otto].map((user) => [user, { by: 'line', line: 'doors help' }]),
    )
    expect([...fresh.places.all.keys()].sort()).toEqual(
      [
        `${almi} channel ${growth}`,
        `${almi} group ${group}`,
        ...[anna, bo, gun].map((user) => `${almi} personal ${user}`),
        `${ekn} personal ${otto}`,
      ].sort(),
    )
    expect(await fresh.places.personalOf(ekn, otto)).toEqual({
      tenant: ekn,
      kind: 'personal',
      key: otto,
      conversation: fresh.standIn.personalChat(otto),
      serviceUrl: fresh.standIn.serviceUrl,
      team: null,
      account: fresh.standIn.account(otto),
    })
    expect((await fresh.places.channelOf(almi, growth))?.team).toMatch(/^19:/)
    await fresh.close()
  })

  it('that ends is forgotten, and remembered again when it comes back', async () => {
    await house.standIn.uninstall(otto)
    expect(await house.places.personalOf(ekn, otto)).toBeNull()
    await house.standIn.install(otto)
    expect(await house.places.personalOf(ekn, otto)).not.toBeNull()
  })

  it('is also learnt from whoever writes', async () => {
    await house.places.forget({ tenant: ekn, kind: 'personal', key: otto })
    const fresh = await startHouse()
    await fresh.say(anna, 'help', growth)
    expect(await fresh.places.channelOf(almi, growth)).toMatchObject({ conversation: growth, kind: 'channel' })
    await fresh.close()
  })

  it('is not written again with every message', async () => {
    const written: string[] = []
    const places = { ...placesInMemory(), remember: async ({ key }: Place) => void written.push(key) }
    const fresh = await startHouse({ teams: { places } })
    for (const n of [1, 2, 3]) await fresh.say(anna, `case show ${n}`, growth)
    expect(written).toEqual([growth])
    await fresh.close()
  })
})
