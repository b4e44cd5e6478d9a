import { describe, expect, it } from '@jest/globals'
import { addDays, addHours } from 'date-fns'
import { sql } from 'kysely'
import type { Approval } from '#src/core/case/approval.ts'
import type { OrganisationNumber } from '#src/core/company/organisation-number.ts'
import type { CaseId, EntryId, OrganisationId } from '#src/core/ids.ts'
import type { Ports } from '#src/core/ports.ts'
import { newId } from '#src/new-id.ts'
import { offering, onEveryEngine, opening, start } from './given.ts'

onEveryEngine('companies, cases and approvals', (g) => {
  describe('companies', () => {
    const soleTrader: OrganisationNumber = { digits: '6408233234', soleTrader: true }
    const legal: OrganisationNumber = { digits: '5560160680', soleTrader: false }

    it.each([
      ['a legal person', 'Ärlig Handel AB', legal],
      ['a sole trader', 'Åkes Åkeri', soleTrader],
    ])('%s is found by number and by name, whatever the case', async (_, name, number) => {
      const company = { id: newId<'company'>(), name, number }
      await g().as('sara', (ports) => ports.companies.add(company, start))
      expect(await g().as('erik', (ports) => ports.companies.byNumber(number))).toEqual(company)
      expect(await g().as('erik', (ports) => ports.companies.byName(name.toUpperCase()))).toEqual([company])
      expect(await g().as('erik', (ports) => ports.companies.byId(company.id))).toEqual(company)
      expect(await g().as('li', (ports) => ports.companies.byNumber(number))).toBeNull()
      expect(await g().as('li', (ports) => ports.companies.byId(company.id))).toBeNull()
    })

    it('keeps no sole trader’s number that can be read', async () => {
      const { rows } = await sql<{ row: string }>`select companies::text as row from companies`.execute(g().database.db)
      expect(rows.filter(({ row }) => row.includes(soleTrader.digits))).toEqual([])
      expect(rows.filter(({ row }) => row.includes(legal.digits))).toHaveLength(1)
    })

    it('does not open a sole trader’s number in another row', async () => {
      const other = { id: newId<'company'>(), name: 'Annan', number: { digits: '6408233242', soleTrader: true } }
      await g().as('sara', (ports) => ports.companies.add(other, start))
      await sql`update companies set number_sealed = (select number_sealed from companies where name = 'Åkes Åkeri')
        where name = 'Annan'`.execute(g().database.db)
      await expect(g().as('sara', (ports) => ports.companies.byName('Annan'))).rejects.toThrow()
    })

    it('is the network’s own before one’s own', async () => {
      const number = { digits: '5599120010', soleTrader: false }
      await g().as('li', (ports) => ports.companies.add({ id: newId(), name: 'Nordform', number }, start))
      expect((await g().as('li', (ports) => ports.companies.byNumber(number)))?.name).toBe('Nordform AB')
    })

    it('lists ten of one name', async () => {
      await g().as('li', (ports) =>
        Promise.all(
          Array.from({ length: 12 }, () => ports.companies.add({ id: newId(), name: 'Bageri', number: null }, start)),
        ),
      )
      expect(await g().as('li', (ports) => ports.companies.byName('bageri'))).toHaveLength(10)
    })
  })

  describe('cases', () => {
    it('are numbered one after the other, and none is lost to what was taken back', async () => {
      const first = await g().as('sara', opening())
      const gone = await g().trying('sara', opening())
      const next = await g().as('li', opening('Annat', 'Eget AB'))
      const number = (no: string) => Number(no.split('-')[1])
      expect([gone.no, next.no]).toEqual([`KRO-${number(first.no) + 1}`, `KRO-${number(first.no) + 1}`])
      expect(await g().as('sara', (ports) => ports.cases.byId(gone.id))).toBeNull()
    })

    it.each(['kro-1', 'KRO-1', ' KRO-1 '])('are found as "%s"', async (no) => {
      expect((await g().as('sara', (ports) => ports.cases.byNo(no)))?.no).toBe('KRO-1')
    })

    it.each(['1', 'KRO', 'KRO-', 'KRO-0', 'KRO-1x', 'XYZ-1', 'KRO-99999999999', 'KRO--1', ''])(
      'are not found as "%s"',
      async (no) => {
        expect(await g().as('sara', (ports) => ports.cases.byNo(no))).toBeNull()
      },
    )

    it('come with everything that it takes to show them', async () => {
      const { id, no } = await g().as('sara', opening('Lån till maskin'))
      expect(await g().as('sara', (ports) => ports.cases.byNo(no))).toMatchObject({
        ...{ id, no, company: { name: 'Nordform AB' }, need: 'Lån till maskin', ownerName: 'Sara Lund' },
        ...{ ownerOrganisationName: 'Almi', status: 'open', openedAt: start, version: 1 },
      })
    })

    it('keep one next step, are closed with an outcome, and opened again as they were', async () => {
      const { id } = await g().as('sara', opening('Med nästa steg'))
      const seen = () => g().as('sara', (ports) => ports.cases.byId(id))
      const at = addHours(start, 8)
      await g().as('sara', (ports) => ports.cases.plan(id, { on: '2026-11-03', what: 'Ring', at }))
      await g().as('sara', (ports) => ports.cases.plan(id, { on: '2026-11-04', what: 'Skriv', at }))
      expect(await seen()).toMatchObject({ next: { on: '2026-11-04', what: 'Skriv' }, closed: null, version: 1 })
      const closing = { at, result: 'partly', note: 'Nästan' } as const
      await g().as('sara', (ports) => ports.cases.close(id, closing))
      expect(await seen()).toMatchObject({ status: 'closed', closed: closing, version: 2 })
      await expect(g().as('sara', offering(id, 'een', start))).rejects.toThrow('closed')
      await g().as('li', (ports) => ports.cases.reopen(id))
      expect(await seen()).toMatchObject({ status: 'closed' })
      await g().as('sara', (ports) => ports.cases.reopen(id))
      expect(await seen()).toMatchObject({ status: 'open', closed: null, next: { what: 'Skriv' } })
      await g().as('sara', (ports) => ports.cases.plan(id, null))
      expect(await seen()).toMatchObject({ next: null })
    })

    it('tell what happened a page at a time, and nothing of another case', async () => {
      const { id } = await g().as('sara', opening('Med historia'))
      for (const words of ['ett', 'två', 'tre']) {
        await g().as('sara', (ports, actor) => ports.chronicle.record(id, actor, start, { what: 'noted', words }))
      }
      const page = (before: EntryId | null) => g().as('sara', (ports) => ports.chronicle.timeline(id, 2, before))
      const first = await page(null)
      expect(first.map(({ happening }) => happening)).toEqual([
        { what: 'noted', words: 'tre' },
        { what: 'noted', words: 'två' },
      ])
      const second = await page(first.at(-1)?.id ?? null)
      expect(second.map(({ happening }) => happening.what)).toEqual(['noted', 'registered'])
      expect(await page(newId<'entry'>())).toEqual([])
      const { rows } = await sql<{ about: object }>`select about from audit where case_id = ${id}`.execute(
        g().database.db,
      )
      expect(JSON.stringify(rows)).not.toContain('två')
    })

    it('are listed the most urgent first: mine, the team’s, and the stuck', async () => {
      const calm = await g().as('karin', opening('Ingen klocka'))
      const late = await g().as('karin', opening('Snart'))
      await g().as('karin', offering(late.id, 'omar', start))
      const list = (which: 'mine' | 'team' | 'stuck', most = 20) =>
        g().as('karin', async (ports) => {
          const { cases, total } = await ports.cases.list(which, most)
          return [cases.map(({ no }) => no), total]
        })
      expect(await list('mine')).toEqual([[late.no, calm.no], 2])
      expect(await list('team', 1)).toEqual([[late.no], 2])
      expect(await list('stuck')).toEqual([[], 0])
      g().clock.now = addDays(start, 2)
      expect(await list('stuck')).toEqual([[late.no], 1])
      g().clock.now = start
    })
  })

  describe('approvals', () => {
    const covering = (of: CaseId, organisation: OrganisationId) => (ports: Ports) =>
      ports.approvals.covering(of, organisation)
    const [here, elsewhere]: readonly [OrganisationId, OrganisationId] = [newId(), newId()]

    it('are the newest that covers the organisation and has not been withdrawn', async () => {
      const { id } = await g().as('sara', opening())
      const sara = await g().as('sara', async (_, actor) => actor.member)
      const give = async (covers: readonly OrganisationId[] | null, givenOn: Date): Promise<Approval> => {
        const approval = { id: newId<'approval'>(), case: id, givenBy: 'Anna Alm', how: 'e-mail', covers } as const
        const whole = { ...approval, givenOn, recordedBy: sara }
        await g().as('sara', (ports) => ports.approvals.add(whole))
        return whole
      }
      expect(await g().as('sara', covering(id, here))).toBeNull()
      const narrow = await give([here], start)
      expect(await g().as('sara', covering(id, here))).toEqual(narrow)
      expect(await g().as('sara', covering(id, elsewhere))).toBeNull()
      const wide = await give(null, addHours(start, 1))
      expect(await g().as('sara', covering(id, elsewhere))).toEqual(wide)
      await sql`update approvals set withdrawn_at = now() where id = ${wide.id}`.execute(g().database.db)
      expect(await g().as('sara', covering(id, here))).toEqual(narrow)
    })

    it('keep no contact person’s name that can be read', async () => {
      const { rows } = await sql<{ row: string }>`select approvals::text as row from approvals`.execute(g().database.db)
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.filter(({ row }) => row.includes('Anna'))).toEqual([])
    })
  })
})
