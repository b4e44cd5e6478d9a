import { describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { MeetingId } from '#src/core/ids.ts'
import { newId } from '#src/new-id.ts'
import { createMeetingClock } from '#src/storage/meeting-clock.ts'
import { ringMeeting } from '#src/worker/ring-meeting.ts'
import { testEncryption } from '#test/seed-network.ts'
import { type Given, onEveryEngine, start } from './given.ts'
import { planning } from './meetings.ts'

const calendar = { timeZone: 'Europe/Stockholm', hours: { from: 480, to: 1020 }, freeDays: new Set<string>() }

/** All that is due at a moment, by so many workers at once. */
async function ringing(g: Given, at: string, workers = 4): Promise<void> {
  const now = new Date(at)
  const options = { encryption: testEncryption, newId, now: () => now, onCommit: () => undefined }
  const worker = async (): Promise<void> => {
    const clock = createMeetingClock(g.database, options)
    while (await clock.ring(now, (ports, one) => ringMeeting(ports, one, calendar, now)));
  }
  await Promise.all(Array.from({ length: workers }, worker))
  await worker()
}

/** What each was told of a meeting, in order. */
async function told(g: Given, id: MeetingId): Promise<Record<string, string>> {
  const { rows } = await sql<{ who: string; said: string }>`select m.key as who,
    string_agg((o.about ->> 'tiding') || case when (o.about ->> 'late')::boolean then ' late' else '' end, ', ' order by o.id) as said
    from outbox o join members m on m.id = o.lane where o.about ->> 'meeting' = ${id} group by m.key`.execute(
    g.database.db,
  )
  return Object.fromEntries(rows.map(({ who, said }) => [who, said]))
}

describe('the clock of a meeting on Tuesday 8 December at nine', () => {
  onEveryEngine('on one database, with four workers', (given) => {
    const meeting = () => given().as('maria', planning())

    it('asks everybody once, and reminds each once of each thing; whoever has said no is left alone', async () => {
      const { id } = await meeting()
      await ringing(given(), '2026-11-08T07:00:00Z')
      const one = await given().as('sara', (ports) => ports.meetings.byId(id))
      expect([one?.meeting.stage, one?.meeting.version]).toEqual(['invited', 2])
      await given().as('erik', (ports, { member }) =>
        ports.meetings.answer(id, member, { answer: 'no', deputy: null }, start),
      )
      for (const at of ['2026-12-01T07:00:00Z', '2026-12-07T07:00:00Z', '2026-12-08T07:00:00Z', '2026-12-08T09:00:00Z'])
        await ringing(given(), at)
      expect(await told(given(), id)).toEqual({
        maria: 'invited, week-before, agenda, day-before, hour-before',
        sara: 'invited, agenda, day-before, hour-before',
        erik: 'invited',
      })
    })

    it.each([
      ['a minute', '2026-12-01T07:01:00Z', 'invited, agenda', 1],
      ['two days', '2026-12-03T07:00:00Z', 'invited, agenda late', 4],
      ['a week', '2026-12-07T12:00:00Z', 'invited, day-before late', 1],
      ['until half an hour before', '2026-12-08T07:30:00Z', 'invited, hour-before late', 4],
      ['until it has begun', '2026-12-08T08:00:00Z', 'invited', 4],
      ['70 days', '2027-01-17T07:00:00Z', 'invited', 4],
    ] as const)('after having been down for %s it tells what is still of use', async (_, up, said, workers) => {
      const { id } = await meeting()
      await ringing(given(), '2026-11-08T07:00:00Z')
      await ringing(given(), up, workers)
      expect((await told(given(), id))['sara']).toBe(said)
      await ringing(given(), up, workers)
      expect((await told(given(), id))['sara']).toBe(said)
    })

    it('is silent when it was down from the plan until the meeting had begun, and when it has been called off', async () => {
      const { id } = await meeting()
      await ringing(given(), '2026-12-08T08:00:00Z')
      expect(await told(given(), id)).toEqual({})
      const other = await meeting()
      await given().as('maria', (ports) =>
        ports.meetings.store({ ...other, stage: 'cancelled', words: '', version: 2 }, 1, null),
      )
      await ringing(given(), '2026-12-07T08:00:00Z')
      expect(await told(given(), other.id)).toEqual({})
    })
  })
})
