import type { Day } from '../core/case/day.ts'
import type { NotedGround } from '../core/club/club.ts'
import type { PlaceStage } from '../core/club/stage.ts'
import type { Answer, MeetingKind } from '../core/meeting/meeting.ts'
import type { RecordKind } from '../core/meeting/sitting.ts'
import type { Kind, Result } from '../core/referral/referral.ts'
import type { Mode } from '../core/referral/round.ts'
import type { WarmMoveName } from '../core/referral/warm.ts'
import type { Locale } from '../core/register/register.ts'
import type { DigestDone } from './digest-view.ts'
import type { AwayNote } from './form.ts'
import type { MeetingLine } from './meeting-line.ts'

/** What a private confirmation says: with who, what and when. */
interface Dones {
  registered: {
    readonly caseNo: string
    readonly company: string
    readonly need: string
    readonly alreadyKnown: boolean
    /** Another organisation has an open case on the company: the one thing that is told of it. */
    readonly elsewhere: boolean
  }
  offered: {
    readonly caseNo: string
    readonly to: string
    readonly referralKind: Kind
    readonly unnamed: boolean
    readonly answerBy: Date
    readonly away: AwayNote | null
  }
  'offered-several': {
    readonly caseNo: string
    readonly to: readonly string[]
    readonly mode: Mode
    readonly answerBy: Date
  }
  /** On to the next in turn. */
  'round-passed': { readonly caseNo: string; readonly to: string; readonly place: number; readonly size: number }
  'round-withdrawn': { readonly caseNo: string; readonly to: readonly string[] }
  accepted: { readonly caseNo: string; readonly from: string; readonly owns: boolean; readonly contactBy: Date }
  declined: { readonly caseNo: string; readonly from: string }
  asked: { readonly caseNo: string; readonly from: string; readonly answerBy: Date }
  answered: { readonly caseNo: string; readonly to: string }
  withdrawn: { readonly caseNo: string; readonly to: string }
  'withdrawal-asked': { readonly caseNo: string; readonly to: string }
  released: { readonly caseNo: string; readonly from: string }
  begun: { readonly caseNo: string; readonly from: string }
  held: { readonly caseNo: string; readonly from: string; readonly reviewOn: Date }
  resumed: { readonly caseNo: string }
  returned: { readonly caseNo: string; readonly from: string }
  'taken-back': { readonly caseNo: string; readonly from: string }
  ended: {
    readonly caseNo: string
    readonly from: string
    readonly result: Result
    /** The case is the receiver's, and stays open until it is closed. */
    readonly owns: boolean
  }
  thanked: { readonly caseNo: string; readonly to: string }
  reopened: { readonly caseNo: string; readonly to: string }
  redirected: { readonly caseNo: string; readonly from: string; readonly onwards: string; readonly answerBy: Date }
  voided: { readonly caseNo: string }
  overridden: { readonly caseNo: string; readonly owner: string }
  noted: { readonly caseNo: string; readonly secret: boolean }
  planned: { readonly caseNo: string; readonly on: Day; readonly step: string; readonly instead: boolean }
  stepped: { readonly caseNo: string; readonly step: string }
  closed: { readonly caseNo: string; readonly result: Result }
  'case-reopened': { readonly caseNo: string; readonly owner: string }
  reassigned: { readonly caseNo: string; readonly owner: string; readonly away: AwayNote | null }
  left: {
    readonly name: string
    /** Who has what there was; null when there was nothing. */
    readonly taker: string | null
    readonly cases: number
    readonly referrals: number
    readonly actions: number
    readonly away: AwayNote | null
  }
  merged: { readonly goes: string; readonly stays: string; readonly cases: number; readonly open: number }
  'said-apart': { readonly names: readonly [string, string] }
  'said-together': { readonly names: readonly [string, string] }
  digest: { readonly digest: DigestDone }
  inquired: { readonly caseNo: string }
  'inquiry-declined': { readonly caseNo: string }
  /** `ended`: the organisations that do not see the case any more; `owner`: whose it has become by that. */
  'approval-withdrawn': { readonly caseNo: string; readonly ended: readonly string[]; readonly owner: string | null }
  'contact-saved': { readonly caseNo: string; readonly secret: boolean }
  'asked-again': { readonly caseNo: string; readonly to: string }
  snoozed: { readonly caseNo: string; readonly until: Date }
  warm: {
    readonly move: WarmMoveName | 'propose'
    readonly caseNo: string
    /** The other one of the two. */
    readonly to: string
    /** Once one has been chosen. */
    readonly time: Date | null
  }
  'item-added': { readonly title: string; readonly caseNo: string | null; readonly meeting: MeetingLine }
  'item-changed': object
  'item-dropped': object
  'item-moved': { readonly meeting: MeetingLine }
  'sitting-started': { readonly meeting: MeetingLine; readonly items: number }
  'sitting-stepped': { readonly left: number }
  'sitting-ended': { readonly approvers: readonly string[] }
  recorded: {
    readonly kind: RecordKind
    readonly caseNo: string | null
    readonly whom: string | null
    readonly on: string | null
  }
  attended: { readonly present: number; readonly absent: number }
  undone: { readonly kind: RecordKind }
  approved: { readonly left: number }
  'registry-kept': { readonly registryNo: string }
  'minutes-renewed': object
  /** None: those who had approved were enough, and the minutes are locked. */
  'approvers-set': { readonly approvers: readonly string[] }
  'action-done': { readonly words: string }
  'meetings-planned': {
    readonly meetingKind: MeetingKind
    readonly title: string
    readonly count: number
    readonly first: Date
    readonly invited: number
  }
  'meetings-changed': { readonly count: number; readonly dropped: number }
  'meeting-answered': { readonly answer: Answer; readonly deputy: string | null; readonly at: Date }
  'meeting-moved': { readonly at: Date; readonly told: number }
  'meeting-cancelled': { readonly at: Date; readonly told: number }
  'club-prepared': { readonly cap: number; readonly up: number }
  'companies-listed': { readonly count: number }
  /** `address`: of the company's own page, for the promoter to pass on; null where nobody knows at which address the bot is reached. */
  'company-invited': { readonly company: string; readonly address: string | null }
  'place-link': { readonly company: string; readonly address: string | null; readonly ground: NotedGround | null }
  'place-link-new': { readonly company: string; readonly address: string | null }
  /** `line`: of whoever waits; `up`: how many others got a place by it. */
  'place-moved': {
    readonly company: string
    readonly stage: PlaceStage
    readonly line: number | null
    readonly up: number
  }
  'place-dropped': { readonly company: string }
  'company-told': { readonly company: string }
  away: { readonly from: Date; readonly to: Date; readonly standIn: string | null }
  back: object
  'service-added': { readonly title: string }
  'service-changed': { readonly title: string }
  'services-reviewed': { readonly count: number }
  'service-taken-away': { readonly title: string }
  'service-put-back': object
  'settings-saved': { readonly locale: Locale | null }
  /** The same delivery came again: its effect stands, nothing was done twice. */
  'already-done': object
}

export type DoneWhat = keyof Dones
export type Done<W extends DoneWhat = DoneWhat> = { [K in W]: { readonly what: K } & Dones[K] }[W]
