import type { PlaceStage } from './club/stage.ts'
import type { DigestFault, PeriodFault } from './digest/fault.ts'
import type { Hindrance, MeetingStage, SittingStage } from './meeting/stage.ts'
import type { MoveName, Stage } from './referral/referral.ts'
import type { WarmStage } from './referral/warm.ts'
import type { Unfinished } from './unfinished.ts'

/**
 * Every way in which a request can be turned down, by meaning. `texts` words each in both languages: what happened, why, and
 * what to do next. A case that may not be seen and one that does not exist are one refusal, so that nothing is given away.
 */
interface Refusals {
  'not-in-register': { readonly ask: readonly string[] }
  'unknown-command': { readonly typed: string; readonly nearest: string | null }
  'case-not-found': { readonly wanted: string }
  'company-unknown': { readonly wanted: string }
  /** Companies of nearly that name are known; which of them is meant, or none, is for whoever typed it to say. */
  'company-alike': { readonly wanted: string }
  'company-ambiguous': { readonly wanted: string; readonly count: number }
  'organisation-number-invalid': { readonly typed: string; readonly fault: NumberFault }
  /** Suggestions were asked for, and stand in the form now. */
  'suggestions-shown': object
  'service-gone': object
  'digest-refused': { readonly why: DigestFault }
  'export-period': { readonly field: string; readonly typed: string; readonly why: PeriodFault }
  'export-chart': { readonly field: string; readonly why: 'picture-of-months' | 'nothing-to-draw' | 'not-a-picture' }
  /** One's own organisation has no such service: another's, or none at all. */
  'service-not-found': object
  'service-twice': object
  'not-a-keeper': { readonly keepers: readonly string[] }
  'range-turned': { readonly field: string }
  'until-without-closing': object
  'number-unreadable': { readonly field: string; readonly typed: string }
  'number-too-large': { readonly field: string; readonly most: number }
  /** It has been closed since it was suggested; `until`: the last day. */
  'service-closed': { readonly title: string; readonly organisation: string; readonly until: string | null }
  'receiver-unknown': { readonly wanted: string; readonly nearest: readonly string[]; readonly field?: string }
  'receiver-is-sender': { readonly field?: string }
  'receiver-unreachable': { readonly name: string; readonly field?: string }
  'not-the-owner': { readonly caseNo: string; readonly owner: string }
  /** A referral sent onwards has to go where it has not come from and does not wait already. */
  'nowhere-new': { readonly to: string }
  'already-offered': { readonly caseNo: string; readonly to: string; readonly field?: string }
  'no-cases': object
  'case-closed': { readonly caseNo: string }
  'case-open': { readonly caseNo: string }
  /** It cannot be closed while somebody has been asked and has not answered. */
  'referral-waits': { readonly caseNo: string; readonly to: string; readonly stage: 'offered' | 'needs-info' }
  'not-stuck': { readonly caseNo: string; readonly owner: string }
  /** Somebody else has given it to another owner first. */
  'changed-hands': { readonly caseNo: string; readonly owner: string }
  'colleague-unknown': { readonly field: string; readonly wanted: string; readonly nearest: readonly string[] }
  'taker-elsewhere': { readonly name: string; readonly organisation: string }
  'taker-has-it': { readonly name: string; readonly caseNo: string }
  'taker-is-leaver': { readonly name: string }
  'taker-unreachable': { readonly name: string }
  'nobody-to-take': { readonly caseNo: string; readonly owner: string; readonly organisation: string }
  'not-yours-to-end': object
  'leaver-unseen': object
  'leaver-oneself': object
  'leaver-has-open': { readonly name: string; readonly unfinished: Unfinished }
  'left-already': { readonly name: string }
  /** Entries of the register are merged by whoever keeps it. */
  'not-yours-to-merge': { readonly keepers: readonly string[] }
  /** Not, or not any more, two entries that may be one company. */
  'not-a-pair': object
  /** Somebody else was first. */
  'merged-already': { readonly goes: string; readonly stays: string; readonly by: string; readonly at: Date }
  'said-apart': { readonly names: readonly [string, string]; readonly by: string; readonly at: Date }
  /** What would move has not been shown, or is another by now. */
  'merge-unseen': { readonly changed: boolean }
  'asked-already': { readonly caseNo: string }
  'turned-down': { readonly caseNo: string }
  'nobody-to-ask': { readonly caseNo: string }
  'inquiry-answered': { readonly caseNo: string }
  'no-next-step': { readonly caseNo: string }
  'day-past': { readonly field: string }
  'approval-missing': object
  /** Of several receivers, those whom no approval of the company covers. */
  'approval-lacks': { readonly field: string; readonly names: readonly string[] }
  'receivers-too-many': { readonly field: string; readonly most: number }
  'receiver-twice': { readonly field: string; readonly name: string }
  'unnamed-to-one': { readonly field: string }
  'mode-unasked': { readonly field: string }
  'mode-for-information': { readonly field: string }
  'lead-missing': { readonly field: string }
  'lead-of-handover': { readonly field: string }
  'lead-only-advises': { readonly field: string }
  /** Whoever is asked as one of several declines, and suggests somebody. */
  'redirect-in-round': { readonly field: string }
  /** Another of those who were asked has taken it. */
  'round-taken': { readonly caseNo: string }
  'round-over': { readonly caseNo: string }
  'preview-unseen': object
  'reason-missing': object
  'suggestion-missing': object
  'outside-approval': object
  /** The company has withdrawn its approval of what was shared. */
  'approval-withdrawn': object
  /** Advice is asked for without naming the company. */
  'company-unnamed': object
  /** What is to be sent without naming the company names it; `named`: the words that do. */
  'names-company': { readonly field: string; readonly named: string }
  /** Advice that was declined or withdrawn cannot become a handover. */
  'advice-over': { readonly caseNo: string }
  'email-invalid': { readonly field: string; readonly typed: string }
  'phone-invalid': { readonly field: string; readonly typed: string }
  'approval-gone': { readonly at: Date }
  'approval-not-yours': { readonly owner: string }
  'not-yours-to-do': { readonly move: MoveName; readonly stage: Stage }
  'moved-on': { readonly stage: Stage; readonly by: string | null; readonly at: Date }
  /** The same, and it was the very person who asks again. */
  'done-before': { readonly stage: Stage; readonly at: Date }
  'reopening-too-late': { readonly days: number }
  'review-date-past': object
  'date-past': { readonly field: string }
  'date-too-late': { readonly field: string; readonly latest: Date }
  'dates-crossed': { readonly field: string }
  'stand-in-oneself': object
  'stand-in-elsewhere': { readonly name: string }
  'stand-in-away': { readonly name: string; readonly until: Date }
  'not-away': object
  /** It has been put off for as long as it can be. */
  'snoozed-enough': object
  'not-overdue': { readonly caseNo: string }
  'reminded-already': { readonly to: string; readonly at: Date }
  /** Two people at one booking, and the other was first; `time`: which they have chosen, if any. */
  /** Whoever had taken the referral has left: nobody can go on with it. */
  'owner-left': { readonly caseNo: string; readonly name: string }
  /** `by` null: the system, as the referral does not go on. */
  'warm-moved-on': {
    readonly stage: WarmStage
    readonly by: string | null
    readonly oneself: boolean
    readonly time: Date | null
  }
  'warm-own-proposal': object
  'warm-begun': object
  'warm-not-yet': object
  'warm-time-past': object
  /** There is no booking to be made: nobody has said yes, it is over, or one is under way. */
  'warm-not-now': { readonly caseNo: string }
  /** Why a series cannot meet so; `typed`: the first of it that cannot be read. */
  'pattern-unreadable': { readonly field: string; readonly typed: string }
  'pattern-no-time': { readonly field: string }
  /** There is no such day in every month; -1: the last. */
  'pattern-impossible': { readonly field: string; readonly nth: number }
  'ends-before-start': { readonly field: string }
  /** None to come, none that is held, or none with minutes yet: or none that the reader sees. */
  'no-meeting': { readonly wanted: 'agenda' | 'held' | 'minutes' }
  'not-of-meeting': object
  'not-yours-to-hold': object
  'no-next-meeting': object
  'on-agenda-already': { readonly caseNo: string }
  'agenda-names-company': { readonly field: string; readonly named: string }
  'agenda-names-case': { readonly field: string; readonly named: string }
  'case-not-there': { readonly field: string; readonly caseNo: string }
  'minutes-of-item': { readonly field: string; readonly most: number }
  'not-a-convener': { readonly conveners: readonly string[] }
  'meeting-not-found': object
  'meeting-begun': object
  'meeting-moved-on': { readonly stage: MeetingStage }
  'not-invited': object
  'deputy-elsewhere': { readonly field: string; readonly name: string }
  'deputy-invited': { readonly field: string; readonly name: string }
  /** No day of the pattern lies between the two. */
  'no-days': { readonly field: string }
  'days-too-many': { readonly field: string; readonly most: number }
  'nobody-invited': { readonly field: string }
  'invitee-gone': { readonly field: string; readonly wanted: string }
  'channel-elsewhere': { readonly field: string; readonly name: string }
  'quorum-too-large': { readonly field: string; readonly invited: number }
  /** The days stand in the form now, to be looked at before they are planned. */
  'days-unseen': object
  /** A free day, or in July; `instead`: the next good one, `2027-08-02`. */
  'day-hindered': { readonly field: string; readonly why: Hindrance; readonly instead: string }
  'item-gone': object
  'sitting-not-begun': object
  'sitting-too-early': { readonly at: Date; readonly minutes: number }
  'sitting-moved-on': { readonly stage: SittingStage }
  /** Somebody else has taken the meeting to its next item at the same moment. */
  'step-taken': object
  'no-more-items': object
  'minutes-changed': object
  'minutes-locked': object
  'not-an-approver': object
  'approved-before': object
  'undone-before': object
  'not-yours-to-undo': { readonly by: string }
  'undo-too-late': { readonly minutes: number }
  'action-gone': object
  'not-your-action': object
  'action-done-before': { readonly at: Date }
  /** No Export Club is planned, or none that the reader sees. */
  'no-club': object
  'club-unprepared': { readonly conveners: readonly string[] }
  'cap-below-coming': { readonly field: string; readonly coming: number }
  /** More than a small event holds; what was typed stands in the form, to be sent once more. */
  'cap-large': { readonly field: string; readonly most: number }
  'cap-too-small': { readonly field: string }
  'place-not-found': object
  'place-moved-on': { readonly stage: PlaceStage }
  /** By whomever: a company is invited once. */
  'invited-before': object
  'attendance-too-early': object
  /** It has no case here whose company has approved anything. */
  'no-ground-in-case': { readonly field: string; readonly caseNo: string }
  /** Companies of the segment stand in the form now; `none`: there is none; `cut`: there are more than so many, null: these are all. */
  'companies-shown': { readonly none: boolean; readonly cut: number | null }
  'company-several': { readonly field: string; readonly wanted: string }
  'company-not-registered': { readonly field: string; readonly wanted: string }
  'followed-up-before': { readonly caseNo: string }
  'municipality-unreadable': { readonly field: string }
  /** What is known of it is another organisation's to say. */
  'company-not-yours': object
  'time-past': { readonly field: string }
  'time-twice': { readonly field: string }
  'time-unreadable': { readonly field: string; readonly typed: string }
  /** No clock shows it: summer time begins in that hour. */
  'time-skipped': { readonly field: string; readonly typed: string }
  required: { readonly field: string }
  'too-long': { readonly field: string; readonly most: number; readonly was: number }
  'choice-unknown': { readonly field: string; readonly typed: string }
  'date-ahead': { readonly field: string }
  'date-unreadable': { readonly field: string; readonly typed: string }
  'form-expired': object
  'not-saved': object
  /** The database went away at the very moment of saving. */
  'perhaps-saved': object
  fault: { readonly reference: string }
}

export type RefusalCode = keyof Refusals
export type Refusal<C extends RefusalCode = RefusalCode> = { [K in C]: { readonly code: K } & Refusals[K] }[C]

export type NumberFault = 'length' | 'characters' | 'group' | 'check-digit'
