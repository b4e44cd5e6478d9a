import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { Two } from '#src/core/company/merging.ts'
import type { CaseId } from '#src/core/ids.ts'
import { hasServer, testDatabase } from '#test/database.ts'
import { type Given, given, offering, start } from '#test/storage/given.ts'
import { mergingNow, type Opened, registering } from '#test/storage/merging-given.ts'

/** The embedded engine has one connection: only a server can show what happens at the same moment. */
const onServer = hasServer ? describe : describe.skip
const rounds = 20

onServer('at the same moment, on the server', () => {
  let g: Given
  beforeAll(async () => {
    g = await given(await testDatabase('server'))
    await sql`update members set roles = roles || '{network_admin}' where key = 'johan'`.execute(g.database.db)
  })
  afterAll(() => g.database.close())

  /** Two entries of nearly the same name: the first has one case and goes, the second has four. */
  const pair = async (round: string): Promise<{ readonly goes: Opened; readonly stays: Opened; readonly two: Two }> => {
    const goes = await g.as('li', registering(`Verkstad${round}`))
    const stays = await g.as('sara', registering(`Verk stad${round}`))
    for (const need of ['Två', 'Tre', 'Fyra']) await g.as('sara', registering(`Verk stad${round}`, need))
    return { goes, stays, two: { one: goes.company, other: stays.company } }
  }
  const strays = async () =>
    (
      await sql`select c.id from cases c join companies k on k.id = c.company_id where k.merged_into is not null
        union all select a.company_id from company_access a join companies k on k.id = a.company_id where k.merged_into is not null
        union all select k.id from companies k join companies i on i.id = k.merged_into where i.merged_into is not null`.execute(
        g.database.db,
      )
    ).rows
  const companyAs = (who: 'li' | 'karin' | 'sara', id: CaseId) =>
    g.as(who, async (ports) => (await ports.cases.byId(id))?.company.name)

  it('of two administrators one merges, and the other is told that it has been done', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { two, goes } = await pair(`a${round}x`)
      const turned = { one: two.other, other: two.one }
      const [one, other] = await Promise.all([g.as('maria', mergingNow(two)), g.as('johan', mergingNow(turned))])
      expect([round, [one, other].toSorted()]).toEqual([round, ['merged', 'merged-already']])
      const { rows } =
        await sql`select (select count(*)::int from company_merges where from_id = ${goes.company}) as merges,
        (select count(*)::int from timeline where case_id = ${goes.id}) as entries`.execute(g.database.db)
      expect([round, rows]).toEqual([round, [{ merges: 1, entries: 1 }]])
    }
  }, 60_000)

  it('a case that is being registered on the one that goes comes to the one that stays', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { two } = await pair(`b${round}x`)
      const [merged, ...opened] = await Promise.all([
        g.as('maria', mergingNow(two)),
        g.as('li', registering(`Verkstadb${round}x`, 'Samtidigt')),
        g.as('omar', registering(`Verkstadb${round}x`, 'Samtidigt')),
      ])
      expect([round, merged, await strays()]).toEqual([round, 'merged', []])
      for (const { id } of opened) expect([round, await companyAs('li', id)]).toEqual([round, `Verk stadb${round}x`])
    }
  }, 60_000)

  it('whoever is being shown a case meanwhile sees its company', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { goes, two } = await pair(`c${round}x`)
      const [merged] = await Promise.all([g.as('maria', mergingNow(two)), g.as('li', offering(goes.id, 'een', start))])
      expect([round, merged, await strays()]).toEqual([round, 'merged', []])
      expect([round, await companyAs('karin', goes.id)]).toEqual([round, `Verk stadc${round}x`])
    }
  }, 60_000)

  it('two merges in a row leave nothing in between, whichever comes first', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { goes, stays, two } = await pair(`d${round}x`)
      const third = await g.as('karin', registering(`Ver kstadd${round}x`))
      for (const need of ['2', '3', '4', '5', '6']) await g.as('karin', registering(`Ver kstadd${round}x`, need))
      const onwards = { one: stays.company, other: third.company }
      await Promise.all([g.as('maria', mergingNow(two)), g.as('johan', mergingNow(onwards))])
      expect([round, await strays()]).toEqual([round, []])
      // Whoever was too late finds the pair as it is now.
      const again = { one: goes.company, other: third.company }
      await g.as('maria', mergingNow(again))
      expect([round, await companyAs('li', goes.id)]).toEqual([round, `Ver kstadd${round}x`])
    }
  }, 60_000)

  it('what is merged has not been said not to be the same', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { two } = await pair(`e${round}x`)
      const [merged, apart] = await Promise.all([
        g.as('maria', mergingNow(two)),
        g.as('johan', async (ports, by) => {
          const { entries } = await ports.merges.hold(two)
          return entries.length === 2 && ports.merges.setApart(two, by, start)
        }),
      ])
      expect([round, merged === 'merged', apart]).toEqual([round, !apart, apart])
    }
  }, 60_000)
})
