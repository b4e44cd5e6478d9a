import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { MeetingId } from '#src/core/ids.ts'
import type { Meeting } from '#src/core/meeting/meeting.ts'
import type { Ports } from '#src/core/ports.ts'
import { type Given, onEveryEngine } from './given.ts'
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

  it('cannot be planned by somebody who is neither coordinator nor administrator', async () => {
    await expect(g().as('johan', planning())).rejects.toThrow(/row-level security/)
    await expect(g().as('sara', planning())).rejects.toThrow(/row-level security/)
  })
})
