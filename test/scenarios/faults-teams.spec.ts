import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Fault } from '#src/playground/faults.ts'
import { metric, postsAbout, quiet, refers, registers } from '#test/reliability/stories.ts'
import { status } from '#test/reliability/troubles.ts'
import { type House, openHouse } from './house.ts'

interface Told {
  /** Messages that people see. */
  readonly copies: number
  /** Sent again without knowing. */
  readonly ambiguous: number
}

const once = { copies: 1, ambiguous: 0 }
/** Nothing got there the first time, but nobody could know that. */
const onceAfterDoubt = { copies: 1, ambiguous: 1 }
/** Teams has no way to look: the one extra copy that is allowed, and counted. */
const twice = { copies: 2, ambiguous: 1 }

const troubles: readonly (readonly [string, Fault, Told])[] = [
  ['429, again at once', status(429, '0'), once],
  ['429, again in a second', status(429, '1'), once],
  ['429, again when nobody knows', status(429, 'soon'), once],
  ['429, and no word of when', status(429), once],
  ['412, somebody else was first', { kind: 'refuse', error: 'PreconditionFailed' }, once],
  ['401, an old token', { kind: 'refuse', error: 'BotNotRegistered' }, once],
  ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/elsewhere' }, once],
  ['a slow answer', { kind: 'drip', milliseconds: 400 }, once],
  ['500', status(500), onceAfterDoubt],
  ['502', status(502), onceAfterDoubt],
  ['503', status(503), onceAfterDoubt],
  ['504', status(504), onceAfterDoubt],
  ['a broken connection before it was accepted', { kind: 'reset', accepted: false }, onceAfterDoubt],
  ['a page of HTML', { kind: 'html' }, onceAfterDoubt],
  ['a broken connection after it was accepted', { kind: 'reset', accepted: true }, twice],
  ['half an answer', { kind: 'truncated' }, twice],
]

/** Teams' last word on a message: the code it gives, which the operator sees. */
const lastWords = [
  'BadSyntax',
  'MessageWritesBlocked',
  'ForbiddenOperationException',
  'BotDisabledByAdmin',
  'MessageSizeTooBig',
  'ConversationBlockedByUser',
] as const

const queue = '19:bs-sydost@thread.tacv2'

describe('when Teams answers a notice with', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse('embedded')
  })
  afterEach(() => house.teams.faults.clear())
  afterAll(() => house.close())

  const posting = () => house.teams.calls.filter(({ call }) => call === 'POST activities').length

  it.each(troubles)('%s, the notice is there once, or the copy is counted', async (_, fault, { copies, ambiguous }) => {
    const { sara } = house.people
    const no = await registers(sara, 'en agent i Norge')
    const before = { posting: posting(), ambiguous: await metric(house, 'ambiguous_sends_total') }
    house.teams.faults.plan({ on: 'POST activities', calls: [1], fault })
    await refers(sara, no, 'business-sweden')
    await quiet(house)
    expect(postsAbout(house, no, queue)).toHaveLength(copies)
    expect(posting() - before.posting).toBe(fault.kind === 'drip' ? 1 : 2)
    expect((await metric(house, 'ambiguous_sends_total')) - before.ambiguous).toBe(ambiguous)
  })

  it.each(lastWords)('%s, it is a dead letter with that code, and what comes after it is not held up', async (code) => {
    const { sara, li } = house.people
    const [one, other] = [await registers(sara, 'det första'), await registers(sara, 'det andra')]
    const died = await metric(house, 'manydoors_dead_letters_total', `"${code}"`)
    house.teams.faults.plan({ on: 'POST activities', calls: [1], fault: { kind: 'refuse', error: code } })
    await refers(sara, one, 'business-sweden')
    await refers(sara, other, 'business-sweden')
    await quiet(house)
    expect(await metric(house, 'manydoors_dead_letters_total', `"${code}"`)).toBe(died + 1)
    expect(postsAbout(house, one, queue)).toHaveLength(0)
    await li.untilReads(other, 'Hänvisningar')
  })

  it('"not before an hour has passed", it waits for that hour, and keeps the order', async () => {
    const { sara } = house.people
    const [first, second] = [await registers(sara, 'ett'), await registers(sara, 'två')]
    house.teams.faults.plan({ on: 'POST activities', calls: [1], fault: status(429, '3600') })
    await refers(sara, first, 'business-sweden')
    await refers(sara, second, 'business-sweden')
    await sara.untilReads(`Överlämning · ${second}`)
    expect(postsAbout(house, second, queue)).toHaveLength(0)
    house.clock.moveTo(new Date(house.clock.now().getTime() + 3_601_000))
    await quiet(house)
    const [one, other, ...more] = house.teams.ledger.entries.filter(
      ({ effect, conversation, n }) =>
        effect === 'post' && conversation === queue && n > house.teams.ledger.entries.length - 2,
    )
    expect(more).toEqual([])
    expect(JSON.stringify(one)).toContain(first)
    expect(JSON.stringify(other)).toContain(second)
  })

  it.each([
    ['no token', 'POST token', status(503)],
    ['a page of HTML for a token', 'POST token', { kind: 'html' }],
    ['half a token', 'POST token', { kind: 'truncated' }],
    ['no word on a personal chat', 'POST conversations', status(502)],
  ] as const)('%s, nothing was sent, and nothing is sent twice', async (_, on, fault) => {
    const { pia, sara } = house.people
    const no = await registers(sara, 'ett lån')
    const before = await metric(house, 'ambiguous_sends_total')
    const { workspace: tenant = '' } = house.teams.people().find(({ id }) => id === pia.id) ?? {}
    await house.app.store.teamsPlaces.forget({ tenant, kind: 'personal', key: pia.id })
    house.teams.faults.plan({ on: 'POST activities', calls: [1], fault: { kind: 'refuse', error: 'BotNotRegistered' } })
    house.teams.faults.plan({ on, calls: [1, 2], fault })
    await refers(sara, no, 'pia')
    await quiet(house)
    expect(house.teams.calls.some(({ call, fault: struck }) => call === on && struck !== null)).toBe(true)
    expect(postsAbout(house, no, house.teams.personalChat(pia.id))).toHaveLength(1)
    expect(await metric(house, 'ambiguous_sends_total')).toBe(before)
  })
})
