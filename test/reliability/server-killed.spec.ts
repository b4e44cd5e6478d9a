import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { openDatabase } from '#src/storage/database.ts'
import { hasServer } from '#test/database.ts'
import { type House, houseOn } from '#test/scenarios/house.ts'
import type { Person } from '#test/scenarios/person.ts'
import { type Cluster, openCluster, serverPrograms } from './cluster.ts'
import { asksFor, hasReferred, insists } from './insisting.ts'
import { postsAbout, quiet } from './stories.ts'

// biome-ignore lint/style/noProcessEnv: asked for by `npm run test:long`
const kills = process.env['LONG'] ? 100 : 5

/** Needs PostgreSQL's own programs, for a server that may be killed. */
const onServer = hasServer && serverPrograms !== null ? describe : describe.skip

onServer(`when the database server is killed ${kills} times while people work, on a server of the test’s own`, () => {
  let cluster: Cluster
  let house: House
  beforeAll(async () => {
    cluster = await openCluster(serverPrograms ?? '')
    house = await houseOn(await openDatabase({ databaseUrl: cluster.url, dataDir: '' }))
  }, 60_000)
  afterAll(async () => {
    await house.close()
    await cluster.close()
  }, 30_000)

  it('what was acknowledged is there, and its notices get there once', async () => {
    const registered = new Map<string, string>()
    const referred: string[] = []
    let stopping = false
    const works = async (person: Person) => {
      const ended = () => stopping
      for (let n = 0; !stopping; n += 1) {
        const need = `${person.id} behov ${n}`
        const no = await insists(() => asksFor(person, need), ended)
        if (no !== null) registered.set(no, need)
        if (no !== null && (await insists(() => hasReferred(person, no, 'een'), ended))) referred.push(no)
      }
    }
    const { sara, erik, pia } = house.people
    const work = Promise.all([works(sara), works(erik), works(pia)])
    for (let n = 0; n < kills; n += 1) {
      await pause(200 + Math.random() * 600)
      await cluster.kill()
      await pause(Math.random() * 400)
      await cluster.start()
    }
    while (referred.length < 5) await pause(50)
    stopping = true
    await work
    // In real time as well: what was claimed by a transaction whose answer was lost waits for its lease.
    house.clock.moveTo(new Date(house.clock.now().getTime() + 31_000))
    await quiet(house)

    const { rows } = await sql<{ no: string; need: string }>`
      select n.prefix || '-' || c.number as no, c.need from cases c join networks n using (network_id)`.execute(
      house.database.db,
    )
    const kept = new Map(rows.map(({ no, need }) => [no, need]))
    expect([...registered].filter(([no, need]) => kept.get(no) !== need)).toEqual([])
    expect(referred.map((no) => [no, postsAbout(house, no, 'C0EENHAND1').length])).toEqual(
      referred.map((no) => [no, 1]),
    )
  }, 600_000)
})
