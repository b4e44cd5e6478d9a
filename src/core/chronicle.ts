import type { Day } from './case/day.ts'
import type { ApprovalId, CaseId, EntryId, MeetingId, MemberId, OrganisationId, ReferralId } from './ids.ts'
import type { Step } from './referral/ladder.ts'
import type { Kind, MoveName, Result, Stage } from './referral/referral.ts'
import type { WarmHappening } from './referral/warm.ts'
import type { Actor } from './register/register.ts'

/** What has happened to a case, for its timeline and for the audit. */
interface Happenings {
  registered: object
  approved: { readonly approval: ApprovalId }
  'contact-noted': object
  /** The company withdrew it: `words` are what it said, or why. */
  'approval-withdrawn': { readonly approval: ApprovalId; readonly words: string }
  moved: {
    readonly referral: ReferralId
    readonly move: MoveName
    readonly kind: Kind
    readonly words: string
    /** What came of it, when it was ended. */
    readonly result?: Result | undefined
    /** The referral that took its place, when it was sent onwards: what is said with that is for its receiver. */
    readonly next?: ReferralId | undefined
    /** The receiver of what is asked without naming the company: who sees what is said about it, and nothing else that happens. */
    readonly told?: OrganisationId | undefined
  }
  noted: {
    readonly words: string
    /** For the organisation that wrote it, and no other. */
    readonly secret?: true | undefined
  }
  planned: { readonly on: Day; readonly words: string }
  /** The next step was done. */
  stepped: { readonly words: string }
  closed: { readonly result: Result; readonly words: string }
  reopened: object
  /** A colleague has it now: the case, or its owner's part in a referral of somebody else's case. */
  reassigned: {
    readonly whose: 'case' | 'referral'
    readonly from: MemberId
    readonly to: MemberId
    readonly words: string
  }
  /** Its company's entry has been merged into another: `company` is what that is called, `words` what it was called before. */
  'company-merged': { readonly company: string; readonly words: string }
  inquired: object
  'inquiry-declined': object
  /** Time has passed without anybody doing anything. */
  clock: { readonly referral: ReferralId; readonly step: Step; readonly stage: Stage }
  /** The sender asked for an answer. */
  'asked-again': { readonly referral: ReferralId }
  /** A warm handover was proposed or moved on. */
  warm: WarmHappening
  /** A meeting has decided it, and taken that back. */
  decided: { readonly words: string }
  'decision-undone': { readonly words: string }
  /** It came of an Export Club, on that day. */
  'from-club': { readonly meeting: MeetingId; readonly on: Day }
  /** Whoever was to be reminded put that off. */
  snoozed: { readonly referral: ReferralId; readonly until: Date; readonly words: string }
}

export type What = keyof Happenings
export type Happening<W extends What = What> = { [K in W]: { readonly what: K } & Happenings[K] }[W]

export interface TimelineEntry {
  readonly id: EntryId
  readonly at: Date
  /** Null: the system. */
  readonly byName: string | null
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly happening: Happening
}

export interface Chronicle {
  /** Writes both the case's timeline and the audit. */
  record(of: CaseId, by: Actor | 'system', at: Date, happening: Happening): Promise<void>
  /** That somebody has looked at the case's details: for the audit alone. */
  seen(of: CaseId, by: Actor, at: Date): Promise<void>
  /** The newest first; those before an entry, where one is named. */
  timeline(of: CaseId, most: number, before?: EntryId | null): Promise<readonly TimelineEntry[]>
}
