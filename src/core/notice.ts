import type { Cause } from './cause.ts'
import type {
  CaseId,
  ChannelId,
  CompanyId,
  DigestId,
  InquiryId,
  MeetingId,
  MemberId,
  NetworkId,
  NoticeId,
  OrganisationId,
  PlaceId,
  RecordId,
  ReferralId,
  RoundId,
  SittingId,
  WarmId,
} from './ids.ts'
import type { ActionStep } from './meeting/action.ts'
import { steps } from './referral/ladder.ts'
import { warmSteps } from './referral/warm.ts'

/** Whom a notice is for: a person, wherever that person chats, or an organisation's channel. */
export type Recipient = { readonly member: MemberId } | { readonly channel: ChannelId }

/** What somebody is told has happened to a referral. */
export const tidings = [
  'accepted',
  'declined',
  'asked',
  'answered',
  'withdrawn',
  'withdrawal-asked',
  'released',
  'begun',
  'held',
  'returned',
  'taken-back',
  'ended',
  'thanked',
  'reopened',
  'redirected',
  'passed-on',
  'voided',
  'overridden',
  'revoked',
  'superseded',
  'none-left',
  'passed-to-next',
] as const
export type Tiding = (typeof tidings)[number]

/** What somebody is told because time has passed: a step of the ladder, or that the sender asks for an answer. */
export const clockTidings = [...steps, 'asked-again'] as const
export type ClockTiding = (typeof clockTidings)[number]

/** What somebody is told of a warm handover: what the other has done, or what the clock says. */
export const warmTidings = ['proposed', 'countered', 'chosen', 'moved', 'cancelled', ...warmSteps] as const
export type WarmTiding = (typeof warmTidings)[number]

/** What somebody is told of a meeting: that they are asked, stand in or need not, what has become of it, or what the clock says. */
export const meetingTidings = [
  ...(['invited', 'deputy', 'released', 'moved', 'cancelled'] as const),
  ...(['week-before', 'agenda', 'day-before', 'hour-before'] as const),
] as const
export type MeetingTiding = (typeof meetingTidings)[number]
/** What somebody is told of a company that they have invited to an Export Club. */
export const clubTidings = ['up', 'answered'] as const
export type ClubTiding = (typeof clubTidings)[number]
/** What somebody is told of all the companies that they have invited to it. */
export const clubChanges = ['moved', 'cancelled'] as const
export type ClubChange = (typeof clubChanges)[number]
/** Those of them that the clock says: told once, and of the time that the meeting had then. */
export const meetingReminders: readonly MeetingTiding[] = ['week-before', 'agenda', 'day-before', 'hour-before']

/**
 * What a message is about: ids only, never words and never personal data. It is put into words when it is sent, from the rows as
 * they are then, and again whenever what it is about changes, for as long as it is `live`.
 */
export type About =
  | { readonly kind: 'referral'; readonly referral: ReferralId }
  | { readonly kind: 'tiding'; readonly referral: ReferralId; readonly tiding: Tiding }
  /** Somebody asks to be brought in, in one of the recipient's own cases. */
  | { readonly kind: 'inquiry'; readonly inquiry: InquiryId; readonly case: CaseId }
  /** The sender's own card of a question to several. */
  | { readonly kind: 'round'; readonly round: RoundId }
  /** Nobody who was asked can bring the recipient in. */
  | { readonly kind: 'turned-down'; readonly inquiry: InquiryId }
  /** What the check of the night has found, to those who keep the network. */
  | { readonly kind: 'night'; readonly network: NetworkId }
  /** The company of the recipient's case has become another entry of the register. */
  | { readonly kind: 'company'; readonly case: CaseId }
  /** A case has another owner. */
  | { readonly kind: 'ownership'; readonly case: CaseId }
  /**
   * That member, that channel, or with neither the whole organisation cannot be reached: to whoever can do something about it. `referral` and
   * `case`: what the first message was about.
   */
  | {
      readonly kind: 'unreachable'
      readonly member: MemberId | null
      readonly channel: ChannelId | null
      readonly organisation: OrganisationId
      readonly cause: Cause
      readonly referral: ReferralId | null
      readonly case: CaseId | null
    }
  /** To the coordinators: a case has got stuck, or all that somebody has who is away; what the case is stuck with stands in the rows. */
  | { readonly kind: 'stuck'; readonly case: CaseId | null; readonly owner: MemberId }
  /** The recipient has all that somebody had who has left: how much it was. */
  | {
      readonly kind: 'took-over'
      readonly leaver: MemberId
      readonly cases: number
      readonly referrals: number
      readonly actions: number
    }
  /** `since`: when the stage began whose time has passed, as `2026-11-23T09:00:00.000Z`. Afterwards it says no more than where things stand. */
  /** What the recipient's own organisation offers, to be gone through once in each quarter, `2027-Q1`. */
  | { readonly kind: 'services'; readonly organisation: OrganisationId; readonly quarter: string }
  /** A month's digest, in the newest version that there is when it is shown. `late`: it was told after its time. */
  | { readonly kind: 'digest'; readonly digest: DigestId; readonly month: string; readonly late: boolean }
  | { readonly kind: 'clock'; readonly referral: ReferralId; readonly tiding: ClockTiding; readonly since: string }
  /** A meeting in its channel: its agenda, where it is while it is held, and its minutes. */
  | {
      readonly kind: 'sitting'
      readonly meeting: MeetingId
      readonly sitting: SittingId
      readonly what: 'agenda' | 'item' | 'minutes'
    }
  /** What a meeting has given the recipient to do. */
  | { readonly kind: 'action'; readonly action: RecordId; readonly step: 'given' | ActionStep }
  /** `late`: it should have come before. `startsAt`: when the meeting was to begin, as an instant. */
  | {
      readonly kind: 'meeting'
      readonly meeting: MeetingId
      readonly tiding: MeetingTiding
      readonly late: boolean
      readonly startsAt: string
    }
  /** To whoever has a company on their list: it has got a place, or has answered by its own link. */
  | { readonly kind: 'club'; readonly meeting: MeetingId; readonly place: PlaceId; readonly tiding: ClubTiding }
  /** To whoever passed on the link to a place that is there no more, as two were one company's. `owner`: who has the link to the other; null: nobody. */
  | {
      readonly kind: 'club-merged'
      readonly meeting: MeetingId
      readonly place: PlaceId
      readonly company: CompanyId
      readonly owner: MemberId | null
    }
  /** To whoever has companies on their list that have not declined: once for all of them. `startsAt`: when it is to begin now, as an instant. */
  | {
      readonly kind: 'club-change'
      readonly meeting: MeetingId
      readonly tiding: ClubChange
      readonly startsAt: string
    }
  /** `version`: of the booking that it is about. Afterwards it says no more than where things stand. */
  | {
      readonly kind: 'warm'
      readonly referral: ReferralId
      readonly warm: WarmId
      readonly tiding: WarmTiding
      readonly version: number
    }

export interface Notice {
  readonly id: NoticeId
  readonly recipient: Recipient
  readonly about: About
}
