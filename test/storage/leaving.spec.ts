import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { CaseId } from '#src/core/ids.ts'
import type { Actor } from '#src/core/register/register.ts'
import type { HandedOn } from '#src/core/staff.ts'
import { readNetworkFile, showMistake } from '#src/network-file/read.ts'
import { openInNetwork } from '#src/storage/network-open.ts'
import { sampleText } from '#test/network-file/sample.ts'
import type { Somebody } from '#test/seed-network.ts'
import { moving, offering, onEveryEngine, opening, start } from './given.ts'

const accept = { move: 'accept' } as const

onEveryEngine('leaving', (g) => {
  const actor = (who: Somebody): Promise<Actor> => g().as(who, async (_, by) => by)
  const personOf = async (who: Somebody) => {
    const { member } = await actor(who)
    const person = await g().as(who, (ports) => ports.staff.byId(member))
    if (person === null) throw new Error(`${who} is in no register`)
    return person
  }
  const handsOn = async (by: Somebody, of: CaseId, from: Somebody, to: Somebody): Promise<HandedOn | null> => {
    const [was, taker] = [await personOf(from), await personOf(to)]
    return g().as(by, (ports, who) =>
      ports.staff.handOn(
        { id: of },
        { from: was.id, to: taker, organisation: was.organisation, by: who, at: start, words: 'Semester' },
      ),
    )
  }
  const ownerOf = async (of: CaseId) =>
    (
      await sql<{
        name: string
      }>`select m.name from cases c join members m on m.id = c.owner_id where c.id = ${of}`.execute(g().database.db)
    ).rows[0]?.name
  const leaves = (key: string) => sql`update members set active = false where key = ${key}`.execute(g().database.db)
  const returns = (key: string) => sql`update members set active = true where key = ${key}`.execute(g().database.db)

  it('an open case keeps its owner in the register, whoever writes', async () => {
    const { id } = await g().as('erik', opening('Ägs'))
    await expect(leaves('erik')).rejects.toThrow(/cases_owner_active/)
    await g().as('erik', (ports) => ports.cases.close(id, { at: start, result: 'partly', note: '' }))
    await leaves('erik')
    await expect(
      sql`update cases set status = 'open', closed_at = null, result = null, result_note = null where id = ${id}`.execute(
        g().database.db,
      ),
    ).rejects.toThrow(/cases_owner_active/)
    await returns('erik')
  })

  it('and so does a referral that somebody has taken, until it is over', async () => {
    const { id } = await g().as('sara', opening('Råd'))
    const referral = await g().as('sara', offering(id, 'omar', start))
    await sql`update referrals set kind = 'advice' where id = ${referral}`.execute(g().database.db)
    await g().as('omar', moving(referral, accept, start))
    expect(await ownerOf(id)).toBe('Sara Lund')
    await expect(leaves('omar')).rejects.toThrow(/referrals_owner_active/)
    await g().as('omar', moving(referral, { move: 'complete', result: 'got-help', gains: [] }, start))
    await leaves('omar')
    await returns('omar')
  })

  it('a case goes to a colleague with its referrals, once, and who did it is written down', async () => {
    const { id, no } = await g().as('sara', opening('Byter'))
    const referral = await g().as('sara', offering(id, 'business-sweden', start))
    expect(await handsOn('sara', id, 'sara', 'erik')).toEqual({
      cases: [id],
      referrals: [referral],
      inquiries: [],
      actions: [],
    })
    expect(await handsOn('sara', id, 'sara', 'erik')).toBeNull()
    const sheet = await g().as('li', (ports) => ports.referrals.byId(referral))
    expect([sheet?.fromName, sheet?.case.ownerName, sheet?.referral.version]).toEqual(['Erik Öst', 'Erik Öst', 2])
    const [entry] = await g().as('erik', (ports) => ports.chronicle.timeline(id, 1))
    expect([entry?.byName, entry?.happening]).toEqual([
      'Sara Lund',
      expect.objectContaining({ what: 'reassigned', whose: 'case', words: 'Erik Öst – Semester' }),
    ])
    const audit = await sql<{ what: string; about: object }>`select what, about from audit
      where case_id = ${id} and what = 'reassigned'`.execute(g().database.db)
    expect(JSON.stringify(audit.rows)).not.toContain('Semester')
    expect(audit.rows).toHaveLength(1)
    await g().as('li', moving(referral, accept, start))
    expect(await handsOn('omar', id, 'li', 'omar')).toEqual({
      cases: [id],
      referrals: [referral],
      inquiries: [],
      actions: [],
    })
    const after = await g().as('erik', (ports) => ports.referrals.byId(referral))
    expect([after?.ownerName, after?.case.no, after?.case.ownerName]).toEqual(['Omar Sjö', no, 'Omar Sjö'])
  })

  it('all that somebody has is told, and goes in one piece', async () => {
    const own = await g().as('li', opening('Eget'))
    const sent = await g().as('li', offering(own.id, 'een', start))
    const asked = await g().as('sara', opening('Till Li'))
    const waits = await g().as('sara', offering(asked.id, 'li', start))
    const [li, omar] = [await personOf('li'), await personOf('omar')]
    const open = await g().as('omar', (ports) => ports.staff.unfinished(li))
    expect(open).toEqual({
      cases: [own.no],
      toAnswer: [asked.no],
      taken: [],
      sent: [own.no],
      standsInFor: ['Omar Sjö'],
      actions: 0,
    })
    const handed = await g().as('omar', async (ports, by) => {
      const held = await ports.staff.hold(li.id)
      const all = { from: li.id, to: omar, organisation: li.organisation, by, at: start, words: '' }
      const done = await ports.staff.handOnAll(all)
      await ports.staff.leave(li, by, start)
      return held ? done : null
    })
    expect(handed?.cases).toEqual([own.id])
    expect([...(handed?.referrals ?? [])].sort()).toEqual([sent, waits].sort())
    expect(await ownerOf(own.id)).toBe('Omar Sjö')
    expect((await g().as('sara', (ports) => ports.referrals.byId(waits)))?.toName).toBe('Omar Sjö')
    expect(await g().as('omar', (ports) => ports.staff.former('li'))).toEqual([li])
    await expect(actor('li')).rejects.toThrow('li is in no register')
    const { rows } = await sql`select from members where stand_in = ${li.id}`.execute(g().database.db)
    expect(rows).toEqual([])
    expect(await g().as('omar', (ports) => ports.staff.hold(li.id))).toBe(false)
    await returns('li')
    expect((await actor('li')).name).toBe('Li Berg')
  })

  it.each([
    ['somebody without a role', 'erik', 'sara', false],
    ['a team lead elsewhere', 'omar', 'erik', false],
    ['the team lead', 'sara', 'erik', true],
    ['a network administrator', 'maria', 'erik', true],
  ] as const)('%s may say so: %s of %s, %s', async (_, by, whom, may) => {
    const { id } = await personOf(whom)
    expect(await g().trying(by, (ports) => ports.staff.hold(id))).toBe(may)
  })

  it('and to others the database says no, however they ask', async () => {
    const erik = await personOf('erik')
    await g().as('omar', (ports, by) => ports.staff.leave(erik, by, start))
    expect((await actor('erik')).name).toBe('Erik Öst')
  })

  it('the network’s file does not make anybody inactive who has something open, and says how to go on', async () => {
    const { no } = await g().as('erik', opening('Eriks'))
    expect(no).toMatch(/^KRO-/)
    const open = await openInNetwork(g().database, 'kronoberg')
    expect(open).toContainEqual({ organisation: 'almi', member: 'erik', cases: 1, referrals: 1, actions: 0 })
    const inactive = sampleText.replace('email: erik.ost@almi.example,', 'email: erik.ost@almi.example, active: false,')
    const read = readNetworkFile(inactive, null, open)
    const mistakes = 'mistakes' in read ? read.mistakes.map(showMistake) : []
    expect(mistakes.find((one) => one.includes('.active'))).toMatch(
      /^organisations\[1\]\.members\[1\]\.active: "erik" still has 1 open case and 1 referral under way: say first in chat .*"\/doors leave erik".* \(line \d+, column \d+\)$/,
    )
    const without = readNetworkFile(inactive, null, [])
    const others = 'mistakes' in without ? without.mistakes.map(showMistake) : []
    expect(others.filter((one) => one.includes('.active'))).toEqual([])
  })
})
