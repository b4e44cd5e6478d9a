import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { addSeconds } from 'date-fns'
import { sql } from 'kysely'
import type { OrganisationNumber } from '#src/core/company/organisation-number.ts'
import type { Claimed, Outbox } from '#src/core/delivery.ts'
import type { MemberId } from '#src/core/ids.ts'
import type { About } from '#src/core/notice.ts'
import { newId } from '#src/new-id.ts'
import { createOutbox } from '#src/storage/outbox.ts'
import { hasServer, testDatabase } from '#test/database.ts'
import { type Given, given, moving, offering, opening, start } from './given.ts'

const accept = { move: 'accept' } as const

/** The embedded engine has one connection: only a server can show what happens at the same moment. */
const onServer = hasServer ? describe : describe.skip

onServer('at the same moment, on the server', () => {
  let g: Given
  beforeAll(async () => {
    g = await given(await testDatabase('server'))
  })
  afterAll(() => g.database.close())

  it('of four who take a referral exactly one gets it, 200 times', async () => {
    for (let round = 0; round < 200; round += 1) {
      const { id } = await g.as('sara', opening(`Runda ${round}`))
      const referral = await g.as('sara', offering(id, 'business-sweden', start))
      const won = await Promise.all(
        (['li', 'omar', 'li', 'omar'] as const).map((who) => g.as(who, moving(referral, accept, start))),
      )
      expect([round, won.filter(Boolean).length]).toEqual([round, 1])
    }
    const { rows } = await sql`select count(*) as n, count(distinct c.owner_id = r.owner_id) as agree,
      bool_and(c.owner_id = r.owner_id and r.version = 2 and c.version = 2) as one
      from referrals r join cases c on c.id = r.case_id`.execute(g.database.db)
    expect(rows).toEqual([{ n: '200', agree: '1', one: true }])
  }, 120_000)

  it('of four who take on to give advice exactly one does, though the case moves nowhere, 50 times', async () => {
    for (let round = 0; round < 50; round += 1) {
      const { id } = await g.as('sara', opening(`Råd ${round}`))
      const referral = await g.as('sara', offering(id, 'business-sweden', start, 'advice'))
      const won = await Promise.all(
        (['li', 'omar', 'li', 'omar'] as const).map((who) => g.as(who, moving(referral, accept, start))),
      )
      expect([round, won.filter(Boolean).length]).toEqual([round, 1])
    }
  })

  it('of two handovers of one case only one moves it, 50 times', async () => {
    for (let round = 0; round < 50; round += 1) {
      const { id } = await g.as('sara', opening(`Två håll ${round}`))
      const toLi = await g.as('sara', offering(id, 'business-sweden', start))
      const toKarin = await g.as('sara', offering(id, 'een', start))
      const won = await Promise.all([
        g.as('li', moving(toLi, accept, start)),
        g.as('karin', moving(toKarin, accept, start)),
      ])
      expect([round, won.filter(Boolean).length]).toEqual([round, 1])
    }
  })

  it('a case is closed, or offered to somebody, and never both', async () => {
    const ended: string[] = []
    for (let round = 0; round < 60; round += 1) {
      const { id } = await g.as('sara', opening('Avslutas och hänvisas'))
      const closing = g.as('sara', async (ports) => {
        await ports.cases.hold(id)
        const open = await ports.referrals.openOf(id)
        if (open.length === 0) await ports.cases.close(id, { at: start, result: 'partly', note: '' })
        return open.length === 0
      })
      const offered = g.as('sara', offering(id, 'business-sweden', start)).then(
        () => true,
        () => false,
      )
      ended.push((await Promise.all([closing, offered])).join())
    }
    expect(ended.filter((one) => one !== 'true,false' && one !== 'false,true')).toEqual([])
  }, 60_000)

  it('cases get numbers without gaps or doubles', async () => {
    const opened = await Promise.all(
      Array.from({ length: 40 }, (_, at) => g.as(at % 2 === 0 ? 'sara' : 'li', opening('Samtidigt', 'Eget AB'))),
    )
    const numbers = opened.map(({ no }) => Number(no.split('-')[1])).sort((one, other) => one - other)
    expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at))
  })

  it('a delivery that comes ten times has one effect', async () => {
    const first = await Promise.all(
      Array.from({ length: 10 }, () =>
        g.as('sara', async (ports, actor) => {
          if (!(await ports.inbox.first('slack:tio', start))) return false
          await opening('En enda gång')(ports, actor)
          return true
        }),
      ),
    )
    expect(first.filter(Boolean)).toHaveLength(1)
    const { rows } = await sql`select from cases where need = 'En enda gång'`.execute(g.database.db)
    expect(rows).toHaveLength(1)
  })

  it('a company that several register becomes one, and nobody gets a fault', async () => {
    const number: OrganisationNumber = { digits: '5560160680', soleTrader: false }
    const ids = await Promise.all(
      Array.from({ length: 8 }, () =>
        g.as('sara', async (ports) => {
          const known = await ports.companies.byNumber(number)
          if (known !== null) return known.id
          const company = { id: newId<'company'>(), name: 'Samma AB', number }
          await ports.companies.add(company, start)
          return company.id
        }),
      ),
    )
    expect(new Set(ids).size).toBe(1)
  })

  it('a case’s clock is the nearest of its referrals, whoever moved last', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { id } = await g.as('sara', opening())
      const [one, other] = [
        await g.as('sara', offering(id, 'business-sweden', start)),
        await g.as('sara', offering(id, 'een', start)),
      ]
      await Promise.all([
        g.as('li', moving(one, { move: 'decline', reason: 'other', suggestion: null, until: null, note: '' }, start)),
        g.as(
          'karin',
          moving(other, { move: 'decline', reason: 'other', suggestion: null, until: null, note: '' }, start),
        ),
      ])
      const { rows } = await sql`select due_at from cases where id = ${id}`.execute(g.database.db)
      expect(rows).toEqual([{ due_at: null }])
    }
  })

  describe('in the outbox', () => {
    const card = (): Extract<About, { readonly kind: 'referral' }> => ({
      kind: 'referral',
      referral: newId<'referral'>(),
    })
    const laneOf = ({ notice }: Claimed): string => JSON.stringify(notice.recipient)
    const people = () =>
      Promise.all((['sara', 'erik', 'li', 'omar', 'karin'] as const).map((who) => g.as(who, async (_, a) => a.member)))
    const post = (member: MemberId, about: About) =>
      g.as('sara', (ports) => ports.notices.post({ id: newId<'notice'>(), recipient: { member }, about }))

    it('four workers send each message once, and one of a lane at a time', async () => {
      await sql`truncate outbox, outbox_lanes`.execute(g.database.db)
      const members = await people()
      await Promise.all(Array.from({ length: 20 }, () => members.map((member) => post(member, card()))).flat())
      const sent: string[] = []
      const underWay = new Set<string>()
      let together = 0
      const take = (one: Claimed) => {
        if (underWay.has(laneOf(one))) together += 1
        underWay.add(laneOf(one))
      }
      const send = async (outbox: Outbox, one: Claimed) => {
        sent.push(one.notice.id)
        underWay.delete(laneOf(one))
        await outbox.sent(one, { conversation: 'D', message: one.notice.id }, start)
      }
      const work = async (outbox = createOutbox(g.database)): Promise<void> => {
        if ((await outbox.nextDue()) === null) return
        const claimed = await outbox.claim(start, 2, 30)
        for (const one of claimed) take(one)
        for (const one of claimed) await send(outbox, one)
        await work(outbox)
      }
      await Promise.all([work(), work(), work(), work()])
      expect([together, sent.length, new Set(sent).size]).toEqual([0, 100, 100])
    })

    it('no change is lost between a worker that has sent and a person who changes', async () => {
      await sql`truncate outbox, outbox_lanes`.execute(g.database.db)
      const [member] = await people()
      const outbox = createOutbox(g.database)
      const about = card()
      if (member === undefined) throw new Error('nobody')
      await post(member, about)
      let changes = 1
      let shown = 0
      for (let round = 0; round < 100; round += 1) {
        const [one] = await outbox.claim(start, 1, 30)
        if (one !== undefined) shown = one.wanted
        await Promise.all([
          one && outbox.sent(one, { conversation: 'D', message: '1' }, start),
          g.as('sara', (ports) => ports.notices.refresh(about.referral)),
        ])
        changes += 1
      }
      const [last] = await outbox.claim(addSeconds(start, 1), 1, 30)
      expect(shown).toBeLessThan(changes)
      expect(last?.wanted).toBe(changes)
    })
  })
})
