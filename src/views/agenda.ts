import type { Reader } from '../core/delivery.ts'
import { stepOn } from '../core/meeting/action.ts'
import type { About } from '../core/notice.ts'
import type { Ports } from '../core/ports.ts'
import { actionRow, agendaView, sittingView } from './agenda-rows.ts'
import { minutesView } from './minutes-rows.ts'
import type { View } from './view.ts'

type AboutOf<K extends About['kind']> = Extract<About, { readonly kind: K }>

/** A meeting in its channel, as it stands now. */
export async function presentSitting(
  ports: Ports,
  { meeting, what }: AboutOf<'sitting'>,
  reader: Reader,
  now: Date,
): Promise<View | null> {
  const sheet = await ports.agenda.sheet(meeting)
  if (sheet === null || (sheet.meeting.cancelled && what !== 'agenda')) return null
  if (what === 'agenda') return agendaView(ports, sheet, reader, now)
  return what === 'item' ? sittingView(ports, sheet, reader, now) : minutesView(ports, sheet, reader)
}

export async function presentAction(
  ports: Ports,
  { action, step }: AboutOf<'action'>,
  reader: Reader,
  now: Date,
): Promise<View | null> {
  const found = await ports.records.action(action)
  if (found === null) return null
  const row = actionRow(found, now, reader)
  const stands = step === 'given' ? step : stepOn(row.on, now, reader.timeZone)
  return { kind: 'action', ...row, step: stands, gone: found.action.undone, meeting: found.from }
}
