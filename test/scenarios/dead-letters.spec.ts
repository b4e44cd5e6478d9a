import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { metric, quiet, refers, registers } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import type { Person } from './person.ts'

const channel = 'C0ALMIHAND'

/** Whom a message cannot reach is told of to somebody who can do something, in the chat and the language of that one. */
describe('a message that cannot be delivered', () => {
  let house: House
  beforeEach(async () => {
    house = await openHouse('embedded')
    house.clock.moveTo(new Date('2027-03-01T08:00:00Z'))
  })
  afterEach(() => house.close())
  const refuse = (error: string, calls: number[]) =>
    house.slack.faults.plan({ on: 'chat.postMessage', calls, fault: { kind: 'refuse', error } })
  const toldIn = (person: Person, told: string, where?: string) =>
    person.conversation(where).messages.filter((one) => JSON.stringify(one).includes(told)).length

  it('to somebody in Slack who has blocked the bot: the organisation’s channel is told, once a day, and by number alone', async () => {
    const { sara } = house.people
    const no = await registers(sara, 'ett hemligt behov')
    const first = await metric(house, 'manydoors_dead_letters_untold_total')
    refuse('user_not_found', [1])
    await refers(sara, no, 'business-sweden')
    await sara.untilReads('Ett meddelande till Sara Lund, Almi, kom inte fram', channel)
    expect(sara.reads(channel)).toContain(`Det gällde ${no}.`)
    expect(sara.reads(channel)).toContain('Be Sara Lund öppna Manydoors i chatten')
    expect(sara.reads(channel)).not.toMatch(/hemligt behov|Nordform/)
    refuse('user_not_found', [1])
    await house.people.li.presses('Acceptera', 'Hänvisningar')
    await quiet(house)
    expect(await metric(house, 'manydoors_outbox_dead')).toBe(2)
    expect(toldIn(sara, 'Ett meddelande till Sara Lund', channel)).toBe(1)
    expect(await metric(house, 'manydoors_dead_letters_untold_total')).toBe(first)
  })

  it('to anybody at Almi, whose Slack has thrown the bot out: the coordinator is told, in Teams', async () => {
    const { sara, maria } = house.people
    const no = await registers(sara, 'ett lån')
    refuse('account_inactive', [1])
    await refers(sara, no, 'business-sweden')
    await maria.untilReads(
      'Ett meddelande till Almi kom inte fram: Manydoors har inte längre åtkomst till chatten hos Almi',
    )
    expect(maria.reads()).not.toContain('Det gällde')
    expect(toldIn(maria, 'Ett meddelande till Almi')).toBe(1)
  })

  it('to a channel in Teams that nobody may write in: the team lead is told, in her own language', async () => {
    const { sara, li, omar } = house.people
    await sql`update members set roles = array['promoter', 'team_lead'] where key = 'li'`.execute(house.database.db)
    await sql`update members set roles = array['promoter'] where key = 'omar'`.execute(house.database.db)
    const no = await registers(sara, 'ett lån')
    house.teams.block(omar.conversation('Hänvisningar').id)
    await refers(sara, no, 'business-sweden')
    await li.untilReads('A message to the channel for referrals at Business Sweden was not delivered')
    expect(li.reads()).toContain(`It was about ${no}.`)
    expect(li.reads()).toContain('See that the channel is still there and that Manydoors is in it')
    expect(omar.reads()).not.toContain('kom inte fram')
  })

  it('that a chat does not answer for half an hour: nobody is told before, and then at once', async () => {
    const { li, omar } = house.people
    const no = await registers(li, 'ett lån')
    await quiet(house)
    house.slack.faults.plan({ on: 'chat.postMessage', fault: { kind: 'status', status: 503 } })
    const before = house.clock.now().getTime()
    await li.says(`refer ${no} sara.lund@almi.example Can you?`)
    await li.fills('Refer', { 'Who at the company approved?': 'The CEO', 'How?': 'By phone' })
    const dead = async () =>
      // Other news of the day may be given up as well.
      (
        await sql<{ why: string }>`select why from outbox where dead and about ->> 'kind' = 'referral'`.execute(
          house.database.db,
        )
      ).rows
    const underWay = async () =>
      (await sql`select from outbox where state = 'sending'`.execute(house.database.db)).rows.length > 0
    while ((await dead()).length === 0) {
      // What is under way is not to lose its lease.
      const due = (await underWay()) ? 0 : ((await house.app.store.outbox.nextDue())?.getTime() ?? 0)
      if (due > house.clock.now().getTime()) house.clock.moveTo(new Date(due + 1))
      house.app.wake()
      await pause(10)
    }
    expect(await dead()).toEqual([{ why: 'http-503' }])
    expect((house.clock.now().getTime() - before) / 60_000).toBeLessThan(30)
    house.slack.faults.clear()
    await quiet(house)
    const { sara } = house.people
    await sara.untilReads('chatten har inte svarat på nästan en halvtimme', channel)
    expect(omar.reads()).not.toContain('kom inte fram')
  })
})
