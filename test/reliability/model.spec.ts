import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { Entry } from '#src/playground/ledger.ts'
import { hasServer } from '#test/database.ts'
import { sized } from './campaign.ts'
import { act, crowdIn, type Deed, deed, race, unlessOutOfSight } from './crowd.ts'
import { type Fleet, openFleet } from './fleet.ts'
import { cardOf, numbersTold, wordsOf } from './stories.ts'
import { callWitness, changesOf, livesUntold } from './witness.ts'

const numRuns = sized({ suite: 5, long: 200 })
const mostCommands = sized({ suite: 80, long: 60 })
const seed = 20261125
const hour = 3_600_000

/** What people were told, which has to be true in the end. */
interface Told {
  readonly numbers: Set<string>
}
type Command = fc.AsyncCommand<Told, Fleet>

/** A company each, so that a name shows whose it is. */
const companies = ['Nordform AB', 'Tingsåker Design AB', 'Ljunga Trävaror AB', 'Älmkyl AB'] as const
const does = (one: Deed, fleet: Fleet): Promise<void> => act(one, fleet, companies[one.who])

const hear = (told: Told, { people }: Fleet): void => {
  for (const no of crowdIn(people).flatMap(numbersTold)) told.numbers.add(no)
}

const acts = deed.map(
  (one): Command => ({
    check: () => true,
    run: async (told, fleet) => {
      await does(one, fleet).catch(unlessOutOfSight)
      hear(told, fleet)
    },
    toString: () => `${one.who} ${one.what} ${one.pick}`,
  }),
)

/** Two at the same instant, whatever it is. */
const together = fc.tuple(deed, deed).map(
  ([one, other]): Command => ({
    check: () => one.who !== other.who,
    run: async (told, fleet) => {
      await Promise.all([one, other].map((each) => does(each, fleet).catch(unlessOutOfSight)))
      hear(told, fleet)
    },
    toString: () => `${one.who} ${one.what} ${one.pick} while ${other.who} ${other.what} ${other.pick}`,
  }),
)

const races = fc.nat(1_000).map(
  (pick): Command => ({
    check: () => true,
    run: async (told, fleet) => {
      await race(pick, fleet)
      hear(told, fleet)
    },
    toString: () => `two at once on one referral, ${pick}`,
  }),
)

const later = fc.constantFrom(1, 4, 9, 24, 72).map(
  (hours): Command => ({
    check: () => true,
    run: (_, fleet) => fleet.moveClock(hours * hour),
    toString: () => `${hours} hours pass`,
  }),
)

/** Kill -9 of a node in the middle of somebody's deed, of which nobody may ever hear; another takes its place. */
const dies = fc.record({ one: deed, after: fc.nat(40) }).map(
  ({ one, after }): Command => ({
    check: () => true,
    run: async (told, fleet) => {
      const [node] = fleet.nodes
      const under = does(one, fleet).catch(() => undefined)
      await pause(after)
      node?.signal('SIGKILL')
      await Promise.all([under, node?.ended, fleet.start()])
      hear(told, fleet)
    },
    toString: () => `a node dies ${after} ms into ${one.who} ${one.what} ${one.pick}`,
  }),
)

const commands = fc.commands(
  [...Array.from({ length: 12 }, () => acts), together, races, races, races, later, later, dies],
  {
    maxCommands: mostCommands,
    size: 'max',
  },
)

/** Needs several processes on one database. */
const onServer = hasServer ? describe : describe.skip

onServer('whatever four people do in two chats while time passes and nodes die, on the server', () => {
  let fleet: Fleet
  beforeAll(async () => {
    fleet = await openFleet({ moves: true })
    await callWitness(fleet.database.db)
    await Promise.all([fleet.start(), fleet.start()])
    await fleet.teams.installAll()
  }, 60_000)
  afterAll(async () => {
    await fleet.close()
  }, 30_000)

  /** Until everything is sent; what waits for its time is given it. */
  const quiet = async (): Promise<void> => {
    const end = performance.now() + 60_000
    for (let n = 1; (await fleet.store.outbox.counts()).pending > 0; n += 1) {
      if (performance.now() > end) throw new Error('the outbox is not empty in time')
      await pause(50)
      // A message that a dead node was sending is free again when its lease has run out.
      if (n % 20 === 0) await fleet.moveClock(60_000)
    }
  }

  const rowsOf = async <T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> =>
    (await query.execute(fleet.database.db)).rows

  const cards = (): readonly Entry[] => [...fleet.slack.ledger.entries, ...fleet.teams.ledger.entries]

  const everyCase = () =>
    rowsOf(sql<{ no: string; company: string; active: boolean }>`
      select n.prefix || '-' || c.number as no, m.active, k.name as company
      from cases c join networks n using (network_id) join members m on m.id = c.owner_id join companies k on k.id = c.company_id`)

  /** Each organisation that has ever had a case in sight, as `no organisation`, and with `whole` those that have seen its company. */
  const everInSight = async () => {
    const seen = await rowsOf(sql<{ who: string; level: string }>`
      select distinct n.prefix || '-' || c.number || ' ' || o.key as who, w.becomes ->> 'level' as level
      from witness w join cases c on c.id = w.id join networks n using (network_id)
      join organisations o on o.id = (w.becomes ->> 'organisation_id')::uuid where w.subject = 'case_access'`)
    const whole = seen.filter(({ level }) => level === 'own' || level === 'party')
    return { any: new Set(seen.map(({ who }) => who)), whole: new Set(whole.map(({ who }) => who)) }
  }

  it('holds what is promised, whichever way it went', async () => {
    let moves = 0
    await fc.assert(
      fc.asyncProperty(commands, async (all) => {
        const told: Told = { numbers: new Set() }
        await fc.asyncModelRun(() => ({ model: told, real: fleet }), all)
        await quiet()

        const cases = await everyCase()
        const kept = new Set(cases.map(({ no }) => no))
        expect([...told.numbers].filter((no) => !kept.has(no))).toEqual([])
        expect(cases.filter(({ active }) => !active)).toEqual([])
        expect(await livesUntold(fleet.database.db)).toEqual([])
        for (const { was, becomes } of await changesOf(fleet.database.db, 'cases')) {
          expect(becomes.owner_id).not.toBeNull()
          if (was && was.owner_id !== becomes.owner_id) expect(becomes.version).toBeGreaterThan(was.version)
        }
        const numbers = cards().flatMap((entry) => cardOf(entry) ?? [])
        expect(numbers.filter((no) => !kept.has(no))).toEqual([])
        moves = numbers.length
      }),
      { numRuns, seed, endOnFailure: true },
    )
    expect(moves).toBeGreaterThan(5)
  }, 3_600_000)

  it('each waiting referral has a clock, which has rung once for each step of each stage', async () => {
    const unwatched = await rowsOf(sql`select r.id, r.stage from referrals r left join clocks c on c.referral_id = r.id
      where r.stage in ('offered', 'needs-info', 'accepted', 'in-progress', 'on-hold') and c.referral_id is null`)
    expect(unwatched).toEqual([])
    const rung = await rowsOf(sql`select from audit where what = 'clock'`)
    expect(rung.length).toBeGreaterThan(0)
    const twice = await rowsOf(sql`select subject, about, lane from outbox where about ->> 'kind' = 'clock'
      group by subject, about, lane having count(*) > 1`)
    expect(twice).toEqual([])
  })

  it('nobody was sent a word of a case that their organisation had no part in', async () => {
    const [cases, inSight] = [await everyCase(), await everInSight()]
    const told = cards().flatMap((entry) => {
      const organisation = organisationAt(entry.conversation)
      const words = wordsOf(entry)
      // Help has the number of an invented case as its example.
      if (organisation === undefined || words.includes('Det här kan Manydoors')) return []
      const about = cases.filter(({ no }) => new RegExp(`\\b${no}\\b`).test(words))
      return about.map(({ no, company }) => ({
        who: `${no} ${organisation}`,
        whole: about.length === 1 && words.includes(company),
      }))
    })
    expect(told.length).toBeGreaterThan(20)
    expect(told.filter(({ who, whole }) => !inSight[whole ? 'whole' : 'any'].has(who))).toEqual([])
  })

  const organisationAt = (conversation: string): string | undefined => {
    const person = crowdIn(fleet.people).findIndex((one) => one.conversation().id === conversation)
    return queues[conversation] ?? homes[person]
  }
})

/** Of the four, in their order; and whose queue a channel is. */
const homes = ['almi', 'almi', 'business-sweden', 'ekn']
const queues: Readonly<Record<string, string>> = {
  '19:bs-sydost@thread.tacv2': 'business-sweden',
  '19:ekn-smf@thread.tacv2': 'ekn',
  C0ALMIHAND: 'almi',
}
