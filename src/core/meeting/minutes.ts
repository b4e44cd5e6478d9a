import type { MemberId } from '../ids.ts'
import { type AgendaItem, inOrder } from './agenda.ts'
import type { Recorded } from './sitting.ts'

type Person = NonNullable<Recorded['whom']>

/** What was said at one item, in the order in which it was recorded. */
export interface Paragraph {
  /** 1 the first. */
  readonly no: number
  /** Null: what belongs to none of them. */
  readonly item: AgendaItem | null
  readonly records: readonly Recorded[]
}

export interface Minutes {
  readonly present: readonly Person[]
  readonly absent: readonly Person[]
  readonly paragraphs: readonly Paragraph[]
  readonly decisions: readonly Recorded[]
  readonly actions: readonly Recorded[]
}

/** Everything that was recorded and not taken back, once: at its item, or at the end where that was taken off the agenda. */
export function minutesOf(items: readonly AgendaItem[], records: readonly Recorded[]): Minutes {
  const standing = records.filter(({ undone }) => !undone).toSorted(byTime)
  const said = standing.filter(({ kind }) => kind !== 'present' && kind !== 'absent')
  const order = inOrder(items)
  const known = new Set(order.map(({ id }) => id))
  const rest = said.filter(({ item }) => item === null || !known.has(item))
  const attendance = attendanceOf(standing)
  return {
    present: attendance.filter(({ kind }) => kind === 'present').map(({ whom }) => whom),
    absent: attendance.filter(({ kind }) => kind === 'absent').map(({ whom }) => whom),
    paragraphs: [
      ...order.map((item, at) => ({ no: at + 1, item, records: said.filter((one) => one.item === item.id) })),
      ...(rest.length > 0 ? [{ no: order.length + 1, item: null, records: rest }] : []),
    ],
    decisions: said.filter(({ kind }) => kind === 'decision'),
    actions: said.filter(({ kind }) => kind === 'action'),
  }
}

type Attended = Recorded & { readonly whom: Person }

/** Of each the last word, by name. */
function attendanceOf(records: readonly Recorded[]): readonly Attended[] {
  const last = new Map<MemberId, Attended>()
  for (const record of records) {
    if (record.kind !== 'present' && record.kind !== 'absent') continue
    if (record.whom !== null) last.set(record.whom.id, { ...record, whom: record.whom })
  }
  return [...last.values()].toSorted((one, other) => one.whom.name.localeCompare(other.whom.name, 'sv'))
}

const byTime = (one: Recorded, other: Recorded): number =>
  one.at.getTime() - other.at.getTime() || one.id.localeCompare(other.id)
