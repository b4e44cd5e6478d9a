import { describe, expect, it } from '@jest/globals'
import { Kysely, PostgresDialect, sql } from 'kysely'
import type { Company } from '#src/core/case/case.ts'
import type { OrganisationNumber } from '#src/core/company/organisation-number.ts'
import type { Ports } from '#src/core/ports.ts'
import type { Actor } from '#src/core/register/register.ts'
import { newId } from '#src/new-id.ts'
import { up } from '../../migrations/0007-finding-cases.ts'
import { moving, offering, onEveryEngine, opening, start } from './given.ts'

const bruk: OrganisationNumber = { digits: '5560160680', soleTrader: false }
const ake: OrganisationNumber = { digits: '6408233234', soleTrader: true }

const about =
  (name: string, number: OrganisationNumber | null, need: string) =>
  async (ports: Ports, actor: Actor): Promise<string> => {
    const company: Company = { id: newId(), name, number }
    const { member: owner, organisation } = actor
    const opened = { id: newId<'case'>(), company, need, owner, organisation, openedAt: start }
    const [, no] = await Promise.all([ports.companies.add(company, start), ports.cases.open(opened)])
    return no
  }

onEveryEngine('finding cases', (g) => {
  const found = (who: 'sara' | 'erik' | 'karin' | 'li', wanted: string) =>
    g().as(who, async (ports) => {
      const { cases, instead } = await ports.cases.find(wanted, 20)
      return [cases.map(({ company }) => company.name), instead]
    })

  it('starts with some cases', async () => {
    await g().as('sara', about('Älmhults Möbelfabrik AB', bruk, 'Vill in på tyska marknaden'))
    await g().as('erik', about('Åkes Åkeri', ake, 'Lån till lastbil'))
    await g().as('sara', about('Möbelsnickaren i Växjö', null, 'Exportkreditgaranti'))
    await g().as('li', about('Hemliga Möbler AB', null, 'Tyska marknaden, hemligt'))
  })

  it.each([
    ['Älmhults Möbelfabrik', ['Älmhults Möbelfabrik AB']],
    ['almhult', ['Älmhults Möbelfabrik AB']],
    ['MÖBEL', ['Möbelsnickaren i Växjö', 'Älmhults Möbelfabrik AB']],
    ['möbel tysk', ['Älmhults Möbelfabrik AB']],
    ['tyska marknaden', ['Älmhults Möbelfabrik AB']],
    ['556016-0680', ['Älmhults Möbelfabrik AB']],
    ['16556016-0680', ['Älmhults Möbelfabrik AB']],
    ['5560160680', ['Älmhults Möbelfabrik AB']],
    ['556016', ['Älmhults Möbelfabrik AB']],
    ['640823-3234', ['Åkes Åkeri']],
    ['19640823-3234', ['Åkes Åkeri']],
    ['640823', []],
    ['sara möbel', ['Möbelsnickaren i Växjö', 'Älmhults Möbelfabrik AB']],
    ['Öst', ['Åkes Åkeri']],
    ['erik lån', ['Åkes Åkeri']],
    ['sara lastbil', []],
    ['finns inte alls', []],
    ['%', []],
    ["'; drop table cases; --", []],
    ['', []],
  ])('by %j: %j', async (wanted, names) => {
    expect(await found('sara', wanted)).toEqual([names, []])
  })

  it.each(['lars', 'erik', 'lars-erik', 'öst', 'lindh', 'öst-lindh', 'lars lindh'])(
    'by a part of a double name: %j',
    async (wanted) => {
      await sql`update members set folded_name = 'lars-erik öst-lindh' where key = 'erik'`.execute(g().database.db)
      expect(await found('erik', wanted)).toEqual([['Åkes Åkeri'], []])
      await sql`update members set folded_name = 'erik öst' where key = 'erik'`.execute(g().database.db)
    },
  )

  it.each([
    ['almhutls', ['Älmhults Möbelfabrik AB'], ['almhults']],
    ['möbelfabirk', ['Älmhults Möbelfabrik AB'], ['mobelfabrik']],
    ['mbelsnickaren vaxjö', ['Möbelsnickaren i Växjö'], ['mobelsnickaren']],
    ['exportkreditgarantii', ['Möbelsnickaren i Växjö'], ['exportkreditgaranti']],
    ['556016-0681', ['Älmhults Möbelfabrik AB'], ['5560160680']],
    ['tyzka marknaden', ['Älmhults Möbelfabrik AB'], ['tyska']],
  ])('forgives %j: %j', async (wanted, names, instead) => {
    expect(await found('sara', wanted)).toEqual([names, instead])
  })

  it('keeps no sole trader’s number in words that can be read', async () => {
    const { rows } = await sql<{ word: string }>`select word from case_words where word like ${'%6408%'}
      union select variant from word_variants where variant like ${'%6408%'}`.execute(g().database.db)
    expect(rows).toEqual([])
  })

  it('shows others nothing, and a party what was offered until it has declined', async () => {
    expect(await found('karin', 'möbel')).toEqual([[], []])
    const { id } = await g().as('sara', opening('Skärgårdsturism i Blekinge'))
    expect(await found('karin', 'skärgårdsturism')).toEqual([[], []])
    const referral = await g().as('sara', offering(id, 'een', start))
    expect(await found('karin', 'skargardsturism')).toEqual([['Nordform AB'], []])
    expect(await found('karin', 'skärgårdstursim')).toEqual([['Nordform AB'], ['skargardsturism']])
    await g().as(
      'karin',
      moving(referral, { move: 'decline', reason: 'other', suggestion: null, until: null, note: '' }, start),
    )
    expect(await found('karin', 'skärgårdsturism')).toEqual([[], []])
    expect(await found('li', 'tyska')).toEqual([['Hemliga Möbler AB'], []])
  })

  it('puts the open ones first', async () => {
    const [first, second] = [await g().as('li', opening('Zinkgruva ett')), await g().as('li', opening('Zinkgruva två'))]
    await g().as('li', (ports) => ports.cases.close(second.id, { at: start, result: 'rejected', note: '' }))
    const { cases, total } = await g().as('li', (ports) => ports.cases.find('zinkgruva', 1))
    expect([cases.map(({ no }) => no), total]).toEqual([[first.no], 2])
  })

  it('finds what was there before it could be searched', async () => {
    const { db } = g().database
    await sql`drop table case_words, word_variants`.execute(db)
    await sql`drop index companies_by_number`.execute(db)
    await sql`drop index companies_by_match`.execute(db)
    const plain = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: g().database.pool }) })
    await plain.transaction().execute(up)
    expect(await found('sara', 'mobel')).toEqual([['Möbelsnickaren i Växjö', 'Älmhults Möbelfabrik AB'], []])
    expect(await found('sara', 'almhutls')).toEqual([['Älmhults Möbelfabrik AB'], ['almhults']])
    expect(await found('sara', '556016-0680')).toEqual([['Älmhults Möbelfabrik AB'], []])
    expect(await found('karin', 'möbel')).toEqual([[], []])
    const [role] = (await sql<{ role: string }>`select current_user as role, session_user as login`.execute(db)).rows
    expect(role).toMatchObject({ role: 'postgres', login: 'postgres' })
  })

  describe('is the same to the byte', () => {
    it('whether or not others have cases that are not shared', async () => {
      const asked = ['hemli', 'hemliag', 'möbel', 'zinkgruvan', 'marknaden', 'li', 'xylofon', 'xylofn']
      const seen = async () => JSON.stringify(await Promise.all(asked.map((wanted) => found('sara', wanted))))
      const before = await seen()
      await g().as('li', about('Xylofonfabriken AB', null, 'Möbelmarknaden i hemlighet: xylofon'))
      expect(await seen()).toBe(before)
    })
  })
})
