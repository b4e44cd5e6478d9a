import { expect, it } from '@jest/globals'
import { addMinutes } from 'date-fns/addMinutes'
import { sql } from 'kysely'
import type { MeetingId } from '#src/core/ids.ts'
import { readNetworkFile, showMistake } from '#src/network-file/read.ts'
import { openInNetwork } from '#src/storage/network-open.ts'
import { wordsFor } from '#src/texts/words.ts'
import { minutesView } from '#src/views/minutes-rows.ts'
import { sampleWith } from '#test/network-file/sample.ts'
import { convening, person } from './agenda-given.ts'
import { asks } from './asking.ts'
import { type Given, onEveryEngine, start } from './given.ts'

/** Over, with minutes that wait for these; Sara has something to do from it. */
const over = async (g: Given, approvers: string, people = ['maria', 'sara', 'erik']): Promise<MeetingId> => {
  const { meeting } = await g.as('maria', convening({ startsAt: addMinutes(start, 60), people }))
  const { id } = meeting
  expect(await asks(g, 'maria', 'sitting.start', { meeting: id })).toBeNull()
  expect(await asks(g, 'maria', 'sitting.note', { meeting: id, note: 'Sagt' })).toBeNull()
  expect(await asks(g, 'maria', 'sitting.end', { meeting: id, people: approvers, asked: 'yes' })).toBeNull()
  return id
}
const sheetOf = async (g: Given, meeting: MeetingId) => {
  const sheet = await g.as('maria', (ports) => ports.agenda.sheet(meeting))
  if (sheet === null) throw new Error('it is there')
  return sheet
}
const approves = async (g: Given, who: 'maria' | 'johan' | 'sara' | 'erik', meeting: MeetingId) =>
  asks(g, who, 'minutes.approve', { meeting, version: String((await sheetOf(g, meeting)).sitting.version) })
const said = async (g: Given, meeting: MeetingId, locale: 'sv' | 'en' = 'sv') => {
  const sheet = await sheetOf(g, meeting)
  const view = await g.as('maria', (ports, by) => minutesView(ports, sheet, { ...by, roles: ['coordinator'] }))
  return { text: wordsFor({ locale, timeZone: 'Europe/Stockholm' }).agenda.approval(view), view }
}
const leaves = async (g: Given, key: string, owner = '') => {
  const { id } = await g.as('sara', (ports) => person(ports, key))
  return asks(g, 'sara', 'doors.leave', { leaver: key, owner, seen: id })
}
const returns = (g: Given, key: string) =>
  sql`update members set active = true where key = ${key}`.execute(g.database.db)
const postedTo = async (g: Given, key: string) =>
  (
    await sql<{ about: { kind: string; what?: string; step?: string } }>`select o.about from outbox o
      join members m on m.id = o.lane where m.key = ${key} order by o.posted_at, o.id`.execute(g.database.db)
  ).rows.map(({ about }) => [about.kind, about.what ?? about.step ?? ''].join(' ').trim())

onEveryEngine('minutes', (g) => {
  it('have in the audit who started the meeting, ended it, approved, locked, and gave them a number and new links', async () => {
    const meeting = await over(g(), 'almi/sara,region/maria')
    expect([await approves(g(), 'sara', meeting), await approves(g(), 'maria', meeting)]).toEqual([null, null])
    expect(await asks(g(), 'maria', 'minutes.registry', { meeting, registryNo: 'RK 2026/12' })).toBeNull()
    expect(await asks(g(), 'maria', 'minutes.renew', { meeting })).toBeNull()
    const { rows } = await sql<{
      what: string
      name: string
      about: object
    }>`select a.what, m.name, a.about from audit a
      join members m on m.id = a.by_id where a.about ->> 'meeting' = ${meeting} order by a.id`.execute(g().database.db)
    expect(rows.map(({ what, name }) => `${what} ${name}`)).toEqual([
      ...[
        'meeting-started Maria Ek',
        'meeting-ended Maria Ek',
        'meeting-approved Sara Lund',
        'meeting-approved Maria Ek',
      ],
      ...['meeting-locked Maria Ek', 'meeting-registered Maria Ek', 'meeting-links-renewed Maria Ek'],
    ])
    expect(JSON.stringify(rows)).not.toMatch(/RK 2026|Sagt/)
  })

  it('say who approved them and when as it was, whatever they are called and wherever they are afterwards', async () => {
    const meeting = await over(g(), 'almi/erik')
    expect(await approves(g(), 'erik', meeting)).toBeNull()
    await sql`update members set name = 'Erik Väst', active = false where key = 'erik'`.execute(g().database.db)
    expect((await said(g(), meeting)).text).toBe('Justerat av Erik Öst (2 november 2026, 10:00). Låst.')
    expect((await said(g(), meeting, 'en')).text).toBe('Approved by Erik Öst (2 November 2026, 10:00). Locked.')
    await sql`update members set name = 'Erik Öst', active = true where key = 'erik'`.execute(g().database.db)
  })

  it('whose only approver has left are told of to whoever holds the meeting, who chooses somebody of the convener’s, who approves and locks them', async () => {
    const meeting = await over(g(), 'almi/erik')
    const before = (await postedTo(g(), 'maria')).filter((one) => one === 'sitting minutes').length
    expect(await leaves(g(), 'erik')).toBeNull()
    expect((await postedTo(g(), 'maria')).filter((one) => one === 'sitting minutes')).toHaveLength(before + 1)
    const { text, view } = await said(g(), meeting)
    expect(text).toBe('Inte justerat än: ingen av dem som skulle justera finns kvar. En samordnare väljer någon annan.')
    expect(view.buttons.map(({ intent }) => intent)).toContain('minutes.approvers')
    expect(await asks(g(), 'sara', 'minutes.approvers', { meeting, people: 'almi/sara', asked: 'yes' })).toBe(
      'not-yours-to-hold',
    )
    expect(await asks(g(), 'maria', 'minutes.approvers', { meeting, people: '', asked: 'yes' })).toBe('required')
    expect(await asks(g(), 'maria', 'minutes.approvers', { meeting, people: 'region/johan', asked: 'yes' })).toBeNull()
    expect((await postedTo(g(), 'johan')).at(-1)).toBe('sitting minutes')
    expect(await approves(g(), 'johan', meeting)).toBeNull()
    expect((await sheetOf(g(), meeting)).sitting).toMatchObject({ stage: 'locked' })
    await returns(g(), 'erik')
  })

  it('are locked at once where one has approved and the other has left', async () => {
    const meeting = await over(g(), 'almi/sara,almi/erik')
    expect(await approves(g(), 'sara', meeting)).toBeNull()
    expect(await leaves(g(), 'erik')).toBeNull()
    expect(await asks(g(), 'maria', 'minutes.approvers', { meeting, people: 'almi/sara', asked: 'yes' })).toBeNull()
    expect((await sheetOf(g(), meeting)).sitting).toMatchObject({ stage: 'locked', approvers: [expect.any(String)] })
    await returns(g(), 'erik')
  })
})

onEveryEngine('what a meeting has given somebody to do', (g) => {
  const given = async (people: readonly string[]) => {
    const { meeting } = await g().as('maria', convening({ startsAt: addMinutes(start, 60), people }))
    expect(await asks(g(), 'maria', 'sitting.start', { meeting: meeting.id })).toBeNull()
    const action = { meeting: meeting.id, note: 'Ring hamnen', owner: 'erik', on: '2026-12-01' }
    expect(await asks(g(), 'maria', 'sitting.action', action)).toBeNull()
    const [made] = await g().as('maria', (ports) => ports.records.of(meeting.id))
    if (made === undefined) throw new Error('it was recorded')
    return made.id
  }
  const has = (who: 'sara' | 'maria') =>
    g().as(who, async (ports, { member }) => (await ports.records.openFor(member)).map(({ action }) => action.id))

  it.each([
    ['also when their organisation does not see the meeting', ['maria']],
    ['as one of those invited', ['maria', 'sara', 'erik']],
  ])('goes to whoever takes over, who is told, %s', async (_, people) => {
    const action = await given(people)
    expect(await leaves(g(), 'erik')).toBe('leaver-has-open')
    expect(await has('sara')).not.toContain(action)
    expect(await leaves(g(), 'erik', 'sara')).toBeNull()
    expect(await has('sara')).toContain(action)
    expect((await postedTo(g(), 'sara')).slice(-2).toSorted()).toEqual(['action given', 'took-over'])
    expect(await asks(g(), 'sara', 'action.done', { action })).toBeNull()
    await returns(g(), 'erik')
  })

  it('is nobody else’s to see before that', async () => {
    const action = await given(['maria'])
    expect(await g().as('sara', (ports) => ports.records.action(action))).toBeNull()
    expect(await leaves(g(), 'erik', 'sara')).toBeNull()
    expect((await g().as('sara', (ports) => ports.records.action(action)))?.from).toBeNull()
    expect(await g().as('karin', (ports) => ports.records.action(action))).toBeNull()
    await returns(g(), 'erik')
  })

  it('keeps whoever has it active, whatever the network’s file says, until a colleague takes over or it is done', async () => {
    const inactive = sampleWith('email: erik.ost@almi.example,', 'email: erik.ost@almi.example, active: false,')
    const refused = async () => {
      const read = readNetworkFile(inactive, null, await openInNetwork(g().database, 'kronoberg'))
      return 'mistakes' in read ? read.mistakes.map(showMistake).filter((one) => one.includes('.active')) : []
    }
    const action = await given(['maria', 'erik'])
    expect(await refused()).toEqual([
      expect.stringContaining(
        '"erik" still has 1 action from a meeting: say first in chat who takes over, with "/doors leave erik"',
      ),
    ])
    await given(['maria', 'erik'])
    expect(await refused()).toEqual([expect.stringContaining('"erik" still has 2 actions from meetings: say')])
    expect(await asks(g(), 'erik', 'action.done', { action })).toBeNull()
    expect(await refused()).toHaveLength(1)
    expect(await leaves(g(), 'erik', 'sara')).toBeNull()
    expect(await refused()).toEqual([])
    await returns(g(), 'erik')
  })
})
