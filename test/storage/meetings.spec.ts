import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { MeetingId } from '#src/core/ids.ts'
import type { Meeting } from '#src/core/meeting/meeting.ts'
import { noticesOf } from '#src/core/meeting/telling.ts'
import { meetingTidings } from '#src/core/notice.ts'
import type { Ports } from '#src/core/ports.ts'
import { intents } from '#src/intents/index.ts'
import { newId } from '#src/new-id.ts'
import { present } from '#src/views/present.ts'
import { type Given, onEveryEngine, start } from './given.ts'
import { planning } from './meetings.ts'

const seen = (g: Given, who: 'maria' | 'sara' | 'erik' | 'li' | 'karin', id: MeetingId) =>
  g.as(who, (ports) => ports.meetings.byId(id))

onEveryEngine('a meeting', (g) => {
  it('is seen by the organisations of those invited and by nobody else, and comes back as it was', async () => {
    const meeting = await g().as('maria', planning())
    const sheet = await seen(g(), 'sara', meeting.id)
    expect(sheet).toMatchObject({ meeting, convenerName: 'Region Kronoberg', sinceName: 'Maria Ek' })
    expect(sheet?.invitees.map(({ name, answer }) => [name, answer])).toEqual([
      ['Erik Öst', null],
      ['Sara Lund', null],
      ['Maria Ek', null],
    ])
    for (const who of ['li', 'karin'] as const) expect(await seen(g(), who, meeting.id)).toBeNull()
    const { rows } = await sql<{ all: string }>`select string_agg(m::text, '') as all from meetings m`.execute(
      g().database.db,
    )
    expect(rows[0]?.all).not.toContain('Kungsgatan')
  })

  it('is moved on by the first who does, and by the convener alone', async () => {
    const meeting = await g().as('maria', planning())
    const invited: Meeting = { ...meeting, stage: 'invited', version: 2 }
    const store = (ports: Ports) => ports.meetings.store(invited, 1, null)
    const won = await Promise.all([g().as('maria', store), g().as('maria', store)])
    expect(won.filter(Boolean)).toHaveLength(1)
    const stolen = { ...invited, version: 3, organisations: [] }
    const thief = (ports: Ports, { organisation }: { organisation: Meeting['organisation'] }) =>
      ports.meetings.store({ ...stolen, organisation }, 2, null)
    expect(await g().as('sara', thief)).toBe(false)
    expect((await seen(g(), 'erik', meeting.id))?.meeting).toMatchObject({ stage: 'invited', version: 2 })
  })

  it('is not reminded of at a time that it no longer has, and what was reminded is not told anew', async () => {
    const meeting = await g().as('maria', planning())
    const sara = await g().as('sara', (_, by) => Promise.resolve(by))
    const tellings = meetingTidings.flatMap((tiding) =>
      noticesOf(newId, [sara.member], { meeting, tiding }).map(({ about }) => ({ tiding, about })),
    )
    const told = async () => {
      const reader = { ...sara, locale: 'sv' as const }
      const views = tellings.map(async ({ tiding, about }) => {
        const view = await g().storage.asReader(reader, (ports) => present(ports, about, reader, start))
        return view === null ? [] : [tiding]
      })
      return (await Promise.all(views)).flat()
    }
    expect(await told()).toEqual([...meetingTidings])
    const startsAt = new Date('2026-12-09T08:00:00Z')
    const moved: Meeting = { ...meeting, startsAt, endsAt: new Date('2026-12-09T09:30:00Z'), version: 2 }
    expect(await g().as('maria', (ports) => ports.meetings.store(moved, 1, null))).toBe(true)
    expect(await told()).toEqual(['invited', 'deputy', 'released', 'moved', 'cancelled'])
    await g().as('maria', async (ports) => {
      for (const tiding of meetingTidings)
        await ports.notices.post(...noticesOf(newId, [sara.member], { meeting, tiding }))
    })
    const { rows } = await sql<{
      tiding: string
    }>`select about->>'tiding' as tiding from outbox where subject = ${meeting.id} and not live order by posted_at, id`.execute(
      g().database.db,
    )
    expect(rows.map(({ tiding }) => tiding).toSorted()).toEqual(['agenda', 'day-before', 'hour-before', 'week-before'])
  })

  it('says how many are told when those who had not been asked are, as its new day is near', async () => {
    const { id } = await g().as('maria', planning())
    const to = { meeting: id, version: '1', on: '2026-11-12', startTime: '13:00', endTime: '14:00', looked: '' }
    const done = await g().as('maria', async (ports, by) => {
      const calendar = { timeZone: by.network.timeZone, hours: by.network.workingHours, freeDays: new Set<string>() }
      return await intents.get('meeting.move')?.run(ports, { ...to, place: '' }, { by, now: start, calendar })
    })
    expect(done).toMatchObject({ ok: true, value: { done: { what: 'meeting-moved', told: 3 } } })
  })

  it('cannot be planned by somebody who is neither coordinator nor administrator', async () => {
    await expect(g().as('johan', planning())).rejects.toThrow(/row-level security/)
    await expect(g().as('sara', planning())).rejects.toThrow(/row-level security/)
  })
})
