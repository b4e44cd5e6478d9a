import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { Move } from '#src/core/referral/referral.ts'
import { asks } from './asking.ts'
import { moving, offering, onEveryEngine, opening, start } from './given.ts'

const approval = { approvedBy: 'Vd:n', approvedHow: 'phone', covers: 'only-receiver' }
const decline: Move = { move: 'decline', reason: 'no-capacity', suggestion: null, until: null, note: '' }

/** What is over may be opened again after whoever had it has left: then somebody who is there has it. */
onEveryEngine('what somebody who has left had', (g) => {
  const active = (key: string, is: boolean) =>
    sql`update members set active = ${is} where key = ${key}`.execute(g().database.db)
  const ownerOf = (no: string) => g().as('sara', async (ports) => (await ports.cases.byNo(no))?.ownerName)

  it('a closed case is reopened by the team lead, who has it then', async () => {
    const { id, no } = await g().as('erik', opening('Avslutat'))
    await g().as('erik', (ports) => ports.cases.close(id, { at: start, result: 'partly', note: '' }))
    await active('erik', false)
    expect(await asks(g(), 'sara', 'case.reopen', { case: no })).toBeNull()
    expect(await ownerOf(no)).toBe('Sara Lund')
    await active('erik', true)
  })

  it('a case goes back to a colleague when the company withdraws its approval', async () => {
    const { id, no } = await g().as('erik', opening('Lämnat över'))
    expect(
      await asks(g(), 'erik', 'refer', { case: no, to: 'business-sweden', question: 'Kan ni?', ...approval }),
    ).toBeNull()
    const [offered] = await g().as('li', async (ports, by) =>
      (await ports.referrals.waitingFor(by, 99)).filter((one) => one.case.no === no),
    )
    if (offered === undefined) throw new Error('nothing was offered')
    const done = { move: 'complete', result: 'got-help', gains: [] } as const
    await g().as('li', moving(offered.referral.id, { move: 'accept' }, start))
    await g().as('li', moving(offered.referral.id, done, start))
    await active('erik', false)
    const [given] = await g().as('sara', (ports) => ports.approvals.ofCase(id))
    const withdrawal = { case: no, approval: given?.id, asked: 'yes' }
    expect(await asks(g(), 'li', 'approval.withdraw', withdrawal)).toBeNull()
    expect(await ownerOf(no)).toBe('Sara Lund')
    expect(await g().as('li', (ports) => ports.cases.byNo(no))).toBeNull()
    await active('erik', true)
  })

  it('a referral is not reopened for somebody who is not there, and that is said', async () => {
    const { id } = await g().as('sara', opening('Råd'))
    const referral = await g().as('sara', offering(id, 'omar', start))
    await sql`update referrals set kind = 'advice' where id = ${referral}`.execute(g().database.db)
    await g().as('omar', moving(referral, { move: 'accept' }, start))
    await g().as('omar', moving(referral, { move: 'complete', result: 'got-help', gains: [] }, start))
    await active('omar', false)
    expect(await asks(g(), 'sara', 'referral.reopen', { referral, reason: 'Mer' })).toBe('owner-left')
    await active('omar', true)
    expect(await asks(g(), 'sara', 'referral.reopen', { referral, reason: 'Mer' })).toBeNull()
  })

  it('a case that two have declined is stuck until a third has taken it', async () => {
    const { id, no } = await g().as('sara', opening('Avböjt'))
    const declines = () => g().as('sara', async (ports) => (await ports.stuck.byNo(no))?.standing.declines)
    await g().as('li', moving(await g().as('sara', offering(id, 'li', start)), decline, start))
    await g().as('karin', moving(await g().as('sara', offering(id, 'karin', start)), decline, start))
    expect(await declines()).toBe(2)
    const third = await g().as('sara', offering(id, 'omar', start))
    expect(await declines()).toBe(0)
    await g().as('omar', moving(third, { move: 'accept' }, start))
    expect(await declines()).toBe(0)
  })
})
