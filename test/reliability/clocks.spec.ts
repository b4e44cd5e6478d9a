import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { hasServer } from '#test/database.ts'
import { type Fleet, openFleet } from './fleet.ts'
import { postsAbout, refers, registers } from './stories.ts'

/** Needs several processes on one database. */
const onServer = hasServer ? describe : describe.skip
const referrals = 12

onServer('clocks that ring while nodes are killed, on the server', () => {
  let fleet: Fleet
  beforeAll(async () => {
    fleet = await openFleet()
  }, 60_000)
  afterAll(async () => {
    await fleet.close()
  }, 30_000)

  /** As if all that has been offered had been offered two weeks ago, and nobody had looked since. */
  const twoWeeksLater = async () => {
    await sql`update referrals set since_at = since_at - interval '14 days', due_at = due_at - interval '14 days',
      details = jsonb_set(details, '{answerBy}', to_jsonb(to_char(due_at - interval '14 days', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))`.execute(
      fleet.database.db,
    )
    await sql`update clocks set since_at = since_at - interval '14 days', due_at = now() - interval '13 days'`.execute(
      fleet.database.db,
    )
  }
  const ringing = async (): Promise<number> =>
    (await sql`select from clocks where step is not null`.execute(fleet.database.db)).rows.length

  it('go through each step once, and none is lost', async () => {
    const { sara } = fleet.people
    const first = await fleet.start()
    const numbers: string[] = []
    for (let n = 0; n < referrals; n += 1) {
      const no = await registers(sara, `behov ${n}`)
      await refers(sara, no, n % 2 ? 'een' : 'business-sweden')
      numbers.push(no)
    }
    first.signal('SIGKILL')
    await first.ended
    await twoWeeksLater()

    const nodes = await Promise.all([fleet.start(), fleet.start(), fleet.start()])
    // One in the middle of it, and one that has just begun.
    const [one] = nodes
    one?.signal('SIGKILL')
    const late = await fleet.start()
    late.signal('SIGKILL')
    while ((await ringing()) > 0) await pause(100)

    const { rows } = await sql<{ times: string; steps: string }>`select count(*) as times,
      string_agg(about ->> 'step', ' ' order by at, id) as steps from audit where what = 'clock'
      group by about ->> 'referral'`.execute(fleet.database.db)
    expect(rows.map(({ steps }) => steps)).toEqual(numbers.map(() => 'reminder overdue escalated convened'))
    const twice = await sql`select subject, lane, about from outbox where about ->> 'kind' = 'clock'
      group by 1, 2, 3 having count(*) > 1`.execute(fleet.database.db)
    expect(twice.rows).toEqual([])

    // In Slack what was sent can be looked for: the sender is told once of each, whoever was killed while telling.
    while ((await fleet.store.outbox.counts()).pending > 0) await pause(200)
    const chat = sara.conversation().id
    const escalations = numbers.map((no) => {
      const posts = postsAbout(fleet, no, chat)
      return posts.filter((entry) => JSON.stringify(entry).includes('Två arbetsdagar har gått')).length
    })
    expect(escalations).toEqual(numbers.map(() => 1))
  }, 120_000)
})
