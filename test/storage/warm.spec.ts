import { describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { CalendarEntry } from '#src/core/calendar-entry.ts'
import type { ReferralId, WarmId } from '#src/core/ids.ts'
import type { Ports } from '#src/core/ports.ts'
import type { Warm } from '#src/core/referral/warm.ts'
import { nextRing } from '#src/core/referral/warm-times.ts'
import { newId } from '#src/new-id.ts'
import { calendarFiles } from '#src/storage/calendar-store.ts'
import { createStorage } from '#src/storage/storage.ts'
import { createWarmClock } from '#src/storage/warm-clock.ts'
import { ringWarm } from '#src/worker/ring-warm.ts'
import { callers, testEncryption } from '#test/seed-network.ts'
import { type Given, moving, offering, onEveryEngine, opening } from './given.ts'

const calendar = { timeZone: 'Europe/Stockholm', hours: { from: 480, to: 1020 }, freeDays: new Set<string>() }
/** From nine (in Växjö ten) on a Monday. */
const hours = (n: number) => new Date(Date.parse('2026-11-02T09:00:00Z') + n * 3_600_000)
const meeting = hours(48)

/** Sara at Almi has handed a case over to Li at Business Sweden. */
async function handedOver(g: Given): Promise<ReferralId> {
  const kase = await g.as('sara', opening())
  const id = await g.as('sara', offering(kase.id, 'li', hours(0)))
  await g.as('li', moving(id, { move: 'accept' }, hours(0)))
  return id
}

const sheetOf = async (ports: Ports, referral: ReferralId) => {
  const sheet = await ports.referrals.byId(referral)
  if (sheet === null) throw new Error('the referral cannot be seen')
  return sheet
}

async function proposing(g: Given, referral: ReferralId): Promise<{ readonly id: WarmId; readonly stored: boolean }> {
  return g.as('sara', async (ports, actor) => {
    const id = newId<'warm-handover'>()
    const warm: Warm = {
      ...{ id, referral, minutes: 30, place: 'Storgatan 1', guests: 'Anna Alm', version: 1 },
      ...{ stage: 'proposed', side: 'sender', times: [meeting, hours(50), hours(52)] },
      since: { at: hours(0), by: actor.member },
    }
    return { id, stored: await ports.warm.propose(warm, (await sheetOf(ports, referral)).referral) }
  })
}

const choosing = (id: WarmId, at: Date) => async (ports: Ports) => {
  const found = await ports.warm.byId(id)
  if (found === null) throw new Error('the booking cannot be seen')
  const { warm } = found
  const chosen: Warm = {
    ...{ id, referral: warm.referral, minutes: warm.minutes, place: warm.place, guests: warm.guests },
    ...{ since: { at: hours(1), by: null }, version: warm.version + 1, stage: 'chosen', at },
  }
  const { referral } = await sheetOf(ports, warm.referral)
  return ports.warm.store(chosen, 1, nextRing(chosen, hours(1), calendar), referral)
}

onEveryEngine('a booking', (g) => {
  it('is seen by its two organisations and by nobody else, and comes back as it was', async () => {
    const referral = await handedOver(g())
    const { id } = await proposing(g(), referral)
    const seen = await g().as('li', (ports) => ports.warm.newestOf(referral))
    expect(seen).toMatchObject({
      warm: { id, stage: 'proposed', times: [meeting, hours(50), hours(52)], place: 'Storgatan 1', guests: 'Anna Alm' },
      ...{ sinceName: 'Sara Lund', senderEmail: 'sara.lund@almi.example' },
    })
    for (const who of ['maria', 'karin', 'johan'] as const) {
      expect(await g().as(who, (ports) => ports.warm.byId(id))).toBeNull()
      expect(await g().as(who, (ports) => ports.warm.newestOf(referral))).toBeNull()
    }
    const { rows } = await sql<{ all: string }>`select string_agg(w::text, '') as all from warm_handovers w`.execute(
      g().database.db,
    )
    expect(rows[0]?.all).not.toMatch(/Storgatan|Anna/)
  })

  it('is the only one under way, and the first to choose wins', async () => {
    const referral = await handedOver(g())
    const [first, second] = await Promise.all([proposing(g(), referral), proposing(g(), referral)])
    expect([first.stored, second.stored].sort()).toEqual([false, true])
    const { id } = first.stored ? first : second
    const won = await Promise.all([
      g().as('li', choosing(id, meeting)),
      g()
        .as('omar', choosing(id, hours(50)))
        .catch(() => false),
    ])
    expect(won.filter(Boolean)).toHaveLength(1)
    const kept = await g().as('sara', (ports) => ports.warm.byId(id))
    expect(kept?.warm).toMatchObject({ stage: 'chosen', version: 2, at: won[0] ? meeting : hours(50) })
  })

  it('ends with its referral, also by somebody of neither side, who sees nothing of it', async () => {
    const referral = await handedOver(g())
    const { id } = await proposing(g(), referral)
    await g().as('li', choosing(id, meeting))
    const { referral: theirs } = await g().as('sara', (ports) => sheetOf(ports, referral))
    const ended = await g().as('maria', async (ports) => {
      const found = await ports.warm.underWayOf(theirs)
      if (found === null) return false
      const { id: same, referral: of, minutes, since, version } = found.warm
      const called: Warm = {
        ...{ id: same, referral: of, minutes, since, version: version + 1, place: '', guests: '' },
        ...{ stage: 'cancelled', at: meeting },
      }
      const forWhom = [theirs.fromOrganisation, theirs.toOrganisation] as const
      const [stored] = await Promise.all([
        ports.warm.store(called, version, null, theirs),
        ports.calendar.put(entry(same, { cancelled: true }), forWhom, hours(2)),
      ])
      return [stored, await ports.warm.byId(id), await ports.calendar.addressOf(id)]
    })
    expect(ended).toEqual([true, null, null])
    const seen = await g().as('li', (ports) => ports.warm.byId(id))
    expect(seen?.warm).toMatchObject({ stage: 'cancelled', place: '', guests: '' })
    const { rows } = await sql<{ sequence: number }>`select sequence from calendar_entries where id = ${id}`.execute(
      g().database.db,
    )
    expect(rows).toEqual([{ sequence: 0 }])
  })

  it('cannot be made, changed or read by others, past the ports either', async () => {
    const referral = await handedOver(g())
    const { id } = await proposing(g(), referral)
    const { referral: theirs } = await g().as('sara', (ports) => sheetOf(ports, referral))
    const booking = await g().as('sara', (ports) => ports.warm.byId(id))
    const stolen = await g().as('karin', async (ports, actor) =>
      booking
        ? ports.warm.store({ ...booking.warm, version: 9 }, 1, null, { ...theirs, toOrganisation: actor.organisation })
        : true,
    )
    expect(stolen).toBe(false)
  })
})

const entry = (id: WarmId, changed: Partial<CalendarEntry> = {}): CalendarEntry => ({
  ...{ id, startsAt: meeting, endsAt: hours(48.5), cancelled: false },
  facts: {
    ...{ kind: 'warm-handover', caseNo: 'KRO-1', place: 'Storgatan 1' },
    hosts: [{ name: 'Sara Lund', organisation: 'Almi' }],
    organiser: { name: 'Sara Lund', email: 'sara.lund@almi.example' },
  },
  ...changed,
})

onEveryEngine('what calendars are told', (g) => {
  const reachable = () =>
    createStorage(g().database, {
      ...{ encryption: testEncryption, newId, now: () => hours(0), onCommit: () => undefined },
      calendarAt: (token) => `https://bot.example/calendar/${token}.ics`,
    })
  const as = async <T>(who: 'sara' | 'li' | 'karin', work: (ports: Ports) => Promise<T>): Promise<T> => {
    const done = await reachable().asCaller(callers[who], async (ports) => ({ commit: true, value: await work(ports) }))
    if ('found' in done) return done.found
    throw new Error('nobody')
  }
  const put = (id: WarmId, changed: Partial<CalendarEntry> = {}) =>
    as('sara', async (ports) => {
      const [[almi], [bs]] = await Promise.all([
        ports.register.receivers('almi'),
        ports.register.receivers('business-sweden'),
      ])
      if (almi === undefined || bs === undefined) throw new Error('who?')
      await ports.calendar.put(entry(id, changed), [almi.organisation.id, bs.organisation.id], hours(0))
    })
  const tokenFor = async (who: 'sara' | 'li' | 'karin', id: WarmId) =>
    /calendar\/([\w-]{43})\.ics$/.exec((await as(who, (ports) => ports.calendar.addressOf(id))) ?? '')?.[1] ?? null
  const fetched = (token: string) => calendarFiles(g().database, testEncryption)(token)

  it('is found by its token alone, which the two organisations can see and nobody else', async () => {
    const id = newId<'warm-handover'>()
    await put(id)
    const token = (await tokenFor('sara', id)) ?? ''
    expect(await tokenFor('li', id)).toBe(token)
    expect(await tokenFor('karin', id)).toBeNull()
    // Without an address at which the bot is reached there is none to show.
    expect(await g().as('sara', (ports) => ports.calendar.addressOf(id))).toBeNull()
    expect(await fetched(token)).toMatchObject({ id, sequence: 0, startsAt: meeting, facts: { place: 'Storgatan 1' } })
    for (const wrong of [
      '',
      token.slice(1),
      `${token}x`,
      token.toUpperCase(),
      'x'.repeat(43),
      `${token.slice(0, 42)}%`,
    ])
      expect(await fetched(wrong)).toBeNull()
    const { rows } = await sql<{ all: string }>`select string_agg(e::text, '') as all from calendar_entries e`.execute(
      g().database.db,
    )
    expect(rows[0]?.all).not.toContain(token)
    expect(rows[0]?.all).not.toMatch(/Storgatan|sara\.lund/)
  })

  it('keeps its address when it changes, its sequence grows, and once it is revoked it is gone', async () => {
    const id = newId<'warm-handover'>()
    await put(id)
    const token = (await tokenFor('sara', id)) ?? ''
    await put(id, { cancelled: true })
    expect(await tokenFor('sara', id)).toBe(token)
    expect(await fetched(token)).toMatchObject({ sequence: 1, cancelled: true })
    await as('karin', (ports) => ports.calendar.revoke(id, hours(1)))
    expect(await fetched(token)).not.toBeNull()
    await as('li', (ports) => ports.calendar.revoke(id, hours(1)))
    expect([await fetched(token), await tokenFor('sara', id)]).toEqual([null, null])
  })

  it('shows the role that serves it no other row than the one whose token it has', async () => {
    await put(newId<'warm-handover'>())
    const count = await g()
      .database.db.transaction()
      .execute(async (trx) => {
        await sql`set local role manydoors_worker`.execute(trx)
        return (await sql`select from calendar_entries`.execute(trx)).rows.length
      })
    expect(count).toBe(0)
  })
})

describe('four workers', () => {
  onEveryEngine('on one database', (given: () => Given) => {
    it('remind the two of each meeting once between them, of nothing that has been called off, and ask once how it went', async () => {
      const g = given()
      const ids: WarmId[] = []
      for (let n = 0; n < 8; n += 1) {
        const referral = await handedOver(g)
        const { id } = await proposing(g, referral)
        await g.as('li', choosing(id, meeting))
        ids.push(id)
      }
      const [called = ''] = ids
      await sql`update warm_handovers set stage = 'cancelled', step = 'day-before' where id = ${called}`.execute(
        g.database.db,
      )
      const worker = async (now: Date): Promise<void> => {
        const clock = createWarmClock(g.database, {
          ...{ encryption: testEncryption, newId, now: () => now, onCommit: () => undefined },
        })
        while (await clock.ring(now, (ports, one) => ringWarm(ports, one, calendar, now)));
      }
      for (const now of [hours(22), hours(24), hours(47), hours(48), hours(48.5), hours(60)]) {
        await Promise.all([worker(now), worker(now), worker(now), worker(now)])
        await worker(now)
      }
      const { rows } = await sql<{ warm: WarmId; told: string }>`select about ->> 'warm' as warm,
        string_agg(about ->> 'tiding', ' ' order by id) as told from outbox where about ->> 'kind' = 'warm'
        group by about ->> 'warm', lane`.execute(g.database.db)
      expect(rows.filter(({ warm }) => warm === called)).toEqual([])
      expect(rows.map(({ told }) => told)).toEqual(
        ids.slice(1).flatMap(() => Array(2).fill('day-before hour-before over')),
      )
    })
  })
})
