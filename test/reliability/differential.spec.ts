import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { type House, openHouse } from '#test/scenarios/house.ts'
import type { Person } from '#test/scenarios/person.ts'
import { quiet, refers, registers } from './stories.ts'

describe.each(engines())('what an organisation sees, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  /** Each answer as its chat was given it, but for what is new with every card drawn. */
  const answerTo = async (person: Person, line: string): Promise<string> => {
    await person.says(line)
    const { form } = person
    if (form) await person.closesForm()
    const shown = form ?? person.conversation().messages.at(-1)
    const { content } = shown ?? {}
    return JSON.stringify(content, ours)
  }
  const looks = [
    'case list',
    'case list team',
    'case list stuck',
    'doors today',
    'doors people',
    'refer',
    'case',
  ] as const
  const guesses = [
    'case new Hemliga Bolaget AB: lån',
    'case new Hemliga Bolaget AB, 556016-0680',
    'case show KRO-3',
    'case show KRO-4',
    'refer KRO-3 een Hej',
    'refer KRO-1 hemligt Hej',
  ] as const

  const sights = async (person: Person, no: string): Promise<readonly (readonly [string, string])[]> => {
    const seen: (readonly [string, string])[] = []
    for (const line of [...looks, ...guesses, `case show ${no}`, `refer ${no}`]) {
      seen.push([line, await answerTo(person, line)])
    }
    if (person.chat === 'slack') {
      await person.visits()
      seen.push(['home', person.home])
    }
    return seen
  }

  it('is the same to the byte, whether or not another has cases that are not shared with it', async () => {
    const { sara, li, pia, maria, karin } = house.people
    const [hers, lis] = [await registers(sara, 'Almis eget'), await registers(li, 'our own')]
    await quiet(house)
    const before = [await sights(sara, hers), await sights(li, lis)]

    const secret = await registers(pia, 'det hemligaste av allt', 'Hemliga Bolaget AB, 556016-0680')
    const other = await registers(pia, 'något om Nordform')
    await refers(pia, secret, 'region')
    await maria.untilReads(secret, 'Hänvisningar')
    await maria.presses('Acceptera', 'Hänvisningar')
    await refers(pia, other, 'karin')
    await karin.untilReads(other)
    await quiet(house)

    expect([await sights(sara, hers), await sights(li, lis)]).toEqual(before)
  })

  it('can be registered all the same: the same company, by another who does not know of it', async () => {
    const { sara } = house.people
    await sara.says('case new Hemliga Bolaget AB, 556016-0680: ett helt annat behov')
    expect(sara.last()).toContain('är registrerat: Hemliga Bolaget AB')
    expect(sara.last()).toContain('Företaget är nytt i registret')
    // The one bit that is told, and only to whoever has registered a case of their own: see decision 11.
    expect(sara.last()).toContain('En annan främjare har ett öppet ärende om samma företag')
    for (const secret of ['Pia', 'EKN', 'hemlig', 'KRO-3']) expect(sara.last()).not.toContain(secret)
  })
})

/** Without what the chat itself puts into what it is given, and what is new with every card that is drawn. */
const theirs = new Set(['nonce', 'hash', 'root_view_id', 'previous_view_id', 'state'])
const ours = (key: string, value: unknown): unknown =>
  theirs.has(key) || (typeof value === 'string' && /^(id [VB]|block_id b0)/.test(`${key} ${value}`)) ? undefined : value
