import { dayOf } from '../core/case/day.ts'
import type { Reader } from '../core/delivery.ts'
import type { MeetingId } from '../core/ids.ts'
import { type AgendaItem, inOrder, timeOf } from '../core/meeting/agenda.ts'
import type { ActionSheet, AgendaSheet, MeetingHead, SnapshotItem } from '../core/meeting/agenda-store.ts'
import { newsFor } from '../core/meeting/news.ts'
import { mayHold } from '../core/meeting/people.ts'
import type { Recorded } from '../core/meeting/sitting.ts'
import type { Ports } from '../core/ports.ts'
import type { ActionRow, AgendaDetails, AgendaRow, RecordRow } from './agenda-view.ts'
import { button } from './button.ts'
import type { MeetingLine } from './meeting-line.ts'
import type { Button, View } from './view.ts'

/** For whose eyes: a person, or a channel, whose people each are asked who they are when they press. */
type Eyes = Pick<Reader, 'member' | 'organisation' | 'roles' | 'timeZone'>

export const meetingLine = ({ kind, title, startsAt, endsAt }: MeetingHead): MeetingLine => ({
  ...{ kind, title, startsAt, endsAt },
})

export function itemRow(item: SnapshotItem, no: number, buttons: readonly Button[] = []): AgendaRow {
  const { source, title, reasons, owner, wish, minutes } = item
  const [caseNo, need] = item.case === null ? [null, null] : [item.case.no, item.case.need]
  return { no, source, title, caseNo, need, reasons, owner: owner?.name ?? null, wish, minutes, buttons }
}

export const recordRow = ({ kind, words, byName, at, whom, on }: Recorded): RecordRow => ({
  ...{ kind, words, by: byName, at, on, whom: whom && `${whom.name}, ${whom.organisation}` },
})

const tickOff = (id: string): Button => ({ intent: 'action.done', input: { action: id }, weight: 'main', opens: false })

export function actionRow(
  { action }: Pick<ActionSheet, 'action'>,
  now: Date,
  { member, roles, timeZone }: Eyes,
): ActionRow {
  const { id, words, whom, on, doneAt, undone } = action
  const open = doneAt === null && !undone
  const may = whom?.id === member || roles.includes('coordinator')
  const late = open && on !== null && on < dayOf(now, timeZone)
  return {
    ...{ words, owner: whom?.name ?? '', on: on ?? '', overdue: late, done: doneAt !== null },
    buttons: open && may ? [tickOff(id)] : [],
  }
}

const most = { actions: 10, coming: 5, records: 12, words: 300 } as const

/** A card has room for many lines or for long ones; all of each stands in the minutes. */
const onCard = <R extends { readonly words: string }>(row: R): R =>
  row.words.length <= most.words
    ? row
    : { ...row, words: `${row.words.slice(0, most.words - 1).replace(/[\ud800-\udbff]$/, '')}…` }

/** What there is to see at the items. */
async function detailsOf(
  ports: Ports,
  { meeting }: AgendaSheet,
  items: readonly AgendaItem[],
  eyes: Eyes & { readonly now: Date },
): Promise<AgendaDetails> {
  const sources = items.map(({ source }) => source)
  const has = (source: AgendaItem['source']) => sources.includes(source)
  const [news, actions, coming] = await Promise.all([
    newsFor(ports, meeting, sources, eyes),
    has('actions') ? ports.records.openOf(meeting.series) : [],
    has('calendar') ? ports.agenda.comingAfter(meeting, most.coming) : [],
  ])
  return {
    ...news,
    actions: actions.slice(0, most.actions).map((one) => onCard({ ...actionRow(one, eyes.now, eyes), buttons: [] })),
    coming: coming.map(meetingLine),
  }
}

export async function agendaView(ports: Ports, sheet: AgendaSheet, reader: Eyes, now: Date): Promise<View<'agenda'>> {
  const { meeting, sitting } = sheet
  const items = inOrder(sheet.items)
  const changes = isOpen(sheet) && reader.member !== null && mayHold(meeting, reader)
  const change = (item: AgendaItem) => [
    button('agenda.change', { meeting: meeting.id, item: item.id }, { opens: true }),
    button('agenda.move', { meeting: meeting.id, item: item.id }),
    button('agenda.drop', { meeting: meeting.id, item: item.id }),
  ]
  return {
    kind: 'agenda',
    ...{ meeting: meetingLine(meeting), cancelled: meeting.cancelled, stage: sitting.stage },
    rows: items.map((item, at) => itemRow(item, at + 1, changes ? change(item) : [])),
    ...timeOf(sheet.items, Math.round((meeting.endsAt.getTime() - meeting.startsAt.getTime()) / 60_000)),
    ...(await detailsOf(ports, sheet, items, { ...reader, now })),
    buttons: meeting.cancelled ? [] : agendaButtons(sheet, reader),
  }
}

const isOpen = ({ meeting, sitting }: AgendaSheet): boolean =>
  !meeting.cancelled && (sitting.stage === 'planned' || sitting.stage === 'under-way')

function agendaButtons(sheet: AgendaSheet, reader: Eyes): readonly Button[] {
  const { meeting, sitting, draftedAt } = sheet
  const input = { meeting: meeting.id }
  if (!isOpen(sheet)) return [button('minutes.show', input)]
  const inChannel = reader.member === null
  const holds = sitting.stage === 'planned' && (inChannel || mayHold(meeting, reader))
  return [
    ...(holds ? [button('sitting.start', input, { weight: 'main' })] : []),
    button('agenda.add', input, { opens: true }),
    ...(holds && draftedAt === null && !inChannel ? [button('agenda.draft', input)] : []),
    ...(inChannel ? [button('agenda.show', input)] : []),
  ]
}

export async function sittingView(ports: Ports, sheet: AgendaSheet, reader: Eyes, now: Date): Promise<View<'sitting'>> {
  const { meeting, sitting } = sheet
  const items = inOrder(sheet.items)
  const at = items.findIndex(({ id }) => id === sitting.current)
  const current = items[at] ?? null
  const records = (await ports.records.of(meeting.id)).filter(({ undone }) => !undone)
  const there = new Set(records.filter(({ kind }) => kind === 'present').map(({ whom }) => whom?.id))
  const said = records.filter(({ kind, item }) => kind !== 'present' && kind !== 'absent' && item === sitting.current)
  const under = sitting.stage === 'under-way'
  const held = { meeting: meeting.id, version: String(sitting.version) }
  const item = { meeting: meeting.id, ...(sitting.current === null ? {} : { item: sitting.current }) }
  return {
    kind: 'sitting',
    ...{ meeting: meetingLine(meeting), stage: sitting.stage, of: items.length, present: there.size },
    row: current && itemRow(current, at + 1),
    records: said.slice(-most.records).map(recordRow).map(onCard),
    recorded: said.length,
    ...(await detailsOf(ports, sheet, current === null ? [] : [current], { ...reader, now })),
    buttons: under
      ? [
          ...(sitting.current === null ? [] : [button('sitting.next', held, { weight: 'main' })]),
          button('sitting.decide', item, { opens: true }),
          button('sitting.action', item, { opens: true }),
          button('sitting.note', item, { opens: true }),
          button('sitting.attend', { meeting: meeting.id }, { opens: true }),
          button(
            'sitting.end',
            { meeting: meeting.id },
            { opens: true, weight: sitting.current === null ? 'main' : 'plain' },
          ),
        ]
      : sitting.stage === 'planned'
        ? []
        : [button('minutes.show', { meeting: meeting.id })],
  }
}

/** From a case: its number and need, on one of one's meetings' agendas. */
export const putOnAgenda = (caseNo: string): Button => button('agenda.add', { case: caseNo }, { opens: true })

export const showAgenda = (meeting: MeetingId): Button => button('agenda.show', { meeting })
