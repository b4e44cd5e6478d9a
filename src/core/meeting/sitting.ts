import type { AgendaItemId, MeetingId, MemberId, RecordId } from '../ids.ts'
import { allow, type Outcome, refuse } from '../outcome.ts'
import type { Refusal } from '../refusal.ts'
import { type AgendaItem, following } from './agenda.ts'
import type { SittingStage } from './stage.ts'

export interface Sitting {
  readonly meeting: MeetingId
  readonly stage: SittingStage
  /** Grows with each step, and when minutes are changed afterwards: whoever presses sees which step they take, and what they approve. */
  readonly version: number
  /** Null before the first item and after the last. */
  readonly current: AgendaItemId | null
  readonly startedAt: Date | null
  readonly startedBy: MemberId | null
  readonly endedAt: Date | null
  /** Who is to approve the minutes, and who of them has. */
  readonly approvers: readonly MemberId[]
  readonly approved: readonly MemberId[]
  /** Of those, and of whoever approved what has been changed since, as they were then. */
  readonly approvals: readonly Approval[]
  readonly lockedAt: Date | null
  readonly registryNo: string
}

export interface Approval {
  readonly member: MemberId
  readonly name: string
  readonly at: Date
}

export function start(sitting: Sitting, items: readonly AgendaItem[], by: MemberId, now: Date): Outcome<Sitting> {
  if (sitting.stage !== 'planned') return refuse({ code: 'sitting-moved-on', stage: sitting.stage })
  const current = following(items, null)?.id ?? null
  return allow({ ...stepped(sitting), stage: 'under-way', current, startedAt: now, startedBy: by })
}

/** Minutes ahead of its time from which a meeting can be started: starting it is one press, and is not taken back. */
const startableAhead = 60

export const barredFromStarting = (startsAt: Date, now: Date): Refusal | null =>
  startsAt.getTime() - now.getTime() > startableAhead * 60_000
    ? { code: 'sitting-too-early', at: startsAt, minutes: startableAhead }
    : null

/** `seen`: the version that whoever pressed had before them. Two who press at once take one step. */
export function next(sitting: Sitting, items: readonly AgendaItem[], seen: number): Outcome<Sitting> {
  if (sitting.stage !== 'under-way') return refuse({ code: 'sitting-moved-on', stage: sitting.stage })
  if (seen !== sitting.version) return refuse({ code: 'step-taken' })
  if (sitting.current === null) return refuse({ code: 'no-more-items' })
  return allow({ ...stepped(sitting), current: following(items, sitting.current)?.id ?? null })
}

/** With an item taken off: where the meeting is at that one, it goes on to the next. */
export const past = (sitting: Sitting, items: readonly AgendaItem[], off: AgendaItemId): Sitting =>
  sitting.stage === 'under-way' && sitting.current === off
    ? { ...stepped(sitting), current: following(items, off)?.id ?? null }
    : sitting

/** Whoever holds the meeting says who approves its minutes; without anybody named it is oneself. */
export function end(sitting: Sitting, approvers: readonly MemberId[], by: MemberId, now: Date): Outcome<Sitting> {
  if (sitting.stage !== 'under-way') return refuse({ code: 'sitting-moved-on', stage: sitting.stage })
  const all = [...new Set(approvers.length > 0 ? approvers : [by])]
  return allow({ ...stepped(sitting), stage: 'over', current: null, endedAt: now, approvers: all })
}

interface Approver {
  readonly member: MemberId
  readonly name: string
  /** The version of the minutes that they had before them. */
  readonly seen: number
}

/**
 * Minutes are locked when everybody has approved who is to and is still there. That somebody approves changes nothing that others approve: their
 * version stays.
 */
export function approve(
  sitting: Sitting,
  { member: by, name, seen }: Approver,
  active: ReadonlySet<MemberId>,
  now: Date,
): Outcome<Sitting> {
  if (sitting.stage !== 'over') return refuse(barredFromApproving(sitting))
  if (!sitting.approvers.includes(by)) return refuse({ code: 'not-an-approver' })
  if (sitting.approved.includes(by)) return refuse({ code: 'approved-before' })
  if (seen !== sitting.version) return refuse({ code: 'minutes-changed' })
  const approved = [...sitting.approved, by]
  const approvals = [...sitting.approvals.filter(({ member }) => member !== by), { member: by, name, at: now }]
  return allow(lockedWhen({ ...sitting, approved, approvals }, active, now))
}

/** Who has left is not waited for: when nobody else is, the minutes are approved. */
function lockedWhen(sitting: Sitting, active: ReadonlySet<MemberId>, now: Date): Sitting {
  const isWaitedFor = sitting.approvers.some((one) => !sitting.approved.includes(one) && active.has(one))
  return isWaitedFor || sitting.approved.length === 0 ? sitting : { ...sitting, stage: 'locked', lockedAt: now }
}

/** Others who are to approve, beside those who have: where somebody has left, and nobody would. Without anybody new what has been approved is enough. */
export function appoint(
  sitting: Sitting,
  wanted: readonly MemberId[],
  active: ReadonlySet<MemberId>,
  now: Date,
): Outcome<Sitting> {
  if (sitting.stage !== 'over') return refuse(barredFromApproving(sitting))
  const approvers = [...new Set([...sitting.approved, ...wanted])]
  if (approvers.length === 0) return refuse({ code: 'required', field: 'people' })
  return allow(lockedWhen({ ...sitting, approvers }, active, now))
}

const barredFromApproving = ({ stage }: Sitting): Refusal =>
  stage === 'locked' ? { code: 'minutes-locked' } : { code: 'sitting-moved-on', stage }

const stepped = (sitting: Sitting): Sitting => ({ ...sitting, version: sitting.version + 1 })

/** Something is recorded while the meeting is held, and until its minutes are locked. */
export function barredFromRecording({ stage }: Sitting): Refusal | null {
  if (stage === 'locked') return { code: 'minutes-locked' }
  return stage === 'planned' ? { code: 'sitting-not-begun' } : null
}

export const recordKinds = ['decision', 'note', 'action', 'present', 'absent'] as const
export type RecordKind = (typeof recordKinds)[number]

/** One line that somebody has recorded: a row of its own, so that nobody writes over anybody. */
export interface Recorded {
  readonly id: RecordId
  readonly kind: RecordKind
  readonly item: AgendaItemId | null
  readonly words: string
  readonly by: MemberId
  readonly byName: string
  readonly at: Date
  readonly undone: boolean
  /** Of an action, who is to do it; of attendance, whom it is about. */
  readonly whom: { readonly id: MemberId; readonly name: string; readonly organisation: string } | null
  /** An action's: `2026-12-01`. */
  readonly on: string | null
  readonly doneAt: Date | null
}

/** Minutes within which a record can be taken back. */
export const undoMinutes = 10

export function undo(record: Recorded, sitting: Sitting, by: MemberId, now: Date): Outcome<Recorded> {
  if (sitting.stage === 'locked') return refuse({ code: 'minutes-locked' })
  if (record.undone) return refuse({ code: 'undone-before' })
  if (record.by !== by && sitting.startedBy !== by) return refuse({ code: 'not-yours-to-undo', by: record.byName })
  const late = now.getTime() - record.at.getTime() > undoMinutes * 60_000
  return late ? refuse({ code: 'undo-too-late', minutes: undoMinutes }) : allow({ ...record, undone: true })
}
