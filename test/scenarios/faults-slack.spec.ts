import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Fault } from '#src/playground/faults.ts'
import { metric, postsAbout, quiet, refers, registers } from '#test/reliability/stories.ts'
import { status } from '#test/reliability/troubles.ts'
import { type House, openHouse } from './house.ts'

/** Whatever Slack answers, it can be asked afterwards whether the message is there: so there is never a second one. */
const troubles: readonly (readonly [string, Fault, tries: number])[] = [
  ['429, again at once', status(429, '0'), 2],
  ['429, again in a second', status(429, '1'), 2],
  ['429, again when nobody knows', status(429, 'soon'), 2],
  ['429, and no word of when', status(429), 2],
  ['500', status(500), 2],
  ['502', status(502), 2],
  ['503', status(503), 2],
  ['504', status(504), 2],
  ['a broken connection before it was accepted', { kind: 'reset', accepted: false }, 2],
  ['a broken connection after it was accepted', { kind: 'reset', accepted: true }, 1],
  ['half an answer', { kind: 'truncated' }, 1],
  ['a page of HTML', { kind: 'html' }, 2],
  ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/elsewhere' }, 2],
  ['a slow answer', { kind: 'drip', milliseconds: 400 }, 1],
  ['its own internal error', { kind: 'refuse', error: 'internal_error' }, 2],
  ['a service that is away', { kind: 'refuse', error: 'service_unavailable' }, 2],
]

/** Slack's last word on a message: the code it gives, which the operator sees. */
const lastWords = [
  'channel_not_found',
  'is_archived',
  'msg_too_long',
  'invalid_blocks',
  'missing_scope',
  'invalid_auth',
  'user_not_found',
] as const

describe('when Slack answers a notice with', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse('embedded')
  })
  afterEach(() => house.slack.faults.clear())
  afterAll(() => house.close())

  const posting = () => house.slack.calls.filter(({ method }) => method === 'chat.postMessage').length

  it.each(troubles)('%s, the notice is there once, and once only', async (_, fault, tries) => {
    const { sara } = house.people
    const no = await registers(sara, 'ett exportlån')
    const before = posting()
    house.slack.faults.plan({ on: 'chat.postMessage', calls: [1], fault })
    await refers(sara, no, 'business-sweden')
    await quiet(house)
    expect(postsAbout(house, no, sara.conversation().id)).toHaveLength(1)
    expect(posting() - before).toBe(tries)
    expect(await metric(house, 'ambiguous_sends_total')).toBe(0)
  })

  it.each(lastWords)('%s, it is a dead letter with that code, and what comes after it is not held up', async (code) => {
    const { sara, li } = house.people
    const no = await registers(sara, 'sista ordet')
    const died = await metric(house, 'manydoors_dead_letters_total', `"${code}"`)
    house.slack.faults.plan({ on: 'chat.postMessage', calls: [1], fault: { kind: 'refuse', error: code } })
    await refers(sara, no, 'business-sweden')
    await quiet(house)
    expect(await metric(house, 'manydoors_dead_letters_total', `"${code}"`)).toBe(died + 1)
    expect(postsAbout(house, no, sara.conversation().id)).toHaveLength(0)
    await li.presses('Acceptera', 'Hänvisningar')
    await quiet(house)
    expect(postsAbout(house, no, sara.conversation().id).map(({ text }) => text)).toEqual([
      expect.stringContaining('har accepterat'),
    ])
  })

  it('a lost answer, and then will not say what it has, nothing is sent twice, and it goes on when it can be asked', async () => {
    const { sara } = house.people
    const no = await registers(sara, 'ovisshet')
    house.slack.faults.plan({ on: 'chat.postMessage', calls: [1], fault: { kind: 'reset', accepted: true } })
    house.slack.faults.plan({ on: 'conversations.history', calls: [1, 2], fault: status(503) })
    await refers(sara, no, 'business-sweden')
    await quiet(house, 10_000)
    expect(postsAbout(house, no, sara.conversation().id)).toHaveLength(1)
    expect(await metric(house, 'ambiguous_sends_total')).toBe(0)
  })

  it('"not before an hour has passed", it waits for that hour, and the next one waits its turn behind it', async () => {
    const { sara } = house.people
    const no = await registers(sara, 'en timmes väntan')
    house.slack.faults.plan({ on: 'chat.postMessage', calls: [1], fault: status(429, '3600') })
    await refers(sara, no, 'business-sweden')
    await house.people.li.untilReads(no, 'Hänvisningar')
    await house.people.li.presses('Acceptera', 'Hänvisningar')
    await house.people.li.untilReads('Accepterad av Li Berg', 'Hänvisningar')
    expect(postsAbout(house, no, sara.conversation().id)).toHaveLength(0)
    house.clock.moveTo(new Date(house.clock.now().getTime() + 3_599_000 - 60_000))
    house.app.wake()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(postsAbout(house, no, sara.conversation().id)).toHaveLength(0)
    house.clock.moveTo(new Date(house.clock.now().getTime() + 62_000))
    house.app.wake()
    await quiet(house)
    const [card, news, ...more] = postsAbout(house, no, sara.conversation().id)
    expect(more).toEqual([])
    expect(card?.text).toContain('Överlämning')
    expect(news?.text).toContain('har accepterat')
  })

  it('"again at once" for half a minute, it does not use up its tries meanwhile', async () => {
    const { sara, li } = house.people
    const no = await registers(sara, 'tålamod')
    const dead = await metric(house, 'manydoors_outbox_dead')
    house.slack.faults.plan({ on: 'chat.postMessage', fault: status(429, '0') })
    await refers(sara, no, 'business-sweden')
    await li.untilReads(no, 'Hänvisningar')
    for (let second = 0; second < 30; second += 1) {
      house.clock.moveTo(new Date(house.clock.now().getTime() + 1_000))
      house.app.wake()
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(await metric(house, 'manydoors_outbox_dead')).toBe(dead)
    house.slack.faults.clear()
    house.clock.moveTo(new Date(house.clock.now().getTime() + 60_000))
    await quiet(house)
    expect(postsAbout(house, no, sara.conversation().id)).toHaveLength(1)
  })
})
