import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { Somebody } from '#test/seed-network.ts'
import { asks } from './asking.ts'
import { moving, offering, onEveryEngine, opening, start } from './given.ts'
import { registering } from './merging-given.ts'

const facts = { municipality: '0780', employees: '14', exportStage: 'curious', asked: 'yes' }

onEveryEngine('what is known of a company', (g) => {
  const kept = async (name: string) =>
    (
      await sql`select municipality, employees, export_stage as stage from companies where name = ${name}`.execute(
        g().database.db,
      )
    ).rows[0]
  const untold = { municipality: null, employees: null, stage: null }
  const told = { municipality: '0780', employees: 14, stage: 'curious' }
  const audited = async () =>
    (
      await sql<{ n: number }>`select count(*)::int as n from audit where what = 'company-told'`.execute(
        g().database.db,
      )
    ).rows[0]?.n ?? 0

  it.each<readonly [string, Somebody, string | null]>([
    ['whoever has registered it', 'sara', null],
    ['a colleague', 'erik', null],
    ['an organisation that was asked and has not answered', 'karin', 'company-not-yours'],
    ['an organisation that has taken over the case', 'omar', 'company-not-yours'],
    ['an organisation that has declined', 'maria', 'case-not-found'],
    ['an organisation that has nothing to do with it', 'li', 'case-not-found'],
  ])('of an organisation’s own is told by that organisation alone: %s', async (how, who, refused) => {
    const name = `Egen: ${how}`
    const { id, no } = await g().as('sara', registering(name))
    if (who === 'karin') await g().as('sara', offering(id, 'een', start))
    if (who === 'omar') {
      const offered = await g().as('sara', offering(id, 'omar', start))
      expect(await g().as('omar', moving(offered, { move: 'accept' }, start))).toBe(true)
    }
    if (who === 'maria') {
      const offered = await g().as('sara', offering(id, 'region', start))
      const decline = { move: 'decline', reason: 'no-capacity', suggestion: null, until: null, note: '' } as const
      expect(await g().as('maria', moving(offered, decline, start))).toBe(true)
    }
    const before = await audited()
    expect(await asks(g(), who, 'case.facts', { case: no, ...facts })).toBe(refused)
    expect([await kept(name), await audited()]).toEqual(refused ? [untold, before] : [told, before + 1])
  })

  it('of the network’s is told by those who have a case with it', async () => {
    const { no } = await g().as('li', opening())
    expect(await asks(g(), 'karin', 'case.facts', { case: no, ...facts, employees: '99' })).toBe('case-not-found')
    expect(await asks(g(), 'li', 'case.facts', { case: no, ...facts, employees: '15' })).toBeNull()
    expect(await kept('Nordform AB')).toEqual({ ...told, employees: 15 })
  })

  it.each<readonly [string, object, string]>([
    ['a municipality by its name', { municipality: 'Växjö' }, 'municipality-unreadable'],
    ['three digits', { municipality: '078' }, 'municipality-unreadable'],
    ['five digits', { municipality: '07800' }, 'municipality-unreadable'],
    ['nothing yet', { asked: '' }, 'required'],
  ])('takes nothing of %s', async (how, typed, refused) => {
    const name = `Fel: ${how}`
    const { no } = await g().as('sara', registering(name))
    expect(await asks(g(), 'sara', 'case.facts', { case: no, ...facts, ...typed })).toBe(refused)
    expect(await kept(name)).toEqual(untold)
  })

  it('is taken back by leaving it empty', async () => {
    const { no } = await g().as('sara', registering('Tomt AB'))
    expect(await asks(g(), 'sara', 'case.facts', { case: no, ...facts })).toBeNull()
    expect(await asks(g(), 'sara', 'case.facts', { case: no, asked: 'yes' })).toBeNull()
    expect(await kept('Tomt AB')).toEqual(untold)
  })
})
