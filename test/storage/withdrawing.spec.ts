import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { CaseId, CompanyId } from '#src/core/ids.ts'
import type { Ports } from '#src/core/ports.ts'
import type { Actor } from '#src/core/register/register.ts'
import type { Database } from '#src/storage/engine.ts'
import { hasServer, testDatabase } from '#test/database.ts'
import type { Somebody } from '#test/seed-network.ts'
import { asks } from './asking.ts'
import { type Given, given, offering, onEveryEngine, opening, start } from './given.ts'

const approvalOf = (no: string) => async (ports: Ports) => {
  const of = await ports.cases.byNo(no)
  const [approval] = of === null ? [] : await ports.approvals.ofCase(of.id)
  if (approval === undefined) throw new Error('no approval')
  return { case: no, approval: approval.id, asked: 'yes' }
}
const withdrawing = async (g: Given, who: Somebody, no: string, note = ''): Promise<string | null> =>
  asks(g, who, 'approval.withdraw', { ...(await g.as(who, approvalOf(no))), note })

/** As the table has it, whoever may see it. */
async function companyOf(database: Database, of: CaseId): Promise<CompanyId> {
  const { rows } = await sql<{ id: CompanyId }>`select company_id as id from cases where id = ${of}`.execute(
    database.db,
  )
  if (rows[0] === undefined) throw new Error('no case')
  return rows[0].id
}

interface Opened {
  readonly id: CaseId
  readonly no: string
  readonly company: CompanyId
}

/** A case of Sara's, about a company that she has added. */
async function hidden(g: Given): Promise<Opened> {
  const opened = await g.as('sara', opening('Ett hemligt behov', 'Hemligt AB'))
  return { ...opened, company: await companyOf(g.database, opened.id) }
}

/** Everything of a case that somebody can get at, by every way there is. */
const sight =
  ({ id: of, no, company }: Opened) =>
  async (ports: Ports, by: Actor) => ({
    case: (await ports.cases.byNo(no)) ?? (await ports.cases.byId(of)),
    found: (await ports.cases.find('hemligt', 99)).cases.filter((one) => one.no === no),
    team: (await ports.cases.list('team', 99)).cases.filter((one) => one.no === no),
    company: await ports.companies.byId(company),
    timeline: await ports.chronicle.timeline(of, 99),
    approvals: await ports.approvals.ofCase(of),
    referrals: await ports.referrals.allOf(of),
    waiting: (await ports.referrals.waitingFor(by, 99)).filter((one) => one.case.no === no),
  })
const nothing = {
  case: null,
  found: [],
  team: [],
  company: null,
  timeline: [],
  approvals: [],
  referrals: [],
  waiting: [],
}

onEveryEngine('an approval that is withdrawn', (g) => {
  it('counts on the very next request: what is left is that the referral has ended', async () => {
    const of = await hidden(g())
    const { id, no } = of
    const referral = await g().as('sara', offering(id, 'business-sweden', start))
    expect((await g().as('li', sight(of))).company).toMatchObject({ name: 'Hemligt AB' })
    expect(await asks(g(), 'li', 'referral.accept', { referral })).toBeNull()
    expect(await withdrawing(g(), 'sara', no, 'De har ångrat sig')).toBeNull()
    for (const who of ['li', 'omar'] as const) expect(await g().as(who, sight(of))).toEqual(nothing)
    const left = await g().as('li', (ports) => ports.referrals.byId(referral))
    expect(left?.referral).toMatchObject({ stage: 'withdrawn', revoked: start, need: '–', question: '' })
    expect(left?.case).toMatchObject({ no, need: '–', company: { name: '–', number: null } })
    expect(await g().as('sara', sight(of))).toMatchObject({
      case: { ownerName: 'Sara Lund', company: { name: 'Hemligt AB' } },
    })
    const [approval] = await g().as('sara', (ports) => ports.approvals.ofCase(id))
    expect(approval?.withdrawn).toEqual({ at: start, by: 'Sara Lund', words: 'De har ångrat sig' })
  })

  it('is noted by the one who has the case, who then does not see it any more', async () => {
    const of = await hidden(g())
    const { id, no } = of
    const referral = await g().as('sara', offering(id, 'business-sweden', start))
    await asks(g(), 'li', 'referral.accept', { referral })
    expect(await withdrawing(g(), 'li', no)).toBeNull()
    expect(await g().as('li', sight(of))).toEqual(nothing)
    expect(await g().as('sara', sight(of))).toMatchObject({ case: { ownerName: 'Sara Lund' } })
  })

  it('goes with everything that was sent on by it, along the whole way', async () => {
    const of = await hidden(g())
    const { id, no } = of
    const first = await g().as('sara', offering(id, 'business-sweden', start))
    await asks(g(), 'li', 'referral.accept', { referral: first })
    const on = { case: no, to: 'een', question: 'Kan ni?', kind: 'handover' }
    expect(await asks(g(), 'li', 'refer', on)).toBeNull()
    const second = (await g().as('karin', (ports, by) => ports.referrals.waitingFor(by, 9))).find(
      (one) => one.case.no === no,
    )
    await asks(g(), 'karin', 'referral.accept', { referral: second?.referral.id ?? '' })
    expect(await withdrawing(g(), 'sara', no)).toBeNull()
    for (const who of ['li', 'karin'] as const) expect(await g().as(who, sight(of))).toEqual(nothing)
    expect(await g().as('sara', sight(of))).toMatchObject({ case: { ownerName: 'Sara Lund' } })
  })

  it('lets nothing more be sent by it, and is withdrawn once, by those whose it is', async () => {
    const of = await hidden(g())
    const { id, no } = of
    const referral = await g().as('sara', offering(id, 'business-sweden', start))
    const press = await g().as('sara', approvalOf(no))
    expect(await asks(g(), 'karin', 'approval.withdraw', press)).toBe('case-not-found')
    expect(await asks(g(), 'li', 'approval.withdraw', press)).toBe('approval-not-yours')
    expect(await withdrawing(g(), 'sara', no)).toBeNull()
    expect(await asks(g(), 'sara', 'approval.withdraw', press)).toBe('approval-gone')
    expect(await asks(g(), 'li', 'referral.accept', { referral })).toBe('approval-withdrawn')
    expect(await asks(g(), 'li', 'referral.redirect', { referral, to: 'een' })).toBe('approval-withdrawn')
    expect(await asks(g(), 'sara', 'refer', { case: no, to: 'een', question: 'Kan ni?' })).toBe('approval-missing')
  })

  it('leaves nobody a way in below the stores either', async () => {
    const of = await hidden(g())
    const { id, no } = of
    await g().as('sara', offering(id, 'business-sweden', start))
    await withdrawing(g(), 'sara', no)
    const scope = await g().as('li', async (_, { network, organisation, member }) => [network.id, organisation, member])
    const asLi = (query: string) =>
      g()
        .database.db.transaction()
        .execute(async (trx) => {
          await sql`select set_config('role', 'manydoors_app', true), set_config('app.network', ${scope[0]}, true),
          set_config('app.organisation', ${scope[1]}, true), set_config('app.member', ${scope[2]}, true)`.execute(trx)
          return (await sql.raw<{ n: string }>(query).execute(trx)).rows
        })
    const raised = `with up as (update case_access set level = 'party' where case_id = '${id}' returning 1) select count(*) as n from up`
    await expect(asLi(raised)).rejects.toThrow(/row-level security/)
    for (const table of [
      'cases where id',
      'timeline where case_id',
      'approvals where case_id',
      'referral_words where case_id',
    ])
      expect([table, await asLi(`select count(*) as n from ${table} = '${id}'`)]).toEqual([table, [{ n: '0' }]])
  })
})

interface Press {
  readonly intent: string
  readonly input: object
}

/** The embedded engine has one connection: only a server can show what happens at the same moment. */
const onServer = hasServer ? describe : describe.skip

onServer('withdrawn at the same moment, on the server', () => {
  let g: Given
  beforeAll(async () => {
    g = await given(await testDatabase('server'))
  })
  afterAll(() => g.database.close())

  it.each([
    ['accepted', 'li', (referral: string): Press => ({ intent: 'referral.accept', input: { referral } })],
    [
      'sent onwards',
      'li',
      (referral: string): Press => ({ intent: 'referral.redirect', input: { referral, to: 'een' } }),
    ],
    [
      'offered to another by the same approval',
      'sara',
      (_: string, no: string): Press => ({
        intent: 'refer',
        input: { case: no, to: 'een', question: 'Kan ni?', kind: 'advice' },
      }),
    ],
    [
      'withdrawn once more',
      'sara',
      (_: string, no: string, approval: string): Press => ({
        intent: 'approval.withdraw',
        input: { case: no, approval, asked: 'yes' },
      }),
    ],
  ] as const)(
    'and %s: nobody has a case, or an offer, without an approval, 60 times',
    async (_, who, rival) => {
      const ways = new Set<string>()
      for (let round = 0; round < 60; round += 1) {
        const { id, no } = await g.as('sara', opening(`Runda ${round}`))
        const referral = await g.as('sara', offering(id, 'business-sweden', start))
        const press = await g.as('sara', approvalOf(no))
        const { intent, input } = rival(referral, no, press.approval)
        const came = await Promise.all([
          asks(g, 'sara', 'approval.withdraw', { ...press, note: '' }),
          asks(g, who, intent, input),
        ])
        ways.add(came.map((one) => one ?? 'done').join())
        const { rows } = await sql`select o.name as owner,
        (select count(*) from referrals r where r.case_id = c.id and r.revoked_at is null and r.approval_id = ${press.approval}) as alive,
        (select count(*) from case_access a where a.case_id = c.id and a.level = 'party') as seeing,
        (select count(*) from approvals p where p.case_id = c.id and p.withdrawn_at is null) as standing
        from cases c join members o on o.id = c.owner_id where c.id = ${id}`.execute(g.database.db)
        expect([round, rows]).toEqual([round, [{ owner: 'Sara Lund', alive: '0', seeing: '0', standing: '0' }]])
      }
      expect([...ways].every((way) => way.includes('done'))).toBe(true)
    },
    120_000,
  )
})
