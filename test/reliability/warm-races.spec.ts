import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { hasServer, testDatabase } from '#test/database.ts'
import { asks } from '#test/storage/asking.ts'
import { type Given, given, moving, offering, opening, start } from '#test/storage/given.ts'

/** The embedded engine has one connection: only a server can show what happens at the same moment. */
const onServer = hasServer ? describe : describe.skip
const rounds = 8

const times = {
  day1: '2026-11-10',
  day2: '2026-11-11',
  day3: '2026-11-12',
  time1: '09:00',
  time2: '09:00',
  time3: '09:00',
}

onServer('a warm handover and the end of its referral at the same moment, on the server', () => {
  let g: Given
  beforeAll(async () => {
    g = await given(await testDatabase('server'))
  })
  afterAll(() => g.database.close())

  const taken = async (round: number) => {
    const { id, no } = await g.as('sara', opening(`Runda ${round}`))
    const referral = await g.as('sara', offering(id, 'li', start))
    await g.as('li', moving(referral, { move: 'accept' }, start))
    return { no, referral }
  }
  const book = (referral: string) => asks(g, 'sara', 'warm.book', { referral, ...times, minutes: '30' })
  /** What is left of bookings whose referral has ended. */
  const dangling = async () =>
    (
      await sql`select w.stage, w.due_at, e.cancelled from warm_handovers w
        join referrals r on r.network_id = w.network_id and r.id = w.referral_id join cases c on c.network_id = r.network_id and c.id = r.case_id
        left join calendar_entries e on e.network_id = w.network_id and e.id = w.id
        where (r.stage not in ('accepted', 'in-progress', 'on-hold') or c.status = 'closed' or r.revoked_at is not null)
          and (w.stage not in ('cancelled', 'held', 'not-held') or w.due_at is not null or e.cancelled = false)`.execute(
        g.database.db,
      )
    ).rows
  const ends: readonly (readonly [string, (round: { no: string; referral: string }) => Promise<string | null>])[] = [
    ['entered in error', ({ referral }) => asks(g, 'sara', 'referral.void', { referral, reason: 'Fel' })],
    ['closed by its owner', ({ no }) => asks(g, 'li', 'case.close', { case: no, outcome: 'got-help', note: '' })],
    [
      'without the company’s approval',
      async ({ no }) => {
        const [given] = await g.as('sara', async ({ approvals, cases }) => {
          const of = await cases.byNo(no)
          return of ? approvals.ofCase(of.id) : []
        })
        return asks(g, 'sara', 'approval.withdraw', { case: no, approval: given?.id, asked: 'yes' })
      },
    ],
  ]

  it.each(ends)(
    '%s while a time is chosen: it ends, and so does the booking, whoever was first',
    async (_, end) => {
      const answers = new Set<string | null>()
      for (let round = 0; round < rounds; round += 1) {
        const one = await taken(round)
        expect(await book(one.referral)).toBeNull()
        const { rows } = await sql<{
          id: string
        }>`select id from warm_handovers where referral_id = ${one.referral}`.execute(g.database.db)
        const choose = () => asks(g, 'li', 'warm.choose', { warm: rows[0]?.id, version: '1', time: String(round % 3) })
        const both = round % 2 === 0 ? [choose(), end(one)] : [end(one), choose()]
        const said = await Promise.all(both)
        answers.add(said[round % 2 === 0 ? 0 : 1] ?? null)
        expect([round, said[round % 2 === 0 ? 1 : 0]]).toEqual([round, null])
        expect([round, await dangling()]).toEqual([round, []])
      }
      expect([...answers].filter((code) => code !== null && code !== 'warm-moved-on')).toEqual([])
    },
    60_000,
  )

  it.each(ends)(
    '%s while one is booked: none is left behind',
    async (_, end) => {
      for (let round = 0; round < rounds; round += 1) {
        const one = await taken(round)
        const [, ended] = await Promise.all([book(one.referral), end(one)])
        expect([round, ended]).toEqual([round, null])
        expect([round, await dangling()]).toEqual([round, []])
      }
    },
    60_000,
  )
})
