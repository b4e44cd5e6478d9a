import type { Kind } from '../core/referral/referral.ts'
import type { Mode } from '../core/referral/round.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Need } from '../core/service/service.ts'
import type { Suggested } from '../core/service/suggest.ts'
import type { Unfinished } from '../core/unfinished.ts'
import type { Meaning } from './meaning.ts'
import type { MeetingLine } from './meeting-line.ts'
import type { DaysPreview } from './meeting-view.ts'
import type { MergePreview } from './merging-view.ts'

/** A form as data: one renderer per chat serves them all. Labels, hints and choices with a meaning are worded by `texts`. */
export interface FormView {
  readonly form: FormName
  readonly fields: readonly Field[]
  /** What the form carries unseen to the intent that it is sent to. */
  readonly keep: Readonly<Record<string, string>>
  /** What is wrong, at the field it is about; `field` null: with the form as a whole. */
  readonly errors: readonly { readonly field: string | null; readonly refusal: Refusal }[]
}

/** A form is named after the intent that receives it. */
export const formNames = [
  'case.new',
  'case.find',
  'case.note',
  'case.next',
  'case.contact',
  'case.close',
  'approval.withdraw',
  'case.reassign',
  'refer',
  'refer.unnamed',
  'referral.advise',
  'refer.several',
  'round.withdraw',
  'referral.decline',
  'referral.ask',
  'referral.answer',
  'referral.withdraw',
  'referral.hold',
  'referral.return',
  'referral.take-back',
  'referral.finish',
  'referral.reopen',
  'referral.redirect',
  'referral.override',
  'referral.void',
  'referral.snooze',
  'warm.book',
  'warm.counter',
  'warm.move',
  'warm.cancel',
  'agenda.add',
  'agenda.change',
  'sitting.decide',
  'sitting.note',
  'sitting.action',
  'sitting.attend',
  'sitting.end',
  'minutes.registry',
  'minutes.approvers',
  'meeting.plan',
  'meeting.deputy',
  'meeting.move',
  'meeting.rest',
  'meeting.cancel',
  'club.prepare',
  'club.suggest',
  'club.invite',
  'club.follow-up',
  'case.facts',
  'doors.settings',
  'doors.away',
  'services.add',
  'services.edit',
  'doors.leave',
  'companies.merge',
  'digest.export',
] as const
export type FormName = (typeof formNames)[number]

export const fieldNames = [
  'company',
  'number',
  'need',
  'case',
  'to',
  'also',
  'kind',
  'mode',
  'lead',
  'question',
  'question1',
  'question2',
  'question3',
  'question4',
  'question5',
  'approvedBy',
  'approvedHow',
  'approvedOn',
  'covers',
  'reason',
  'suggestion',
  'until',
  'note',
  'readers',
  'contactName',
  'phone',
  'email',
  'answer',
  'wanted',
  'on',
  'outcome',
  'reviewOn',
  'result',
  'gains',
  'owner',
  'locale',
  'from',
  'standIn',
  'leaver',
  'needKey',
  'title',
  'employeesFrom',
  'employeesTo',
  'turnoverMin',
  'capacity',
  'closedUntil',
  'day1',
  'time1',
  'day2',
  'time2',
  'day3',
  'time3',
  'minutes',
  'place',
  'guests',
  'sameAs',
  'meeting',
  'wish',
  'order',
  'people',
  'registryNo',
  'meetingKind',
  'pattern',
  'organisations',
  'roles',
  'persons',
  'channel',
  'quorum',
  'toMove',
  'toSkip',
  'deputy',
  'startTime',
  'endTime',
  'theme',
  'speaker',
  'cap',
  'municipality',
  'size',
  'employees',
  'exportStage',
  'companies',
  'ground',
  'period',
  'format',
  'chart',
  'whose',
] as const
export type FieldName = (typeof fieldNames)[number]

export type Field =
  | {
      readonly kind: 'line' | 'text'
      readonly name: FieldName
      readonly value: string
      readonly required: boolean
      readonly most: number
      /** Whom it is for, by name, after the label. */
      readonly whom?: string
    }
  | {
      readonly kind: 'date'
      readonly name: FieldName /** `2026-11-23`, or empty. */
      readonly value: string
      readonly required: boolean
    }
  /** `09:30`, or empty: as the person's own clock shows it. */
  | { readonly kind: 'time'; readonly name: FieldName; readonly value: string; readonly required: boolean }
  | {
      readonly kind: 'choice'
      readonly name: FieldName
      readonly value: string
      readonly required: boolean
      readonly options: readonly Option[]
    }
  /** Any number of a few, at most ten, or none; `value` and what is sent are joined by commas. */
  | {
      readonly kind: 'choices'
      readonly name: FieldName
      readonly value: string
      readonly required: boolean
      readonly options: readonly Option[]
    }
  /** Some of many, at most `most`; `value` and what is sent are joined by commas, in the order in which they were chosen. */
  | {
      readonly kind: 'several'
      readonly name: FieldName
      readonly value: string
      readonly required: boolean
      readonly options: readonly Option[]
      readonly most: number
    }
  /** To be read before one sends, and not sent: what will be shared, what somebody has asked, and to whom one could turn. */
  | { readonly kind: 'preview'; readonly preview: Preview }
  | { readonly kind: 'round'; readonly round: RoundPreview }
  | { readonly kind: 'asked'; readonly question: string }
  /** The days that a series would have. */
  | { readonly kind: 'days'; readonly preview: DaysPreview }
  /** What somebody who leaves has open. */
  | { readonly kind: 'unfinished'; readonly whose: string; readonly unfinished: Unfinished }
  /** Two entries of the register: what moves, and which stays. */
  | { readonly kind: 'merge'; readonly merge: MergePreview }
  | { readonly kind: 'suggested'; readonly suggested: Suggested }
  /** The fields that follow are all that this receiver sees, beside who asks and the case's number. */
  | { readonly kind: 'sight'; readonly to: string; readonly caseNo: string }
  /** Who sees the company's name once it says that it comes. */
  | { readonly kind: 'door'; readonly convener: string }
  /** Another way to go, one press away. */
  | { readonly kind: 'instead'; readonly intent: 'refer.unnamed'; readonly input: Readonly<Record<string, string>> }

/** Something to fill in. */
export type Filled = Extract<Field, { readonly name: FieldName }>

export const filledIn = (fields: readonly Field[]): readonly Filled[] => fields.filter((field) => 'name' in field)

/** `label` is data (a name, a case), `meaning` is worded by `texts.meanings`, `named` has its names with it; `group` is data as well. */
export type Option =
  | (Choice & { readonly label: string; readonly group?: string; readonly awayUntil?: Date })
  | (Choice & { readonly meaning: Meaning })
  | (Choice & { readonly named: Pick<Need, 'sv' | 'en'> })
  | (Choice & { readonly meeting: MeetingLine })

interface Choice {
  readonly value: string
  /** Stands first, among what is suggested. */
  readonly suggested?: true
}

/** That the one whom something is for is away, and who gets it as well. */
export interface AwayNote {
  readonly name: string
  readonly until: Date
  /** Null: the organisation's queue. */
  readonly standIn: string | null
}

/** What the receiver will see at once, and what on a click. */
export interface Preview {
  readonly caseNo: string
  readonly company: string
  /** Masked where it is a sole trader's; null when the company has none. */
  readonly number: string | null
  readonly need: string
  readonly referralKind: Kind
  readonly to: string
  readonly away: AwayNote | null
  readonly question: string
}

/** What a receiver is told of the others who were asked: that there are, or whom it works together with. */
export type RoundNote =
  | { readonly mode: 'first' }
  | { readonly mode: 'all'; readonly lead: string; readonly others: readonly string[] }

/** The same for several: what each will see. */
export interface RoundPreview extends Omit<Preview, 'referralKind' | 'to' | 'away'> {
  readonly mode: Mode
  readonly seats: readonly {
    readonly place: number
    readonly to: string
    readonly kind: Kind
    readonly lead: boolean
    readonly away: AwayNote | null
    /** What this one is told of the others; null: nothing. */
    readonly note: RoundNote | null
  }[]
}
export const companyLine = ({ company, number }: Pick<Preview, 'company' | 'number'>): string =>
  number === null ? company : `${company}, ${number}`
