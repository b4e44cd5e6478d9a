import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { sql } from 'kysely'
import { newId } from '#src/new-id.ts'
import { engines, testDatabase } from '#test/database.ts'
import { type House, houseOn } from '#test/scenarios/house.ts'
import { type Campaign, campaign, sized } from './campaign.ts'
import { networkWith } from './newcomers.ts'
import { metric, postsAbout, refers, registers } from './stories.ts'

const measured = { suite: 10, long: 300 }
const backlog = sized({ suite: 200, long: 100_000 })
/** People whose messages the burden is. */
const burdened = 200
/** Milliseconds that a notice may take while the platforms are well. */
const promised = 5_000

describe('while something weighs on the outbox', () => {
  let house: House
  beforeAll(async () => {
    const network = networkWith(burdened)
    house = await houseOn(await testDatabase(engines().at(-1) ?? 'embedded'), {}, { network })
  }, 120_000)
  afterAll(() => house.close())

  /** Messages of those people, as many as there are to be, about the newest referral or about something that nobody can read. */
  const weigh = async (messages: number, about: 'referral' | 'nonsense'): Promise<void> => {
    const { db } = house.database
    await sql`insert into outbox_lanes (network_id, lane) select network_id, id from members where key like 'ny-%' on conflict do nothing`.execute(
      db,
    )
    for (let left = messages; left > 0; left -= 5_000) {
      const ids = Array.from({ length: Math.min(left, 5_000) }, () => newId<'notice'>())
      await sql`insert into outbox (network_id, id, lane, recipient, about, subject, live, due_at, posted_at)
        select m.network_id, g.id, m.id, 'member',
          case when ${about} = 'referral' then jsonb_build_object('kind', 'referral', 'referral', r.id) else '{"kind": "of-tomorrow"}' end,
          r.id, false, ${house.clock.now()}::timestamptz, ${house.clock.now()}::timestamptz
        from unnest(${ids}::uuid[]) with ordinality g (id, n)
        join (select *, row_number() over (order by id) as n from members where key like 'ny-%') m on m.n = 1 + g.n % ${burdened}::int
        cross join (select id from referrals order by id desc limit 1) r`.execute(db)
    }
  }

  /** Milliseconds from pressing Refer to the answer, and to the card in the other chat. */
  const oneMore = async (n: number) => {
    const { sara } = house.people
    const no = await registers(sara, `behov ${n}`)
    const begun = performance.now()
    await refers(sara, no, 'business-sweden')
    const answered = performance.now() - begun
    const place = '19:bs-sydost@thread.tacv2'
    await house.teams.ledger.until(() => postsAbout(house, no, place).length > 0, 60_000)
    return { answered, noticed: performance.now() - begun }
  }
  const p95 = (times: readonly number[]): number =>
    Math.round(times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? 0)

  type Times = readonly Awaited<ReturnType<typeof oneMore>>[]
  const many = async (turns: Iterable<number>, before: (n: number) => Promise<unknown>): Promise<Times> => {
    const times: Awaited<ReturnType<typeof oneMore>>[] = []
    for (const n of turns) {
      await before(n)
      times.push(await oneMore(n))
    }
    return times
  }
  /** Takes down what it was and what it became, and holds it against what is promised; a machine that is slow by itself is not held to it. */
  const compare = (run: Campaign, alone: Times, burdened: Times): void => {
    const [before, meanwhile] = [alone, burdened].map((times) => p95(times.map(({ noticed }) => noticed)))
    const [idle, busy] = [alone, burdened].map((times) => p95(times.map(({ answered }) => answered)))
    run.note({ 'ms to the answer, p95, alone': idle ?? 0, 'ms to the answer, p95': busy ?? 0 })
    run.note({ 'ms to the notice, p95, alone': before ?? 0, 'ms to the notice, p95': meanwhile ?? 0 })
    expect(meanwhile).toBeLessThan(Math.max(promised, 20 * (before ?? 0)))
  }
  const nothing = async () => undefined
  const turns = () => Array.from({ length: sized(measured) }, (_, n) => n)

  // Two messages each time: one in a hundred.
  const poisoned = (n: number): boolean => n % 50 === 0
  campaign(
    { name: 'poison', ...measured },
    'that nobody can read, one in a hundred, the others do not notice',
    async (run) => {
      const alone = await many(turns(), nothing)
      compare(run, alone, await many(run.rounds, async (n) => poisoned(n) && weigh(1, 'nonsense')))
      const poison = turns().filter(poisoned).length
      const died = () => metric(house, 'manydoors_dead_letters_total', 'newer-version')
      // Nothing else is under way: each try may follow at once upon the one before.
      while ((await died()) < poison) {
        house.clock.moveTo(new Date(house.clock.now().getTime() + 660_000))
        house.app.wake()
        await pause(50)
      }
      expect([await died(), await metric(house, 'ambiguous_sends_total')]).toEqual([poison, 0])
    },
  )

  campaign(
    { name: 'backlog', ...measured },
    `${backlog} messages to ${burdened} people, the others get theirs in time`,
    async (run) => {
      const alone = await many(turns(), nothing)
      await weigh(backlog, 'referral')
      compare(run, alone, await many(run.rounds, nothing))
      run.note({ backlog, 'still waiting at the end': await metric(house, 'manydoors_outbox_pending') })
    },
  )
})
