import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { addMinutes, addSeconds } from 'date-fns'
import { sql } from 'kysely'
import type { Claimed, Outbox } from '#src/core/delivery.ts'
import type { ReferralId } from '#src/core/ids.ts'
import type { About, Recipient, Tiding } from '#src/core/notice.ts'
import { newId } from '#src/new-id.ts'
import type { Database } from '#src/storage/engine.ts'
import { createOutbox } from '#src/storage/outbox.ts'
import { engines, testDatabase } from '#test/database.ts'
import { type Given, given } from './given.ts'

type AboutReferral = Extract<About, { readonly referral: ReferralId }>
const ref = { conversation: 'D1', message: '1.0001' }

describe.each(engines())('the outbox on the %s engine', (engine) => {
  let database: Database
  let g: Given
  let outbox: Outbox
  let sara: Recipient
  let li: Recipient
  let start: Date
  beforeAll(async () => {
    database = await testDatabase(engine)
    g = await given(database)
    outbox = createOutbox(database)
    start = g.clock.now
    sara = { member: (await g.as('sara', async (_, actor) => actor)).member }
    li = { member: (await g.as('li', async (_, actor) => actor)).member }
  })
  beforeEach(async () => {
    await sql`truncate outbox, outbox_lanes`.execute(database.db)
    g.clock.now = start
  })
  afterAll(() => database.close())

  const card = (referral: ReferralId = newId()): AboutReferral => ({ kind: 'referral', referral })
  const post = (...notices: readonly { readonly to: Recipient; readonly about?: About }[]) =>
    g.as('sara', (ports) =>
      ports.notices.post(...notices.map(({ to, about = card() }) => ({ id: newId<'notice'>(), recipient: to, about }))),
    )
  const refresh = (about: AboutReferral) => g.as('sara', (ports) => ports.notices.refresh(about.referral))
  const claim = (at = start, most = 10) => outbox.claim(at, most, 30)
  const claimOne = async (at = start): Promise<Claimed> => {
    const [only, ...others] = await claim(at)
    if (only === undefined || others.length > 0) throw new Error(`${others.length + (only ? 1 : 0)} were claimed`)
    return only
  }
  const state = async () =>
    (await sql<{ state: string }>`select state from outbox order by id`.execute(database.db)).rows.map(
      (row) => row.state,
    )

  it('gives what was posted, once it has been committed', async () => {
    await g.trying('sara', (ports) => ports.notices.post({ id: newId(), recipient: sara, about: card() }))
    expect(await claim()).toEqual([])
    const about = card()
    await post({ to: li, about })
    expect(await claimOne()).toMatchObject({
      ...{ notice: { recipient: li, about }, ref: null, wanted: 1, attempt: 1, doubtful: false, postedAt: start },
    })
    expect(await claim()).toEqual([])
  })

  it('has one of a lane under way at a time, in order', async () => {
    const abouts = [card(), card(), card()]
    await post(...abouts.map((about) => ({ to: sara, about })))
    const seen: (About | null)[] = []
    for (let turn = 0; turn < 3; turn += 1) {
      const one = await claimOne()
      expect(await claim()).toEqual([])
      seen.push(one.notice.about)
      await outbox.sent(one, ref, start)
    }
    expect(seen).toEqual(abouts)
  })

  it('gives what a newer version has written beside the rest, so that it costs nobody else a lease', async () => {
    const about = card()
    await post({ to: sara }, { to: li, about })
    await sql`update outbox set about = '{"kind":"of-tomorrow"}' where about <> ${JSON.stringify(about)}::jsonb`.execute(
      database.db,
    )
    const claimed = await claim()
    expect(new Set(claimed.map(({ notice }) => notice.about))).toEqual(new Set([null, about]))
    for (const one of claimed)
      await outbox.dead(one, { why: 'newer-version', cause: 'message', doubtful: false }, start)
    expect(new Set(await state())).toEqual(new Set(['dead', 'pending']))
  })

  it('serves lanes beside each other, and one that has waited longest first', async () => {
    await post({ to: sara }, { to: sara }, { to: li })
    const [first] = await claim(start, 1)
    if (first) await outbox.sent(first, ref, start)
    const [second] = await claim(start, 1)
    expect(second?.notice.recipient).not.toEqual(first?.notice.recipient)
  })

  it('updates in place what has been sent and has changed since', async () => {
    const about = card()
    await post({ to: sara, about })
    await outbox.sent(await claimOne(), ref, start)
    expect(await claim()).toEqual([])
    await refresh(about)
    expect(await claimOne()).toMatchObject({ ref, wanted: 2, attempt: 1 })
  })

  it('loses no change that comes while the message is being sent', async () => {
    const about = card()
    await post({ to: sara, about })
    const one = await claimOne()
    await refresh(about)
    await refresh(about)
    expect(await claim()).toEqual([])
    await outbox.sent(one, ref, start)
    const again = await claimOne()
    expect(again).toMatchObject({ ref, wanted: 3 })
    await outbox.sent(again, ref, start)
    expect(await claim()).toEqual([])
  })

  it('loses no change that comes while there is nothing to show', async () => {
    const about = card()
    await post({ to: sara, about })
    const one = await claimOne()
    await refresh(about)
    await outbox.dropped(one, start)
    await outbox.dropped(await claimOne(), start)
    expect(await state()).toEqual(['sent'])
  })

  it.each<[Tiding, boolean]>([
    ['asked', true],
    ['withdrawal-asked', true],
    ['declined', true],
    ['accepted', false],
    ['answered', false],
    ['withdrawn', false],
    ['released', false],
  ])('follows news that somebody has %s: %s', async (tiding, live) => {
    const about = { kind: 'tiding', referral: newId<'referral'>(), tiding } as const
    await post({ to: sara, about })
    await outbox.sent(await claimOne(), ref, start)
    await refresh(about)
    expect(await claim()).toHaveLength(live ? 1 : 0)
  })

  it('holds the lane up until what failed is due again, and remembers the doubt', async () => {
    await post({ to: sara }, { to: sara })
    const soon = addMinutes(start, 5)
    await outbox.later(await claimOne(), soon, true, 'timeout')
    expect(await claim(addSeconds(soon, -1))).toEqual([])
    expect(await outbox.nextDue()).toEqual(soon)
    const again = await claimOne(soon)
    expect(again).toMatchObject({ attempt: 2, doubtful: true })
    await outbox.later(again, soon, false, 'ratelimited')
    const third = await claimOne(soon)
    expect(third).toMatchObject({ attempt: 3, doubtful: true })
    await outbox.sent(third, ref, soon)
    expect(await claimOne(soon)).toMatchObject({ attempt: 1, doubtful: false })
  })

  it('keeps a dead letter, and goes on with the lane', async () => {
    const about = card()
    await post({ to: sara, about }, { to: sara })
    await outbox.dead(await claimOne(), { why: 'channel_not_found', cause: 'place', doubtful: false }, start)
    // The other one, and what tells of it in Sara's organisation's channel.
    expect(await outbox.counts()).toEqual({ pending: 2, dead: 1, oldestDue: start })
    await refresh(about)
    expect([...(await state())].sort()).toEqual(['dead', 'pending', 'pending'])
    expect(await claim()).toHaveLength(2)
  })

  it('gives to another what a killed worker had, and says that it is doubtful', async () => {
    await post({ to: sara })
    const lost = await claimOne()
    expect(await outbox.nextDue()).toEqual(addSeconds(start, 30))
    expect(await claim(addSeconds(start, 29))).toEqual([])
    const later = addSeconds(start, 30)
    const taken = await claimOne(later)
    expect(taken).toMatchObject({ notice: lost.notice, doubtful: true, attempt: 2 })
    for (const late of [
      outbox.sent(lost, ref, later),
      outbox.dropped(lost, later),
      outbox.later(lost, later, false, 'late'),
      outbox.dead(lost, { why: 'late', cause: 'place', doubtful: false }, later),
    ]) {
      await late
    }
    expect(await state()).toEqual(['sending'])
    await outbox.sent(taken, ref, later)
    expect(await state()).toEqual(['sent'])
    expect(await outbox.nextDue()).toBeNull()
  })

  it('knows where people and channels are, in which language and zone', async () => {
    const { network, handovers } = await g.as('sara', async (ports, { network: { id } }) => {
      const [almi] = await ports.register.receivers('almi')
      return { network: id, handovers: almi?.organisation.handovers ?? null }
    })
    if (handovers === null) throw new Error('no channel')
    const person = await outbox.destinationOf(network, li)
    expect(person).toMatchObject({
      reader: { ...li, roles: ['promoter'], locale: 'en', timeZone: 'Europe/Stockholm' },
      addresses: [{ chat: 'teams', place: { user: 'aad-li' } }],
    })
    expect(await outbox.destinationOf(network, { channel: handovers })).toMatchObject({
      reader: {
        member: null,
        roles: [],
        locale: 'sv',
        network: { prefix: 'KRO', workingHours: { from: 480, to: 1020 } },
      },
      addresses: [{ chat: 'slack', workspace: 'T0ALMI001', place: { channel: 'C0ALMIHAND' } }],
    })
  })

  it('sends nothing to somebody who has left', async () => {
    const network = (await g.as('li', async (_, actor) => actor)).network.id
    await sql`update members set active = false where key = 'li'`.execute(database.db)
    expect(await outbox.destinationOf(network, li)).toMatchObject({ gone: true, addresses: [] })
    await sql`update members set active = true where key = 'li'`.execute(database.db)
  })
})
