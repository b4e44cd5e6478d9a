import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { type NightFinding, nextNight } from '#src/core/night.ts'
import type { Network } from '#src/core/register/register.ts'
import { newId } from '#src/new-id.ts'
import { nightCounts, proveNetworks, watchNights } from '#src/storage/night-watch.ts'
import { sweepStuck } from '#src/storage/stuck-sweep.ts'
import { present } from '#src/views/present.ts'
import { kronoberg, seedNetwork } from '#test/seed-network.ts'
import { offering, onEveryEngine, opening, start } from './given.ts'

const zone = 'Europe/Stockholm'

it.each([
  ['by day', '2026-11-02T09:00:00Z', '2026-11-03T01:00:00Z'],
  ['before it', '2026-11-02T00:59:59Z', '2026-11-02T01:00:00Z'],
  ['at the very moment', '2026-11-02T01:00:00Z', '2026-11-03T01:00:00Z'],
  ['in summer', '2026-07-01T09:00:00Z', '2026-07-02T00:00:00Z'],
  ['when the clock goes forward', '2027-03-27T12:00:00Z', '2027-03-28T01:00:00Z'],
  ['when it goes back', '2026-10-24T12:00:00Z', '2026-10-25T01:00:00Z'],
])('the next night, %s', (_, from, to) => {
  expect(nextNight(new Date(from), zone).toISOString().replace('.000', '')).toBe(to)
})

onEveryEngine('the check of the night', (g) => {
  const db = () => g().database.db
  const watch = (at: string) => watchNights(g().database, newId, new Date(at))
  const told = async () => (await sql`select from outbox where about ->> 'kind' = 'night'`.execute(db())).rows.length
  /** With every key and rule of the database off, as nothing of ours can write. */
  const plant = (statement: string) =>
    db()
      .transaction()
      .execute(async (trx) => {
        await sql`set local session_replication_role = replica`.execute(trx)
        await sql.raw(statement).execute(trx)
      })
  const sound = async () => {
    const { id, no } = await g().as('erik', opening('Sunt'))
    const referral = await g().as('erik', async (ports, by) => {
      const offered = await offering(id, 'li', start)(ports, by)
      const sheet = await ports.referrals.byId(offered)
      if (sheet) await ports.clocks.start(sheet.referral, null)
      return offered
    })
    return { id, no, referral }
  }

  it('says nothing of a sound network, once a night, late after a standstill', async () => {
    await sound()
    expect(await watch('2026-11-02T09:00:00Z')).toEqual([])
    expect(await watch('2026-11-03T00:59:00Z')).toEqual([])
    expect(await watch('2026-11-06T14:00:00Z')).toEqual([{ openCases: 1, findings: [] }])
    expect(await watch('2026-11-06T14:01:00Z')).toEqual([])
    expect(await told()).toBe(0)
  })

  it('is done once by four at the same moment', async () => {
    const due = (await sql<{ at: Date }>`select due_at as at from nights`.execute(db())).rows[0]?.at ?? start
    const nights = await Promise.all([1, 2, 3, 4].map(() => watch(due.toISOString())))
    expect(nights.flat()).toHaveLength(1)
  })

  it.each<[NightFinding, (at: Awaited<ReturnType<typeof sound>>) => string, (at: string) => string]>([
    [
      'case-without-owner',
      ({ id }) => `update cases set owner_id = gen_random_uuid() where id = '${id}'`,
      (id) => `update cases set owner_id = (select id from members where key = 'erik') where id = '${id}'`,
    ],
    [
      'access-missing',
      ({ id }) => `delete from case_access where case_id = '${id}' and level = 'own'`,
      (id) => `insert into case_access (network_id, organisation_id, case_id, level, given_by)
        select network_id, owner_organisation_id, id, 'own', owner_organisation_id from cases where id = '${id}'`,
    ],
    [
      'referral-without-party',
      ({ referral }) => `update referrals set to_id = gen_random_uuid() where id = '${referral}'`,
      (id) => `update referrals set to_id = (select id from members where key = 'li') where case_id = '${id}'`,
    ],
    [
      'stage-without-clock',
      ({ referral }) => `delete from clocks where referral_id = '${referral}'`,
      (id) => `insert into clocks (network_id, referral_id, organisation_id, since_at)
        select network_id, id, from_organisation_id, since_at from referrals where case_id = '${id}'`,
    ],
    [
      'message-without-recipient',
      () => `insert into outbox (network_id, id, lane, recipient, about, subject, live, due_at, posted_at)
        select network_id, gen_random_uuid(), gen_random_uuid(), 'member', '{}', network_id, false, now(), now() from networks`,
      () => `delete from outbox where about = '{}'`,
    ],
  ])('finds %s, and tells the administrators, until it is put right', async (what, wrong, right) => {
    const one = await sound()
    const before = await told()
    const days = (await sql<{ at: Date }>`select due_at as at from nights`.execute(db())).rows[0]?.at ?? start
    await plant(wrong(one))
    const [night] = await watch(days.toISOString())
    const cases = what === 'message-without-recipient' ? [] : [one.no]
    expect(night?.findings).toEqual([{ what, count: 1, cases }])
    expect(await told()).toBe(before + 1)
    expect((await nightCounts(g().database)).found).toEqual({ [what]: 1 })
    expect((await proveNetworks(g().database))[0]).toMatchObject({ key: 'kronoberg', findings: [{ what }] })
    const seen = async (who: 'maria' | 'sara') =>
      g().as(who, (ports, by) => present(ports, { kind: 'night', network: by.network.id }, by, start))
    expect(await seen('maria')).toMatchObject({ kind: 'night', findings: [{ what, cases }] })
    expect(await seen('sara')).toBeNull()
    await plant(right(one.id))
    expect((await proveNetworks(g().database))[0]?.findings).toEqual([])
  })

  it('of the others goes on where one network cannot be checked, and the trouble is told', async () => {
    await seedNetwork(g().database, {
      ...kronoberg,
      network: { ...kronoberg.network, key: 'aa', prefix: 'AA' },
      ...{ organisations: [], companies: [], agreement: { version: 1, signedOn: '2026-01-15', parties: [] } },
    })
    await sql`update networks set time_zone = 'Nowhere/None' where key = 'aa'`.execute(db())
    const due = (await sql<{ at: Date }>`select due_at as at from nights`.execute(db())).rows[0]?.at ?? start
    await expect(watch(due.toISOString())).rejects.toThrow()
    const { rows } = await sql`select n.key, checked_at as at from nights join networks n using (network_id)
      where checked_at is not null order by key`.execute(db())
    expect(rows).toEqual([{ key: 'kronoberg', at: due }])
    const calendarOf = async ({ timeZone, workingHours: hours }: Network) => ({
      timeZone,
      hours,
      freeDays: new Set<string>(),
    })
    await expect(sweepStuck(g().database, { newId, now: due, calendarOf })).rejects.toThrow()
    const swept = await sql`select from nights where stuck_due_at is not null`.execute(db())
    expect(swept.rows).toHaveLength(1)
  })
})
