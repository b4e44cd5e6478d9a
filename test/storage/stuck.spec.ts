import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { type Standing, stuck } from '#src/core/case/stuck.ts'
import type { Move } from '#src/core/referral/referral.ts'
import { intents } from '#src/intents/index.ts'
import { isStuck } from '#src/storage/stuck-facts.ts'
import { moreStuck } from '#src/views/stuck-row.ts'
import { type Given, moving, offering, onEveryEngine, opening, start } from './given.ts'

const decline: Move = { move: 'decline', reason: 'no-capacity', suggestion: null, until: null, note: '' }

/** Two have said no, and the coordinators know of it. */
async function declinedTwice(g: Given, by: 'sara' | 'johan') {
  const { id, no } = await g.as(by, opening('Avböjt'))
  for (const who of ['li', 'karin'] as const) {
    await g.as(who, moving(await g.as(by, offering(id, who, start)), decline, start))
  }
  const regions = await g.as('maria', async (_, { organisation }) => organisation)
  await g.as(by, (ports) => ports.cases.letKnow(id, [regions]))
  return { id, no }
}

onEveryEngine('what has got stuck, as the database finds it', (g) => {
  it('is the same as what core calls stuck, whatever a case may come to', async () => {
    const counts = [0, 1, 2, 3]
    const yesOrNo = [false, true]
    const all: readonly Standing[] = yesOrNo.flatMap((onAgenda) =>
      counts.flatMap((hops) =>
        counts.flatMap((declines) =>
          (['at-work', 'away', 'gone'] as const).flatMap((owner) =>
            yesOrNo.map((receiverGone) => ({ onAgenda, hops, declines, owner, receiverGone })),
          ),
        ),
      ),
    )
    const { rows } = await sql<{ found: boolean }>`select ${sql.raw(isStuck)} as found
      from jsonb_to_recordset(${JSON.stringify(
        all.map((one) => ({ ...one, on_agenda: one.onAgenda, receiver_gone: one.receiverGone })),
      )}::jsonb) as g (on_agenda boolean, hops integer, declines integer, owner text, receiver_gone boolean)`.execute(
      g().database.db,
    )
    expect(all).toHaveLength(192)
    expect(rows.map(({ found }) => found)).toEqual(all.map((one) => stuck(one).length > 0))
  })

  it('is found behind three hundred that go on, and counted', async () => {
    const { no } = await declinedTwice(g(), 'sara')
    const { id: like } = await g().as('sara', opening('går framåt'))
    await sql`with made as (insert into cases (network_id, owner_organisation_id, door_id, id, company_id, need, owner_id,
        opened_at, number, due_at)
      select network_id, owner_organisation_id, door_id, gen_random_uuid(), company_id, need, owner_id,
        opened_at, 1000 + n, opened_at from cases, generate_series(1, 300) n where id = ${like} returning *)
    insert into case_access (network_id, organisation_id, case_id, level, given_by)
      select made.network_id, o.id, made.id, 'need', made.owner_organisation_id from made
      join organisations o on o.network_id = made.network_id and o.convener`.execute(g().database.db)
    const found = () => g().as('maria', ({ stuck: { known } }) => known({ most: 10 }))
    expect((await found()).cases.map((one) => one.no)).toEqual([no])
    expect((await found()).total).toBe(1)
    await sql`update absences set ended_at = now()`.execute(g().database.db)
    await g().as('sara', (ports) =>
      ports.absences.add({ id: ports.newId(), from: '2026-11-01', to: '2026-11-05', standIn: null }, start),
    )
    expect((await found()).cases).toHaveLength(10)
    expect((await found()).total).toBe(100)
    await g().as('sara', (ports) => ports.absences.end(start))
  })

  it('is with the referral that it got stuck with', async () => {
    const { no, id } = await declinedTwice(g(), 'sara')
    const referral = async () => (await g().as('maria', (ports) => ports.stuck.byNo(no)))?.referral
    expect(await referral()).toMatchObject({ stage: 'declined' })
    const third = await g().as('sara', offering(id, 'omar', start))
    expect(await referral()).toEqual({ id: third, stage: 'offered', overdue: false })
  })

  it('is also what two decline after something else was brought to an end, and not what was declined before that', async () => {
    const { no, id } = await declinedTwice(g(), 'sara')
    const at = (day: number) => new Date(`2026-11-${String(day).padStart(2, '0')}T09:00:00Z`)
    const known = async () => (await g().as('maria', (ports) => ports.stuck.byNo(no)))?.standing.declines
    const advice = await g().as('sara', offering(id, 'omar', start))
    await g().as('omar', moving(advice, { move: 'accept' }, at(3)))
    await g().as('omar', moving(advice, { move: 'complete', result: 'got-help', gains: [] }, at(4)))
    expect(await known()).toBe(0)
    for (const [nth, who] of (['li', 'karin'] as const).entries()) {
      const sent = await g().as('sara', offering(id, who, at(5)))
      await g().as(who, moving(sent, decline, at(6 + nth)))
      expect(await known()).toBe(nth + 1)
    }
  })

  it('is in the convener’s list also when it is the convener’s own', async () => {
    const { no } = await declinedTwice(g(), 'johan')
    const { no: goesOn } = await g().as('johan', opening('går framåt'))
    const nos = (await g().as('maria', (ports) => ports.stuck.known({ most: 10 }))).cases.map((one) => one.no)
    expect(nos).toContain(no)
    expect(nos).not.toContain(goesOn)
  })

  const copies = (like: string, from: number, dueAt: string | null, said: 'told' | 'own') =>
    sql`with made as (insert into cases (network_id, owner_organisation_id, door_id, id, company_id, need, owner_id,
        opened_at, number, due_at)
      select network_id, owner_organisation_id, door_id, gen_random_uuid(), company_id, need, owner_id,
        opened_at, ${from} + n, ${dueAt}::timestamptz from cases, generate_series(1, 25) n where id = ${like} returning *),
    seen as (insert into case_access (network_id, organisation_id, case_id, level, given_by)
      select network_id, owner_organisation_id, id, 'own', owner_organisation_id from made)
    insert into case_access (network_id, organisation_id, case_id, level, given_by)
      select made.network_id, o.id, made.id, 'need', made.owner_organisation_id from made
      join organisations o on o.network_id = made.network_id and o.convener where ${said === 'told'}`.execute(
      g().database.db,
    )
  const pages = async (from = '0'): Promise<readonly Page[]> => {
    const view = await g().as('maria', async (ports, by) => {
      const calendar = { timeZone: by.network.timeZone, hours: by.network.workingHours, freeDays: new Set<string>() }
      const done = await intents.get('stuck.more')?.run(ports, { from }, { by, now: g().clock.now, calendar })
      return done?.ok && done.value.kind === 'stuck' ? done.value : null
    })
    if (view === null) throw new Error('nothing is listed')
    const shown = view.known.length + view.own.length
    const [more] = moreStuck(view, shown)
    const page = { known: view.known.map(({ no }) => no), own: view.own.map(({ no }) => no), total: view.total }
    return [page, ...(more ? await pages(more.input['from']) : [])]
  }

  it('is never hidden: not by what is late, nor by clocks, and all of it is reached page by page, each case once', async () => {
    await sql`update cases set status = 'closed', closed_at = now(), result = 'partly'`.execute(g().database.db)
    await sql`update absences set ended_at = now()`.execute(g().database.db)
    const { no: nobodyWants } = await declinedTwice(g(), 'sara')
    const { no: ownStuck } = await declinedTwice(g(), 'johan')
    const { id: away } = await g().as('erik', opening('borta'))
    await copies(away, 2_000, '2026-11-01T08:00:00Z', 'told')
    await copies(away, 3_000, null, 'told')
    await g().as('erik', (ports) =>
      ports.absences.add({ id: ports.newId(), from: '2026-11-01', to: '2026-11-20', standIn: null }, start),
    )
    const { id: late } = await g().as('johan', opening('sent'))
    await copies(late, 4_000, '2026-11-01T08:00:00Z', 'own')
    await sql`update cases set due_at = '2026-10-01T08:00:00Z' where number = ${Number(ownStuck.split('-')[1])}`.execute(
      g().database.db,
    )
    const all = await pages()
    const nos = all.flatMap(({ known, own }) => [...known, ...own])
    expect(new Set(nos).size).toBe(nos.length)
    expect(nos).toHaveLength(2 + 50 + 25)
    expect(all.map(({ total }) => total)).toEqual(all.map(() => nos.length))
    expect(all.flatMap(({ known }) => known)).toEqual(expect.arrayContaining([nobodyWants, ownStuck]))
    expect(all.flatMap(({ own }) => own)).not.toContain(ownStuck)
    expect(all[0]?.known[0]).toBe(ownStuck)
    // What has no clock stands among the others by when it began.
    expect(nos.indexOf('KRO-3001')).toBeLessThan(nos.indexOf(nobodyWants))
  })
})

interface Page {
  readonly known: readonly string[]
  readonly own: readonly string[]
  readonly total: number
}
