import type { Reader } from '../core/delivery.ts'
import type { AgendaSheet } from '../core/meeting/agenda-store.ts'
import { minutesOf } from '../core/meeting/minutes.ts'
import { mayHold } from '../core/meeting/people.ts'
import type { Sitting } from '../core/meeting/sitting.ts'
import type { Ports } from '../core/ports.ts'
import { itemRow, meetingLine, recordRow } from './agenda-rows.ts'
import type { Button, View } from './view.ts'

type Eyes = Pick<Reader, 'member' | 'organisation' | 'roles'>

/** The minutes as they stand now: what was recorded, who was there, who has approved them, and where their files are. */
export async function minutesView(ports: Ports, sheet: AgendaSheet, reader: Eyes): Promise<View<'minutes'>> {
  const { meeting, sitting, items } = sheet
  const [records, links, all, snapshot] = await Promise.all([
    ports.records.of(meeting.id),
    ports.agenda.addressOf(meeting.id),
    ports.register.all(),
    ports.agenda.startedWith(meeting.id),
  ])
  const { present, absent, paragraphs } = minutesOf(items, records)
  const names = new Map(all.flatMap(({ members }) => members.map(({ id, name }) => [id, name] as const)))
  const named = ({ name, organisation }: { readonly name: string; readonly organisation: string }) =>
    `${name}, ${organisation}`
  return {
    kind: 'minutes',
    ...{ meeting: meetingLine(meeting), stage: sitting.stage, registryNo: sitting.registryNo, links },
    startedWith: snapshot.map((item, at) => itemRow(item, at + 1)),
    present: present.map(named),
    absent: absent.map(named),
    paragraphs: paragraphs.map(({ no, item, records: said }) => ({
      ...{ no, row: item && itemRow(item, no), records: said.map(recordRow) },
    })),
    // Whoever has left is not waited for; what they approved stands as it was.
    approvers: sitting.approvers.flatMap((id) => {
      const approved = sitting.approved.includes(id)
      const kept = approved ? sitting.approvals.find(({ member }) => member === id) : undefined
      const name = kept?.name ?? names.get(id)
      return name === undefined ? [] : [{ name, approved, approvedAt: kept?.at ?? null }]
    }),
    buttons: buttonsFor(sheet, reader),
  }
}

function buttonsFor({ meeting, sitting }: AgendaSheet, reader: Eyes): readonly Button[] {
  const input = { meeting: meeting.id }
  const seen = { ...input, version: String(sitting.version) }
  const inChannel = reader.member === null
  const toApprove = sitting.stage === 'over' && (inChannel || isToApprove(sitting, reader))
  const done = sitting.stage === 'over' || sitting.stage === 'locked'
  return [
    ...(toApprove ? [{ intent: 'minutes.approve', input: seen, weight: 'main', opens: false } as const] : []),
    ...(sitting.stage === 'over'
      ? [
          { intent: 'sitting.decide', input, weight: 'plain', opens: true } as const,
          { intent: 'sitting.note', input, weight: 'plain', opens: true } as const,
        ]
      : []),
    ...(done && (inChannel || mayHold(meeting, reader))
      ? [{ intent: 'minutes.registry', input, weight: 'plain', opens: true } as const]
      : []),
    ...(done && !inChannel && mayHold(meeting, reader) ? holdersButtons(sitting) : []),
  ]
}

const isToApprove = ({ approvers, approved }: Sitting, { member }: Eyes): boolean =>
  approvers.some((one) => one === member) && !approved.some((one) => one === member)

const holdersButtons = ({ meeting, stage }: Sitting): readonly Button[] => [
  ...(stage === 'over'
    ? [{ intent: 'minutes.approvers', input: { meeting }, weight: 'plain', opens: true } as const]
    : []),
  { intent: 'minutes.renew', input: { meeting }, weight: 'grave', opens: false },
]
