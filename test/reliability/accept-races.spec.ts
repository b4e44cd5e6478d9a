import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { hasServer } from '#test/database.ts'
import { type House, openHouse } from '#test/scenarios/house.ts'
import type { Person } from '#test/scenarios/person.ts'
import { sized } from './campaign.ts'
import { postsAbout, quiet, refers, registers, wordsOf } from './stories.ts'

const rounds = sized({ suite: 15, long: 200 })

/** One connection shows no race. */
const onServer = hasServer ? describe : describe.skip

onServer(`${2 * rounds} referrals that four accept at once, in both chats, on the server`, () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse('server')
  })
  afterAll(() => house.close())

  interface Track {
    readonly sender: Person
    readonly to: string
    readonly where: string
    readonly rivals: readonly [Person, Person]
    /** What the sender is told, and what whoever was too late is told. */
    readonly told: (no: string) => RegExp
    readonly late: RegExp
  }

  const race = async ({ sender, to, where, rivals: [one, other], told, late }: Track) => {
    for (let round = 0; round < rounds; round += 1) {
      const no = await registers(sender, `kapplöpning ${round}`)
      await refers(sender, no, to)
      await Promise.all([one, other].map((person) => person.untilReads(`· ${no}`, where)))
      const said = () =>
        [one, other].map((person) => `${person.reads(where)}\n${person.reads()}`.split(late).length).join()
      const before = said()
      await Promise.all([one, one, other, other].map((person) => person.presses('Acceptera', where)))
      const read = () =>
        postsAbout(house, no, sender.conversation().id)
          .map(wordsOf)
          .filter((words) => told(no).test(words))
      await sender.until(() => read().length > 0)
      const [, winner] = told(no).exec(read()[0] ?? '') ?? []
      await sender.says(`case show ${no}`)
      expect([no, read().length, ownerOf(sender, no).includes(winner ?? 'nobody')]).toEqual([no, 1, true])
      const seen = () => [one, other].map((person) => `${person.last(where)}\n---\n${person.last()}`).join('\n---\n')
      await one
        .until(() => said() !== before)
        .catch(() => {
          throw new Error(`${no}: nobody was told who was first, but:\n${seen()}`)
        })
    }
  }

  it('have one winner each; the sender hears of it once, and the others who it was', async () => {
    const { sara, erik, li, omar } = house.people
    await Promise.all([
      race({
        ...{ sender: sara, to: 'business-sweden', where: 'Hänvisningar', rivals: [li, omar] },
        told: (no) => new RegExp(`(Li Berg|Omar Sjö) på Business Sweden har accepterat ${no} `),
        late: /(?:Li Berg|Omar Sjö) (?:hann före|got there first)/,
      }),
      race({
        ...{ sender: li, to: 'almi', where: 'almi', rivals: [sara, erik] },
        told: (no) => new RegExp(`(Sara Lund|Erik Öst) at Almi has accepted ${no} `),
        late: /(?:Sara Lund|Erik Öst) hann före/,
      }),
    ])
    await quiet(house)
    const entries = [...house.slack.ledger.entries, ...house.teams.ledger.entries]
    const news = entries
      .filter(({ effect }) => effect === 'post')
      .flatMap((entry) => /(?:har accepterat|has accepted) (KRO-\d+) /.exec(wordsOf(entry))?.[1] ?? [])
    expect([news.length, new Set(news).size]).toEqual([2 * rounds, 2 * rounds])
  }, 600_000)
})

/** What stands in the newest description of the case that the person has been given, whatever else has been said since. */
const ownerOf = (person: Person, no: string): string =>
  person
    .reads()
    .split('\n---\n')
    .findLast((words) => words.startsWith(`${no} · `) && /^(?:Ansvarig|Owner)/m.test(words)) ?? ''
