import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { draftOnto } from '#src/core/meeting/drafting.ts'
import { newId } from '#src/new-id.ts'
import { applyNetwork } from '#src/storage/network-import.ts'
import { agendaView } from '#src/views/agenda-rows.ts'
import { namedCounts, sample } from '#test/digest-file/sample.ts'
import { kronoberg, testEncryption } from '#test/seed-network.ts'
import { convening, headOf, proposal } from './agenda-given.ts'
import { answers, asks } from './asking.ts'
import { keepDigest } from './digests.ts'
import { type Given, offering, onEveryEngine, opening, start } from './given.ts'

/** Five weeks later: what nobody has touched since has to be talked about, somewhere else. */
const later = new Date('2026-12-07T08:00:00Z')
const kind = 'promoters' as const
const startsAt = new Date('2026-12-10T08:00:00Z')

const service = (title: string) => ({
  ...{ id: newId<'service'>(), need: 'loan', title, capacity: 'open' as const, closedUntil: null },
  ...{ reviewed: '2026-11-02', eligibility: { employees: null, netTurnoverMinSek: null } },
})

/** Drafted, and read by everybody who is invited. */
const drafted = async (g: Given) => {
  const { meeting } = await g.as('maria', convening({ kind, startsAt, people: ['maria', 'sara', 'li'] }))
  g.clock.now = later
  await g.as('maria', async (ports, { member }) => draftOnto(ports, await headOf(ports, meeting), member, later))
  const seen = await Promise.all(
    (['maria', 'sara', 'li'] as const).map((who) =>
      g.as(who, async (ports, by) => {
        const sheet = await ports.agenda.sheet(meeting.id)
        if (sheet === null) throw new Error('it is theirs')
        return agendaView(ports, sheet, { ...by, timeZone: 'Europe/Stockholm', roles: [] }, later)
      }),
    ),
  )
  g.clock.now = start
  const bare = { buttons: [], rows: [] }
  return {
    meeting,
    // Buttons and meetings differ in their ids alone.
    view: JSON.stringify(
      seen.map((view) => ({ ...view, ...bare, rows: view.rows.map((row) => ({ ...row, buttons: [] })) })),
    ),
    sources: seen[0]?.rows.map(({ source }) => source),
    first: seen[0],
  }
}

onEveryEngine('the promoters’ meeting', (g) => {
  it('has what was told and what services have become, and is the same to a letter whatever cases there are', async () => {
    await keepDigest(
      g(),
      sample({
        needs: namedCounts([
          ['Tull', 7],
          ['loan', 9],
          ['Patent', 'suppressed'],
        ]),
      }),
    )
    const before = await drafted(g())
    expect(before.sources).toEqual(['needs', 'capacity', 'services'])
    const one = await g().as('sara', opening('Hemligt om tull', 'Hemliga Bolaget AB'))
    await g().as('sara', offering(one.id, 'li', start))
    await g().as('karin', opening('Vågkraft utan dörr', 'Vågkraft AB'))
    await g().as('maria', opening('Tull'))
    const { rows } = await sql`select from cases where status = 'open'`.execute(g().database.db)
    expect(rows.length).toBeGreaterThanOrEqual(3)
    const after = await drafted(g())
    expect(after.view).toBe(before.view)
    for (const word of ['KRO-', 'Hemlig', 'Vågkraft', 'Nordform']) expect(after.view).not.toContain(word)
    expect(after.first?.needs).toEqual({
      months: ['2026-11'],
      needs: [{ key: 'Tull', sv: 'Tull', en: 'Tull (en)', cases: 7 }],
    })
    // What the working group has of the same cases shows that there were some to have.
    const found = await g().as('maria', (ports) => {
      g().clock.now = later
      return ports.agenda.gather(50)
    })
    g().clock.now = start
    expect(found.map(({ no }) => no)).toContain(one.no)
  })

  it.each(['promoters', 'export-club'] as const)(
    'lets no item about a case onto the agenda of %s, whoever asks the database',
    async (of) => {
      const { id, no } = await g().as('sara', opening('exportgaranti'))
      const { meeting } = await g().as('maria', convening({ kind: of, startsAt }))
      const about = { id, no, need: 'exportgaranti' }
      const adding = g().as('sara', async (ports, { member }) => {
        await ports.agenda.hold(await headOf(ports, meeting))
        return ports.agenda.add(
          meeting.id,
          [{ ...proposal('Vårt', member), source: 'case', case: about }],
          start,
          member,
        )
      })
      await expect(adding).rejects.toThrow()
      expect(
        await asks(g(), 'sara', 'agenda.add', { meeting: meeting.id, case: no, title: '', minutes: '5', asked: 'yes' }),
      ).toBe('case-not-there')
      expect((await g().as('maria', (ports) => ports.agenda.sheet(meeting.id)))?.items).toEqual([])
    },
  )

  it('has what its people put there, and refuses a case by its number at the field: on the agenda, and in what is recorded', async () => {
    const { meeting } = await g().as('maria', convening({ kind, startsAt: new Date('2026-11-02T10:00:00Z') }))
    const about = { meeting: meeting.id, title: 'Mässan', wish: 'discuss', minutes: '5', asked: 'yes' }
    const asking = (input: object) =>
      answers({ g: g(), who: 'sara', now: start }, 'agenda.add', { ...about, case: '', ...input })
    expect(await asking({ title: 'Hur går det med kro-7?' })).toMatchObject({
      refusal: { code: 'agenda-names-case', field: 'title', named: 'kro-7' },
    })
    expect(await asking({})).toMatchObject({ ok: true })
    const [item] = (await g().as('maria', (ports) => ports.agenda.sheet(meeting.id)))?.items ?? []
    const changed = {
      meeting: meeting.id,
      item: item?.id,
      title: 'KRO-7',
      minutes: '5',
      order: '1',
      owner: '',
      asked: 'yes',
    }
    expect(await asks(g(), 'maria', 'agenda.change', { ...changed, wish: 'decide' })).toBe('agenda-names-case')
    expect(await asks(g(), 'maria', 'sitting.start', { meeting: meeting.id })).toBeNull()
    const said = { meeting: meeting.id, item: item?.id, note: 'Vi tar KRO-7 sedan' }
    for (const intent of ['sitting.note', 'sitting.decide'])
      expect([intent, await asks(g(), 'sara', intent, said)]).toEqual([intent, 'agenda-names-case'])
    const action = { ...said, note: 'Ring om #7', owner: 'sara', on: '2026-12-01' }
    expect(await asks(g(), 'sara', 'sitting.action', action)).toBe('agenda-names-case')
    expect(await asks(g(), 'sara', 'sitting.note', { ...said, note: 'Vi ses 7 december' })).toBeNull()
  })

  it('knows what has become of each service since the meeting before, whoever changed it: in chat, or with the network’s file', async () => {
    const at = (day: string) => new Date(`2026-11-${day}T09:00:00Z`)
    const [bridge, lease] = [service('Brygglån'), service('Leasing')]
    await g().as('sara', async ({ services: { keeping } }, actor) => {
      await keeping.add(bridge, actor, at('03'))
      await keeping.add(lease, actor, at('12'))
      await keeping.change({ ...bridge, capacity: 'closed', closedUntil: '2026-12-24' }, actor, at('13'))
      await keeping.change({ ...bridge, capacity: 'closed', closedUntil: '2026-12-24', title: 'Bro' }, actor, at('14'))
      await keeping.takeAway(lease.id, actor, at('20'))
      await keeping.putBack(lease.id, actor, at('21'))
    })
    const organisations = kronoberg.organisations.map(({ services, ...one }) => ({
      ...{ ...one, services: services.map((offered) => ({ ...offered, capacity: 'limited' as const })) },
    }))
    const options = { encryption: testEncryption, newId }
    await applyNetwork(g().database, options, { ...kronoberg, organisations }, at('25'))
    const read = (since: Date, until: Date) =>
      g().as('li', async (ports) =>
        (await ports.services.changes({ since, until })).map(({ title, was, became, on }) => [
          ...[title, was?.capacity ?? null, became?.capacity ?? null, became?.closedUntil ?? null, on],
        ]),
      )
    expect(await read(at('10'), at('30'))).toEqual([
      ['Leasing', null, 'open', null, '2026-11-12'],
      ['Bro', 'open', 'closed', '2026-12-24', '2026-11-13'],
      ['Leasing', 'open', null, null, '2026-11-20'],
      ['Leasing', null, 'open', null, '2026-11-21'],
      ['Lån', 'open', 'limited', null, '2026-11-25'],
    ])
    expect(await read(at('01'), at('04'))).toEqual([['Bro', null, 'open', null, '2026-11-03']])
    const [loan] = organisations.flatMap(({ services }) => services)
    const joins = {
      ...{
        ...organisations[0],
        key: 'science-park',
        name: 'Science Park',
        convener: false,
        services: loan ? [loan] : [],
      },
      ...{ workspaces: [], channels: [], members: [] },
    } as (typeof organisations)[number]
    const { agreement } = kronoberg
    const file = {
      ...{ ...kronoberg, organisations: [...organisations, joins] },
      agreement: agreement && { ...agreement, version: 2, parties: [...agreement.parties, joins.key] },
    }
    await applyNetwork(g().database, options, file, at('27'))
    expect(await read(at('26'), at('30'))).toEqual([['Lån', null, 'limited', null, '2026-11-27']])
  })
})
