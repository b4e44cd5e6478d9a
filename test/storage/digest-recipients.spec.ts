import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { ofNetwork } from '#src/storage/digest-counting.ts'
import { answers, asks } from './asking.ts'
import { ringDigests } from './digests.ts'
import { type Given, onEveryEngine, start } from './given.ts'

onEveryEngine('who is told a month', (g) => {
  it('is a channel once, however many organisations have it', async () => {
    await ringDigests(g(), start)
    // As Almi and the Enterprise Europe Network share a workspace.
    await sql`insert into channels (network_id, id, organisation_id, purpose, chat, workspace, place)
      select c.network_id, gen_random_uuid(), o.id, c.purpose, c.chat, c.workspace, c.place from channels c
      join organisations o on o.network_id = c.network_id and o.key = 'een' where c.place = 'C0ALMINEWS'`.execute(
      g().database.db,
    )
    await ringDigests(g(), new Date('2026-12-01T08:00:00Z'))
    expect(await toldIn(g(), '2026-11')).toBe(1)
  })

  it('is that channel still when one of them has stopped, and not when all have', async () => {
    expect(await asks(g(), 'sara', 'digest.stop', { channel: 'channel' })).toBeNull()
    await ringDigests(g(), new Date('2027-01-04T08:00:00Z'))
    expect(await toldIn(g(), '2026-12')).toBe(1)
    expect(await asks(g(), 'karin', 'digest.mute', { channel: 'channel', until: '2027-02-28' })).toBeNull()
    await ringDigests(g(), new Date('2027-02-01T08:00:00Z'))
    expect(await toldIn(g(), '2027-01')).toBe(0)
  })

  it('is nobody who has only said that nothing is to come for a while', async () => {
    const nothing = { ok: false, refusal: { code: 'digest-refused', why: 'nothing-to-mute' } }
    expect(await muted(g(), 'johan', {})).toEqual(nothing)
    expect(await muted(g(), 'sara', { channel: 'channel' })).toEqual(nothing)
    const { rows } = await sql`select 1 from digest_subscriptions where recipient = 'member'`.execute(g().database.db)
    expect(rows).toEqual([])
    expect(await asks(g(), 'johan', 'digest.subscribe', {})).toBeNull()
    expect(await muted(g(), 'johan', {})).toMatchObject({ ok: true })
    expect(await asks(g(), 'johan', 'digest.stop', {})).toBeNull()
    expect(await muted(g(), 'johan', {})).toEqual(nothing)
  })
})

onEveryEngine('a correction', (g) => {
  it('is of one month at a time: what is asked of another while it waits is answered, and nothing of it lost', async () => {
    for (const at of ['2026-11-02', '2026-12-01', '2027-01-04']) await ringDigests(g(), new Date(`${at}T09:00:00Z`))
    const now = new Date('2027-01-05T09:00:00Z')
    g().clock.now = now
    const wanted = (month: string) => answers({ g: g(), who: 'maria', now }, 'digest.correct', { month })
    const waits = { ok: false, refusal: { code: 'digest-refused', why: 'correction-waits' } }
    expect(await wanted('2026-11')).toMatchObject({ ok: true })
    expect(await wanted('2026-12')).toEqual(waits)
    expect(await wanted('2026-11')).toMatchObject({ ok: true })
    await ringDigests(g(), now)
    expect(await wanted('2026-12')).toMatchObject({ ok: true })
    await ringDigests(g(), now)
    const { rows } = await sql<{ month: string; version: number }>`select month, max(version) as version from digests
      where organisation_id = ${ofNetwork} group by month order by month`.execute(g().database.db)
    expect(rows).toEqual([
      { month: '2026-11', version: 2 },
      { month: '2026-12', version: 2 },
    ])
  })
})

const muted = (g: Given, who: 'johan' | 'sara', whose: object) =>
  answers({ g, who, now: start }, 'digest.mute', { ...whose, until: '2027-04-30' })

async function toldIn(g: Given, month: string): Promise<number> {
  const { rows } =
    await sql`select 1 from outbox where about ->> 'kind' = 'digest' and about ->> 'month' = ${month}`.execute(
      g.database.db,
    )
  return rows.length
}
