import type { WarmFacts } from '../core/calendar-entry.ts'
import type { NextStep } from '../core/case/case.ts'
import type { ReasonStuck } from '../core/case/stuck.ts'
import type { Happening, What } from '../core/chronicle.ts'
import type { Night } from '../core/night.ts'
import type { ClockTiding, Tiding, WarmTiding } from '../core/notice.ts'
import type { CaseList } from '../core/ports.ts'
import type { DeclineReason, Kind, Stage } from '../core/referral/referral.ts'
import type { Mode } from '../core/referral/round.ts'
import type { WarmStage } from '../core/referral/warm.ts'
import type { Refusal, RefusalCode } from '../core/refusal.ts'
import type { Role } from '../core/register/register.ts'
import type { Need } from '../core/service/service.ts'
import type { Suggested, Suggestion } from '../core/service/suggest.ts'
import type { Unfinished } from '../core/unfinished.ts'
import type { ActionRow, AgendaDetails, AgendaRow, RecordRow } from '../views/agenda-view.ts'
import type { ApprovalRow } from '../views/approval-row.ts'
import type { ButtonIntent } from '../views/button-intents.ts'
import type { Done, DoneWhat } from '../views/done.ts'
import type { AwayNote, FieldName, FormName, RoundNote } from '../views/form.ts'
import type { InquiryView, TurnedDownView } from '../views/inquiry-view.ts'
import type { OwnershipView, TookOverView } from '../views/leaving-view.ts'
import type { Meaning } from '../views/meaning.ts'
import type { MeetingLine } from '../views/meeting-line.ts'
import type { CompanyMovedView, EntryRow, MergePreview } from '../views/merging-view.ts'
import type { ServiceRow, ServicesView } from '../views/services-view.ts'
import type { UnreachableView } from '../views/unreachable-view.ts'
import type { CommandName, FoundView, ReferralRow, TimelineRow, View } from '../views/view.ts'
import type { ClubTexts } from './shape-club.ts'
import type { DigestTexts } from './shape-digest.ts'
import type { DigestFileTexts } from './shape-digest-file.ts'
import type { MeetingTexts } from './shape-meetings.ts'

/** Everything that is worded. Both languages have this shape; one sentence missing, and it does not compile. */
export interface Texts {
  readonly buttons: { readonly [B in ButtonIntent]: string }
  readonly kinds: { readonly [K in Kind]: string }
  readonly stages: { readonly [S in Stage]: string }
  readonly roles: { readonly [R in Role]: string }
  readonly labels: { readonly [L in Label]: string }
  /** Titles and button words of forms are at most 24 characters: Slack's limit. */
  readonly forms: {
    readonly [F in FormName]: { readonly title: string; readonly submit: string; readonly intro: string }
  }
  readonly field: (form: FormName, field: FieldName) => FieldText
  readonly meanings: { readonly [M in Meaning]: string }
  readonly refusals: { readonly [C in RefusalCode]: (refusal: Refusal<C>) => string }
  readonly done: { readonly [W in DoneWhat]: (done: Done<W>) => string }
  readonly tidings: { readonly [T in Tiding]: (row: ReferralRow) => string }
  /** What is said when time has passed; which of the referral's people is reading it cannot be known. */
  readonly clocks: { readonly [T in ClockTiding]: (row: ReferralRow) => string }
  readonly away: {
    readonly isAway: (away: AwayNote) => string
    /** Beside a name in a list, short. */
    readonly option: (option: { readonly label: string; readonly until: Date }) => string
  }
  /** To whom one can turn, and why. */
  readonly guiding: {
    readonly intro: (suggested: Suggested) => string
    /** What one's own organisation offers. */
    readonly own: (titles: readonly string[]) => string
    /** "Almi: Lån" */
    readonly offer: (of: Pick<Suggestion, 'organisationName' | 'title'>) => string
    readonly referTo: (offer: string) => string
    /** Above the suggested ones in a list to choose from. */
    readonly group: string
    readonly need: (need: Pick<Need, 'sv' | 'en'>) => string
    readonly reasons: (suggestion: Suggestion) => readonly string[]
    /** Above an organisation's services, and under each of them. */
    readonly services: (view: Omit<ServicesView, 'buttons'>) => { readonly title: string; readonly intro: string }
    readonly service: (row: ServiceRow) => readonly string[]
  }
  readonly rounds: RoundTexts
  readonly warm: WarmTexts
  readonly meetings: MeetingTexts
  readonly club: ClubTexts
  readonly digest: DigestTexts
  readonly agenda: AgendaTexts
  readonly unreachable: (of: UnreachableView) => string
  readonly digestFile: DigestFileTexts
  readonly leaving: {
    /** What somebody who leaves has open, a line each. */
    readonly unfinished: (of: { readonly whose: string; readonly unfinished: Unfinished }) => readonly string[]
    readonly stuck: { readonly [R in ReasonStuck]: string }
    /** What the night's check has found and what to do about each, a line each; the first says how much it is. */
    readonly night: (night: Night) => readonly string[]
    readonly ownership: (of: OwnershipView) => string
    readonly tookOver: (of: TookOverView) => string
  }
  readonly merging: {
    readonly list: (view: Pick<View<'companies'>, 'total' | 'more'>) => {
      readonly title: string
      readonly intro: string
    }
    /** An entry in a line: "Nordform AB (556016-0680), 3 cases". */
    readonly entry: (entry: EntryRow) => string
    /** What a merge does, a line each. */
    readonly preview: (merge: MergePreview) => readonly string[]
    readonly company: (of: CompanyMovedView) => string
  }
  readonly happenings: { readonly [W in What]: (happening: Happening<W>) => string }
  readonly lists: { readonly [L in CaseList]: { readonly title: string; readonly empty: string } }
  readonly sentences: Sentences
  readonly help: { readonly [C in CommandName]: { readonly does: string; readonly lines: readonly HelpLine[] } }
}

/** Agendas, meetings that are held, minutes and actions. */
export interface AgendaTexts {
  /** Which meeting, in a line. */
  readonly meeting: (meeting: MeetingLine) => string
  readonly title: (meeting: MeetingLine) => string
  readonly cancelled: string
  /** "1. KRO-7: exportgaranti" */
  readonly item: (row: AgendaRow) => string
  /** What is wanted of the meeting, by whom, for how long and why. */
  readonly about: (row: AgendaRow) => string
  readonly time: (time: { readonly planned: number; readonly left: number }) => string
  readonly empty: string
  readonly action: (row: ActionRow) => string
  /** What there is to see at the items: only lists that have something in them. */
  readonly lists: (details: AgendaDetails) => readonly { readonly label: string; readonly lines: readonly string[] }[]
  readonly noActions: string
  readonly record: (row: RecordRow) => string
  /** The same without who recorded it, and when. */
  readonly recorded: (row: RecordRow) => string
  /** Where a meeting that is held has come to: the first line stands alone. */
  readonly now: (view: Omit<View<'sitting'>, 'buttons'>) => readonly string[]
  /** To whoever has the action. */
  readonly told: (view: Omit<View<'action'>, 'buttons'>) => string
  readonly minutesTitle: (view: Pick<View<'minutes'>, 'meeting'>) => string
  /** Whether they are approved, and by whom. */
  readonly approval: (view: Pick<View<'minutes'>, 'stage' | 'approvers'>) => string
  /** An item of the minutes. */
  readonly paragraph: (of: { readonly no: number; readonly row: AgendaRow | null }) => string
  /** For the archive: with its year. */
  readonly paperTitle: (meeting: MeetingLine) => string
  readonly when: (meeting: MeetingLine) => string
  readonly page: (page: number, of: number) => string
  readonly labels: { readonly [L in AgendaLabel]: string }
}

type AgendaLabel =
  | 'actions'
  | 'coming'
  | 'when'
  | 'registryNo'
  | 'present'
  | 'absent'
  | 'approval'
  | 'decision'
  | 'note'
  | 'action'
  | 'nothing'
  | 'agendaThen'
  | 'pdf'
  | 'docx'

/** A question to several. */
export interface RoundTexts {
  readonly title: (row: { readonly caseNo: string }) => string
  /** How they are asked, as the sender reads it. */
  readonly way: (mode: Mode) => string
  /** Null: the sender, who reads it. */
  readonly leads: (lead: string | null) => string
  readonly seat: (seat: { readonly place: number; readonly to: string; readonly lead: boolean }) => string
  readonly unasked: (ended: boolean) => string
  /** What a receiver is told of the others. */
  readonly note: (note: RoundNote) => string
  readonly previewIntro: (names: readonly string[]) => string
  readonly ownBelow: string
}

/** Warm handovers: what the two who meet are told, and what stands in calendars. */
export interface WarmTexts {
  readonly tidings: { readonly [T in WarmTiding]: (view: Omit<View<'warm'>, 'buttons'>) => string }
  /** In few words, where it stands. */
  readonly stands: (warm: { readonly stage: WarmStage; readonly at: Date | null }) => string
  /** As a button or a list has it: "Tue 1 Dec 09:00". */
  readonly time: (at: Date) => string
  readonly labels: { readonly [L in WarmLabel]: string }
  readonly event: (facts: WarmFacts) => { readonly title: string; readonly description: string }
}

type WarmLabel = 'warm' | 'times' | 'minutes' | 'place' | 'guests' | 'addToCalendar' | 'takeFromCalendar'

export interface FieldText {
  readonly label: string
  readonly hint: string | null
  readonly placeholder: string | null
}

export interface HelpLine {
  /** As it is typed, without the slash: "case new Nordform AB: …". */
  readonly usage: string
  readonly does: string
}

export const labels = [
  'company',
  'number',
  'need',
  'owner',
  'opened',
  'status',
  'from',
  'to',
  'kind',
  'question',
  'asked',
  'approval',
  'outcome',
  'timeline',
  'deadline',
  'reason',
  'suggestion',
  'note',
  'contact',
  'phone',
  'email',
  'referrals',
  'open',
  'closed',
  'close',
  'cancel',
  'noNumber',
  'people',
  'preview',
  'next',
  'result',
  'createCase',
  'createCaseFrom',
  'putOnAgenda',
  'putOnAgendaFrom',
  'bot',
] as const
export type Label = (typeof labels)[number]

/** Sentences with parts of their own. Dates come in and go out as the reader writes them. */
export interface Sentences {
  /** Which of a list are shown of all. */
  readonly part: (view: Pick<View<'companies'>, 'from' | 'total' | 'more'> & { readonly shown: number }) => string
  /** The heading of a referral's card: what it is and its case. */
  readonly referralTitle: (row: ReferralRow) => string
  /** One line on where a referral stands: its stage, by whom and since when. */
  readonly stands: (row: ReferralRow) => string
  /** "Answer by Tue 24 Nov, 10:15"; null when no clock runs. */
  readonly clock: (row: ReferralRow) => string | null
  /** The same of a case, whichever of its clocks is the nearest. */
  readonly caseClock: (row: { readonly deadline: Date | null; readonly overdue: boolean }) => string | null
  readonly withdrawalAsked: (row: ReferralRow) => string
  readonly declined: (declined: { readonly reason: DeclineReason; readonly suggestion: string | null }) => string
  readonly outcome: (outcome: NonNullable<ReferralRow['outcome']>) => string
  readonly caseTitle: (row: { readonly no: string; readonly company: string }) => string
  readonly opened: (at: Date) => string
  readonly nextStep: (next: NextStep) => string
  readonly timelineRow: (row: TimelineRow) => string
  readonly inquiry: (inquiry: InquiryView) => string
  readonly turnedDown: (of: TurnedDownView) => string
  readonly found: (found: FoundView) => string
  /** Which words were taken for what was typed. */
  readonly foundInstead: (words: readonly string[]) => string
  readonly foundNothing: string
  readonly shown: (shown: number, total: number) => string
  readonly greeting: (name: string) => string
  readonly waiting: (count: number) => string
  readonly nothingWaiting: string
  readonly myCases: (count: number) => string
  readonly noCases: string
  readonly helpTitle: string
  readonly helpIntro: string
  /** Before the fields that are all that a receiver sees who is not told which company it is about. */
  readonly sight: (sight: { readonly to: string; readonly caseNo: string }) => string
  readonly approval: (approval: ApprovalRow) => string
  readonly approvalsTitle: (no: string) => string
  readonly noApprovals: string
  readonly contactTitle: (no: string) => string
  readonly contactFrom: (contact: { readonly organisation: string; readonly secret: boolean }) => string
  readonly previewIntro: (to: string) => string
  /** What the receiver sees at once, and what only on a click. */
  readonly previewAtOnce: string
  readonly previewOnClick: string
}
