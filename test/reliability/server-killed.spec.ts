import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { sql } from 'kysely'
import { openDatabase } from '#src/storage/database.ts'
import { hasServer } from '#test/database.ts'
import { type House, houseOn } from '#test/scenarios/house.ts'
import type { Person } from '#test/scenarios/person.ts'
import { campaign, sized } from './campaign.ts'
import { type Cluster, openCluster, serverPrograms } from './cluster.ts'
import { asksFor, hasReferred, insists } from './insisting.ts'
import { postsAbout, quiet } from './stories.ts'

const kills = { suite: 5, long: 100 }

/** Needs PostgreSQL's own programs, for a server that may be killed. */
const onServer = hasServer && serverPrograms !== null ? describe : describe.skip

onServer(
  `when the database server is killed ${sized(kills)} times while people work, on a server of the test’s own`,
  () => {
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

    const registered = new Map<string, string>()
    const referred: string[] = []
    let stopping = false
    const ended = () => stopping
    const works = async (person: Person) => {
      for (let n = 0; !stopping; n += 1) {
        const need = `${person.id} behov ${n}`
        const no = await insists(() => asksFor(person, need), ended)
        if (no === null) return
        registered.set(no, need)
        if (await insists(() => hasReferred(person, no, 'een'), ended)) referred.push(no)
      }
    }

    campaign(
      { name: 'server-killed', ...kills },
      'what was acknowledged is there, and its notices get there once',
      async (run) => {
        const { sara, erik, pia } = house.people
        const work = Promise.all([works(sara), works(erik), works(pia)])
        for (const _ of run.rounds) {
          await pause(200 + run.chance() * 600)
          await cluster.kill()
          await pause(run.chance() * 400)
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
        run.note({ registered: registered.size, referred: referred.length })
      },
    )
  },
)
