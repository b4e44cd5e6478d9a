import { beforeAll, describe, expect, it } from '@jest/globals'
import { addMinutes } from 'date-fns/addMinutes'
import { sql } from 'kysely'
import type { MeetingId } from '#src/core/ids.ts'
import { summarise } from '#src/texts/say.ts'
import { wordsFor } from '#src/texts/words.ts'
import { present } from '#src/views/present.ts'
import { convening } from './agenda-given.ts'
import { asks } from './asking.ts'
import { type Given, onEveryEngine, opening, start } from './given.ts'

/** As early as a meeting can be started. */
const soon = addMinutes(start, 60)

/** Maria convenes and holds it; Sara and Erik are invited; Karin is not. */
const planned = async (g: Given): Promise<MeetingId> => (await g.as('maria', convening({ startsAt: soon }))).meeting.id

/** With one item on its agenda. */
const begun = async (g: Given): Promise<MeetingId> => {
  const meeting = await planned(g)
  const item = { meeting, title: 'Mässan', wish: 'discuss', minutes: '5', asked: 'yes' }
  expect(await asks(g, 'sara', 'agenda.add', item)).toBeNull()
  expect(await asks(g, 'maria', 'sitting.start', { meeting })).toBeNull()
  return meeting
}

const versionOf = async (g: Given, meeting: MeetingId): Promise<string> =>
  String((await g.as('maria', (ports) => ports.agenda.sheet(meeting)))?.sitting.version)

const nowhere = '01999999-0000-7000-8000-000000000000'
const action = { note: 'Ring', owner: 'sara', on: '2026-12-01' }
const item = { title: 'Mer', wish: 'discuss', minutes: '5', asked: 'yes' }

onEveryEngine('what cannot be done at a meeting is said, and leaves nothing behind:', (g) => {
  it('before it has begun', async () => {
    const meeting = await planned(g())
    expect(await asks(g(), 'sara', 'sitting.decide', { meeting, note: 'Ja' })).toBe('sitting-not-begun')
    expect(await asks(g(), 'maria', 'sitting.next', { meeting, version: '1' })).toBe('sitting-moved-on')
    expect(await asks(g(), 'sara', 'sitting.start', { meeting })).toBe('not-yours-to-hold')
    expect(await asks(g(), 'maria', 'minutes.renew', { meeting })).toBe('sitting-moved-on')
  })

  it('more than an hour before its time, as it cannot be begun anew', async () => {
    const { meeting } = await g().as('maria', convening({ startsAt: addMinutes(soon, 1) }))
    expect(await asks(g(), 'maria', 'sitting.start', { meeting: meeting.id })).toBe('sitting-too-early')
    expect((await g().as('maria', (ports) => ports.agenda.sheet(meeting.id)))?.sitting.stage).toBe('planned')
  })

  describe('while it is held', () => {
    let meeting: MeetingId
    beforeAll(async () => {
      meeting = await begun(g())
    })
    it.each([
      ['an action without an owner', 'sara', 'sitting.action', [{ ...action, owner: '' }, 'required']],
      ['an action for a day that has been', 'sara', 'sitting.action', [{ ...action, on: '2026-11-01' }, 'day-past']],
      [
        'an action for somebody who is not there',
        'sara',
        'sitting.action',
        [{ ...action, owner: 'kalle' }, 'colleague-unknown'],
      ],
      [
        'an action on no day at all',
        'sara',
        'sitting.action',
        [{ ...action, on: '', said: '31 feb Ring' }, 'date-unreadable'],
      ],
      ['an item that is not on it', 'sara', 'sitting.note', [{ item: nowhere, note: 'Hej' }, 'item-gone']],
      ['nothing', 'sara', 'sitting.note', [{ note: '' }, 'required']],
      ['by somebody who is not invited', 'karin', 'sitting.note', [{ note: 'Hej' }, 'not-of-meeting']],
      ['its agenda, by somebody who is not invited', 'karin', 'agenda.show', [{}, 'not-of-meeting']],
      ['a step that somebody else has taken', 'maria', 'sitting.next', [{ version: '1' }, 'step-taken']],
      ['a step by somebody who does not hold it', 'erik', 'sitting.next', [{}, 'not-yours-to-hold']],
      ['to start it again', 'maria', 'sitting.start', [{}, 'sitting-moved-on']],
      ['an item of no length', 'sara', 'agenda.add', [{ ...item, minutes: '0' }, 'minutes-of-item']],
      [
        'somebody there who is in no register',
        'maria',
        'sitting.attend',
        [{ people: 'almi/kalle', asked: 'yes' }, 'colleague-unknown'],
      ],
      ['to take off what is not on it', 'maria', 'agenda.drop', [{ item: nowhere }, 'item-gone']],
      ['to approve it before its end', 'maria', 'minutes.approve', [{}, 'sitting-moved-on']],
    ] as const)('%s', async (_, who, intent, [input, code]) => {
      expect(await asks(g(), who, intent, { meeting, ...input })).toBe(code)
    })
  })

  it('but what the meeting is at can be taken off, and it goes on to the next; after the last one all are gone through', async () => {
    const { meeting } = await g().as('maria', convening({ startsAt: soon, next: new Date('2027-01-12T08:00:00Z') }))
    for (const title of ['A', 'B', 'C'])
      expect(await asks(g(), 'sara', 'agenda.add', { ...item, meeting: meeting.id, title })).toBeNull()
    expect(await asks(g(), 'maria', 'sitting.start', { meeting: meeting.id })).toBeNull()
    const sheet = async () => {
      const found = await g().as('maria', (ports) => ports.agenda.sheet(meeting.id))
      if (found === null) throw new Error('it is there')
      return found
    }
    const { items } = await sheet()
    const off = (intent: string, title: string) => {
      const { id } = items.find((one) => one.title === title) ?? {}
      return asks(g(), 'maria', intent, { meeting: meeting.id, item: id })
    }
    const at = async () => {
      const { sitting } = await sheet()
      return items.find(({ id }) => id === sitting.current)?.title ?? null
    }
    while ((await at()) !== 'A') {
      const { version } = (await sheet()).sitting
      expect(await asks(g(), 'maria', 'sitting.next', { meeting: meeting.id, version: String(version) })).toBeNull()
    }
    expect([await off('agenda.drop', 'A'), await at()]).toEqual([null, 'B'])
    expect([await off('agenda.move', 'B'), await at()]).toEqual([null, 'C'])
    expect([await off('agenda.drop', 'C'), await at()]).toEqual([null, null])
  })

  it('to move an item on when no later meeting is planned', async () => {
    const meeting = await begun(g())
    const items = (await g().as('maria', (ports) => ports.agenda.sheet(meeting)))?.items ?? []
    expect(await asks(g(), 'maria', 'agenda.move', { meeting, item: items[0]?.id })).toBe('no-next-meeting')
  })

  it('to move an item on into a meeting that is being held already, or has been', async () => {
    const { meeting } = await g().as('maria', convening({ startsAt: start, next: soon }))
    expect(await asks(g(), 'sara', 'agenda.add', { ...item, meeting: meeting.id })).toBeNull()
    const sheet = await g().as('maria', (ports) => ports.agenda.sheet(meeting.id))
    const after = await g().as('maria', (ports) =>
      sheet ? ports.agenda.nextAfter(sheet.meeting) : Promise.resolve(null),
    )
    expect(await asks(g(), 'maria', 'sitting.start', { meeting: after?.id })).toBeNull()
    const moved = { meeting: meeting.id, item: sheet?.items[0]?.id }
    expect(await asks(g(), 'maria', 'agenda.move', moved)).toBe('no-next-meeting')
    const left = await g().as('maria', (ports) => ports.agenda.sheet(meeting.id))
    expect(left?.items.map(({ state }) => state)).toEqual(['planned'])
  })

  it('an action for somebody whom nobody can tell of it', async () => {
    const meeting = await begun(g())
    const johan = { ...action, owner: 'region/johan' }
    expect(await asks(g(), 'sara', 'sitting.action', { meeting, ...johan })).toBeNull()
    await sql`delete from chat_identities where chat_user = 'aad-johan'`.execute(g().database.db)
    expect(await asks(g(), 'sara', 'sitting.action', { meeting, ...johan })).toBe('receiver-unreachable')
  })

  it('to learn which meeting it was, for somebody who has an action from it and is not invited', async () => {
    const meeting = await begun(g())
    const theirs = { ...action, owner: 'business-sweden/li' }
    expect(await asks(g(), 'sara', 'sitting.action', { meeting, ...theirs })).toBeNull()
    const [recorded] = await g().as('maria', (ports) => ports.records.of(meeting))
    if (recorded === undefined) throw new Error('it is recorded')
    const told = async (who: 'li' | 'maria') => {
      const reader = await g().as(who, (_, by) => Promise.resolve({ ...by, locale: 'sv' as const }))
      const about = { kind: 'action', action: recorded.id, step: 'given' } as const
      const view = await g().storage.asReader(reader, (ports) => present(ports, about, reader, start))
      return view && summarise(view, wordsFor({ locale: 'sv', timeZone: 'Europe/Stockholm' }))
    }
    expect(await told('li')).toContain('En åtgärd för dig, från ett möte: Ring.')
    expect(await told('maria')).toContain('från Arbetsgruppen, mån 2 nov. 11:00: Ring.')
  })

  it('to lose what was put on the agenda of a meeting that is called off: it comes to the next one', async () => {
    const { meeting } = await g().as('maria', convening({ startsAt: soon, next: addMinutes(soon, 600) }))
    expect(await asks(g(), 'sara', 'agenda.add', { ...item, meeting: meeting.id })).toBeNull()
    expect(await asks(g(), 'sara', 'agenda.add', { ...item, title: 'Struken', meeting: meeting.id })).toBeNull()
    const read = () => g().as('maria', (ports) => ports.agenda.sheet(meeting.id))
    const off = (await read())?.items.find(({ title }) => title === 'Struken')?.id
    expect(await asks(g(), 'maria', 'agenda.drop', { meeting: meeting.id, item: off })).toBeNull()
    const called = { meeting: meeting.id, version: '1', note: 'Sjukdom', asked: 'yes' }
    expect(await asks(g(), 'maria', 'meeting.cancel', called)).toBeNull()
    const was = await read()
    const next = await g().as('maria', (ports) => (was ? ports.agenda.nextAfter(was.meeting) : Promise.resolve(null)))
    const items = await g().as('maria', async (ports) => (next ? (await ports.agenda.sheet(next.id))?.items : []))
    expect(items?.map(({ title, source }) => [title, source])).toEqual([['Mer', 'moved']])
  })

  it('after its minutes are locked', async () => {
    const meeting = await begun(g())
    expect(await asks(g(), 'erik', 'sitting.action', { meeting, ...action })).toBeNull()
    const [recorded] = await g().as('maria', (ports) => ports.records.of(meeting))
    expect(await asks(g(), 'maria', 'sitting.end', { meeting, people: 'almi/sara', asked: 'yes' })).toBeNull()
    expect(await asks(g(), 'erik', 'minutes.approve', { meeting })).toBe('not-an-approver')
    // What was forgotten can still be recorded, until then.
    expect(await asks(g(), 'erik', 'sitting.note', { meeting, note: 'Glömdes' })).toBeNull()
    const version = await versionOf(g(), meeting)
    expect(await asks(g(), 'sara', 'minutes.approve', { meeting, version })).toBeNull()
    for (const [intent, input, code] of [
      ['sitting.decide', { note: 'För sent' }, 'minutes-locked'],
      ['sitting.action', action, 'minutes-locked'],
      ['sitting.undo', { record: recorded?.id }, 'minutes-locked'],
      ['minutes.approve', {}, 'minutes-locked'],
      ['agenda.add', item, 'sitting-moved-on'],
    ] as const)
      expect([intent, await asks(g(), 'erik', intent, { meeting, ...input })]).toEqual([intent, code])
    const kept = await g().as('maria', (ports) => ports.records.of(meeting))
    expect(kept.map(({ words }) => words)).toEqual(['Ring', 'Glömdes'])
    // What it gave to do is still to be done, and by whoever has it.
    expect(await asks(g(), 'erik', 'action.done', { action: recorded?.id })).toBe('not-your-action')
    expect(await asks(g(), 'sara', 'action.done', { action: recorded?.id })).toBeNull()
    expect(await asks(g(), 'sara', 'action.done', { action: recorded?.id })).toBe('action-done-before')
  })

  it('to approve minutes that have been changed since they were read', async () => {
    const meeting = await begun(g())
    expect(await asks(g(), 'sara', 'sitting.note', { meeting, note: 'Först' })).toBeNull()
    const end = { meeting, people: 'almi/sara,almi/erik', asked: 'yes' }
    expect(await asks(g(), 'maria', 'sitting.end', end)).toBeNull()
    const approves = (who: 'sara' | 'erik', version: string) => asks(g(), who, 'minutes.approve', { meeting, version })
    const [said] = await g().as('maria', (ports) => ports.records.of(meeting))
    const changes = [
      ['sitting.note', { meeting, note: 'Lades till' }],
      ['sitting.undo', { record: said?.id }],
      ['sitting.attend', { meeting, people: 'almi/sara', asked: 'yes' }],
    ] as const
    for (const [intent, input] of changes) {
      const seen = await versionOf(g(), meeting)
      expect(await approves('sara', seen)).toBeNull()
      expect(await asks(g(), 'maria', intent, input)).toBeNull()
      expect([intent, await approves('erik', seen)]).toEqual([intent, 'minutes-changed'])
      // Nor has anybody approved what it has become.
      const { sitting } = (await g().as('maria', (ports) => ports.agenda.sheet(meeting))) ?? {}
      expect(sitting).toMatchObject({ stage: 'over', approved: [] })
    }
    const now = await versionOf(g(), meeting)
    expect([await approves('sara', now), await approves('erik', now)]).toEqual([null, null])
  })

  it('to name the company of a case, to a meeting whose people may not know it', async () => {
    const { no } = await g().as('sara', opening('Agent åt Nordform'))
    const meeting = await planned(g())
    const about = { ...item, meeting, case: no }
    expect(await asks(g(), 'sara', 'agenda.add', { ...about, title: 'Nordforms agent' })).toBe('agenda-names-company')
    expect(await asks(g(), 'sara', 'agenda.add', { ...about, title: 'Deras agent' })).toBeNull()
    const [put] = (await g().as('maria', (ports) => ports.agenda.sheet(meeting)))?.items ?? []
    expect(put).toMatchObject({ title: 'Deras agent', case: { no, need: '' } })
    expect(await asks(g(), 'maria', 'sitting.start', { meeting })).toBeNull()
    const at = { meeting, item: put?.id }
    for (const intent of ['sitting.decide', 'sitting.note'])
      expect(await asks(g(), 'sara', intent, { ...at, note: 'Nordform får hjälp' })).toBe('agenda-names-company')
    expect(await asks(g(), 'sara', 'sitting.action', { ...at, ...action, note: 'Ring Nordform AB' })).toBe(
      'agenda-names-company',
    )
    // Whoever has not got the case is not told by a refusal that they have guessed right.
    expect(await asks(g(), 'maria', 'sitting.note', { ...at, note: 'Gäller det Nordform?' })).toBeNull()
  })

  it('what is decided about a case is told to those who have it, also by somebody who does not see it', async () => {
    const { id, no } = await g().as('sara', opening('exportlån'))
    const meeting = await planned(g())
    expect(await asks(g(), 'sara', 'agenda.add', { ...item, meeting, title: '', case: no })).toBeNull()
    expect(await asks(g(), 'maria', 'sitting.start', { meeting })).toBeNull()
    const sheet = await g().as('maria', (ports) => ports.agenda.sheet(meeting))
    const about = sheet?.items.find((one) => one.case?.no === no)?.id
    expect(await asks(g(), 'maria', 'sitting.decide', { meeting, item: about, note: 'EKN tar det' })).toBeNull()
    const told = async () =>
      (await g().as('sara', (ports) => ports.chronicle.timeline(id, 2))).map(({ byName, happening }) => [
        ...[byName, happening.what, 'words' in happening ? happening.words : ''],
      ])
    expect(await told()).toContainEqual(['Maria Ek', 'decided', 'EKN tar det'])
    const [recorded] = await g().as('maria', (ports) => ports.records.of(meeting))
    expect(await asks(g(), 'maria', 'sitting.undo', { record: recorded?.id })).toBeNull()
    expect(await told()).toContainEqual(['Maria Ek', 'decision-undone', 'EKN tar det'])
    expect(await asks(g(), 'maria', 'case.note', { case: no, note: 'Hej' })).toBe('case-not-found')
  })
})

onEveryEngine('a meeting', (g) => {
  it('has begun and is over when its sitting has and is', async () => {
    const meeting = await begun(g())
    const stage = async () => (await g().as('maria', (ports) => ports.meetings.byId(meeting)))?.meeting.stage
    expect(await stage()).toBe('started')
    expect(await asks(g(), 'maria', 'sitting.end', { meeting, people: 'almi/sara', asked: 'yes' })).toBeNull()
    expect(await stage()).toBe('ended')
  })
})
