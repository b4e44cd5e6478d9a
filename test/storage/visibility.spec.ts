import { describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { CaseId } from '#src/core/ids.ts'
import type { Ports } from '#src/core/ports.ts'
import type { Actor } from '#src/core/register/register.ts'
import type { Somebody } from '#test/seed-network.ts'
import { asks } from './asking.ts'
import { type Given, onEveryEngine, start } from './given.ts'

const approval = { approvedBy: 'Vd:n', approvedHow: 'phone', covers: 'only-receiver' }
const contact = { contactName: 'Anna Alm', phone: '0470-123 45', email: 'anna@hemligt.example', change: 'yes' }

interface Made {
  readonly id: CaseId
  readonly no: string
}

/** A case of Sara's at Almi, with everything in it that a case can have, on a company that came with the network's file: nobody's secret. */
async function made(g: Given): Promise<Made> {
  const opened = await g.as('sara', async (ports, actor) => {
    const number = { digits: '5560160680', soleTrader: false }
    const known = await ports.companies.byNumber(number)
    const company = known ?? { id: ports.newId<'company'>(), name: 'Hemligt AB', number }
    if (known === null) await ports.companies.add(company, start)
    const id = ports.newId<'case'>()
    const opening = { id, company, need: 'ett behov', owner: actor.member, organisation: actor.organisation }
    return { id, no: await ports.cases.open({ ...opening, openedAt: start }) }
  })
  await sql`update companies set held_by = null where name = 'Hemligt AB'`.execute(g.database.db)
  return opened
}

/** What is written once somebody has been asked: parties read what comes after that. */
async function noted(g: Given, { no }: Made): Promise<void> {
  await asks(g, 'sara', 'case.note', { case: no, note: 'en anteckning' })
  await asks(g, 'sara', 'case.note', { case: no, note: 'en hemlig anteckning', readers: 'own-readers' })
  await asks(g, 'sara', 'case.contact', { case: no, ...contact })
}

const refers = (g: Given, no: string, kind: string) =>
  asks(g, 'sara', 'refer', { case: no, to: 'business-sweden', kind, question: 'en fråga', ...approval })

async function answers(g: Given, no: string, intent: string, more: object = {}): Promise<void> {
  const waiting = await g.as('li', (ports, by) => ports.referrals.waitingFor(by, 99))
  const referral = waiting.find((one) => one.case.no === no)?.referral.id
  expect(await asks(g, 'li', intent, { referral, ...more })).toBeNull()
}

async function withdraws(g: Given, { id, no }: Made): Promise<void> {
  const [given] = await g.as('sara', (ports) => ports.approvals.ofCase(id))
  expect(await asks(g, 'sara', 'approval.withdraw', { case: no, approval: given?.id, asked: 'yes' })).toBeNull()
}

const atLevel = (g: Given, { id }: Made, level: string) =>
  g.database.db.transaction().execute(async (trx) => {
    const [region, bs] = ['region', 'business-sweden']
    await sql`select set_config('role', 'manydoors_operator', true), set_config('app.network', network_id::text, true)
      from networks`.execute(trx)
    await sql`insert into case_access (network_id, organisation_id, case_id, level, given_by)
      select o.network_id, o.id, ${id}, ${level}, g.id from organisations o join organisations g on g.key = 'almi'
      where o.key = ${level === 'need' ? region : bs}`.execute(trx)
  })

const fields = [
  'number',
  'company',
  'case need',
  'told need',
  'question',
  'notes',
  'secret notes',
  'contact',
  'timeline',
  'approval',
] as const
type Field = (typeof fields)[number]

/** Which of a case's fields somebody can get at, by any of the ports that show them. */
const seenIn =
  ({ id, no }: Made) =>
  async (ports: Ports, by: Actor): Promise<readonly Field[]> => {
    const found = (await ports.cases.byNo(no)) ?? (await ports.cases.byId(id))
    const listed = [
      ...(await ports.referrals.allOf(id)),
      ...(await ports.referrals.openOf(id)),
      ...(await ports.referrals.waitingFor(by, 99)),
    ]
    const ids = await referralsOf(ports, by, id)
    const sheets = [...listed.filter((one) => one.case.id === id), ...ids]
    const timeline = await ports.chronicle.timeline(id, 99)
    const words = timeline.flatMap(({ happening }) => ('words' in happening ? [happening.words] : []))
    const companies = [found, ...sheets.map((one) => one.case)].flatMap((one) => (one === null ? [] : [one.company]))
    const sees: { readonly [F in Field]: boolean } = {
      number: companies.some(({ number }) => number !== null),
      company: companies.some(({ name }) => name !== '–'),
      'case need': found !== null,
      'told need': sheets.some((one) => one.referral.need !== '–'),
      question: sheets.some((one) => one.referral.question !== ''),
      notes: words.includes('en anteckning'),
      'secret notes': words.includes('en hemlig anteckning'),
      contact: (await ports.contacts.of(id)) !== null,
      timeline: timeline.length > 0,
      approval: (await ports.approvals.ofCase(id)).length > 0,
    }
    return fields.filter((field) => sees[field])
  }

/** By their ids, as a card or a button has them: whoever knows one can try. */
async function referralsOf(ports: Ports, _: Actor, of: CaseId) {
  const sheets = await Promise.all((known.get(of) ?? []).map((one) => ports.referrals.byId(one)))
  return sheets.flatMap((one) => (one === null ? [] : [one]))
}
type Sheet = NonNullable<Awaited<ReturnType<Ports['referrals']['byId']>>>
const known = new Map<CaseId, readonly Sheet['referral']['id'][]>()

const everything = fields.filter((field) => !['told need', 'question', 'approval'].includes(field))
const whole = fields
const party = ['number', 'company', 'case need', 'told need', 'question', 'notes', 'timeline', 'approval'] as const
const withContact = [...party.slice(0, 6), 'contact', ...party.slice(6)] as const

interface Row {
  readonly level: string
  readonly who: Somebody
  readonly until: (g: Given, of: Made) => Promise<unknown>
  readonly sees: readonly Field[]
}

const unnamed = { to: 'business-sweden', need: 'ett annat ord', question: 'en fråga', seen: 'yes' }
const decline = { reason: 'no-capacity' }
/** From all of it to nothing: domain.md §6, and what each step adds. */
const rows: readonly Row[] = [
  { level: 'own, nobody asked', who: 'sara', until: async () => undefined, sees: everything },
  { level: 'own organisation', who: 'erik', until: (g, { no }) => refers(g, no, 'handover'), sees: whole },
  {
    level: 'organisation, handed over to another',
    who: 'erik',
    until: async (g, { no }) => {
      await refers(g, no, 'handover')
      await answers(g, no, 'referral.accept')
    },
    sees: whole,
  },
  { level: 'party, asked', who: 'li', until: (g, { no }) => refers(g, no, 'participation'), sees: party },
  {
    level: 'party, has accepted',
    who: 'li',
    until: async (g, { no }) => {
      await refers(g, no, 'participation')
      await answers(g, no, 'referral.accept')
    },
    sees: withContact,
  },
  {
    level: 'party, has taken over',
    who: 'omar',
    until: async (g, { no }) => {
      await refers(g, no, 'handover')
      await answers(g, no, 'referral.accept')
    },
    sees: withContact,
  },
  {
    level: 'party no more: has declined',
    who: 'li',
    until: async (g, { no }) => {
      await refers(g, no, 'handover')
      await answers(g, no, 'referral.decline', decline)
    },
    sees: ['told need', 'question'],
  },
  {
    level: 'advice: asked without the company’s name',
    who: 'li',
    until: (g, { no }) => asks(g, 'sara', 'refer.unnamed', { case: no, ...unnamed }),
    sees: ['told need', 'question', 'timeline'],
  },
  {
    level: 'advice, has accepted',
    who: 'li',
    until: async (g, { no }) => {
      await asks(g, 'sara', 'refer.unnamed', { case: no, ...unnamed })
      await answers(g, no, 'referral.accept')
    },
    sees: ['told need', 'question', 'timeline'],
  },
  {
    level: 'need: a coordinator in the working group’s convener',
    who: 'maria',
    until: async (g, of) => {
      await refers(g, of.no, 'handover')
      await atLevel(g, of, 'need')
    },
    sees: ['told need'],
  },
  {
    level: 'need: somebody else there',
    who: 'johan',
    until: async (g, of) => {
      await refers(g, of.no, 'handover')
      await atLevel(g, of, 'need')
    },
    sees: [],
  },
  {
    level: 'the company has withdrawn its approval',
    who: 'li',
    until: async (g, of) => {
      await refers(g, of.no, 'handover')
      await answers(g, of.no, 'referral.accept')
      await withdraws(g, of)
    },
    sees: [],
  },
  { level: 'figures', who: 'li', until: (g, of) => atLevel(g, of, 'figures'), sees: [] },
  { level: 'the network', who: 'li', until: async () => undefined, sees: [] },
  {
    level: 'the network, with a referral elsewhere',
    who: 'karin',
    until: (g, { no }) => refers(g, no, 'handover'),
    sees: [],
  },
]

onEveryEngine('who sees what of a case', (g) => {
  it.each(rows)('$level: $who', async ({ who, until, sees }) => {
    const of = await made(g())
    await until(g(), of)
    await noted(g(), of)
    const sheets = await g().as('sara', (ports) => ports.referrals.allOf(of.id))
    known.set(
      of.id,
      sheets.map(({ referral }) => referral.id),
    )
    expect(await g().as(who, seenIn(of))).toEqual(sees)
  })

  describe('a contact person that is marked as secret', () => {
    it('is seen by the organisation that noted it, whoever has the case', async () => {
      const of = await made(g())
      await refers(g(), of.no, 'handover')
      await answers(g(), of.no, 'referral.accept')
      await asks(g(), 'sara', 'case.contact', { case: of.no, ...contact, readers: 'own-readers' })
      expect(await g().as('erik', (ports) => ports.contacts.of(of.id))).toMatchObject({
        name: 'Anna Alm',
        secret: true,
      })
      expect(await g().as('li', (ports) => ports.contacts.of(of.id))).toBeNull()
    })

    it('stands sealed in the database', async () => {
      const { rows: kept } = await sql`select c.*, encode(name_sealed, 'escape') as text from contacts c`.execute(
        g().database.db,
      )
      expect(JSON.stringify(kept)).not.toMatch(/Anna|0470|hemligt\.example/)
      expect(kept.length).toBeGreaterThan(0)
    })
  })
})
