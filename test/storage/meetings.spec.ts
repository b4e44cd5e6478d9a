import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { MeetingId } from '#src/core/ids.ts'
import type { Meeting, MeetingKind, Series } from '#src/core/meeting/meeting.ts'
import type { Ports } from '#src/core/ports.ts'
import { newId } from '#src/new-id.ts'
import { type Given, onEveryEngine, start } from './given.ts'

const startsAt = new Date('2026-12-08T08:00:00Z')
const endsAt = new Date('2026-12-08T09:30:00Z')

/** Maria at the region convenes the working group; Sara and Erik at Almi are invited. */
const planning =
  () =>
  async (ports: Ports): Promise<Meeting> => {
    const person = async (key: string) => {
      const member = (await ports.register.receivers(key))[0]?.member
      if (!member) throw new Error('who?')
      return member
    }
    const [maria, sara, erik] = await Promise.all([person('maria'), person('sara'), person('erik')])
    const kind: MeetingKind = 'working-group'
    const convened = {
      ...{ kind, organisation: maria.organisation, title: '', place: 'Storgatan 1' },
      ...{ organisations: [maria.organisation, sara.organisation], channel: null, quorum: 3, version: 1 },
    }
    const series: Series = {
      ...{ ...convened, id: newId<'series'>(), pattern: 'second Tuesday of every other month', from: 540, to: 630 },
      invited: { organisations: [sara.organisation], roles: [], members: [maria.id] },
    }
    const meeting: Meeting = {
      ...{ ...convened, id: newId<'meeting'>(), series: series.id, slot: '2026-12-08', startsAt, endsAt },
      ...{ stage: 'planned', since: { at: start, by: maria.id } },
    }
    const next = { step: 'invite', at: start } as const
    await ports.meetings.plan(series, [{ meeting, next }], maria.id, start)
    const invited = [maria, sara, erik]
    await ports.meetings.invite(
      meeting,
      invited.map(({ id: member, organisation }) => ({ member, organisation })),
    )
    return meeting
  }

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
    expect(rows[0]?.all).not.toContain('Storgatan')
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
