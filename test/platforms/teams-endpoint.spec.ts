import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Gatehouse, startGatehouse } from './teams/gatehouse.ts'
import { almi } from './teams/house.ts'

let gate: Gatehouse

beforeAll(async () => {
  gate = await startGatehouse()
})

beforeEach(() => gate.forget())

afterAll(() => gate.close())

describe('a token and an activity that agree on a service URL', () => {
  it.each([
    'https://evil.example/',
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net@evil.example/',
    'http://127.0.0.1:9/emea/',
  ])('%s, which is not on the list, are refused', async (serviceUrl) => {
    const token = await gate.mint({ claims: { serviceurl: serviceUrl } })
    expect(await gate.knock(token, gate.activity({ serviceUrl }))).toEqual({ status: 401, text: '' })
    expect([gate.house.heard, [...gate.house.places.all], gate.trap.calls]).toEqual([[], [], []])
  })
})

describe('with a good token', () => {
  it.each([
    ['the emulator’s channel', { channelId: 'emulator' }, 401],
    ['AseChannel', { channelId: 'AseChannel' }, 401],
    ['an empty channel', { channelId: '' }, 401],
    ['no channel', { channelId: undefined }, 401],
    ['another’s case', { channelId: 'MSTeams' }, 401],
    ['an empty service URL', { serviceUrl: '' }, 401],
    ['no service URL', { serviceUrl: undefined }, 401],
    ['a service URL that is not a text', { serviceUrl: { toString: 'x' } }, 401],
    ['no type', { type: undefined }, 400],
    ['an empty type', { type: '' }, 400],
    ['a type that is not a text', { type: 1 }, 400],
    ['no sender', { from: undefined }, 400],
    ['no conversation', { conversation: undefined }, 400],
    ['no tenant', { channelData: undefined, conversation: { id: 'a:1', conversationType: 'personal' } }, 400],
    ['a tenant that is not the conversation’s', { channelData: { tenant: { id: 'other' } } }, 400],
  ])('%s', async (_, changes, status) => {
    expect(await gate.knock(await gate.mint(), gate.activity(changes))).toEqual({ status, text: '' })
    expect(gate.house.heard).toEqual([])
    expect(gate.trap.calls).toEqual([])
  })

  it.each([['null'], ['[]'], ['[{"type":"message"}]'], ['"message"'], ['7'], [''], ['{"type":'], ['\u0000']])(
    'the body %j is 400',
    async (body) => {
      expect(await gate.knock(await gate.mint(), body)).toEqual({ status: 400, text: '' })
    },
  )

  it.each([['null'], ['[]'], ['{"type":']])('but the body %j without one is 401', async (body) => {
    expect((await gate.post(null, body)).status).toBe(401)
  })

  it('an activity that nobody knows is taken and does nothing', async () => {
    for (const type of ['typing', 'messageReaction', 'event', 'endOfConversation', 'trace', 'constructor'])
      expect((await gate.knock(await gate.mint(), gate.activity({ type }))).status).toBe(200)
    expect(gate.house.heard).toEqual([])
  })

  it.each([
    ['only with the conversation', { channelData: undefined }],
    ['only with the channel’s data', { conversation: { id: 'a:1', conversationType: 'personal' } }],
  ])('the tenant may be said %s', async (_, changes) => {
    expect((await gate.knock(await gate.mint(), gate.activity(changes))).status).toBe(200)
    expect(gate.house.last().by.workspace).toBe(almi)
  })

  it('a person without an object id does nothing', async () => {
    expect((await gate.knock(await gate.mint(), gate.activity({ from: { id: '29:x' } }))).status).toBe(200)
    expect(
      (await gate.knock(await gate.mint(), gate.activity({ from: { id: '29:x' }, type: 'invoke', name: 'task/fetch' })))
        .status,
    ).toBe(403)
    expect(gate.house.heard).toEqual([])
  })

  it('a fault in the core is a 500 that tells nothing', async () => {
    gate.house.answerWith(() => Promise.reject(new Error('secret words')))
    expect(await gate.knock(await gate.mint())).toEqual({ status: 500, text: '' })
    expect(gate.house.logged.join()).not.toContain('secret words')
    gate.house.answerWith(() => ({ kind: 'help', command: null }))
  })
})

describe('the endpoint', () => {
  it.each([
    [1_000_000, 401],
    [1_048_577, 413],
    [4_000_000, 413],
  ])('a body of %i bytes is %i', async (bytes, status) => {
    const answer = await gate.post(null, 'x'.repeat(bytes)).catch(() => ({ status: 413 }))
    expect(answer.status).toBe(status)
  })

  it('takes POST only', async () => {
    expect((await fetch(gate.house.url)).status).toBe(405)
  })
})
