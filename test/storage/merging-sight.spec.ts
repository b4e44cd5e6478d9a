import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { CompanyId } from '#src/core/ids.ts'
import type { Somebody } from '#test/seed-network.ts'
import { moving, offering, onEveryEngine, start } from './given.ts'
import { mergingNow, registering } from './merging-given.ts'

onEveryEngine('who sees what, after companies have been merged', (g) => {
  const found = (who: Somebody, wanted: string) =>
    g().as(who, async (ports) => (await ports.cases.find(wanted, 20)).cases.map(({ no }) => no).toSorted())
  const byName = (who: Somebody, name: string) =>
    g().as(who, async (ports) => (await ports.companies.byName(name)).map(({ name: called }) => called))
  const merges = (one: CompanyId, other: CompanyId) => g().as('maria', mergingNow({ one, other }))

  it('nobody sees a case that they did not see, and nobody loses one', async () => {
    const theirs = await g().as('li', registering('Vinterverk', 'Deras'))
    const shared = await g().as('li', offering(theirs.id, 'een', start))
    const ours = await g().as('sara', registering('Vinter verk', 'Vårt'))
    await g().as('sara', registering('Vinter verk', 'Vårt med'))
    const everyone = ['sara', 'erik', 'karin', 'li', 'omar', 'maria', 'johan'] as const
    const seen = () =>
      Promise.all(
        everyone.map((who) =>
          g().as(who, async (ports) => [
            who,
            (await ports.cases.byId(theirs.id))?.no,
            (await ports.cases.byId(ours.id))?.no,
            (await ports.referrals.byId(shared))?.case.no,
          ]),
        ),
      )
    const before = await seen()
    expect(await merges(theirs.company, ours.company)).toBe('merged')
    expect(await seen()).toEqual(before)
    const names = await Promise.all(
      (['karin', 'li'] as const).map((who) =>
        g().as(who, async (ports) => (await ports.cases.byId(theirs.id))?.company.name),
      ),
    )
    expect(names).toEqual(['Vinter verk', 'Vinter verk'])
    expect(await found('li', 'vinterverk')).toEqual([theirs.no])
    expect(await found('sara', 'vinter')).toHaveLength(2)
  })

  it('what belongs to a case stays as it was: approvals, referrals, notes, the contact person, and what is secret of them', async () => {
    const theirs = await g().as('li', registering('Vårverk', 'Deras'))
    const stays = await g().as('sara', registering('Vår verk', 'Vårt', { digits: '5599120135', soleTrader: false }))
    const contact = { name: 'Anna Alm', phone: '0470-1', email: null, secret: true }
    await g().as('li', async (ports, by) => {
      await ports.contacts.save(theirs.id, contact, start)
      await ports.chronicle.record(theirs.id, by, start, { what: 'noted', words: 'Bara vi', secret: true })
    })
    const referral = await g().as('li', offering(theirs.id, 'een', start))
    await g().as('karin', moving(referral, { move: 'accept' }, start))
    const told = () =>
      Promise.all(
        (['li', 'omar', 'karin', 'sara', 'johan'] as const).map((who) =>
          g().as(who, async (ports) => {
            const { company, ...of } = (await ports.cases.byId(theirs.id)) ?? { company: null }
            const sheets = await ports.referrals.allOf(theirs.id)
            return JSON.stringify({
              of,
              sees: company !== null,
              sheets: sheets.map(({ referral: one }) => one),
              approvals: await ports.approvals.ofCase(theirs.id),
              contact: await ports.contacts.of(theirs.id),
              timeline: (await ports.chronicle.timeline(theirs.id, 50)).filter(
                ({ happening }) => happening.what !== 'company-merged',
              ),
            })
          }),
        ),
      )
    const before = await told()
    expect(await merges(theirs.company, stays.company)).toBe('merged')
    expect(await told()).toEqual(before)
    expect([before[0]?.includes('Bara vi'), before[0]?.includes('Anna Alm'), before[2]?.includes('Bara vi')]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('a former name is known of every case on the entry, also of those that never moved, and to nobody who did not know it', async () => {
    const gone = await g().as('li', registering('Issmide', 'Lån'))
    const stays = await g().as('li', registering('Is smide AB', 'Export', { digits: '5599120168', soleTrader: false }))
    const ours = await g().as(
      'karin',
      registering('Is smide AB', 'Partner', { digits: '5599120168', soleTrader: false }),
    )
    expect(await merges(gone.company, stays.company)).toBe('merged')
    const later = await g().as('li', registering('Issmide', 'Mässa'))
    const formerly = (who: Somebody, { id }: typeof gone) => g().as(who, (ports) => ports.cases.formerNames(id))
    expect(await Promise.all([gone, stays, later].map((of) => formerly('li', of)))).toEqual([
      ['Issmide'],
      ['Issmide'],
      ['Issmide'],
    ])
    expect(await merges(ours.company, stays.company)).toBe('merged')
    expect((await formerly('li', later)).toSorted()).toEqual(['Issmide'])
    expect(await formerly('karin', ours)).toEqual(['Is smide AB'])
  })

  it('what was before is written down of either, and the merge is in the audit though no case moves', async () => {
    await sql`insert into companies (network_id, id, name, folded_name, municipality, employees, added_at)
      select network_id, '019a0000-0000-7000-8000-00000000f003', 'Torrmåla Såg', 'torrmala sag', '0765', 7, now() from networks`.execute(
      g().database.db,
    )
    const stays = await g().as('li', registering('Torrmåla Såg AB', 'Lån', { digits: '5599120192', soleTrader: false }))
    await g().as('li', offering(stays.id, 'een', start))
    const goes = (await g().as('maria', (ports) => ports.merges.entries())).find(({ name }) => name === 'Torrmåla Såg')
    if (goes === undefined) throw new Error('not listed')
    const sight = async () =>
      (
        await sql<{ seen: object }>`select coalesce(jsonb_object_agg(organisation_id, kept), '{}') as seen
          from company_access where company_id = ${stays.company}`.execute(g().database.db)
      ).rows[0]?.seen
    const [li, before] = [await g().as('li', async (_, { organisation }) => organisation), await sight()]
    expect(Object.keys(before ?? {})).toHaveLength(1)
    expect(await merges(goes.id, stays.company)).toBe('merged')
    const { rows } = await sql<{ before: object }>`select before from company_merges
      where from_id = ${goes.id}`.execute(g().database.db)
    const nothing = { net_turnover_sek: null, export_stage: null, markets: [], words: [], merged: [], apart: [] }
    expect(rows).toEqual([
      {
        before: {
          from: { ...nothing, held_by: null, municipality: '0765', employees: 7, seen_by: {} },
          into: { ...nothing, held_by: li, municipality: null, employees: null, seen_by: before },
        },
      },
    ])
    const { rows: audit } = await sql`select about from audit where what = 'companies-merged'
      and about ->> 'from' = ${goes.id}`.execute(g().database.db)
    expect(audit).toEqual([{ about: { from: goes.id, into: stays.company, widened: true } }])
  })

  it('an approval that is withdrawn takes the sight of the company, but not from whoever had an entry of their own', async () => {
    const own = await g().as('li', registering('Höstverk', 'Eget'))
    const stays = await g().as('sara', registering('Höst verk', 'Lån'))
    await g().as('sara', registering('Höst verk', 'Lån igen'))
    await sql`delete from case_access where case_id = ${own.id}`.execute(g().database.db)
    await g().as('sara', offering(stays.id, 'business-sweden', start))
    await g().as('sara', offering(stays.id, 'een', start))
    expect(await merges(own.company, stays.company)).toBe('merged')
    await g().as('sara', async (ports, by) => {
      const of = await ports.cases.byId(stays.id)
      const [bs, een] = await Promise.all(['business-sweden', 'een'].map((key) => ports.register.receivers(key)))
      const losing = [bs?.[0]?.organisation.id, een?.[0]?.organisation.id].flatMap((one) => one ?? [])
      if (of) await ports.referrals.partWith(of, losing, [by.organisation])
    })
    expect(await byName('li', 'Höstverk')).toEqual(['Höst verk'])
    expect(await g().as('karin', async (ports) => (await ports.companies.byId(stays.company))?.name)).toBeUndefined()
  })
})
