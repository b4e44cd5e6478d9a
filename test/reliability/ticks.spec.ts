import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { sql } from 'kysely'
import { firstRung } from '#src/core/referral/ladder.ts'
import { newId } from '#src/new-id.ts'
import { createAlarmClock } from '#src/storage/alarm-clock.ts'
import { openDatabase } from '#src/storage/database.ts'
import { createDigestClock } from '#src/storage/digest-clock.ts'
import type { Database } from '#src/storage/engine.ts'
import { watchNights } from '#src/storage/night-watch.ts'
import { createRoutineClock } from '#src/storage/routine-clock.ts'
import { ring } from '#src/worker/ring.ts'
import { ringDigest } from '#src/worker/ring-digest.ts'
import { goRound } from '#src/worker/routine.ts'
import { hasServer, serverDatabase } from '#test/database.ts'
import { testEncryption } from '#test/seed-network.ts'
import { type Given, given, offering, opening, start } from '#test/storage/given.ts'
import { campaign, sized } from './campaign.ts'

const ticks = { suite: 24, long: 10_000 }
const [hour, day] = [3_600_000, 86_400_000]
/** How far a tick moves the clock: mostly as in a long run of hours, now and then past a standstill, or back. */
const moves = sized({ suite: 1, long: 0 })
  ? [day, day, day, 3 * day, 12 * hour, -hour]
  : [...Array.from({ length: 20 }, () => hour), 5 * hour, day / 24 / 4, 3 * day, -hour]
const zone = 'Europe/Stockholm'
const calendar = { timeZone: zone, hours: { from: 480, to: 1020 }, freeDays: new Set<string>() }
const everyTicks = sized({ suite: 10, long: 200 })

/** Needs a server: one connection shows no race. */
const onServer = hasServer ? describe : describe.skip

onServer(`four nodes that look at the clock ${sized(ticks)} times, on the server`, () => {
  const nodes: Database[] = []
  let g: Given
  let drop: () => Promise<void>
  beforeAll(async () => {
    const server = await serverDatabase()
    drop = server.drop
    for (let n = 0; n < 4; n += 1) nodes.push(await openDatabase({ databaseUrl: server.url, dataDir: '', poolSize: 2 }))
    const [first] = nodes
    if (first) g = await given(first)
  })
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.close()))
    await drop()
  })

  /** Everything whose time has come; gives how many nights it was the one to check. */
  const looks = async (database: Database, now: Date): Promise<number> => {
    const made = { encryption: testEncryption, newId, now: () => now, onCommit: () => undefined }
    const [clocks, routines, digests] = [
      createAlarmClock(database, made),
      createRoutineClock(database, made),
      createDigestClock(database, made),
    ]
    while (await clocks.ring(now, (ports, due) => ring(ports, due, calendar, now)));
    while (await routines.ring(now, (ports, due) => goRound(ports, due, calendar, now)));
    while (await digests.ring(now, (ports, due) => ringDigest(ports, due, calendar, now)));
    return (await watchNights(database, newId, now)).length
  }
  const offers = async (now: Date): Promise<number> => {
    g.clock.now = now
    const { id } = await g.as('sara', opening())
    await g.as('sara', async (ports, by) => {
      const sheet = await ports.referrals.byId(await offering(id, 'li', now)(ports, by))
      if (sheet) await ports.clocks.start(sheet.referral, firstRung(sheet.referral, calendar))
    })
    return 1
  }

  /** The night that is over at two o'clock, by the wall clock there: reckoned without anything of ours. */
  const wall = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  const nightOf = (now: Date): number =>
    Math.floor((Date.parse(`${wall.format(now).replace(' ', 'T')}Z`) - 2 * hour) / day)
  const monthsBetween = (from: Date, to: Date): number =>
    (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()
  const rowsOf = async <T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> =>
    (await query.execute(g.database.db)).rows

  const everybodyLooks = async (now: Date): Promise<number> =>
    (await Promise.all(nodes.map((node) => looks(node, now)))).reduce((sum, some) => sum + some, 0)

  campaign({ name: 'ticks', ...ticks }, 'each reminder, each night and each month’s digest comes once', async (run) => {
    let now = start
    let latest = start
    let nights = 0
    let offered = 0
    await everybodyLooks(now)
    for (const n of run.rounds) {
      offered += n % everyTicks === 0 ? await offers(now) : 0
      now = new Date(now.getTime() + run.oneOf(moves))
      nights += Number(nightOf(now) > nightOf(latest)) - (await everybodyLooks(now))
      latest = new Date(Math.max(latest.getTime(), now.getTime()))
    }
    expect(nights).toBe(0)
    // What was offered last goes its way as well.
    for (let n = 0; n < 30; n += 1) await everybodyLooks(new Date(latest.getTime() + n * 12 * hour))

    const months = await rowsOf(sql<{ month: string; times: number }>`
      select month, max(n)::int as times from (select month, organisation_id, count(*) as n from digests group by 1, 2) each
      group by month order by month`)
    expect(months.filter(({ times }) => times > 1)).toEqual([])
    const over = monthsBetween(start, new Date(latest.getTime() + 15 * day))
    expect([over - 1, over]).toContain(months.length)
    const ladders = await rowsOf(sql<{ steps: string; n: number }>`
      select steps, count(*)::int as n from (select string_agg(about ->> 'step', ' ' order by at, id) as steps from audit
        where what = 'clock' group by about ->> 'referral') each group by steps`)
    expect(ladders).toEqual([{ steps: 'reminder overdue escalated convened', n: offered }])
    const twice =
      await rowsOf(sql`select lane, about from outbox where about ->> 'kind' in ('clock', 'services', 'digest')
      group by lane, about having count(*) > 1`)
    expect(twice).toEqual([])
    const days = Math.round((latest.getTime() - start.getTime()) / day)
    run.note({ days, months: months.length, referrals: offered, reminders: 4 * offered })
  })
})
