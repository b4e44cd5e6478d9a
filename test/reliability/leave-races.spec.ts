import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { hasServer, testDatabase } from '#test/database.ts'
import { type Given, given, moving, offering, opening, start } from '#test/storage/given.ts'

/** The embedded engine has one connection: only a server can show what happens at the same moment. */
const onServer = hasServer ? describe : describe.skip
const rounds = 25

onServer('at the same moment, on the server', () => {
  let g: Given
  beforeAll(async () => {
    g = await given(await testDatabase('server'))
  })
  afterAll(() => g.database.close())

  const person = (who: 'li' | 'omar' | 'sara' | 'erik') =>
    g.as('maria', async (ports) => {
      const [found] = await ports.register.receivers(who)
      const one = found?.member && (await ports.staff.byId(found.member.id))
      if (!one) throw new Error(`${who} is in no register`)
      return one
    })

  it('somebody who leaves and takes a case never has it', async () => {
    const [li, omar] = [await person('li'), await person('omar')]
    for (let round = 0; round < rounds; round += 1) {
      const { id } = await g.as('sara', opening(`Runda ${round}`))
      const referral = await g.as('sara', offering(id, 'business-sweden', start))
      const leaves = g.as('omar', async (ports, by) => {
        await ports.staff.hold(li.id)
        await ports.staff.handOnAll({
          ...{ from: li.id, to: omar, by, at: start, words: '' },
          organisation: li.organisation,
        })
        await ports.staff.leave(li, by, start)
      })
      const accepts = g.as('li', moving(referral, { move: 'accept' }, start)).catch(() => 'gone' as const)
      await Promise.all([leaves, accepts])
      const { rows } = await sql`select m.key from cases c join members m on m.id = c.owner_id
        where c.status = 'open' and not m.active`.execute(g.database.db)
      expect([round, rows]).toEqual([round, []])
      await sql`update members set active = true where key = 'li'`.execute(g.database.db)
    }
  }, 60_000)

  it('of two who give it on one does, and whoever accepts has it', async () => {
    const [sara, erik] = [await person('sara'), await person('erik')]
    for (let round = 0; round < rounds; round += 1) {
      const { id } = await g.as('sara', opening(`Byte ${round}`))
      const referral = await g.as('sara', offering(id, 'business-sweden', start))
      const gives = (at: Date) =>
        g.as('sara', (ports, by) =>
          ports.staff.handOn({ id }, { from: sara.id, to: erik, organisation: sara.organisation, by, at, words: '' }),
        )
      const [one, other, accepted] = await Promise.all([
        gives(start),
        gives(start),
        g.as('omar', moving(referral, { move: 'accept' }, start)),
      ])
      const given = [one, other].filter((handed) => handed !== null).length
      const { rows } = await sql<{ key: string; taken: string | null }>`select m.key, t.key as taken from cases c
        join members m on m.id = c.owner_id join referrals r on r.case_id = c.id left join members t on t.id = r.owner_id
        where c.id = ${id}`.execute(g.database.db)
      // Given on first and then accepted, or accepted first: then there is nothing left to give.
      expect([round, given <= 1, given === 1 || accepted]).toEqual([round, true, true])
      expect(rows).toEqual([accepted ? { key: 'omar', taken: 'omar' } : { key: 'erik', taken: null }])
    }
  }, 60_000)
})
