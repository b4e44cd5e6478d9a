import { beforeEach, expect, it } from '@jest/globals'
import { addDays } from 'date-fns'
import { sql } from 'kysely'
import type { Cause } from '#src/core/cause.ts'
import type { Claimed } from '#src/core/delivery.ts'
import type { About } from '#src/core/notice.ts'
import { newId } from '#src/new-id.ts'
import { createOutbox } from '#src/storage/outbox.ts'
import { present } from '#src/views/present.ts'
import type { Somebody } from '#test/seed-network.ts'
import { offering, onEveryEngine, opening, start } from './given.ts'

type Told = Extract<About, { kind: 'unreachable' }>

onEveryEngine('a dead letter', (g) => {
  const db = () => g().database.db
  const outbox = () => createOutbox(g().database)
  beforeEach(() => sql`truncate outbox, outbox_lanes`.execute(db()))

  const post = (who: Somebody, about: About = { kind: 'referral', referral: newId() }) =>
    g().as(who, (ports, { member }) => ports.notices.post({ id: newId(), recipient: { member }, about }))
  const claim = async (at = start): Promise<readonly Claimed[]> => outbox().claim(at, 20, 30)
  const bury = (claimed: Claimed, cause: Cause = 'place', at = start) =>
    outbox().dead(claimed, { why: 'channel_not_found', cause, doubtful: false }, at)
  /** Who has been told of whom. */
  const told = async () => {
    const { rows } = await sql<{
      to: string
      about: Told
    }>`select coalesce(m.key, g.key || '#') as to, about from outbox o
      left join members m on m.id = o.lane left join channels c on c.id = o.lane left join organisations g on g.id = c.organisation_id
      where about ->> 'kind' = 'unreachable' order by 1, o.posted_at, o.id`.execute(db())
    const names = new Map(
      (
        await sql<{ id: string; key: string }>`select id, key from members union all select id, key from organisations
        union all select c.id, g.key || '#' from channels c join organisations g on g.id = c.organisation_id`.execute(
          db(),
        )
      ).rows.map(({ id, key }) => [id, key]),
    )
    return rows
      .map(({ to, about }) => `${to}: ${names.get(about.member ?? about.channel ?? about.organisation)}`)
      .sort()
  }
  const dies = async (who: Somebody, cause: Cause = 'place', at = start) => {
    await post(who)
    for (const one of await claim(at))
      await (one.notice.about?.kind === 'unreachable' ? outbox().dropped(one, at) : bury(one, cause, at))
  }

  it.each<[Somebody, Cause, readonly string[]]>([
    ['sara', 'place', ['almi#: sara']],
    ['li', 'no-answer', ['business-sweden#: li']],
    ['sara', 'workspace', ['maria: almi']],
    ['maria', 'place', ['region#: maria']],
    ['maria', 'workspace', []],
  ])('for %s (%s) is told to whoever is nearest and can be reached', async (who, cause, expected) => {
    await dies(who, cause)
    expect(await told()).toEqual(expected)
  })

  it('is told once a day of each who cannot be reached, and again the next day', async () => {
    for (let turn = 0; turn < 3; turn += 1) await dies('sara')
    expect(await told()).toEqual(['almi#: sara'])
    await dies('erik')
    expect(await told()).toEqual(['almi#: erik', 'almi#: sara'])
    await dies('sara', 'place', addDays(start, 1))
    expect(await told()).toHaveLength(3)
  })

  it('that tells of a dead letter tells nobody else: it goes no further than the log', async () => {
    await post('erik')
    const [first] = await claim()
    expect(first && (await bury(first))).toHaveLength(1)
    const [second] = await claim()
    expect(second?.notice.about?.kind).toBe('unreachable')
    expect(second && (await bury(second))).toEqual([])
    expect(await claim()).toEqual([])
    // The channel is known to be out of reach now: the next nearest is told.
    await dies('erik', 'place')
    expect((await told()).at(-1)).toEqual('sara: erik')
  })

  it('is buried and told in one: neither is there without the other', async () => {
    await sql`alter table outbox add constraint no_telling check (about ->> 'kind' <> 'unreachable')`.execute(db())
    await post('sara')
    const [claimed] = await claim()
    await expect(claimed && bury(claimed)).rejects.toThrow('no_telling')
    expect((await sql`select state from outbox`.execute(db())).rows).toEqual([{ state: 'sending' }])
    await sql`alter table outbox drop constraint no_telling`.execute(db())
    expect(claimed && (await bury(claimed))).toHaveLength(1)
  })

  it('is told once by two nodes that bury at the same moment, of the organisation as a whole', async () => {
    for (let round = 0; round < 5; round += 1) {
      await sql`truncate outbox, outbox_lanes`.execute(db())
      for (const who of ['sara', 'erik'] as const) await post(who)
      const claimed = await claim()
      expect(claimed).toHaveLength(2)
      const both = await Promise.all(claimed.map((one) => bury(one, 'workspace')))
      expect(both.map((one) => one?.length)).toEqual([1, 1])
      expect([round, await told()]).toEqual([round, ['maria: almi']])
    }
  })

  it('whose lease has been lost is not buried, and nobody is told', async () => {
    await post('sara')
    const [claimed] = await claim()
    expect(claimed && (await bury({ ...claimed, lease: newId() }))).toBeNull()
    expect(await told()).toEqual([])
  })

  it('is told with its number to who may know of the case, and to nobody else; never what it said', async () => {
    const { id, no } = await g().as('sara', opening('Hemligt behov'))
    await sql`truncate outbox, outbox_lanes`.execute(db())
    const referral = await g().as('sara', offering(id, 'li', start))
    await sql`delete from outbox where lane <> (select id from members where key = 'li')`.execute(db())
    const [claimed] = await claim()
    expect(claimed && (await bury(claimed))).toHaveLength(1)
    const { rows } = await sql<{
      about: Told
    }>`select about from outbox where about ->> 'kind' = 'unreachable'`.execute(db())
    const about = rows[0]?.about
    if (!about) throw new Error('nobody was told')
    expect(about).toMatchObject({ referral, case: null, cause: 'place' })
    const seen = (who: Somebody) => g().as(who, (ports, by) => present(ports, about, { ...by, locale: 'sv' }, start))
    expect(await seen('omar')).toMatchObject({
      what: 'member',
      name: 'Li Berg',
      organisation: 'Business Sweden',
      caseNo: no,
    })
    expect(await seen('maria')).toMatchObject({ name: 'Li Berg', caseNo: null })
    expect(JSON.stringify(await seen('omar'))).not.toMatch(/Hemligt|Nordform/)
  })
})
