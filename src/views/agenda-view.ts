import type { ActionStep } from '../core/meeting/action.ts'
import type { CaseReason, Source, Wish } from '../core/meeting/agenda.ts'
import type { MinutesAddress } from '../core/meeting/agenda-store.ts'
import type { News } from '../core/meeting/news.ts'
import type { RecordKind } from '../core/meeting/sitting.ts'
import type { SittingStage } from '../core/meeting/stage.ts'
import type { Button } from './button.ts'
import type { MeetingLine } from './meeting-line.ts'

export interface AgendaViews {
  agenda: AgendaView
  sitting: SittingView
  minutes: MinutesView
  action: ActionView
  actions: ActionsView
}

/** An item: of a case its number and need, and nobody's company. */
export interface AgendaRow {
  /** Its place, 1 the first. */
  readonly no: number
  readonly source: Source
  readonly title: string
  readonly caseNo: string | null
  readonly need: string | null
  readonly reasons: readonly CaseReason[]
  readonly owner: string | null
  readonly wish: Wish
  readonly minutes: number
  readonly buttons: readonly Button[]
}

export interface ActionRow {
  readonly words: string
  readonly owner: string
  /** `2026-12-01` */
  readonly on: string
  readonly overdue: boolean
  readonly done: boolean
  readonly buttons: readonly Button[]
}

export interface RecordRow {
  readonly kind: RecordKind
  readonly words: string
  readonly by: string
  readonly at: Date
  readonly whom: string | null
  readonly on: string | null
}

/** What there is to see at items: the first of open actions and of meetings to come, and what the network knows by itself. */
export interface AgendaDetails extends News {
  readonly actions: readonly ActionRow[]
  readonly coming: readonly MeetingLine[]
}

/** What is to be gone through: privately with a way to change each, in a channel to be read. */
interface AgendaView extends AgendaDetails {
  readonly meeting: MeetingLine
  /** Called off: nothing more is said, and nothing can be done. */
  readonly cancelled: boolean
  readonly stage: SittingStage
  readonly rows: readonly AgendaRow[]
  readonly planned: number
  readonly left: number
  readonly buttons: readonly Button[]
}

/** The live card of a meeting that is held: where it is, and what has been recorded there. */
interface SittingView extends AgendaDetails {
  readonly meeting: MeetingLine
  readonly stage: SittingStage
  readonly of: number
  /** Null: all items have been gone through. */
  readonly row: AgendaRow | null
  /** The newest of what has been recorded at the item, each as long as a card has room for, and how many there are of them all. */
  readonly records: readonly RecordRow[]
  readonly recorded: number
  readonly present: number
  readonly buttons: readonly Button[]
}

/** `approvedAt` null: not yet, or nobody has kept when. */
export interface ApproverRow {
  readonly name: string
  readonly approved: boolean
  readonly approvedAt: Date | null
}

interface MinutesView {
  readonly meeting: MeetingLine
  readonly stage: SittingStage
  readonly registryNo: string
  readonly present: readonly string[]
  readonly absent: readonly string[]
  readonly paragraphs: readonly {
    readonly no: number
    /** Null: what belongs to no item. */
    readonly row: AgendaRow | null
    readonly records: readonly RecordRow[]
  }[]
  readonly approvers: readonly ApproverRow[]
  readonly links: MinutesAddress | null
  /** The agenda as it was when the meeting started: for the archive. */
  readonly startedWith: readonly AgendaRow[]
  readonly buttons: readonly Button[]
}

/** To whoever has an action: that it is theirs, that its day has come, or that it has passed. */
interface ActionView extends ActionRow {
  readonly step: 'given' | ActionStep
  readonly gone: boolean
  /** Null to whoever does not see it. */
  readonly meeting: MeetingLine | null
}

interface ActionsView {
  readonly actions: readonly ActionRow[]
}
