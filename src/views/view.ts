import type { Approval } from '../core/case/approval.ts'
import type { NextStep } from '../core/case/case.ts'
import type { Contact } from '../core/case/contact.ts'
import type { Happening } from '../core/chronicle.ts'
import type { Night } from '../core/night.ts'
import type { ClockTiding, Tiding, WarmTiding } from '../core/notice.ts'
import type { CaseList } from '../core/ports.ts'
import type { DeclineReason, Gain, Kind, Result, Stage } from '../core/referral/referral.ts'
import type { Mode, RoundPlace } from '../core/referral/round.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Suggested } from '../core/service/suggest.ts'
import type { AgendaViews } from './agenda-view.ts'
import type { ApprovalRow } from './approval-row.ts'
import type { Button } from './button.ts'
import type { ClubViews } from './club-view.ts'
import type { DefinitionsView, DigestFileView, DigestView } from './digest-view.ts'
import type { Done } from './done.ts'
import type { FormView, RoundNote } from './form.ts'
import type { InquiryView, TurnedDownView } from './inquiry-view.ts'
import type { OwnershipView, StuckPage, TookOverView } from './leaving-view.ts'
import type { CalendarFeedView, MeetingsView, MeetingView } from './meeting-view.ts'
import type { CompaniesView, CompanyMovedView } from './merging-view.ts'
import type { PeopleView } from './people-view.ts'
import type { ServicesView } from './services-view.ts'
import type { UnreachableView } from './unreachable-view.ts'
import type { WarmRow } from './warm-row.ts'

/**
 * Everything that can be shown, by meaning and never by layout. Each chat renders each kind natively; a kind without a renderer, and a
 * sentence without a Swedish text, do not compile.
 */
interface Views extends AgendaViews, ClubViews {
  case: CaseView
  cases: CasesView
  stuck: StuckView
  found: FoundView
  referral: ReferralView
  round: RoundView
  tiding: TidingView
  inquiry: InquiryView & Pressable
  'turned-down': TurnedDownView & Pressable
  ownership: OwnershipView & Pressable
  'took-over': TookOverView & Pressable
  unreachable: UnreachableView & Pressable
  company: CompanyMovedView & Pressable
  night: Night & Pressable
  digest: DigestView & Pressable
  definitions: DefinitionsView & Pressable
  'digest-file': DigestFileView & Pressable
  clock: ClockView
  warm: WarmView
  meeting: MeetingView
  meetings: MeetingsView
  'calendar-feed': CalendarFeedView & Pressable
  details: DetailsView
  approvals: ApprovalsView
  contact: ContactView
  today: TodayView
  form: FormView
  done: DoneView
  refusal: { readonly refusal: Refusal } & Pressable
  help: HelpView
  people: PeopleView & Pressable
  companies: CompaniesView<Pressable>
  services: ServicesView
}

export type { Button } from './button.ts'

interface Pressable {
  readonly buttons: readonly Button[]
}

export type ViewKind = keyof Views
export type View<K extends ViewKind = ViewKind> = { [P in K]: { readonly kind: P } & Views[P] }[K]

export interface CaseRow {
  readonly no: string
  readonly company: string
  readonly need: string
  readonly owner: string
  readonly ownerOrganisation: string
  readonly status: 'open' | 'closed'
  readonly openedAt: Date
  readonly next: NextStep | null
  /** The nearest clock; null when none runs. */
  readonly deadline: Date | null
  readonly overdue: boolean
}

/** Private: shown to somebody who may see the case and asked for it. */
export interface CaseView extends CaseRow {
  /** Masked where it is a sole trader's; null when the company has none. */
  readonly number: string | null
  readonly result: Result | null
  /** Those that were asked together, to whoever asked them. */
  readonly rounds: readonly RoundRow[]
  readonly referrals: readonly (ReferralRow & { readonly buttons: readonly Button[] })[]
  /** The newest first; the rest is behind a button. */
  readonly timeline: readonly TimelineRow[]
  readonly buttons: readonly Button[]
}

export interface CasesView {
  readonly which: CaseList
  readonly cases: readonly CaseRow[]
  readonly total: number
}

export interface StuckView extends StuckPage<CaseRow, Pressable> {}

export interface FoundView {
  readonly wanted: string
  /** The words that were taken for what was meant; none when there was what was typed. */
  readonly instead: readonly string[]
  readonly cases: readonly CaseRow[]
  readonly total: number
}

export interface ReferralRow {
  readonly caseNo: string
  readonly need: string
  readonly referralKind: Kind
  readonly stage: Stage
  readonly from: string
  readonly fromOrganisation: string
  readonly to: string | null
  readonly toOrganisation: string
  /** When the present deadline runs out: the answer's, the completion's, the first contact's; null when none runs. */
  readonly deadline: Date | null
  readonly overdue: boolean
  readonly since: Date
  /** Who brought the present stage about, when it is known. */
  readonly by: string | null
  /** Who took it; null until somebody has. */
  readonly taker: string | null
  /** The organisation that it was referred onwards to. */
  readonly onwards: string | null
  readonly outcome: { readonly result: Result; readonly gains: readonly Gain[] } | null
  /** A return that has been taken back, an end that has been thanked for. */
  readonly settled: boolean
  /** Advice is asked for without naming the company. */
  readonly unnamed: boolean
  /** The company has withdrawn its approval. */
  readonly revoked: boolean
  /** Its place among those that were asked together; null: asked alone. */
  readonly seat: RoundPlace | null
  /** Its warm handover; null when none has been proposed, or it was called off. */
  readonly warm: Pick<WarmRow, 'stage' | 'at'> | null
}

/**
 * The live card of a referral, in a channel or a personal chat. Chat copies are beyond our reach, so it holds the case number,
 * the need and the clock: no company, no contact person, no question. Those are behind "details".
 */
export interface ReferralView extends ReferralRow {
  readonly as: 'sender' | 'receiver'
  readonly declined: { readonly reason: DeclineReason; readonly suggestion: string | null } | null
  readonly withdrawalAsked: boolean
  readonly together: RoundNote | null
  readonly buttons: readonly Button[]
}

/** A question to several as whoever asked it sees it. */
export interface RoundRow {
  readonly mode: Mode
  /** Who contacts the company, where they work together; null: the sender. */
  readonly lead: string | null
  readonly ended: boolean
  readonly seats: readonly {
    readonly place: number
    readonly to: string
    readonly lead: boolean
    /** Null: not asked yet. */
    readonly referral: (ReferralRow & { readonly buttons: readonly Button[] }) | null
  }[]
  readonly buttons: readonly Button[]
}

/** The sender's one card for all of them. */
export interface RoundView extends RoundRow {
  readonly caseNo: string
  readonly need: string
}

/** A message that something has happened to a referral. Its buttons go when they no longer apply. */
export interface TidingView extends ReferralRow {
  readonly tiding: Tiding
  readonly declined: { readonly reason: DeclineReason; readonly suggestion: string | null } | null
  readonly buttons: readonly Button[]
}

/** A message that time has passed and nothing has been done: whose turn it is, and since when. */
export interface ClockView extends ReferralRow {
  readonly tiding: ClockTiding
  /** What it waited for has come meanwhile: it says no more than where things stand. */
  readonly passed: boolean
  readonly buttons: readonly Button[]
}

/** To the two who are to meet, each in their own chat: no company, no place and nobody's name from there. Those are behind "details". */
export interface WarmView extends ReferralRow {
  readonly tiding: WarmTiding
  /** Somebody has moved it on since: it says no more than where things stand. */
  readonly passed: boolean
  readonly booking: WarmRow
  /** Where its file for a calendar is; null when there is none. */
  readonly calendar: string | null
  readonly buttons: readonly Button[]
}

/** What the parties may know, shown on a click to one person, after a check. */
export interface DetailsView {
  readonly referral: ReferralRow
  readonly together: RoundNote | null
  /** Null: the reader is not told which it is. */
  readonly company: string | null
  readonly number: string | null
  readonly question: string
  /** What the receiver asked to be completed, when the referral waits for it. */
  readonly asked: string | null
  readonly declineNote: string | null
  /** How and when the company approved; who did stays with the case. */
  readonly approval: { readonly how: Approval['how']; readonly on: Date } | null
  readonly meeting:
    | (WarmRow & { readonly place: string; readonly guests: string; readonly calendar: string | null })
    | null
  readonly timeline: readonly TimelineRow[]
  /** All that the reader can do, also what is too rare to stand on the card. */
  readonly buttons: readonly Button[]
}

export interface ApprovalsView {
  readonly no: string
  /** The newest first. */
  readonly approvals: readonly (ApprovalRow & { readonly buttons: readonly Button[] })[]
}

/** The company's contact person: on top of the chat, so that nothing of it is left there. */
export interface ContactView extends Contact {
  readonly no: string
  /** Which has noted it. */
  readonly organisation: string
  readonly buttons: readonly Button[]
}

export interface TimelineRow {
  readonly at: Date
  /** Null: the system. */
  readonly by: string | null
  readonly organisation: string
  readonly happening: Happening
}

/** My day: what waits for me, by clock, and my cases. Slack's Home and "today" are the same view. */
export interface TodayView {
  readonly name: string
  readonly waiting: readonly (ReferralRow & { readonly buttons: readonly Button[] })[]
  readonly mine: readonly (CaseRow & { readonly buttons: readonly Button[] })[]
  readonly total: number
  readonly buttons: readonly Button[]
}

/** A private confirmation with who, what and when. */
export interface DoneView {
  readonly done: Done
  /** To whom one could turn now. */
  readonly suggested?: Suggested
  readonly buttons: readonly Button[]
}

export interface HelpView {
  /** Null: all commands. */
  readonly command: CommandName | null
}

export const commandNames = ['case', 'refer', 'meeting', 'doors', 'digest'] as const
export type CommandName = (typeof commandNames)[number]
