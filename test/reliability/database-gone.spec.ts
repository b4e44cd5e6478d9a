import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { openDatabase } from '#src/storage/database.ts'
import type { Database } from '#src/storage/engine.ts'
import { hasServer, serverDatabase } from '#test/database.ts'
import { type House, houseOn } from '#test/scenarios/house.ts'
import { wordsIn } from '#test/scenarios/json.ts'
import type { Person } from '#test/scenarios/person.ts'
import { campaign } from './campaign.ts'
import { type Gate, openGate } from './gate.ts'
import { metric, postsAbout, quiet, refers, registers, speaksOf } from './stories.ts'

/** Needs a database that can be taken away. */
const onServer = hasServer ? describe : describe.skip

const cuts = { suite: 50, long: 500 }

/** Milliseconds that each chat waits for the bot. */
const patience = { slack: 3_000, teams: 15_000 }

onServer('when the database is gone, on the server', () => {
  let house: House
  let gate: Gate
  let direct: Database
  let drop: () => Promise<void>
  beforeAll(async () => {
    const database = await serverDatabase()
    drop = database.drop
    direct = await openDatabase({ databaseUrl: database.url, dataDir: '' })
    gate = await openGate(database.url)
    house = await houseOn(await openDatabase({ databaseUrl: gate.url, dataDir: '' }))
    // Everybody has been heard of once, as on a day like any other.
    for (const person of Object.values(house.people)) await person.says('case list')
  }, 60_000)
  afterEach(() => gate.open())
  afterAll(async () => {
    await house.close()
    await gate.close()
    await direct.close()
    await drop()
  })

  const counted = async (): Promise<number> =>
    Number((await sql<{ n: string }>`select count(*) as n from cases`.execute(direct.db)).rows[0]?.n)
  const seen = (person: Person): string => `${person.reads()}\n${wordsIn(person.form?.content)}`

  const speakers = [
    ['in Slack, in Swedish', 'sara', 'Inte sparat: databasen svarar inte'],
    ['in Slack, in English', 'erik', 'Not saved: the database is not answering'],
    ['in Teams, in Swedish', 'pia', 'Inte sparat: databasen svarar inte'],
    ['in Teams, in English', 'li', 'Not saved: the database is not answering'],
  ] as const

  it('says that nothing was saved, in time, in both chats and both languages; and works again by itself', async () => {
    const { erik } = house.people
    await erik.says('doors settings')
    await erik.sends({ [labelsOf(erik)[0] ?? '']: 'English' })
    const before = await counted()
    await gate.shut()
    for (const [, who, words] of speakers) {
      const person = house.people[who]
      const started = performance.now()
      const { status, trouble } = await person.says('case new Nordform AB: något som inte får försvinna')
      expect([who, status, trouble]).toEqual([who, 200, null])
      await person.until((one) => one.last().includes(words), 1_000)
      expect([who, performance.now() - started < patience[person.chat]]).toEqual([who, true])
      expect(person.last()).not.toMatch(/KRO-\d/)
    }
    await gate.open()
    expect(await counted()).toBe(before)
    for (const [, who] of speakers) {
      await house.people[who].says('case new Nordform AB: nu går det')
      expect(house.people[who].last()).toMatch(/KRO-\d+ (är registrerat|is registered)/)
    }
    expect(await counted()).toBe(before + speakers.length)
  }, 30_000)

  it('keeps what stands in a form, and the same form can be sent when it is back', async () => {
    const { sara, pia } = house.people
    const before = await counted()
    await sara.says('case')
    await pia.says('ärende')
    const filled = { Företag: 'Nordform AB', 'Vad behöver företaget?': 'ett behov som ingen vill skriva två gånger' }
    await gate.shut()
    await sara.fills('Registrera', filled)
    await pia.fills('Registrera', filled)
    await sara.until((one) => seen(one).includes('Inte sparat'), 3_000)
    await pia.until((one) => seen(one).includes('Inte sparat'), 3_000)
    expect(JSON.stringify(sara.form?.content)).toContain('ingen vill skriva två gånger')
    await gate.open()
    expect(await counted()).toBe(before)
    await sara.sends({})
    await pia.fills('Registrera', filled)
    expect(sara.form).toBeNull()
    expect(pia.reads()).toContain('är registrerat')
    expect(await counted()).toBe(before + 2)
  }, 30_000)

  it('an acceptance is not said to be made when it was not', async () => {
    const { sara, li } = house.people
    const no = await registers(sara, 'accepteras i otid')
    await refers(sara, no, 'business-sweden')
    await li.untilReads(no, 'Hänvisningar')
    await gate.shut()
    await li.presses('Acceptera', 'Hänvisningar')
    await li.until((one) => `${one.reads()}${one.reads('Hänvisningar')}`.includes('Not saved'), 5_000)
    await gate.open()
    await sara.says(`case show ${no}`)
    expect(sara.last()).toContain('Sara Lund')
    await li.presses('Acceptera', 'Hänvisningar')
    await sara.untilReads(`Li Berg på Business Sweden har accepterat ${no}`)
  }, 30_000)

  campaign(
    { name: 'commit-answer-lost', ...cuts },
    'with its answer to COMMIT lost: each is done once, and told as done',
    async (run) => {
      const { sara, pia } = house.people
      const before = await counted()
      const lost = gate.lost()
      let done = 0
      for (const round of run.rounds) {
        const person = round % 2 === 0 ? sara : pia
        gate.loseNextAnswer()
        await person.says(`case new Nordform AB: förlorat svar ${round}`)
        expect(person.last()).toMatch(/är registrerat|redan gjort/)
        done += 1
      }
      expect(gate.lost() - lost).toBe(done)
      expect(await counted()).toBe(before + done)
      run.note({ cut: done, 'done once': done })
    },
  )

  it('with its answer to COMMIT lost: what was to be sent is delivered without delay, once', async () => {
    const { sara, li } = house.people
    const no = await registers(sara, 'ett kort som inte får dröja')
    await sara.says(`refer ${no} business-sweden Hur är det?`)
    gate.loseNextAnswer()
    await sara.sends({ 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' })
    await li.untilReads(no, 'Hänvisningar')
    gate.loseNextAnswer()
    await li.presses('Acceptera', 'Hänvisningar')
    await sara.untilReads(`Li Berg på Business Sweden har accepterat ${no}`)
    await quiet(house)
    expect(postsAbout(house, no, '19:bs-sydost@thread.tacv2')).toHaveLength(1)
  }, 60_000)

  it('and goes at the very moment of saving: nobody is told that it was not saved when it was', async () => {
    const { sara, li } = house.people
    const before = await counted()
    for (const [person, words] of [
      [sara, 'Osäkert om det sparades'],
      [li, 'It is not certain that this was saved'],
    ] as const) {
      gate.loseNextAnswer('shut')
      await person.says('case new Nordform AB: just i det ögonblicket')
      await person.until((one) => one.last().includes(words), 5_000)
      await gate.open()
    }
    expect(await counted()).toBe(before + 2)
  }, 30_000)

  it('while a notice is on its way: what was sent is not sent again', async () => {
    const { sara } = house.people
    const no = await registers(sara, 'mitt i en sändning')
    await quiet(house)
    house.teams.faults.plan({ on: 'POST activities', calls: [1], fault: { kind: 'drip', milliseconds: 800 } })
    const ambiguous = await metric(house, 'ambiguous_sends_total')
    await refers(sara, no, 'business-sweden')
    await house.teams.ledger.until((entry) => entry.effect === 'post' && speaksOf(entry, no))
    await gate.shut()
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    await gate.open()
    await quiet(house)
    expect(postsAbout(house, no, '19:bs-sydost@thread.tacv2')).toHaveLength(1)
    expect(await metric(house, 'ambiguous_sends_total')).toBe(ambiguous)
  }, 30_000)

  it('without a word, as when a cable is pulled: Slack is acknowledged in time, and people are told as soon as it is clear', async () => {
    const { sara, li } = house.people
    const before = await counted()
    gate.silence()
    const told = [sara, li].map(async (person) => {
      const started = performance.now()
      const { status, trouble } = await person.says('case new Nordform AB: rakt ut i tystnaden')
      expect([person.id, status, trouble, performance.now() - started < patience[person.chat]]).toEqual([
        person.id,
        200,
        null,
        true,
      ])
      await person.until((one) => /^(Inte sparat|Not saved)/.test(one.last()), 20_000)
      expect(performance.now() - started).toBeLessThan(20_000)
    })
    await Promise.all(told)
    await gate.open()
    expect(await counted()).toBe(before)
    await sara.says('case new Nordform AB: och nu?')
    expect(sara.last()).toContain('är registrerat')
  }, 60_000)

  const labelsOf = (person: Person): readonly string[] =>
    [...JSON.stringify(person.form?.content).matchAll(/"label":\{"type":"plain_text","text":"([^"]+)"/g)].map(
      ([, label = '']) => label,
    )
})
