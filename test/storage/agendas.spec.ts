import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { inOrder, put } from '#src/core/meeting/agenda.ts'
import { draftOnto } from '#src/core/meeting/drafting.ts'
import { convening, headOf, held, note, person, proposal } from './agenda-given.ts'
import { asks } from './asking.ts'
import { offering, onEveryEngine, opening, start } from './given.ts'

const later = new Date('2026-12-08T09:00:00Z')

onEveryEngine('an agenda', (g) => {
  it('is seen by those who see the meeting, and keeps what people put it as sealed', async () => {
    const { meeting } = await g().as('maria', convening())
    await g().as('sara', async (ports, { member }) => {
      await ports.agenda.hold(await headOf(ports, meeting))
      await ports.agenda.add(meeting.id, [proposal('Höstens mässa', member)], start, member)
    })
    const seen = await g().as('maria', (ports) => ports.agenda.sheet(meeting.id))
    expect(seen?.items).toMatchObject([{ title: 'Höstens mässa', owner: { name: 'Sara Lund' }, place: 1 }])
    for (const who of ['li', 'karin'] as const)
      expect(await g().as(who, (ports) => ports.agenda.sheet(meeting.id))).toBeNull()
    const { rows } = await sql<{ all: string }>`select string_agg(i::text, '') as all from agenda_items i`.execute(
      g().database.db,
    )
    expect(rows[0]?.all).not.toContain('mässa')
  })

  it('loses nothing when several put things on it and move them about at once', async () => {
    const { meeting } = await g().as('maria', convening())
    const titles = Array.from({ length: 8 }, (_, at) => `Punkt ${at + 1}`)
    const adding = titles.map((title) =>
      g().as('sara', async (ports, { member }) => {
        const head = await headOf(ports, meeting)
        await ports.agenda.hold(head)
        await ports.agenda.add(meeting.id, [proposal(title)], start, member)
        const items = (await ports.agenda.sheet(meeting.id))?.items ?? []
        const last = items.at(-1)
        const moved = last && put(items, last.id, 1)
        if (moved?.ok) await ports.agenda.change(moved.value)
      }),
    )
    await Promise.all(adding)
    const items = (await g().as('maria', (ports) => ports.agenda.sheet(meeting.id)))?.items ?? []
    expect(items.map(({ title }) => title).toSorted()).toEqual(titles.toSorted())
    expect(inOrder(items).map(({ place }) => place)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('is drafted from cases that the convener does not see, by number and need, and once', async () => {
    const quiet = await g().as('sara', opening('exportgaranti'))
    const { meeting } = await g().as('maria', convening())
    const drafting = () =>
      g().as('maria', async (ports, { member }) => draftOnto(ports, await headOf(ports, meeting), member, start))
    g().clock.now = new Date('2026-12-03T08:00:00Z')
    await drafting()
    await drafting()
    g().clock.now = start
    const items = (await g().as('erik', (ports) => ports.agenda.sheet(meeting.id)))?.items ?? []
    expect(items.filter((item) => item.case?.no === quiet.no)).toMatchObject([
      { source: 'case', reasons: ['idle'], case: { need: 'exportgaranti' }, owner: { name: 'Sara Lund' } },
    ])
    // Nobody sees more of the case by that.
    expect(await g().as('maria', (ports) => ports.cases.byNo(quiet.no))).toBeNull()
  })

  it.each(['Hjälp Nordform AB hitta agent', 'Nordforms nya maskin'])(
    'has a case whose need names its company by number alone: %s',
    async (need) => {
      const [named, plain] = [await g().as('sara', opening(need)), await g().as('sara', opening('agent i Oslo'))]
      g().clock.now = new Date('2026-12-03T08:00:00Z')
      const found = await g().as('maria', (ports) => ports.agenda.gather(100))
      g().clock.now = start
      const needs = (of: { readonly no: string }) => found.find(({ no }) => no === of.no)?.need
      expect([needs(named), needs(plain)]).toEqual(['', 'agent i Oslo'])
      // The sight of companies ends with the statement as well.
      expect(await g().as('maria', (ports) => ports.cases.byNo(named.no))).toBeNull()
    },
  )

  it('has a case that came by a company added by others by number alone as well', async () => {
    const { no } = await g().as('sara', opening('Låt Vågrät hitta agent', 'Vågrät AB'))
    g().clock.now = new Date('2026-12-03T08:00:00Z')
    const found = await g().as('maria', (ports) => ports.agenda.gather(100))
    g().clock.now = start
    expect(found.find((one) => one.no === no)).toMatchObject({ need: '' })
    expect(await g().as('maria', (ports) => ports.companies.byName('Vågrät AB'))).toEqual([])
  })

  it('says why each case is on it, the gravest first', async () => {
    const [shared, away, quiet] = [
      await g().as('karin', opening('flera')),
      await g().as('omar', opening('borta')),
      await g().as('karin', opening('i dag')),
    ]
    await g().as('karin', offering(shared.id, 'li', start))
    await g().as('karin', offering(shared.id, 'erik', start))
    expect(await asks(g(), 'omar', 'doors.away', { from: '2026-11-02', to: '2026-11-20', standIn: 'li' })).toBeNull()
    const found = await g().as('maria', (ports) => ports.agenda.gather(100))
    const about = (of: { readonly no: string }) => found.find(({ no }) => no === of.no)?.reasons
    expect([about(shared), about(away), about(quiet)]).toEqual([['several'], ['stand-in'], undefined])
    // The sight of them ends with the statement.
    expect(await g().as('maria', (ports) => ports.cases.byId(shared.id))).toBeNull()
  })

  it('has no cases where companies come', async () => {
    await g().as('sara', opening('agenter'))
    g().clock.now = new Date('2026-12-03T08:00:00Z')
    const { meeting } = await g().as('maria', convening({ kind: 'export-club' }))
    await g().as('maria', async (ports, { member }) => draftOnto(ports, await headOf(ports, meeting), member, start))
    expect((await g().as('maria', (ports) => ports.agenda.sheet(meeting.id)))?.items).toEqual([])
    g().clock.now = start
  })
})

onEveryEngine('what is recorded', (g) => {
  it('by many at once is kept, each as it was said', async () => {
    const meeting = await held(g(), 'Punkt')
    const words = Array.from({ length: 20 }, (_, at) => `Ord ${at}`)
    await Promise.all(
      words.map((one, at) =>
        g().as(at % 2 === 0 ? 'sara' : 'maria', (ports, { member }) =>
          ports.records.add(note(meeting, one), member, later),
        ),
      ),
    )
    const kept = await g().as('erik', (ports) => ports.records.of(meeting.id))
    expect(kept.map((one) => one.words).toSorted()).toEqual(words.toSorted())
  })

  it('is a step for one when two take it at once', async () => {
    const meeting = await held(g(), 'A', 'B')
    const stepping = () =>
      g().as('maria', async (ports) => {
        const sheet = await ports.agenda.sheet(meeting.id)
        if (sheet === null) return false
        return ports.agenda.store({ ...sheet, sitting: { ...sheet.sitting, version: 3 } }, 2)
      })
    expect((await Promise.all([stepping(), stepping(), stepping()])).filter(Boolean)).toHaveLength(1)
  })

  it('is recorded before the minutes are locked or not at all', async () => {
    const meeting = await held(g(), 'A')
    const locking = g().as('maria', async (ports) => {
      const sheet = await ports.agenda.sheet(meeting.id)
      if (sheet === null) return
      const locked = { ...sheet.sitting, stage: 'locked', version: 3, endedAt: later, lockedAt: later } as const
      await ports.agenda.store({ ...sheet, sitting: locked }, 2)
    })
    const saying = Array.from({ length: 6 }, (_, at) =>
      g().as('sara', (ports, { member }) => ports.records.add(note(meeting, `Sent ${at}`), member, later)),
    )
    const [, ...ids] = await Promise.all([locking, ...saying])
    const kept = await g().as('maria', (ports) => ports.records.of(meeting.id))
    expect(kept.map(({ id }) => id).toSorted()).toEqual(ids.filter((id) => id !== null).toSorted())
    expect(
      await g().as('sara', (ports, { member }) => ports.records.add(note(meeting, 'För sent'), member, later)),
    ).toBeNull()
    const [first] = kept
    if (first) expect(await g().as('sara', (ports) => ports.records.takeBack(first.id, later))).toBe(false)
  })

  it('as an action is open for its owner and its series until it is ticked off, once', async () => {
    const meeting = await held(g(), 'A')
    const id = await g().as('maria', async (ports, { member }) => {
      const { id: whom } = await person(ports, 'sara')
      const reminder = { step: 'due', at: later } as const
      return ports.records.add(
        { ...note(meeting, 'Ring hamnen'), kind: 'action', whom, on: '2026-12-10', reminder },
        member,
        later,
      )
    })
    if (id === null) throw new Error('it was recorded')
    const open = await g().as('sara', (ports, { member }) => ports.records.openFor(member))
    expect(open).toMatchObject([{ action: { words: 'Ring hamnen', on: '2026-12-10', whom: { organisation: 'Almi' } } }])
    const inSeries = await g().as('erik', (ports) => ports.records.openOf(meeting.series))
    expect(inSeries).toMatchObject([{ from: { startsAt: meeting.startsAt, endsAt: expect.any(Date) } }])
    expect(await g().as('li', (ports) => ports.records.action(id))).toBeNull()
    const done = () => g().as('sara', (ports, { member }) => ports.records.done(id, member, later))
    expect((await Promise.all([done(), done()])).filter(Boolean)).toHaveLength(1)
    expect(await g().as('erik', (ports) => ports.records.openOf(meeting.series))).toEqual([])
  })
})
