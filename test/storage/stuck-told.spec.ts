import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { About } from '#src/core/notice.ts'
import { newId } from '#src/new-id.ts'
import { sweepStuck } from '#src/storage/stuck-sweep.ts'
import { present } from '#src/views/present.ts'
import type { Somebody } from '#test/seed-network.ts'
import { asks } from './asking.ts'
import { type Given, offering, onEveryEngine, opening, start } from './given.ts'

const no = { reason: 'no-capacity', note: 'Fullt' }
const approval = { approvedBy: 'Vd:n', approvedHow: 'phone', covers: 'all-parties' }

/** What the coordinators have been told has got stuck, as they read it now; each message once. */
async function told(g: Given) {
  const { rows } = await sql<{ about: About; name: string }>`select o.about, m.key as name from outbox o
    join members m on m.network_id = o.network_id and m.id = o.lane
    where o.about ->> 'kind' = 'stuck' order by o.id`.execute(g.database.db)
  await sql`delete from outbox where about ->> 'kind' = 'stuck'`.execute(g.database.db)
  return Promise.all(
    rows.map(({ about, name }) =>
      g.as('maria', async (ports, { roles, ...by }) => {
        const reader = { ...by, roles, locale: 'sv' as const }
        const view = await present(ports, about, reader, g.clock.now)
        return [name, view?.kind === 'stuck' ? view.known.map((row) => [row.no, ...row.reasons]) : null]
      }),
    ),
  )
}
const listed = async (g: Given) =>
  g.as('maria', async ({ stuck }) => (await stuck.known({ most: 10 })).cases.map((one) => one.no))
const declines = async (g: Given, who: Somebody, referral: string) =>
  expect(await asks(g, who, 'referral.decline', { referral, ...no })).toBeNull()

onEveryEngine('what nobody wants', (g, engine) => {
  it('comes to the coordinators with the second who declines, in the same moment', async () => {
    const { id, no: caseNo } = await g().as('sara', opening('Avböjt'))
    await declines(g(), 'li', await g().as('sara', offering(id, 'li', start)))
    expect(await told(g())).toEqual([])
    expect(await listed(g())).toEqual([])
    await declines(g(), 'karin', await g().as('sara', offering(id, 'karin', start)))
    expect(await told(g())).toEqual([['maria', [[caseNo, 'declined']]]])
    expect(await listed(g())).toEqual([caseNo])
    expect(await g().as('maria', ({ cases }) => cases.byNo(caseNo))).toBeNull()
    await g().as('sara', ({ cases }) => cases.close(id, { at: start, result: 'partly', note: '' }))
  })

  it.each([
    ['in-turn', ['li', 'karin'], ['none', 'both']],
    ['first', ['li', 'karin'], ['none', 'both']],
    ['all', ['li', 'karin'], ['none', 'both']],
  ] as const)(
    'of several asked %s once the last has declined, and not while somebody is asked',
    async (mode, who, when) => {
      const { id, no: caseNo } = await g().as('sara', opening(`Flera ${mode}`))
      const asked = { case: caseNo, to: 'li', also: 'karin', kind: 'advice', mode, question: 'Kan ni?', ...approval }
      expect(await asks(g(), 'sara', 'refer.several', { ...asked, seen: `${mode}/` })).toBeNull()
      for (const [at, one] of who.entries()) {
        const waiting = await g().as(one, async ({ referrals }, by) =>
          (await referrals.waitingFor(by, 9)).find((sheet) => sheet.case.no === caseNo),
        )
        await declines(g(), one, waiting?.referral.id ?? 'nobody is asked')
        expect(await told(g())).toEqual(when[at] === 'both' ? [['maria', [[caseNo, 'declined']]]] : [])
      }
      await g().as('sara', ({ cases }) => cases.close(id, { at: start, result: 'partly', note: '' }))
    },
  )

  it('and when the third is asked no longer', async () => {
    const { id, no: caseNo } = await g().as('sara', opening('Tredje'))
    for (const who of ['li', 'karin'] as const) await declines(g(), who, await g().as('sara', offering(id, who, start)))
    await told(g())
    const third = await g().as('sara', offering(id, 'omar', start))
    expect(await listed(g())).toEqual([])
    expect(await asks(g(), 'sara', 'referral.withdraw', { referral: third, asked: 'yes' })).toBeNull()
    expect(await told(g())).toEqual([['maria', [[caseNo, 'declined']]]])
    await g().as('sara', ({ cases }) => cases.close(id, { at: start, result: 'partly', note: '' }))
  })

  if (engine === 'server')
    it('once, with two who decline at the very same moment', async () => {
      for (let round = 0; round < 5; round += 1) {
        const { id, no: caseNo } = await g().as('sara', opening(`Samtidigt ${round}`))
        const [one, two] = [
          await g().as('sara', offering(id, 'li', start)),
          await g().as('sara', offering(id, 'karin', start)),
        ]
        await Promise.all([declines(g(), 'li', one), declines(g(), 'karin', two)])
        expect(await told(g())).toEqual([['maria', [[caseNo, 'declined']]]])
        await g().as('sara', ({ cases }) => cases.close(id, { at: start, result: 'partly', note: '' }))
      }
    })

  it('also to the only coordinator, who is the second to decline; with another, the other is told', async () => {
    for (const [at, to] of [
      [0, ['maria']],
      [1, ['johan']],
    ] as const) {
      await sql`update members set roles = case when ${at === 1} then '{promoter,coordinator}'::text[] else '{promoter}' end
        where key = 'johan'`.execute(g().database.db)
      const { id } = await g().as('sara', opening(`Ensam ${at}`))
      for (const who of ['li', 'maria'] as const)
        await declines(g(), who, await g().as('sara', offering(id, who, start)))
      expect((await told(g())).map(([who]) => who)).toEqual(to)
      await g().as('sara', ({ cases }) => cases.close(id, { at: start, result: 'partly', note: '' }))
    }
    await sql`update members set roles = '{promoter}' where key = 'johan'`.execute(g().database.db)
  })

  it('says nothing to a coordinator who has been told and is none any more', async () => {
    const { id } = await g().as('sara', opening('Inte samordnare'))
    const about = await g().as(
      'sara',
      async (_, { member }): Promise<About> => ({ kind: 'stuck', case: id, owner: member }),
    )
    for (const who of ['johan', 'sara'] as const) {
      const seen = await g().as(who, (ports, by) => present(ports, about, { ...by, locale: 'sv' }, start))
      expect(seen).toBeNull()
    }
    await g().as('sara', ({ cases }) => cases.close(id, { at: start, result: 'partly', note: '' }))
  })
})

onEveryEngine('what an owner is away from', (g) => {
  const away = (who: Somebody, input: object) => asks(g(), who, 'doors.away', { standInAsked: 'yes', ...input })
  const closeAll = () =>
    sql`update cases set status = 'closed', closed_at = now(), result = 'partly'`.execute(g().database.db)
  const sweep = (at: string) =>
    sweepStuck(g().database, {
      newId,
      now: new Date(at),
      calendarOf: async ({ timeZone, workingHours: hours }) => ({ timeZone, hours, freeDays: new Set(['2026-11-06']) }),
    })

  it('comes to the coordinators as one goes away, in one message, and not with a stand-in', async () => {
    const one = await g().as('erik', opening('Ett'))
    const two = await g().as('erik', opening('Två'))
    expect(await away('erik', { to: '2026-11-05', standIn: 'almi/sara' })).toBeNull()
    expect(await told(g())).toEqual([])
    expect(await away('erik', { to: '2026-11-05' })).toBeNull()
    expect(await told(g())).toEqual([
      [
        'maria',
        [
          [one.no, 'owner-away'],
          [two.no, 'owner-away'],
        ],
      ],
    ])
    expect(await listed(g())).toEqual([one.no, two.no])
  })

  it('and what is registered or accepted meanwhile stands in the list: whoever has just done it is there', async () => {
    expect(await asks(g(), 'erik', 'case.new', { company: 'Nordform AB', need: 'Medan borta' })).toBeNull()
    const { id, no: theirs } = await g().as('karin', opening('Tas emot'))
    const referral = await g().as('karin', offering(id, 'erik', start))
    expect(await asks(g(), 'erik', 'referral.accept', { referral })).toBeNull()
    expect(await told(g())).toEqual([])
    expect(await listed(g())).toEqual(expect.arrayContaining([theirs]))
    expect(await listed(g())).toHaveLength(4)
    expect(await asks(g(), 'erik', 'doors.back', {})).toBeNull()
    expect(await listed(g())).toEqual([])
    await closeAll()
  })

  it('while nobody else learns of what is registered or accepted by whoever is there', async () => {
    const known = async () =>
      (await sql`select from case_access where level = 'need'`.execute(g().database.db)).rows.length
    const before = await known()
    expect(await asks(g(), 'sara', 'case.new', { company: 'Nordform AB', need: 'Ingens ensak' })).toBeNull()
    const { id } = await g().as('karin', opening('Tas emot'))
    const referral = await g().as('karin', offering(id, 'erik', start))
    expect(await asks(g(), 'erik', 'referral.accept', { referral })).toBeNull()
    expect(await known()).toBe(before)
    await closeAll()
  })

  it('comes as the working day begins on which an absence does, once, and not to those who know', async () => {
    expect(await sweep('2026-11-02T09:00:00Z')).toBe(0)
    const one = await g().as('sara', opening('Senare'))
    const own = await g().as('johan', opening('Regionens eget'))
    for (const who of ['sara', 'johan'] as const)
      expect(await away(who, { from: '2026-11-04', to: '2026-11-12' })).toBeNull()
    expect(await told(g())).toEqual([])
    expect(await sweep('2026-11-03T09:00:00Z')).toBe(0)
    expect(await sweep('2026-11-04T06:59:00Z')).toBe(0)
    g().clock.now = new Date('2026-11-04T07:00:00Z')
    const several = await Promise.all([1, 2, 3].map(() => sweep('2026-11-04T07:00:00Z')))
    expect(several.reduce((sum, count) => sum + count)).toBe(2)
    expect((await told(g())).sort()).toEqual(
      [
        ['maria', [[one.no, 'owner-away']]],
        ['maria', [[own.no, 'owner-away']]],
      ].sort(),
    )
    expect(await sweep('2026-11-05T07:00:00Z')).toBe(0)
  })

  it('waits over a free day and a weekend', async () => {
    const later = await g().as('sara', opening('Under ledigheten'))
    for (const at of ['2026-11-06T07:00:00Z', '2026-11-07T09:00:00Z', '2026-11-08T23:00:00Z'])
      expect(await sweep(at)).toBe(0)
    g().clock.now = new Date('2026-11-09T07:00:00Z')
    expect(await sweep('2026-11-09T07:00:00Z')).toBe(1)
    expect(await told(g())).toEqual([['maria', expect.arrayContaining([[later.no, 'owner-away']])]])
    await closeAll()
  })

  it('comes with each absence anew, also of what has come to the coordinators before', async () => {
    g().clock.now = start
    const { no: again } = await g().as('sara', opening('En gång till'))
    expect(await away('sara', { to: '2026-11-03' })).toBeNull()
    expect(await told(g())).toEqual([['maria', [[again, 'owner-away']]]])
    expect(await sweep('2026-11-09T08:00:00Z')).toBe(0)
    expect(await away('sara', { from: '2026-11-10', to: '2026-11-12' })).toBeNull()
    g().clock.now = new Date('2026-11-10T07:00:00Z')
    expect(await sweep('2026-11-10T07:00:00Z')).toBe(1)
    expect(await told(g())).toEqual([['maria', [[again, 'owner-away']]]])
    expect(await sweep('2026-11-11T07:00:00Z')).toBe(0)
    await closeAll()
  })

  it('also of the convener’s own, when the absence begins on a free day', async () => {
    g().clock.now = start
    const { no: own } = await g().as('johan', opening('Regionens'))
    expect(await away('johan', { from: '2026-11-14', to: '2026-11-20' })).toBeNull()
    expect(await sweep('2026-11-13T07:00:00Z')).toBe(0)
    expect(await sweep('2026-11-14T09:00:00Z')).toBe(0)
    g().clock.now = new Date('2026-11-16T07:00:00Z')
    expect(await sweep('2026-11-16T07:00:00Z')).toBe(1)
    expect(await told(g())).toEqual([['maria', [[own, 'owner-away']]]])
    // What its owner registers meanwhile is nobody's surprise.
    await g().as('johan', opening('Medan borta'))
    expect(await sweep('2026-11-17T07:00:00Z')).toBe(0)
    await closeAll()
  })

  it('also what was so before an upgrade, in the next working hour', async () => {
    g().clock.now = start
    const { id, no: caseNo } = await g().as('karin', opening('Från förr'))
    for (const who of ['li', 'erik'] as const) await g().as('karin', offering(id, who, start))
    await sql`update referrals set stage = 'declined', due_at = null where case_id = ${id}`.execute(g().database.db)
    await sql`update nights set stuck_due_at = null`.execute(g().database.db)
    expect(await sweep('2026-11-02T22:00:00Z')).toBe(0)
    expect(await sweep('2026-11-03T07:00:00Z')).toBe(1)
    expect(await told(g())).toEqual([['maria', [[caseNo, 'declined']]]])
  })

  const known = async (...of: readonly string[]) => {
    const { rows } = await sql<{ need: string }>`select c.need from case_access a
      join cases c on c.network_id = a.network_id and c.id = a.case_id where a.level = 'need' order by c.need`.execute(
      g().database.db,
    )
    return rows.map(({ need }) => need).filter((need) => of.includes(need))
  }

  it.each([
    ['as soon as its owner is back', 'back'],
    ['on the morning after the absence', 'sweep'],
  ] as const)('is theirs to know no longer %s, unless it is stuck with something else', async (_, how) => {
    g().clock.now = start
    const needs = [`Bara borta ${how}`, `Avböjt ${how}`, `Dagordning ${how}`] as const
    const [alone, declined, agenda] = await Promise.all(needs.map((need) => g().as('sara', opening(need))))
    if (!alone || !declined || !agenda) throw new Error('not opened')
    for (const who of ['li', 'karin'] as const)
      await declines(g(), who, await g().as('sara', offering(declined.id, who, start)))
    const late = await g().as('sara', offering(agenda.id, 'li', start))
    await sql`insert into clocks (network_id, referral_id, organisation_id, since_at, agenda_at)
      select network_id, id, from_organisation_id, since_at, since_at from referrals where id = ${late}`.execute(
      g().database.db,
    )
    expect(await away('sara', { to: '2026-11-03' })).toBeNull()
    expect(await known(...needs)).toEqual([...needs].sort())
    if (how === 'back') expect(await asks(g(), 'sara', 'doors.back', {})).toBeNull()
    else await sweep('2026-11-25T08:00:00Z')
    expect(await known(...needs)).toEqual(needs.slice(1))
    await told(g())
    await closeAll()
  })
})
