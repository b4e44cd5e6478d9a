import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { Somebody } from '#test/seed-network.ts'
import { onEveryEngine, start } from './given.ts'
import { mergingNow, registering } from './merging-given.ts'

onEveryEngine('the role that merges', (g) => {
  const asKeeper = async (who: Somebody, statement: string) => {
    const scope = await g().as(who, async (_, { network, organisation, member }) => [network.id, organisation, member])
    return g()
      .database.db.transaction()
      .execute(async (trx) => {
        const names = ['app.network', 'app.organisation', 'app.member']
        for (const [at, name] of names.entries()) await sql`select set_config(${name}, ${scope[at]}, true)`.execute(trx)
        await sql`select set_config('role', 'manydoors_keeper', true)`.execute(trx)
        return (await sql.raw<object>(statement).execute(trx)).rows.length
      })
  }

  it.each([
    ['what a case is about', 'select need from cases'],
    ['its number', 'select number from cases'],
    ['whose organisation it is with', 'select owner_organisation_id from cases'],
    ['who called', 'select name_sealed from contacts'],
    ['who approved', 'select given_by_sealed from approvals'],
    ['what was said', 'select happening from timeline'],
    ['what was asked', 'select words from referral_words'],
    ['where people write from', 'select email from members'],
    ['the audit', 'select what from audit'],
  ])('does not see %s', async (_, statement) => {
    await expect(asKeeper('maria', statement)).rejects.toThrow(/permission denied/)
  })

  it.each([
    ['change what a case is about', `update cases set need = ''`],
    ['give a case to somebody', 'update cases set owner_id = owner_id'],
    ['rename a company', `update companies set name = ''`],
    [
      'let anybody see a case',
      `insert into case_access (network_id, organisation_id, case_id, level, given_by) select network_id, organisation_id, case_id, level, organisation_id from case_access`,
    ],
    ['take a record back', 'delete from company_merges'],
  ])('does not %s', async (_, statement) => {
    await expect(asKeeper('maria', statement)).rejects.toThrow(/permission denied/)
  })

  it.each(['companies', 'cases', 'company_access', 'company_merges', 'companies_apart', 'contacts', 'case_words'])(
    'sees no row of %s for anybody but a network administrator',
    async (table) => {
      const some = `select network_id from ${table}`
      expect(await asKeeper('sara', some)).toBe(0)
      expect(await asKeeper('johan', some)).toBe(0)
    },
  )

  it('sees companies for one, and nobody’s own role sees more than before', async () => {
    const before = await asKeeper('maria', 'select name from companies')
    expect(await g().as('maria', (ports) => ports.companies.byName('Hemligt verk'))).toEqual([])
    await g().as('li', registering('Hemligt verk'))
    expect(await asKeeper('maria', 'select name from companies')).toBe(before + 1)
    expect(await g().as('maria', (ports) => ports.companies.byName('Hemligt verk'))).toEqual([])
    expect(await g().as('sara', (ports) => ports.merges.entries())).toEqual([])
    const [one, other] = await g().as('maria', (ports) => ports.merges.entries())
    if (one === undefined || other === undefined) throw new Error('the register is empty')
    const two = { one: one.id, other: other.id }
    await expect(g().as('sara', (ports, by) => ports.merges.setApart(two, by, start))).rejects.toThrow(
      /row-level security/,
    )
    expect(await g().as('sara', mergingNow(two))).toBe('not-a-pair')
  })
})
