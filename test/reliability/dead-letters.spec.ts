import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { hasServer } from '#test/database.ts'
import type { Person } from '#test/scenarios/person.ts'
import { type Fleet, openFleet } from './fleet.ts'
import { refers, registers } from './stories.ts'

/** Needs several processes on one database. */
const onServer = hasServer ? describe : describe.skip

onServer('dead letters with two nodes, on the server', () => {
  let fleet: Fleet
  beforeAll(async () => {
    fleet = await openFleet()
  }, 60_000)
  afterAll(async () => {
    await fleet.close()
  }, 30_000)
  const count = async (where: string) =>
    (await sql<{ n: number }>`select count(*)::int as n from outbox where ${sql.raw(where)}`.execute(fleet.database.db))
      .rows[0]?.n

  it('of a workspace that has let the bot out are told to the coordinator once, whoever buries how many', async () => {
    const { sara, li, omar, maria } = fleet.people
    await Promise.all([fleet.start(), fleet.start()])
    // The bot knows a tenant once somebody there has written to it.
    for (const person of [li, omar, maria]) await person.says('doors today')
    const referred = async (person: Person, to: string) => {
      const no = await registers(person, `behov hos ${to}`)
      await refers(person, no, to)
      return no
    }
    const theirs: string[] = []
    for (let turn = 0; turn < 4; turn += 1) theirs.push(await referred(sara, 'business-sweden'))
    for (const no of theirs) await omar.untilReads(no, 'Hänvisningar')
    const sent = async () => (await count('waiting')) === 0
    while (!(await sent())) await pause(20)
    for (const on of ['chat.postMessage', 'chat.update'])
      fleet.slack.faults.plan({ on, fault: { kind: 'refuse', error: 'account_inactive' } })
    // News for Sara and cards for Almi's channel: two lanes, so that both nodes have something to bury.
    const accepts = async () => {
      // Each on its own card: the newest with the button may still be the one just accepted.
      const { id, messages } = omar.conversation('Hänvisningar')
      for (const no of theirs) {
        const message = messages.find((one) => JSON.stringify(one).includes(no))
        if (message) await omar.pressesOld('Acceptera', { conversation: id, message })
      }
    }
    const asks = async () => {
      for (const _ of theirs) await referred(li, 'almi')
    }
    await Promise.all([accepts(), asks()])
    while (!(await sent())) await pause(20)
    expect(await count(`dead and lane = (select id from members where key = 'sara')`)).toBeGreaterThan(3)
    expect(await count(`dead and recipient = 'channel'`)).toBe(4)
    expect(await count(`about ->> 'kind' = 'unreachable'`)).toBe(1)
    await maria.untilReads('Ett meddelande till Almi kom inte fram')
    const told = maria.conversation().messages.filter((one) => JSON.stringify(one).includes('Ett meddelande till Almi'))
    expect(told).toHaveLength(1)
  }, 60_000)
})
