import { describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { Case } from '#src/core/case/case.ts'
import type { About } from '#src/core/notice.ts'
import type { Ports } from '#src/core/ports.ts'
import { newId } from '#src/new-id.ts'
import { present } from '#src/views/present.ts'
import { asks } from './asking.ts'
import { onEveryEngine, opening, start } from './given.ts'
import { registering } from './merging-given.ts'

onEveryEngine('two organisations with a case on one company', (g) => {
  const seen = (id: Case['id']) => async (ports: Ports) => {
    const found = await ports.cases.byId(id)
    if (found === null) throw new Error('it cannot be seen')
    return found
  }
  const opened = async (who: 'sara' | 'li' | 'karin' | 'maria') => {
    const { id } = await g().as(who, opening('Ett behov'))
    return g().as(who, seen(id))
  }
  const questions = async (of: Case['id']) =>
    (
      await sql<{ id: string }>`select inquiry_id as id from inquired where case_id = ${of}`.execute(g().database.db)
    ).rows.map(({ id }) => id)
  /** As the application does for this organisation, past the ports. */
  const asRole = (role: string, organisation: string, statement: string) =>
    g()
      .database.db.transaction()
      .execute(async (trx) => {
        const { rows } = await sql<{ network_id: string }>`select network_id from networks`.execute(trx)
        await sql`select set_config('role', ${role}, true), set_config('app.network', ${rows[0]?.network_id ?? ''}, true),
          set_config('app.organisation', ${organisation}, true)`.execute(trx)
        return (await sql<Record<string, unknown>>`${sql.raw(statement)}`.execute(trx)).rows
      })

  it('tells one bit, and goes on as the person that it was', async () => {
    const hers = await opened('sara')
    const told = await g().as('li', async (ports) => {
      const [bit, hidden] = [await ports.inquiries.isElsewhere(hers.company), await ports.cases.byId(hers.id)]
      return [bit, hidden, await ports.referrals.allOf(hers.id)]
    })
    expect(told).toEqual([true, null, []])
    expect(await g().as('sara', (ports) => ports.inquiries.isElsewhere(hers.company))).toBe(false)
    const nobodys = { id: newId<'company'>(), name: 'Ingens AB', number: null }
    expect(await g().as('li', (ports) => ports.inquiries.isElsewhere(nobodys))).toBe(false)
  })

  it('shows the question to those who were asked, each their own, and to nobody else', async () => {
    const [lis, marias] = [await opened('li'), await opened('maria')]
    const ours = await opened('karin')
    const asked = await g().as('karin', (ports, actor) => ports.inquiries.ask(ours, actor))
    expect(asked).toBe('asked')
    expect(await g().as('karin', (ports, actor) => ports.inquiries.ask(ours, actor))).toBe('asked-already')
    const { rows } = await sql<{ id: string; member: string; about: { inquiry: string; case: string } }>`
      select id, lane as member, about from outbox where about ->> 'kind' = 'inquiry'`.execute(g().database.db)
    // Sara was asked as well: her case from before is open.
    expect(rows.map(({ about }) => about.case)).toEqual(expect.arrayContaining([lis.id, marias.id]))
    const inquiry = rows[0]?.about.inquiry ?? ''
    const isInquiry = (text: string): text is ReturnType<typeof newId<'inquiry'>> => text !== ''
    if (!isInquiry(inquiry)) throw new Error('nobody was asked')
    const seenBy = (who: 'sara' | 'li' | 'karin' | 'maria', of: Case['id']) =>
      g().as(who, async (ports) => (await ports.inquiries.byCase(inquiry, of))?.askedBy ?? null)
    expect(await Promise.all([seenBy('li', lis.id), seenBy('maria', marias.id)])).toEqual(['Karin Å', 'Karin Å'])
    expect([await seenBy('karin', lis.id), await seenBy('sara', lis.id), await seenBy('li', marias.id)]).toEqual([
      null,
      null,
      null,
    ])
    expect((await g().as('karin', (ports) => ports.inquiries.own(inquiry)))?.case.id).toBe(ours.id)
    expect(await g().as('li', (ports) => ports.inquiries.own(inquiry))).toBeNull()
    expect(await g().as('karin', (ports) => ports.inquiries.answer(inquiry, lis.id, 'declined', start))).toBe(false)
    expect(await g().as('li', (ports) => ports.inquiries.answer(inquiry, lis.id, 'declined', start))).toBe(true)
    expect(await g().as('li', (ports) => ports.inquiries.answer(inquiry, lis.id, 'shared', start))).toBe(false)
    expect((await g().as('karin', (ports) => ports.inquiries.own(inquiry)))?.turnedDownAt).toBeNull()
  })

  it('is asked again where all have declined and another has come, who alone is asked; and else it is said that they declined', async () => {
    const number = { digits: '5599120176', soleTrader: false }
    const [mine, theirs] = [
      await g().as('karin', registering('Återfråga AB', 'Partner', number)),
      await g().as('li', registering('Återfråga AB', 'Agent', number)),
    ]
    const ours = await g().as('karin', seen(mine.id))
    const ask = () => g().as('karin', (ports, actor) => ports.inquiries.ask(ours, actor))
    const asked = async () => {
      const { rows } = await sql<{ inquiry: string; of: string; key: string }>`
        select o.about ->> 'inquiry' as inquiry, o.subject as of, m.key from outbox o join members m on m.id = o.lane
        where o.about ->> 'kind' = 'inquiry' and o.about ->> 'inquiry' in
          (select id::text from inquiries where case_id = ${mine.id}) order by o.posted_at, o.id`.execute(
        g().database.db,
      )
      return rows
    }
    const declines = async (who: 'li' | 'maria', of: Case['id']) => {
      const [{ inquiry = '' } = {}] = await asked()
      const isInquiry = (text: string): text is ReturnType<typeof newId<'inquiry'>> => text !== ''
      if (!isInquiry(inquiry)) throw new Error('nobody was asked')
      await g().as(who, (ports) => ports.inquiries.answer(inquiry, of, 'declined', start))
      return (await g().as('karin', (ports) => ports.inquiries.own(inquiry)))?.turnedDownAt
    }
    expect([await ask(), await ask()]).toEqual(['asked', 'asked-already'])
    expect(await declines('li', theirs.id)).toEqual(start)
    expect(await ask()).toBe('turned-down')
    const third = await g().as('maria', registering('Återfråga AB', 'Lån', number))
    expect([await ask(), await ask()]).toEqual(['asked', 'asked-already'])
    expect((await asked()).map(({ key }) => key)).toEqual(['li', 'maria'])
    expect(await declines('maria', third.id)).toEqual(start)
    const { rows: told } = await sql`select from outbox o join inquiries i on i.id = o.subject
      where i.case_id = ${mine.id} and o.about ->> 'kind' = 'turned-down'`.execute(g().database.db)
    expect(told).toHaveLength(2)
  })

  it.each([
    ['takes the case over', 'case.reassign'],
    ['takes over from somebody who leaves', 'doors.leave'],
  ] as const)('goes on to whoever %s, until it is answered', async (_, how) => {
    const number = { digits: how === 'doors.leave' ? '5599120200' : '5599120218', soleTrader: false }
    const name = `Överlämnad ${how}`
    const [theirs, ours] = [
      await g().as('li', registering(name, 'Agent', number)),
      await g().as('karin', registering(name, 'Partner', number)),
    ]
    const found = await g().as('karin', seen(ours.id))
    expect(await g().as('karin', (ports, actor) => ports.inquiries.ask(found, actor))).toBe('asked')
    const cards = async () => {
      const { rows } = await sql<{ about: About; key: string }>`select o.about, m.key from outbox o
        join members m on m.id = o.lane where o.about ->> 'kind' = 'inquiry' and o.about ->> 'case' = ${theirs.id}
        order by o.id`.execute(g().database.db)
      return Promise.all(
        rows.map(async ({ about, key }) => {
          const who = key === 'li' ? 'li' : 'omar'
          const view = await g().as(who, (ports, by) => present(ports, about, { ...by, locale: 'sv' }, start))
          return [key, view?.kind === 'inquiry' ? view.buttons.map(({ intent }) => intent) : null]
        }),
      )
    }
    const toAnswer = ['refer', 'inquiry.decline']
    expect(await cards()).toEqual([['li', toAnswer]])
    const wantedOf = async () =>
      (
        await sql<{
          wanted: number
        }>`select wanted from outbox where subject = ${theirs.id} and live order by id`.execute(g().database.db)
      ).rows[0]?.wanted ?? 0
    const before = await wantedOf()
    const id = await g().as('li', async (_, { member }) => member)
    const done = await (how === 'case.reassign'
      ? asks(g(), 'li', how, { case: (await g().as('li', seen(theirs.id))).no, owner: 'omar', reason: 'Semester' })
      : asks(g(), 'maria', how, { leaver: 'li', owner: 'omar', seen: id }))
    expect(done).toBeNull()
    await sql`update members set active = true where key = 'li'`.execute(g().database.db)
    expect((await cards()).at(-1)).toEqual(['omar', toAnswer])
    expect((await cards())[0]).toEqual(['li', []])
    expect(await wantedOf()).toBeGreaterThan(before)
    const { no } = await g().as('omar', seen(theirs.id))
    const [inquiry] = await questions(theirs.id)
    expect(await asks(g(), 'omar', 'inquiry.decline', { inquiry, case: theirs.id })).toBeNull()
    expect(await asks(g(), 'omar', 'case.reassign', { case: no, owner: 'li', reason: 'Åter' })).toBeNull()
    expect(await cards()).toHaveLength(2)
  })

  describe('the roles', () => {
    it.each([
      ['manydoors_app', 'select from inquired where organisation_id <> $', []],
      ['manydoors_app', 'select from inquiries where organisation_id <> $', []],
      ['manydoors_matchmaker', 'select name from companies', 'denied'],
      ['manydoors_matchmaker', 'select need from cases', 'denied'],
      ['manydoors_matchmaker', 'select happening from timeline', 'denied'],
      ['manydoors_matchmaker', 'select words from referral_words', 'denied'],
      ['manydoors_matchmaker', 'select name from members', 'denied'],
      ['manydoors_matchmaker', `update cases set need = ''`, 'denied'],
      ['manydoors_worker', 'select id from inquiries', 'denied'],
      ['manydoors_app', `update inquiries set turned_down_at = now()`, 'denied'],
    ] as const)('%s: %s', async (role, statement, result) => {
      const karin = await g().as('karin', async (_, actor) => actor.organisation)
      const asked = asRole(role, karin, statement.replace('$', `'${karin}'`)).catch((fault: Error) =>
        /permission denied/.test(fault.message) ? 'denied' : fault.message,
      )
      expect(await asked).toEqual(result)
    })

    it('a matchmaker without a network finds nothing', async () => {
      const found = g()
        .database.db.transaction()
        .execute(async (trx) => {
          await sql`select set_config('role', 'manydoors_matchmaker', true), set_config('app.network', '', true)`.execute(
            trx,
          )
          return (await sql`select id from cases`.execute(trx)).rows
        })
      expect(await found).toEqual([])
    })
  })
})
