import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { sql } from 'kysely'
import { openDatabase } from '#src/storage/database.ts'
import { hasServer, serverDatabase } from '#test/database.ts'
import { type House, houseOn } from '#test/scenarios/house.ts'
import type { Person } from '#test/scenarios/person.ts'
import { campaign, sized } from './campaign.ts'
import { type Gate, openGate } from './gate.ts'
import { queues } from './reckoning.ts'
import { cardOf, metric, postsAbout, quiet, refers, registers } from './stories.ts'
import { status } from './troubles.ts'

/** Looks at the clock during two hours. */
const looks = { suite: 3, long: 24 }
const waiting = sized({ suite: 10, long: 300 })
const minute = 60_000

/** Needs a database that can be taken away. */
const onServer = hasServer ? describe : describe.skip

onServer(`two hours without the database, with ${2 * waiting} messages still to be sent, on the server`, () => {
  let house: House
  let gate: Gate
  let drop: () => Promise<void>
  beforeAll(async () => {
    const database = await serverDatabase()
    drop = database.drop
    gate = await openGate(database.url)
    house = await houseOn(await openDatabase({ databaseUrl: gate.url, dataDir: '' }))
  }, 60_000)
  afterAll(async () => {
    await house.close()
    await gate.close()
    await drop()
  })

  const passes = (minutes: number): void => {
    house.clock.moveTo(new Date(house.clock.now().getTime() + minutes * minute))
    house.app.wake()
  }
  /** Told in so many words, and no number. */
  const isToldNo = async (person: Person): Promise<void> => {
    const { status: code } = await person.says('case new Nordform AB: mitt i avbrottet')
    expect(code).toBe(200)
    await person.until((one) => /^(Inte sparat|Not saved)/.test(one.last()))
  }

  /** While neither chat takes anything: the messages of each are still to be sent. */
  const refersMeanwhile = async (): Promise<readonly string[]> => {
    const { sara } = house.people
    house.slack.faults.plan({ on: 'chat.postMessage', fault: status(429, '1') })
    house.teams.faults.plan({ on: 'POST activities', fault: status(429, '1') })
    const numbers: string[] = []
    for (let n = 0; n < waiting; n += 1) {
      const no = await registers(sara, `behov ${n}`)
      await refers(sara, no, 'business-sweden')
      numbers.push(no)
    }
    return numbers
  }
  const cardsOf = (no: string): readonly number[] =>
    [house.people.sara.conversation().id, queues['business-sweden']].map(
      (where) => postsAbout(house, no, where).filter((one) => cardOf(one) === no).length,
    )

  const holds =
    'lose nothing that was acknowledged, save nothing that was refused, and are made up for within ten minutes'
  campaign({ name: 'outage', ...looks }, holds, async (run) => {
    const { sara, pia, li } = house.people
    for (const person of [sara, pia, li]) await person.says('case list')
    const numbers = await refersMeanwhile()
    await gate.shut()
    house.slack.faults.clear()
    house.teams.faults.clear()
    for (const look of run.rounds) {
      passes(120 / sized(looks))
      await isToldNo([sara, pia, li][look % 3] ?? sara)
    }
    await gate.open()
    const [back, begun] = [house.clock.now().getTime(), performance.now()]
    await quiet(house, 10 * minute)
    const minutes = (house.clock.now().getTime() - back) / minute
    const seconds = Math.round((performance.now() - begun) / 1_000)
    run.note({ messages: 2 * waiting, 'minutes by the clock until all was sent': minutes, 'seconds in fact': seconds })
    expect(minutes).toBeLessThan(10)
    expect(numbers.map(cardsOf)).toEqual(numbers.map(() => [1, 1]))
    const { rows } = await sql`select from cases`.execute(house.database.db)
    expect(rows).toHaveLength(numbers.length)
    expect(await metric(house, 'manydoors_outbox_dead')).toBe(0)
    for (const person of [sara, pia, li]) await registers(person, 'och nu går det')
  })
})
