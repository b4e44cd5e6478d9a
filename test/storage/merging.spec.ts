import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { CompanyId } from '#src/core/ids.ts'
import type { Somebody } from '#test/seed-network.ts'
import { offering, onEveryEngine, opening, start } from './given.ts'
import { companyOfCase, mergingNow, namesOf, registering, rowsOn } from './merging-given.ts'

const volvo = { digits: '5560160680', soleTrader: false }
const björk = { digits: '5599120051', soleTrader: false }
const kust = { digits: '5599120143', soleTrader: false }
const nordfrakt = { digits: '5599120150', soleTrader: false }
const ake = { digits: '6408233234', soleTrader: true }

/** What refers to a company, and what becomes of it. A new key has to be decided about here, and in `merge-statements`. */
const keys = {
  moves: [
    ...['cases.company_id', 'company_access.company_id', 'companies_apart.one_id', 'companies_apart.other_id'],
    'club_places.company_id',
  ],
  remembers: ['companies.merged_into', 'company_merges.from_id', 'company_merges.into_id'],
}

onEveryEngine('merging companies', (g) => {
  const found = (who: Somebody, wanted: string) =>
    g().as(who, async (ports) => (await ports.cases.find(wanted, 20)).cases.map(({ no }) => no).toSorted())
  const byName = (who: Somebody, name: string) =>
    g().as(who, async (ports) => (await ports.companies.byName(name)).map(({ name: called }) => called))
  const merges = (one: CompanyId, other: CompanyId, who: Somebody = 'maria') => g().as(who, mergingNow({ one, other }))
  const nordform = () => g().as('sara', async (ports) => (await ports.companies.byName('Nordform AB'))[0]?.id)
  const networks = async (): Promise<CompanyId> => {
    const id = await nordform()
    if (id === undefined) throw new Error('the sample has no Nordform AB')
    return id
  }

  it('every key to a company is one that is known here', async () => {
    const { rows } = await sql<{ key: string }>`
      select t.relname || '.' || a.attname as key from pg_constraint f join pg_class t on t.oid = f.conrelid
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any(f.conkey)
      join pg_attribute k on k.attrelid = f.confrelid and k.attname = 'id'
        and array_position(f.confkey, k.attnum) = array_position(f.conkey, a.attnum)
      where f.contype = 'f' and f.confrelid = 'companies'::regclass`.execute(g().database.db)
    expect(rows.map(({ key }) => key).toSorted()).toEqual([...keys.moves, ...keys.remembers].toSorted())
  })

  it('nothing is left on the one that goes, and what moved is written down', async () => {
    const goes = await g().as('li', registering('Nordfrom', 'Agent i Polen'))
    const closed = await g().as('li', registering('Nordfrom', 'Mässa'))
    await g().as('li', (ports) => ports.cases.close(closed.id, { at: start, result: 'partly', note: '' }))
    await g().as('li', offering(goes.id, 'een', start))
    const third = await g().as('johan', registering('Nordforrm'))
    await g().as('maria', (ports, by) => ports.merges.setApart({ one: goes.company, other: third.company }, by, start))
    const stays = await networks()
    expect(await merges(goes.company, stays)).toBe('merged')
    for (const key of keys.moves) {
      const [table = '', column = ''] = key.split('.')
      expect([key, await rowsOn(g().database, table, column, goes.company)]).toEqual([key, 0])
    }
    expect([await companyOfCase(g().database, goes.id), await companyOfCase(g().database, closed.id)]).toEqual([
      'Nordform AB',
      'Nordform AB',
    ])
    const apart = await g().as('maria', (ports) => ports.merges.both({ one: stays, other: third.company }))
    expect([namesOf(apart).toSorted(), apart.apart?.by]).toEqual([['Nordform AB', 'Nordforrm'], 'Maria Ek'])
    const { rows } =
      await sql`select b.key as by, f.name as goes, i.name as stays, g.cases, g.widened from company_merges g
      join members b on b.id = g.by_id join companies f on f.id = g.from_id join companies i on i.id = g.into_id
      where g.from_id = ${goes.company}`.execute(g().database.db)
    expect(rows).toEqual([
      {
        by: 'maria',
        goes: 'Nordfrom',
        stays: 'Nordform AB',
        cases: [goes.id, closed.id].toSorted(),
        widened: false,
      },
    ])
  })

  it('each case that moved says so in its timeline and in the audit, and the owner of an open one is told', async () => {
    const mine = await g().as('li', registering('Björkverk', 'Lån'))
    const done = await g().as('li', registering('Björkverk', 'Klart'))
    await g().as('li', (ports) => ports.cases.close(done.id, { at: start, result: 'partly', note: '' }))
    const stays = await g().as('johan', registering('Björk verk AB', 'Garanti', björk))
    const wakes = g().wakes.count
    expect(await merges(mine.company, stays.company)).toBe('merged')
    expect(g().wakes.count).toBe(wakes + 1)
    const { rows: told } = await sql<{ key: string; about: object }>`select m.key, o.about from outbox o
      join members m on m.id = o.lane where o.about ->> 'kind' = 'company'
      and o.subject in (${mine.id}, ${done.id}, ${stays.id})`.execute(g().database.db)
    expect(told).toEqual([{ key: 'li', about: { kind: 'company', case: mine.id } }])
    for (const { id } of [mine, done]) {
      const [entry] = await g().as('li', (ports) => ports.chronicle.timeline(id, 1))
      expect([entry?.byName, entry?.happening]).toEqual([
        'Maria Ek',
        { what: 'company-merged', company: 'Björk verk AB', words: 'Björkverk' },
      ])
      const { rows } = await sql<{ about: object }>`select about from audit where what = 'company-merged'
        and case_id = ${id}`.execute(g().database.db)
      expect(rows).toEqual([{ about: { from: mine.company, into: stays.company } }])
    }
    expect(await g().as('johan', (ports) => ports.chronicle.timeline(stays.id, 9))).toEqual([])
  })

  it('its cases are found by either name, also those that are registered afterwards', async () => {
    const old = await g().as('li', registering('Frostkyl', 'Lån'))
    const stays = await g().as('li', registering('Frostkyll AB', 'Export', volvo))
    expect(await merges(old.company, stays.company)).toBe('merged')
    expect(await byName('li', 'Frostkyl')).toEqual(['Frostkyll AB'])
    const later = await g().as('li', registering('Frostkyl', 'Mässa'))
    expect(later.company).toBe(stays.company)
    const all = [old.no, stays.no, later.no].toSorted()
    expect(await found('li', 'frostkyl lån')).toEqual([old.no])
    expect([await found('li', 'frostkyll'), await found('li', 'frostkyl'), await found('li', '556016-0680')]).toEqual([
      all,
      all,
      all,
    ])
    expect(await found('li', 'frostykl')).toEqual(all)
  })

  it('whoever typed the name that went finds the one that stays, and whoever did not know it is asked', async () => {
    const hidden = await g().as('johan', registering('Solkkraft Nord'))
    const stays = await g().as(
      'karin',
      registering('Solkraft Nord', 'Lån', { digits: '5599120127', soleTrader: false }),
    )
    await g().as('karin', registering('Solkraft Nord', 'Export'))
    expect(await merges(hidden.company, stays.company)).toBe('merged')
    expect(await byName('johan', 'Solkkraft Nord')).toEqual(['Solkraft Nord'])
    // And by what it is called now, and by its number: so it is not added once more.
    expect(await byName('johan', 'Solkraft Nord')).toEqual(['Solkraft Nord'])
    const numbered = { digits: '5599120127', soleTrader: false }
    expect((await g().as('johan', (ports) => ports.companies.byNumber(numbered)))?.id).toBe(stays.company)
    expect(await g().as('li', (ports) => ports.companies.byNumber(numbered))).toBeNull()
    const likeNow = await g().as('johan', (ports) => ports.companies.likeName('Solkraft Nordd'))
    expect(likeNow.map(({ name }) => name)).toEqual(['Solkraft Nord'])
    // Karin's organisation never had an entry of that name: trying it tells nothing that nearly the same name does not.
    expect(await byName('karin', 'Solkkraft Nord')).toEqual([])
    const like = await g().as('karin', async (ports) =>
      (await ports.companies.likeName('Solkkraft Nord')).map(({ name }) => name),
    )
    expect(like).toEqual(['Solkraft Nord'])
    expect(await byName('li', 'Solkkraft Nord')).toEqual([])
    const forgiven = await g().as('karin', async (ports) => (await ports.cases.find('solkkraft', 20)).instead)
    expect(forgiven).toEqual(['solkraft'])
    expect(await g().as('li', (ports) => ports.companies.likeName('Solkkraft Nord'))).toEqual([])
  })

  it('what stays becomes the network’s own when what goes was, with all that was known of it', async () => {
    await sql`insert into companies (network_id, id, name, folded_name, municipality, employees, added_at)
      select network_id, '019a0000-0000-7000-8000-00000000f001', 'Kustsmide', 'kustsmide', '0780', 7, now() from networks`.execute(
      g().database.db,
    )
    const mine = await g().as('li', registering('Kust Smide', 'Lån', kust))
    const entries = await g().as('maria', (ports) => ports.merges.entries())
    const old = entries.find(({ name }) => name === 'Kustsmide')
    if (old === undefined) throw new Error('not listed')
    expect(await byName('johan', 'Kust Smide')).toEqual([])
    expect(await merges(old.id, mine.company)).toBe('merged')
    expect([await byName('johan', 'Kust Smide'), await byName('johan', 'Kustsmide')]).toEqual([
      ['Kust Smide'],
      ['Kust Smide'],
    ])
    const { rows } =
      await sql`select municipality, employees, held_by from companies where id = ${mine.company}`.execute(
        g().database.db,
      )
    expect(rows).toEqual([{ municipality: '0780', employees: 7, held_by: null }])
    expect(await g().as('johan', async (ports) => (await ports.companies.byNumber(kust))?.name)).toBe('Kust Smide')
  })

  it('a sole trader’s entry stays its organisation’s own: their number is not told to all by a merge', async () => {
    await sql`insert into companies (network_id, id, name, folded_name, added_at)
      select network_id, '019a0000-0000-7000-8000-00000000f002', 'Strandsnickeri', 'strandsnickeri', now() from networks`.execute(
      g().database.db,
    )
    const mine = await g().as('li', registering('Strand Snickeri', 'Lån', ake))
    const old = (await g().as('maria', (ports) => ports.merges.entries())).find(({ name }) => name === 'Strandsnickeri')
    if (old === undefined) throw new Error('not listed')
    expect(await merges(old.id, mine.company)).toBe('not-a-pair')
    expect(await g().as('johan', (ports) => ports.companies.byNumber(ake))).toBeNull()
  })

  it('the same number is one company whatever it is called, and found by both names', async () => {
    const almis = await g().as('li', registering('Nordfrakt i Växjö AB', 'Lån', nordfrakt))
    const eens = await g().as('karin', registering('Acme Logistics AB', 'Partner', nordfrakt))
    expect(await merges(almis.company, eens.company)).toBe('merged')
    expect(await byName('li', 'Nordfrakt i Växjö AB')).toEqual(await byName('karin', 'Acme Logistics AB'))
  })

  it('what is called as what has been merged into another may be the same as that', async () => {
    const number = { digits: '5599120226', soleTrader: false }
    const [acme, stays] = [
      await g().as('li', registering('Älmhult Åkeri AB', 'Lån', number)),
      await g().as('karin', registering('Linnéfrakt AB', 'Partner', number)),
    ]
    await g().as('karin', registering('Linnéfrakt AB', 'Agent'))
    const late = await g().as('maria', registering('Älmhults Åkeri'))
    expect(await merges(late.company, stays.company)).toBe('not-a-pair')
    expect(await merges(acme.company, stays.company)).toBe('merged')
    const listed = (await g().as('maria', (ports) => ports.merges.entries())).find(({ id }) => id === stays.company)
    expect(listed?.former).toEqual(['Älmhult Åkeri AB'])
    expect(await merges(late.company, stays.company)).toBe('merged')
    expect(await byName('maria', 'Älmhults Åkeri')).toEqual(['Linnéfrakt AB'])
  })

  it('what had been merged into the one that goes is found as well', async () => {
    const [first, second, last] = [
      await g().as('li', registering('Kedjeverk')),
      await g().as('li', registering('Kedjeverrk')),
      await g().as('li', registering('Kedje verk')),
    ]
    await g().as('li', registering('Kedjeverrk', 'Två'))
    for (const need of ['Två', 'Tre', 'Fyra']) await g().as('li', registering('Kedje verk', need))
    expect(await merges(first.company, second.company)).toBe('merged')
    expect(await merges(second.company, last.company)).toBe('merged')
    for (const name of ['Kedjeverk', 'Kedjeverrk', 'Kedje verk'])
      expect(await byName('li', name)).toEqual(['Kedje verk'])
    expect(await found('li', 'kedjeverk')).toHaveLength(7)
  })

  it('an open case elsewhere is told of after the merge as it is', async () => {
    const theirs = await g().as('johan', registering('Dubbelverk', 'Hos Pia'))
    const ours = await g().as('sara', registering('Dubbel verk', 'Hos Sara'))
    await g().as('sara', registering('Dubbel verk', 'Hos Sara igen'))
    const elsewhere = (who: Somebody, id: CompanyId) =>
      g().as(who, async (ports) => {
        const of = await ports.companies.byId(id)
        return of && ports.inquiries.isElsewhere(of)
      })
    expect([await elsewhere('sara', ours.company), await elsewhere('johan', theirs.company)]).toEqual([false, false])
    expect(await merges(theirs.company, ours.company)).toBe('merged')
    expect([await elsewhere('sara', ours.company), await elsewhere('johan', ours.company)]).toEqual([true, true])
    await g().as('johan', (ports) => ports.cases.close(theirs.id, { at: start, result: 'partly', note: '' }))
    expect([await elsewhere('sara', ours.company), await elsewhere('johan', ours.company)]).toEqual([false, true])
  })

  it('is done once: whoever comes after is told who did it, and a name that was said not to be the same is left alone', async () => {
    const one = await g().as('li', registering('Enverk'))
    const other = await g().as('li', registering('Ennverk'))
    const two = { one: one.company, other: other.company }
    expect(await g().as('maria', (ports, by) => ports.merges.setApart(two, by, start))).toBe(true)
    expect(
      await g().as('maria', (ports, by) => ports.merges.setApart({ one: two.other, other: two.one }, by, start)),
    ).toBe(false)
    expect(await merges(one.company, other.company)).toBe('said-apart')
    expect(await g().as('maria', (ports, by) => ports.merges.setTogether(two, by, start))).toBe(true)
    expect(await merges(one.company, other.company)).toBe('merged')
    expect(await merges(one.company, other.company)).toBe('merged-already')
    const both = await g().as('maria', (ports) => ports.merges.both(two))
    expect(both.merged).toMatchObject({ by: 'Maria Ek', at: start })
  })

  it('the database lets nobody open a case on what has been merged, or show it to anybody', async () => {
    const goes = await g().as('li', registering('Låst verk'))
    const stays = await g().as('li', registering('Låstverk'))
    await g().as('li', registering('Låstverk', 'Två'))
    expect(await merges(goes.company, stays.company)).toBe('merged')
    await expect(
      sql`update cases set company_id = ${goes.company} where id = ${stays.id}`.execute(g().database.db),
    ).rejects.toThrow(/cases_company_live/)
    await expect(
      sql`insert into company_access (network_id, organisation_id, company_id)
        select network_id, owner_organisation_id, ${goes.company} from cases where id = ${stays.id}`.execute(
        g().database.db,
      ),
    ).rejects.toThrow(/company_access_company_live/)
  })

  it('other cases go on as they were', async () => {
    const { id } = await g().as('sara', opening('Orört'))
    expect(await companyOfCase(g().database, id)).toBe('Nordform AB')
  })
})
