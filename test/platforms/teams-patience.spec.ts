import { afterEach, describe, expect, it } from '@jest/globals'
import { form, referral, said, sentence } from './teams/at-work.ts'
import { actionsOf, almi, anna, cardOf, doneView, type House, startHouse, tongue } from './teams/house.ts'
import { viewsWith } from './teams/views.ts'

let house: House
const { tiding } = viewsWith('Nordform AB')

afterEach(() => house.close())

const short = { call: 10_000, invoke: 10_000, message: 50 }
const shortForButtons = { ...short, invoke: 50, message: 10_000 }

/** An answer that comes when the test says so. */
const slow = () => {
  const { promise, resolve } = Promise.withResolvers<typeof doneView>()
  return { answer: () => promise, finish: () => resolve(doneView) }
}

const nextPost = () => {
  const seen = house.standIn.ledger.entries.length
  return house.standIn.ledger.until(({ n, effect }) => n > seen && (effect === 'post' || effect === 'private'))
}

describe('a core that is slow', () => {
  it('does not keep a message waiting: it is acknowledged, and answered when the answer is there', async () => {
    house = await startHouse({ teams: { patience: short } })
    const { answer, finish } = slow()
    house.answerWith(answer)
    expect(await house.say(anna, 'case list')).toEqual({ status: 200, trouble: null })
    expect(house.botsIn(anna)).toEqual([])
    finish()
    expect(said(await nextPost())).toContain(sentence)
  })

  it('does not keep a button waiting: the answer follows as a message', async () => {
    house = await startHouse({ teams: { patience: shortForButtons } })
    house.answerWith(referral)
    await house.say(anna, 'case')
    const [message] = house.botsIn(anna)
    const { answer, finish } = slow()
    house.answerWith(answer)
    const conversation = house.standIn.personalChat(anna)
    const [element] = actionsOf(cardOf(message))
    expect(await house.act(anna, { do: 'press', conversation, message: message?.id ?? '', element })).toMatchObject({
      status: 200,
    })
    finish()
    await nextPost()
    expect(house.botsIn(anna).map(({ text }) => text)).toEqual(['', '', '…', ''])
    expect(said(house.botsIn(anna).at(-1))).toContain(sentence)
  })

  it('does not keep a dialog waiting', async () => {
    house = await startHouse({ teams: { patience: shortForButtons } })
    house.answerWith({ ...tiding, buttons: [{ intent: 'refer', input: {}, weight: 'main', opens: true }] })
    await house.say(anna, 'case')
    const [message] = house.botsIn(anna)
    const { answer, finish } = slow()
    house.answerWith(answer)
    const conversation = house.standIn.personalChat(anna)
    const [element] = actionsOf(cardOf(message))
    expect(await house.act(anna, { do: 'press', conversation, message: message?.id ?? '', element })).toEqual({
      status: 200,
      trouble: null,
    })
    finish()
    expect(said(await nextPost())).toContain(sentence)
  })

  it('is waited for when the bot stops', async () => {
    house = await startHouse({ teams: { patience: short } })
    const { answer, finish } = slow()
    house.answerWith(answer)
    await house.say(anna, 'case list')
    const stopped = house.teams.stop()
    finish()
    await stopped
    expect(said(house.botsIn(anna).at(-1))).toContain(sentence)
  })
})

describe('a connector that is slow', () => {
  it.each([
    ['hangs', { kind: 'hang' }],
    ['drips its answer', { kind: 'drip', milliseconds: 5_000 }],
  ] as const)('and %s may have sent the message', async (_, fault) => {
    house = await startHouse({ teams: { patience: { ...short, call: 300 } } })
    await house.standIn.installAll()
    house.standIn.faults.plan({ on: 'POST activities', fault })
    const to = { chat: 'teams', workspace: almi, place: { user: anna } } as const
    const sent = await house.teams.messenger.post(to, { kind: 'help', command: null }, tongue, 'mark')
    expect(sent).toMatchObject({ sent: 'unknown' })
  })
})

describe('keys', () => {
  it('that the channel has changed are looked up; those it has retired are no longer good', async () => {
    house = await startHouse()
    expect((await house.say(anna, 'one')).status).toBe(200)
    const old = house.standIn.token()
    await house.standIn.rotateKeys()
    expect((await house.say(anna, 'two')).status).toBe(200)
    await house.standIn.rotateKeys({ retire: true })
    expect((await house.say(anna, 'three')).status).toBe(200)
    const activity = house.standIn.sent.at(-1)
    expect((await house.standIn.deliver({ activity, token: old })).status).toBe(401)
  })

  it('that cannot be had at first are asked for again, and nothing is let in meanwhile', async () => {
    house = await startHouse()
    house.standIn.faults.plan({ on: 'GET keys', fault: { kind: 'status', status: 500 } })
    expect((await house.say(anna, 'one')).status).toBe(503)
    expect(house.heard).toEqual([])
    house.standIn.faults.clear()
    expect((await house.say(anna, 'two')).status).toBe(200)
  })

  it('that the document wants from elsewhere by plain http are not fetched', async () => {
    house = await startHouse()
    house.standIn.faults.plan({ on: 'GET openid', fault: { kind: 'redirect', to: 'http://evil.example/' } })
    expect((await house.say(anna, 'one')).status).toBe(503)
  })
})

describe('on this machine only', () => {
  const insecure = {
    appId: null,
    appType: null,
    tenantId: null,
    password: null,
    insecureLocal: true,
    serviceHosts: [],
  } as const

  it('no token is asked for, either way, and everything else works', async () => {
    house = await startHouse({ seed: { authenticate: false }, teams: insecure })
    await house.standIn.installAll()
    house.answerWith(form)
    await house.say(anna, 'case')
    expect(said(house.botsIn(anna).at(-1))).toContain('New case')
    expect(house.standIn.calls.filter(({ claims, call }) => claims !== null || call === 'POST token')).toEqual([])
  })

  it('but a service URL elsewhere is refused', async () => {
    house = await startHouse({ seed: { authenticate: false }, teams: insecure })
    await house.say(anna, 'case')
    const activity = { ...house.standIn.sent.at(-1), serviceUrl: 'https://smba.trafficmanager.net/emea/' }
    expect((await house.standIn.deliver({ activity })).status).toBe(401)
  })

  it('without it, and without an app id, Teams does not start', async () => {
    house = await startHouse()
    await expect(startHouse({ teams: { appId: null } })).rejects.toThrow('app id')
  })
})
