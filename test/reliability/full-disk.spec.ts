import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import pg from 'pg'
import { openDatabase } from '#src/storage/database.ts'
import { hasServer } from '#test/database.ts'
import { type House, houseOn } from '#test/scenarios/house.ts'
import type { Person } from '#test/scenarios/person.ts'
import { campaign, sized } from './campaign.ts'
import { type Cluster, canLimitDisk, openCluster, serverPrograms } from './cluster.ts'
import { queues } from './reckoning.ts'
import { numbersTold, postsAbout, quiet, refers, registers } from './stories.ts'

const fillings = { suite: 1, long: 10 }
const megabytes = 96

/** Needs PostgreSQL's own programs, and a disk that may be full. */
const onDisk = hasServer && serverPrograms !== null && canLimitDisk ? describe : describe.skip

onDisk(
  `a disk of ${megabytes} MB that somebody else fills, ${sized(fillings)} time(s), under a server of the test’s own`,
  () => {
    let cluster: Cluster
    let house: House
    beforeAll(async () => {
      cluster = await openCluster(serverPrograms ?? '', megabytes)
      house = await houseOn(await openDatabase({ databaseUrl: cluster.url, dataDir: '' }))
    }, 120_000)
    afterAll(async () => {
      await house.close()
      await cluster.close()
    }, 60_000)

    const aside = async (statement: string): Promise<string> => {
      const client = new pg.Client({ connectionString: cluster.url })
      client.on('error', () => undefined)
      try {
        await client.connect()
        await client.query(statement)
        return 'done'
      } catch (fault) {
        return fault instanceof pg.DatabaseError ? (fault.code ?? 'no code') : 'lost'
      } finally {
        await client.end().catch(() => undefined)
      }
    }
    /** In ever smaller pieces, so that no room is left for anything. */
    const fill = async (): Promise<void> => {
      await aside('create unlogged table ballast (filling text)')
      await aside('alter table ballast alter filling set storage plain')
      for (const rows of [20_000, 2_000, 200, 20, 2, 1, 1, 1])
        while (
          (await aside(`insert into ballast select repeat('x', 7000) from generate_series(1, ${rows})`)) === 'done'
        );
    }

    /** The number of the case, or null when the person was told that it may not have been saved. */
    const tries = async (person: Person): Promise<string | null> => {
      const before = new Set(numbersTold(person))
      const { status } = await person.says(`case new Nordform AB: ${'trångt '.repeat(20)}`)
      expect(status).toBe(200)
      const told = () => numbersTold(person).find((one) => !before.has(one)) ?? null
      await person.until(
        (one) => told() !== null || /^(Inte sparat|Osäkert|Not saved|It is not certain)/.test(one.last()),
      )
      return told()
    }
    /** Some still find room in what they have: until three in a row have not. */
    const triesUntilRefused = async (kept: string[]): Promise<void> => {
      const { sara, pia, li } = house.people
      for (let refused = 0; refused < 3; ) {
        const no = await tries([sara, pia, li][refused] ?? sara)
        refused = no === null ? refused + 1 : 0
        if (no !== null) kept.push(no)
      }
    }

    campaign(
      { name: 'full-disk', ...fillings },
      'refuses in so many words, loses nothing, and goes on once there is room',
      async (run) => {
        const { sara, pia, li } = house.people
        for (const person of [sara, pia, li]) await person.says('case list')
        const kept: string[] = []
        for (const n of run.rounds) {
          const no = await registers(sara, `före ${n}`)
          await refers(sara, no, 'business-sweden')
          kept.push(no)
          await fill()
          await triesUntilRefused(kept)
          while ((await aside('drop table if exists ballast')) !== 'done') await pause(100)
          await quiet(house, 60_000)
          expect(postsAbout(house, no, queues['business-sweden'])).toHaveLength(1)
          kept.push(await registers(sara, `efter ${n}`))
        }
        for (const no of kept) {
          await sara.says(`case show ${no}`)
          await sara.untilReads(new RegExp(`^${no} · `, 'm'))
        }
        run.note({ megabytes, 'kept of all that was acknowledged': kept.length })
      },
    )
  },
)
