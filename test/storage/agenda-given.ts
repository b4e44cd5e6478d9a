import type { MemberId } from '#src/core/ids.ts'
import type { MeetingHead } from '#src/core/meeting/agenda-store.ts'
import type { Meeting, MeetingKind, Series } from '#src/core/meeting/meeting.ts'
import type { Ports } from '#src/core/ports.ts'
import { newId } from '#src/new-id.ts'
import { type Given, start } from './given.ts'

export const person = async (ports: Ports, key: string) => {
  const member = (await ports.register.receivers(key))[0]?.member
  if (!member) throw new Error(`who is ${key}?`)
  return member
}

interface Wanted {
  readonly kind?: MeetingKind
  readonly startsAt?: Date
  /** Another one of the same series. */
  readonly next?: Date
  /** Keys of those invited. */
  readonly people?: readonly string[]
  /** The organisation in whose channel it is held. */
  readonly channelOf?: string
}

/** Maria at the region convenes a meeting to which Sara and Erik at Almi, and Maria herself, are invited. */
export const convening =
  ({ kind = 'working-group', startsAt = new Date('2026-12-08T08:00:00Z'), ...wanted }: Wanted = {}) =>
  async (ports: Ports): Promise<{ meeting: Meeting; series: Series }> => {
    const people = await Promise.all((wanted.people ?? ['maria', 'sara', 'erik']).map((key) => person(ports, key)))
    const maria = await person(ports, 'maria')
    const organisations = [...new Set([maria.organisation, ...people.map((one) => one.organisation)])]
    const all = await ports.register.all()
    const channel = all.find((one) => one.organisation.key === wanted.channelOf)?.organisation.handovers ?? null
    const convened = {
      ...{ kind, organisation: maria.organisation, organisations, title: '', place: '', channel, quorum: null },
      version: 1,
    }
    const series: Series = {
      ...{ ...convened, id: newId<'series'>(), pattern: 'second Tuesday of every month', from: 540, to: 630 },
      invited: { organisations: [], roles: [], members: people.map(({ id }) => id) },
    }
    const on = (begins: Date): Meeting => ({
      ...{ ...convened, id: newId<'meeting'>(), series: series.id, slot: begins.toISOString().slice(0, 10) },
      ...{ startsAt: begins, endsAt: new Date(begins.getTime() + 90 * 60_000) },
      ...{ stage: 'planned', since: { at: start, by: maria.id } },
    })
    const meeting = on(startsAt)
    const meetings = [meeting, ...(wanted.next ? [on(wanted.next)] : [])]
    await ports.meetings.plan(
      series,
      meetings.map((one) => ({ meeting: one, next: null })),
      maria.id,
      start,
    )
    const invitees = people.map(({ id: member, organisation }) => ({ member, organisation }))
    for (const one of meetings) await ports.meetings.invite(one, invitees)
    return { meeting, series }
  }

export const headOf = async (ports: Ports, { id }: Pick<Meeting, 'id'>): Promise<MeetingHead> => {
  const sheet = await ports.agenda.sheet(id)
  if (sheet === null) throw new Error('the meeting is not seen')
  return sheet.meeting
}

export const proposal = (title: string, owner: MemberId | null = null) => ({
  ...({ key: newId<'agenda-item'>(), source: 'proposal', title, case: null, reasons: [], owner } as const),
  ...({ wish: 'discuss', minutes: 10 } as const),
})

/** A meeting that is held, with these items. */
export const held = async (g: Given, ...titles: readonly string[]): Promise<MeetingHead> => {
  const { meeting } = await g.as('maria', convening())
  return g.as('maria', async (ports, { member }) => {
    const head = await headOf(ports, meeting)
    await ports.agenda.hold(head)
    await ports.agenda.add(
      meeting.id,
      titles.map((title) => proposal(title)),
      start,
      member,
    )
    const sheet = await ports.agenda.sheet(meeting.id)
    if (sheet === null) throw new Error('it is there')
    const current = sheet.items[0]?.id ?? null
    const begun = {
      ...sheet.sitting,
      stage: 'under-way',
      version: 2,
      startedAt: start,
      startedBy: member,
      current,
    } as const
    await ports.agenda.store({ ...sheet, sitting: begun }, sheet.sitting.version, sheet.items)
    return head
  })
}

export const note = (meeting: MeetingHead, words: string) => ({
  ...({ meeting, kind: 'note', item: null, words, whom: null, on: null, reminder: null } as const),
})
