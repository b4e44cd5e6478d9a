import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { MemberId } from '#src/core/ids.ts'
import { newId } from '#src/new-id.ts'
import { offering, onEveryEngine, opening, start } from './given.ts'

onEveryEngine('absences', (g) => {
  const idOf = async (who: 'li' | 'omar' | 'sara' | 'erik'): Promise<MemberId> =>
    g().as(who, async (_, actor) => actor.member)
  const goes = async (who: 'li' | 'omar' | 'sara', from: string, to: string, standIn: MemberId | null = null) =>
    g().as(who, (ports) => ports.absences.add({ id: newId(), from, to, standIn }, start))
  const seen = async (who: 'li' | 'omar') =>
    g().as('sara', async (ports) => (await ports.register.receivers(who))[0]?.member?.away)
  const forget = () => sql`delete from absences`.execute(g().database.db)

  // It is the 2nd of November.
  it.each([
    ['until today', '2026-10-28', '2026-11-02', '2026-11-02'],
    ['from today', '2026-11-02', '2026-11-06', '2026-11-06'],
    ['until yesterday', '2026-10-28', '2026-11-01', undefined],
    ['from tomorrow', '2026-11-03', '2026-11-06', undefined],
  ])('%s', async (_, from, to, until) => {
    await goes('li', from, to)
    expect((await seen('li'))?.until).toBe(until)
    await forget()
  })

  it('have a stand-in, unless that one is away as well', async () => {
    await goes('li', '2026-11-01', '2026-11-06', await idOf('omar'))
    expect(await seen('li')).toMatchObject({ standIn: { name: 'Omar Sjö' } })
    await goes('omar', '2026-11-02', '2026-11-03')
    expect(await seen('li')).toEqual({ until: '2026-11-06', standIn: null })
    await forget()
  })

  it('take the place of those that they overlap, and of no others', async () => {
    await goes('li', '2026-11-02', '2026-11-06')
    await goes('li', '2026-12-21', '2026-12-23')
    await goes('li', '2026-11-05', '2026-11-09')
    expect(await seen('li')).toBeNull()
    const { rows } = await sql`select from absences where ended_at is null`.execute(g().database.db)
    expect(rows).toHaveLength(2)
    const li = await idOf('li')
    const overlapping = (from: string, to: string) =>
      g().as('omar', (ports) => ports.absences.overlapping(li, from, to))
    expect(await overlapping('2026-11-09', '2026-11-20')).toBe('2026-11-09')
    expect(await overlapping('2026-11-10', '2026-11-20')).toBeNull()
    expect(await g().as('li', (ports) => ports.absences.end(start))).toBe(true)
    expect(await g().as('li', (ports) => ports.absences.end(start))).toBe(false)
    expect(await overlapping('2026-11-01', '2026-12-31')).toBeNull()
    await forget()
  })

  it('let the stand-in answer, or anyone in the organisation; and the usual one when it is late', async () => {
    const { id } = await g().as('sara', opening())
    const referral = await g().as('sara', offering(id, 'omar', start))
    const standIn = () => g().as('sara', async (ports) => (await ports.referrals.byId(referral))?.referral.standIn)
    const waits = (who: 'li' | 'karin') =>
      g().as(who, async (ports, actor) => (await ports.referrals.waitingFor(actor, 10)).length)
    const li = await idOf('li')
    expect([await standIn(), await waits('li')]).toEqual([null, 0])
    await goes('omar', '2026-11-01', '2026-11-06', li)
    expect([await standIn(), await waits('li'), await waits('karin')]).toEqual([li, 1, 0])
    await goes('omar', '2026-11-01', '2026-11-06')
    expect([await standIn(), await waits('li')]).toEqual(['anyone', 1])
    await forget()
    g().clock.now = new Date('2026-11-10T09:00:00Z')
    expect(await standIn()).toBe(li)
    await goes('li', '2026-11-10', '2026-11-10')
    expect(await standIn()).toBeNull()
    g().clock.now = start
    await forget()
  })

  it('are everybody’s own', async () => {
    const [li, omar] = [await idOf('li'), await idOf('omar')]
    const scope = await g().as('omar', async (_, { network, organisation }) => ({ network: network.id, organisation }))
    const insert = g()
      .database.db.transaction()
      .execute(async (trx) => {
        await sql`select set_config('role', 'manydoors_app', true), set_config('app.network', ${scope.network}, true),
        set_config('app.organisation', ${scope.organisation}, true), set_config('app.member', ${omar}, true)`.execute(
          trx,
        )
        await sql`insert into absences (network_id, id, organisation_id, member_id, from_on, to_on, made_at)
        values (${scope.network}, ${newId()}, ${scope.organisation}, ${li}, '2026-11-02', '2026-11-03', ${start})`.execute(
          trx,
        )
      })
    await expect(insert).rejects.toThrow(/row-level security/)
  })
})
