import { describe, expect, it } from '@jest/globals'
import { atWork, referral } from './teams/at-work.ts'
import { actionsOf, anna, bo, cardOf, growth } from './teams/house.ts'

const { house, shown, press, pressFirst } = atWork()

describe('a press that comes again', () => {
  const ids = () =>
    house()
      .heard.slice(-2)
      .map(({ deliveryId }) => deliveryId)

  it.each([
    ['as it was', false],
    ['with another id and timestamp', true],
  ])('%s is the same delivery', async (_, fresh) => {
    await pressFirst(referral)
    const redelivered = await house().standIn.redeliver({ fresh })
    expect(redelivered).toMatchObject({ status: 200, body: { statusCode: 200 } })
    expect(ids()[0]).toBe(ids()[1])
  })

  it('two buttons of one card, one button of two cards, and one button for two people are not', async () => {
    const message = await shown(referral)
    const [first, second] = actionsOf(cardOf(message))
    await press(message.id, first)
    await press(message.id, second)
    await pressFirst(referral)
    const shared = await shown(referral, anna, growth)
    const { data } = Object(actionsOf(cardOf(shared))[0])
    const sent = {
      ...house().standIn.sent.at(-1),
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { data } },
    }
    for (const user of [anna, bo])
      await house().standIn.deliver({
        activity: { ...sent, from: { id: house().standIn.account(user), aadObjectId: user } },
      })
    const pressed = house()
      .heard.filter(({ way }) => way.by === 'press')
      .map(({ deliveryId }) => deliveryId)
    expect([pressed.length, new Set(pressed).size]).toEqual([5, 5])
  })
})

describe('a button that is not ours', () => {
  it.each([
    ['without data', undefined],
    ['with a text', 'accept'],
    ['of another bot', { verb: 'accept' }],
    ['with input that is no text', { act: { way: 'press', intent: 'refer', input: { n: 1 }, nonce: 'abcdefgh' } }],
    ['with a nonce of its own making', { act: { way: 'press', intent: 'refer', input: {}, nonce: '../../x' } }],
    ['of no known way', { act: { way: 'line', intent: 'refer', input: {}, nonce: 'abcdefgh' } }],
  ])('%s means an intent without a name', async (_, data) => {
    await house().say(anna, 'help')
    const sent = { ...house().standIn.sent.at(-1), text: undefined, type: 'invoke', name: 'adaptiveCard/action' }
    const { status } = await house().standIn.deliver({
      activity: { ...sent, value: { action: { type: 'Action.Execute', data } } },
    })
    expect([status, house().last().way]).toEqual([200, { by: 'press', intent: '', input: {} }])
  })

  it('in a message that carries a value is answered in the chat', async () => {
    await house().say(anna, 'help')
    const before = house().botsIn(anna).length
    const { text, ...sent } = { text: null, ...house().standIn.sent.at(-1) }
    await house().standIn.deliver({ activity: { ...sent, id: 'm9', value: { anything: text } } })
    expect(house().last().way).toEqual({ by: 'press', intent: '', input: {} })
    expect(house().botsIn(anna)).toHaveLength(before + 1)
  })

  it.each(['signin/verifyState', 'config/fetch', 'composeExtension/query', ''])(
    'an invoke %j is not implemented',
    async (name) => {
      await house().say(anna, 'help')
      const { status } = await house().standIn.deliver({
        activity: { ...house().standIn.sent.at(-1), type: 'invoke', name },
      })
      expect(status).toBe(501)
    },
  )
})
