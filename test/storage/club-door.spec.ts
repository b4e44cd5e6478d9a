import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { answers, asks } from './asking.ts'
import { exportClub, invited, listed } from './clubs.ts'
import { type Given, onEveryEngine, start } from './given.ts'

const thatMorning = new Date('2026-12-04T08:00:00Z')

type Step = 'list' | 'invite' | 'come' | 'decline' | 'attend' | 'miss'

/** A company that nobody but Almi sees, so far along; another takes the only place where it has to wait. */
async function along(g: Given, name: string, steps: readonly Step[], cap = 5) {
  const club = await g.as('maria', exportClub(cap))
  const place = steps[0] === 'list' ? await listed(g, club, 'sara', name) : await invited(g, club, 'sara', name)
  if (cap === 1)
    expect(await asks(g, 'li', 'club.come', { place: await invited(g, club, 'li', `Före ${name}`) })).toBeNull()
  for (const step of steps.slice(1)) {
    const now = step === 'attend' || step === 'miss' ? thatMorning : start
    expect(await answers({ g, who: 'sara', now }, `club.${step}`, { place })).toMatchObject({ ok: true })
  }
  return { club, place }
}
onEveryEngine('the names at the door of an Export Club', (g) => {
  it.each<readonly [string, readonly Step[], number, boolean]>([
    ['is thought of', ['list'], 5, false],
    ['is invited', ['invite'], 5, false],
    ['comes', ['invite', 'come'], 5, true],
    ['waits', ['invite', 'come'], 1, true],
    ['has declined', ['invite', 'decline'], 5, false],
    ['has come and then declined', ['invite', 'come', 'decline'], 5, false],
    ['was there', ['invite', 'come', 'attend'], 5, true],
    ['stayed away', ['invite', 'come', 'miss'], 5, true],
  ])('are read by the convener of a company that %s, and by nobody else', async (how, steps, cap, is) => {
    const name = `Dörr ${how} AB`
    const { club, place } = await along(g(), name, steps, cap)
    const read = (who: 'maria' | 'karin' | 'li' | 'erik') =>
      g().as(who, async ({ clubs }) => {
        const all = (await clubs.places(club.meeting)).some((one) => one.companyName === name)
        const alone = await clubs.place(place)
        return [all, alone?.companyName === name]
      })
    expect(await read('maria')).toEqual([is, is])
    expect([await read('karin'), await read('li'), await read('erik')]).toEqual([
      [false, false],
      [false, false],
      [true, true],
    ])
  })

  it('are names alone: nothing of why it was invited, what came of it, or of the company in the register', async () => {
    const { place } = await along(g(), 'Bara namnet AB', ['invite', 'come', 'attend'])
    const after = { g: g(), who: 'sara', now: new Date('2026-12-07T08:00:00Z') } as const
    expect(await answers(after, 'club.follow-up', { place, need: 'Agent' })).toMatchObject({ ok: true })
    const seen = (who: 'maria' | 'sara') => g().as(who, ({ clubs }) => clubs.place(place))
    expect(await seen('sara')).toMatchObject({ ground: 'asked', followUp: expect.stringMatching(/^KRO-\d+$/) })
    expect(await seen('maria')).toMatchObject({ companyName: 'Bara namnet AB', ground: null, followUp: null })
    const company = (await seen('maria'))?.company
    const found = await g().as('maria', async ({ companies, cases }) => ({
      byName: await companies.byName('Bara namnet AB'),
      byId: company && (await companies.byId(company)),
      cases: (await cases.list('team', 100)).total,
    }))
    expect(found).toEqual({ byName: [], byId: null, cases: 0 })
  })

  it('are ticked off by the convener, who answers for nobody', async () => {
    const { place } = await along(g(), 'Prickas av AB', ['invite', 'come'])
    expect(await asks(g(), 'maria', 'club.decline', { place })).toBe('place-not-found')
    expect(await answers({ g: g(), who: 'maria', now: thatMorning }, 'club.attend', { place })).toMatchObject({
      ok: true,
      value: { done: { company: 'Prickas av AB', stage: 'attended' } },
    })
    expect(await answers({ g: g(), who: 'karin', now: thatMorning }, 'club.miss', { place })).toMatchObject({
      ok: false,
    })
  })

  it.each([
    ['the names of those that come to the convener’s', 'maria', 'select name from companies', ['Rollen kommer AB']],
    ['none to another organisation', 'karin', 'select name from companies', []],
    ['no number', 'maria', 'select number from companies', 'denied'],
    ['no municipality', 'maria', 'select municipality from companies', 'denied'],
    ['no ground', 'maria', 'select ground from club_places', 'denied'],
    ['no link', 'maria', 'select token_sealed from club_places', 'denied'],
    ['no case', 'maria', 'select id from cases', 'denied'],
    ['no change', 'maria', `update companies set name = ''`, 'denied'],
  ] as const)('their role reads %s', async (_, who, statement, result) => {
    await sql`delete from club_places`.execute(g().database.db)
    await along(g(), 'Rollen kommer AB', ['invite', 'come'])
    await along(g(), 'Rollen inbjuds AB', ['invite'])
    const { network, organisation } = await g().as(who, async (_ports, actor) => actor)
    const asked = g()
      .database.db.transaction()
      .execute(async (trx) => {
        await sql`select set_config('role', 'manydoors_doorkeeper', true), set_config('app.network', ${network.id}, true),
          set_config('app.organisation', ${organisation}, true)`.execute(trx)
        return (await sql.raw<{ name: string }>(statement).execute(trx)).rows.map(({ name }) => name)
      })
      .catch((fault: Error) => (/permission denied/.test(fault.message) ? 'denied' : fault.message))
    expect(await asked).toEqual(result)
  })
})
