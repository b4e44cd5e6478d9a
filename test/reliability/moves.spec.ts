import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Entry } from '#src/playground/ledger.ts'
import { engines } from '#test/database.ts'
import { type House, openHouse } from '#test/scenarios/house.ts'
import { everyObject, wordsIn } from '#test/scenarios/json.ts'
import type { Person } from '#test/scenarios/person.ts'
import { sized } from './campaign.ts'
import { act, crowdIn, type Deed, deed, unlessOutOfSight } from './crowd.ts'
import { cardOf, numbersTold, quiet, wordsOf } from './stories.ts'

const numRuns = sized({ suite: 3, long: 200 })
const seed = 4711

/** What a card says of the stage that the database has. */
const stages: Readonly<Record<string, string>> = {
  offered: 'Väntar på svar från',
  'needs-info': 'Väntar på komplettering',
  accepted: 'Accepterad av',
  'in-progress': 'Pågår hos',
  returned: 'Återlämna',
  completed: 'Avslutad av',
  declined: 'Avböjd av',
  withdrawn: 'Återtagen',
}

const deeds = fc.array(fc.record({ deed, together: fc.boolean() }), { minLength: 20, maxLength: 40 })

describe.each(engines())('whatever four people do in two chats, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  const settled = (entries: readonly Entry[]): readonly { readonly referral: string; readonly shown: string }[] =>
    entries
      .filter((entry) => cardOf(entry) !== null)
      .map((posted) => {
        const last = entries.findLast(({ message, only }) => message === posted.message && only === null)
        const details = everyObject(posted.content)
          .map((one) => JSON.stringify(one))
          .join()
        const [, referral = ''] = /referral\\*":\\*"([0-9a-f-]{36})/.exec(details) ?? []
        return { referral, shown: last ? wordsOf(last) : '' }
      })

  /** One after another, and now and then two at once by different people. */
  const play = async (all: readonly { readonly deed: Deed; readonly together: boolean }[]): Promise<void> => {
    for (const [at, { deed: one, together }] of all.entries()) {
      const next = all[at + 1]?.deed
      const meanwhile = together && next && next.who !== one.who ? act(next, house) : null
      await Promise.all([act(one, house).catch(unlessOutOfSight), meanwhile?.catch(unlessOutOfSight)])
    }
  }

  /** How many cards there are, all of which show what they should. */
  const cardsAreRight = async (): Promise<number> => {
    const { rows } = await sql<{ id: string; stage: string }>`select id, stage from referrals`.execute(
      house.database.db,
    )
    const stageOf = new Map(rows.map(({ id, stage }) => [id, stage]))
    const cards = [...settled(house.slack.ledger.entries), ...settled(house.teams.ledger.entries)]
    for (const { referral, shown } of cards) {
      const stage = stageOf.get(referral) ?? 'not in the database'
      expect([referral, shown, stage]).toEqual([referral, expect.stringContaining(stages[stage] ?? 'nothing'), stage])
    }
    expect(new Set(cards.map(({ referral }) => referral)).size).toBe(rows.length)
    return cards.length
  }

  const everyCaseHasOneOwner = async (): Promise<void> => {
    const everyNo = new Set(crowdIn(house.people).flatMap(numbersTold))
    for (const no of everyNo) {
      const owners: string[] = []
      for (const person of crowdIn(house.people)) {
        await person.says(`case show ${no}`)
        owners.push(...ownerIn(person))
      }
      expect([no, new Set(owners).size]).toEqual([no, 1])
    }
  }

  it('each card shows in the end what the database says, and each case has one owner', async () => {
    let cards = 0
    await fc.assert(
      fc.asyncProperty(deeds, async (all) => {
        await play(all)
        await quiet(house)
        cards = await cardsAreRight()
        await everyCaseHasOneOwner()
      }),
      { numRuns, seed, endOnFailure: true },
    )
    expect(cards).toBeGreaterThan(5)
  }, 600_000)

  /** Who owns the case that the person has just been shown; nothing when the person may not see it. */
  const ownerIn = (person: Person): readonly string[] => {
    const words = wordsIn(person.conversation().messages.at(-1)?.content)
    const [, owner] = /Ansvarig:?\s*([^\n]+)/.exec(words) ?? []
    return owner === undefined ? [] : [owner]
  }
})
