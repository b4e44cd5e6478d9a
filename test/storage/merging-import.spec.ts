import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { withoutMerged } from '#src/cli/network-merged.ts'
import type { CompanyEntry, NetworkFile } from '#src/core/network-file.ts'
import { mergedInNetwork } from '#src/storage/network-open.ts'
import { currentNetwork } from '#src/storage/network-store.ts'
import { kronoberg, seedNetwork, testEncryption } from '#test/seed-network.ts'
import { onEveryEngine } from './given.ts'
import { mergingNow, registering } from './merging-given.ts'

const row = (name: string, number: string | null = null): CompanyEntry => ({
  ...{ name, number: number === null ? null : { digits: number, soleTrader: false } },
  ...{ municipality: '0780', employees: 3, netTurnoverSek: null, exportStage: null, markets: [] },
})
const withCompanies = (...companies: readonly CompanyEntry[]): NetworkFile => ({
  ...kronoberg,
  companies: [...kronoberg.companies, ...companies],
})

onEveryEngine('the network’s file and what has been merged', (g) => {
  const names = async () =>
    (await currentNetwork(g().database, testEncryption, 'kronoberg'))?.companies.map(({ name }) => name).toSorted()
  const apply = (...companies: readonly CompanyEntry[]) => seedNetwork(g().database, withCompanies(...companies))
  const merges = async (one: string, other: string) => {
    const entries = await g().as('maria', (ports) => ports.merges.entries())
    const [a, b] = [one, other].map((name) => entries.find((entry) => entry.name === name)?.id)
    return a && b ? g().as('maria', mergingNow({ one: a, other: b })) : 'not there'
  }

  it('a row of the network’s own that was merged does not come back, and changes nothing of the one that stays', async () => {
    await apply(row('Stålverk AB', '5599120093'), row('Stålvrek'))
    const before = await names()
    expect(before).toContain('Stålvrek')
    expect(await merges('Stålverk AB', 'Stålvrek')).toBe('merged')
    const after = before?.filter((name) => name !== 'Stålvrek')
    expect(await names()).toEqual(after)
    await apply({ ...row('Stålvrek'), employees: 99 })
    await apply({ ...row('STÅLVREK'), employees: 99 })
    expect(await names()).toEqual(after)
    const { rows } = await sql`select employees from companies where name = 'Stålverk AB'`.execute(g().database.db)
    expect(rows).toEqual([{ employees: 3 }])
    await apply({ ...row('Stålverk i Växjö AB', '5599120093'), employees: 4 })
    expect(await names()).toContain('Stålverk i Växjö AB')
    expect(await names()).toHaveLength(after?.length ?? 0)
  })

  it('nor does one that an organisation had added and that became the network’s', async () => {
    await g().as('li', registering('Glasvrek'))
    await apply(row('Glasverk AB', '5599120101'))
    expect(await merges('Glasverk AB', 'Glasvrek')).toBe('merged')
    const before = await names()
    await apply(row('Glasvrek'))
    expect(await names()).toEqual(before)
  })

  it('what organisations have merged among themselves says nothing about the network’s own', async () => {
    await g().as('li', registering('Trävrek'))
    await g().as('sara', registering('Träverk'))
    await g().as('sara', registering('Träverk', 'Två'))
    expect(await merges('Trävrek', 'Träverk')).toBe('merged')
    await apply(row('Trävrek'))
    expect(await names()).toContain('Trävrek')
  })

  it('by its number a row finds the entry that stays, also by that of the one that went', async () => {
    await g().as('li', registering('Plåtvrek', 'Lån', { digits: '5599120119', soleTrader: false }))
    await apply(row('Plåtverk AB', '5599120119'))
    expect(await merges('Plåtverk AB', 'Plåtvrek')).toBe('merged')
    await apply(row('Plåtverk AB', '5599120119'))
    expect((await names())?.filter((name) => name.startsWith('Plåt'))).toEqual(['Plåtverk AB'])
    expect(
      await g().as(
        'li',
        async (ports) => (await ports.companies.byNumber({ digits: '5599120119', soleTrader: false }))?.name,
      ),
    ).toBe('Plåtverk AB')
  })

  it('and the import says of each such row that it leaves it', async () => {
    const merged = await mergedInNetwork(g().database, 'kronoberg')
    const { file, notes } = withoutMerged(withCompanies(row('Glasvrek'), row('Trävrek'), row('Nytt verk')), merged)
    expect(notes).toEqual(['company Glasvrek has been merged into Glasverk AB: left as it is.'])
    expect(file.companies.map(({ name }) => name).slice(-2)).toEqual(['Trävrek', 'Nytt verk'])
    expect(await mergedInNetwork(g().database, 'sörmland')).toEqual([])
  })
})
