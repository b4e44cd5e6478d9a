import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { type Standing, stuck } from '#src/core/case/stuck.ts'
import type { Move } from '#src/core/referral/referral.ts'
import { isStuck } from '#src/storage/stuck-store.ts'
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
    const found = () => g().as('maria', ({ stuck: { known } }) => known(10))
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

  it('is in the convener’s list also when it is the convener’s own', async () => {
    const { no } = await declinedTwice(g(), 'johan')
    const { no: goesOn } = await g().as('johan', opening('går framåt'))
    const nos = (await g().as('maria', (ports) => ports.stuck.known(10))).cases.map((one) => one.no)
    expect(nos).toContain(no)
    expect(nos).not.toContain(goesOn)
  })
})
