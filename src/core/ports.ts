import type { CalendarStore } from './calendar-entry.ts'
import type { FeedStore } from './calendar-feed.ts'
import type { ApprovalStore } from './case/approval.ts'
import type { Case, Closing, Company, NextStep } from './case/case.ts'
import type { ContactStore } from './case/contact.ts'
import type { StuckStore } from './case/stuck.ts'
import type { Chronicle } from './chronicle.ts'
import type { ClockStore } from './clocks.ts'
import type { ClubStore, Guest } from './club/club.ts'
import type { CompanyStore } from './company/company-store.ts'
import type { MergeStore } from './company/merging.ts'
import type { Reader } from './delivery.ts'
import type { DigestStore } from './digest/digest-store.ts'
import type { ExportStore } from './digest/export-store.ts'
import type { CaseId, MemberId, NewId, OrganisationId, ReferralId } from './ids.ts'
import type { Inbox } from './inbox.ts'
import type { InquiryStore } from './inquiry.ts'
import type { AgendaStore, RecordStore } from './meeting/agenda-store.ts'
import type { MeetingStore } from './meeting/meeting.ts'
import type { NightStore } from './night.ts'
import type { NoticeStore } from './notice-store.ts'
import type { Ownership } from './referral/decide.ts'
import type { Referral } from './referral/referral.ts'
import type { RoundPlace } from './referral/round.ts'
import type { WarmStage, WarmStore } from './referral/warm.ts'
import type { AbsenceStore } from './register/absence.ts'
import type { Actor, ChatIdentity, Locale, Member, Organisation } from './register/register.ts'
import type { RoundSheetOf, RoundStore, SeatSheetOf } from './rounds.ts'
import type { ServiceStore } from './service/service-store.ts'
import type { StaffStore } from './staff.ts'

/**
 * What an intent can read and change, inside one transaction and for one reader. Nothing here is visible to others until the
 * transaction commits, and row-level security keeps what the reader's organisation may not see out of every answer.
 * Writes that do not depend on each other may be awaited together: they travel in one round trip.
 */
export interface Ports {
  readonly newId: NewId
  readonly register: RegisterStore
  readonly companies: CompanyStore
  readonly merges: MergeStore
  readonly cases: CaseStore
  readonly referrals: ReferralStore
  readonly approvals: ApprovalStore
  readonly contacts: ContactStore
  readonly inquiries: InquiryStore
  readonly notices: NoticeStore
  readonly chronicle: Chronicle
  readonly inbox: Inbox
  readonly clocks: ClockStore
  readonly absences: AbsenceStore
  readonly services: ServiceStore
  readonly rounds: RoundStore<ReferralSheet>
  readonly warm: WarmStore
  readonly meetings: MeetingStore
  readonly clubs: ClubStore
  readonly feeds: FeedStore
  readonly calendar: CalendarStore
  readonly agenda: AgendaStore
  readonly records: RecordStore
  readonly nights: NightStore
  readonly staff: StaffStore
  readonly stuck: StuckStore
  readonly digests: DigestStore
  readonly exports: ExportStore
}

/** Who calls, as far as the chat can tell. */
export interface Caller {
  readonly identity: ChatIdentity
  /** The chat's own setting: a BCP 47 tag, or null. */
  readonly localeHint: string | null
  /** IANA name, or null. */
  readonly timeZoneHint: string | null
}

/** What a piece of work came to, and whether what it wrote is to be kept. */
export interface Settled<T> {
  readonly commit: boolean
  readonly value: T
}

/**
 * One transaction at a time: all of `work` commits, or nothing does. `work` may run again after a deadlock or a lost connection, so it
 * has no other effects. When it says not to commit, everything is rolled back and its value is returned all the same.
 * Throws `StorageGone` when the database cannot be reached, or was lost and stays away.
 */
export interface Storage {
  /** As the member whose chat identity this is; `unknown` when nobody in a register has it. */
  asCaller<T>(
    caller: Caller,
    work: (ports: Ports, actor: Actor) => Promise<Settled<T>>,
  ): Promise<{ readonly found: T } | { readonly unknown: { readonly askWhom: readonly string[] } }>
  /** Reads for a recipient of notices, seeing what that organisation may see. */
  asReader<T>(reader: Reader, work: (ports: Ports) => Promise<T>): Promise<T>
  /** For a company that has the link to its place, through the convener's eyes; null where the link leads nowhere, or does not any more. */
  asGuest<T>(
    token: string,
    work: (ports: Ports, guest: Guest) => Promise<Settled<T>>,
  ): Promise<{ readonly found: T } | null>
}

/** The database does not answer. Nothing was saved, unless it went away while it was told to save: then nobody can know. */
export class StorageGone extends Error {
  override readonly name = 'StorageGone'
  readonly unsure: boolean

  constructor(message: string, { unsure = false, ...options }: ErrorOptions & { readonly unsure?: boolean } = {}) {
    super(message, options)
    this.unsure = unsure
  }
}

/** A receiver as one can name it: an organisation's queue, or a person in it. */
export interface Receiver {
  readonly organisation: Organisation
  readonly member: Member | null
}

export interface RegisterStore {
  /** Organisations in the network's agreement, with their people, sorted by name as a Swede sorts. */
  all(): Promise<readonly { readonly organisation: Organisation; readonly members: readonly Member[] }[]>
  /** Those whose key, name or e-mail is exactly `wanted`, whatever the case; several when a name is shared. */
  receivers(wanted: string): Promise<readonly Receiver[]>
  receiverByIdentity(identity: ChatIdentity): Promise<Receiver | null>
  receiverById(organisation: OrganisationId, member: MemberId | null): Promise<Receiver | null>
  /** Names of those who keep the register: whom to ask. */
  keepers(): Promise<readonly string[]>
  /** Names of the network's administrators. */
  administrators(): Promise<readonly string[]>
  setLocale(member: MemberId, locale: Locale | null): Promise<void>
}

/** `unanswered`: those of one's organisation with an offer that nobody has answered in time. */
export const caseLists = ['mine', 'team', 'stuck', 'unanswered'] as const
export type CaseList = (typeof caseLists)[number]

export interface NewCase {
  readonly id: CaseId
  readonly company: Company
  readonly need: string
  readonly owner: MemberId
  readonly organisation: OrganisationId
  readonly openedAt: Date
}

export interface Found {
  readonly cases: readonly Case[]
  /** Counted to a hundred, as in a list. */
  readonly total: number
  /** The words that were taken for what was meant, where nothing had the words that were typed. */
  readonly instead: readonly string[]
}

export interface CaseStore {
  /** Opens the case, gives the owner's organisation access to it, and returns its number. */
  open(opened: NewCase): Promise<string>
  /** Null both when there is none and when the reader may not see it. */
  byNo(no: string): Promise<Case | null>
  byId(id: CaseId): Promise<Case | null>
  /** Lets organisations know that there is such a case, and its need: enough for their coordinators to help its referrals along. `inNameOf`: for whom somebody does so who is no party. */
  letKnow(of: CaseId, organisations: readonly OrganisationId[], inNameOf?: OrganisationId): Promise<void>
  /** The most urgent first, at most `most`; and how many there are in all, counted to a hundred: a hundred means that many or more. */
  list(which: CaseList, most: number): Promise<{ readonly cases: readonly Case[]; readonly total: number }>
  /** By the words of the company and the need, by number, by owner: the open ones first, then the newest; at most `most`. */
  find(wanted: string, most: number): Promise<Found>
  /** Puts the next step in the place of the one before; `at` is when its day has been worked. Null takes it away. */
  plan(id: CaseId, next: (NextStep & { readonly at: Date }) | null): Promise<void>
  /** Keeps others from offering, closing or reopening the case until this transaction ends; reads afterwards see what they have done. */
  hold(id: CaseId): Promise<void>
  /** The case's owner does not see it any more: it is the one's again who had it before. */
  giveBack(id: CaseId, to: Ownership & { readonly from: MemberId }): Promise<void>
  /** What its company was called before its entry was merged into another; none for most. */
  formerNames(of: CaseId): Promise<readonly string[]>
  close(id: CaseId, closing: Closing): Promise<void>
  reopen(id: CaseId): Promise<void>
}

/** A referral with the names and the case that it takes to show it. */
export interface ReferralSheet {
  readonly referral: Referral
  /** As much of it as the referral tells, when the reader is no party to the case. */
  readonly case: Case
  readonly isParty: boolean
  readonly fromName: string
  readonly fromOrganisationName: string
  readonly toName: string | null
  readonly toOrganisationName: string
  /** Of `since.by`; null for the system. */
  readonly sinceName: string | null
  /** Of the one who took it; null until it is accepted. */
  readonly ownerName: string | null
  /** Of the organisation that was suggested when it was declined, or that it was referred onwards to. */
  readonly elsewhereName: string | null
  /** Whether its time had run out when it was read. */
  readonly overdue: boolean
  /** Its place among those that were asked together; null: asked alone. */
  readonly round: RoundPlace | null
  /** Its newest booking; null when there is none. `at`: once a time has been chosen. */
  readonly warm: { readonly stage: WarmStage; readonly at: Date | null } | null
}
export type SeatSheet = SeatSheetOf<ReferralSheet>
export type RoundSheet = RoundSheetOf<ReferralSheet>

export interface ReferralStore {
  /**
   * Stores a referral that has just been offered and gives the receiving organisation access to its case. One that is sent onwards is
   * still the sender's: what is written is written in the sender's name.
   * False when the case has been closed, or the approval been withdrawn. Without an approval the receiver gets to see the referral alone.
   */
  offer(referral: Referral): Promise<boolean>
  /** `inNameOf`: for which organisation somebody from outside reads it; without, for the reader's own. */
  byId(id: ReferralId, inNameOf?: OrganisationId): Promise<ReferralSheet | null>
  /**
   * Stores a move if the version is still `was`, moving the case with it if it still is with `from`. False when somebody else was
   * first: nothing has then been written, and `byId` says who. `inNameOf`: for which organisation somebody from outside makes it.
   */
  store(
    referral: Referral,
    was: number,
    handed: (Ownership & { readonly from: MemberId }) | null,
    inNameOf: OrganisationId | null,
  ): Promise<boolean>
  /** Takes from organisations what has been said to them of a case, and what they have said: before they stop seeing it. */
  hush(of: CaseId, losing: readonly OrganisationId[], senders: readonly OrganisationId[]): Promise<void>
  /** Takes from organisations what others have let them see of a case and its company. */
  partWith(of: Case, losing: readonly OrganisationId[], givers: readonly OrganisationId[]): Promise<void>
  /** Those of a case that still wait or are being worked on. */
  openOf(of: CaseId): Promise<readonly ReferralSheet[]>
  /** All of a case, the newest first. */
  allOf(of: CaseId, whole?: 'also-rivals'): Promise<readonly ReferralSheet[]>
  /** What waits for the reader: offers to answer, questions to complete, companies to contact, reviews, withdrawals to confirm, returns to take back; by clock. */
  waitingFor(by: Actor, most: number): Promise<readonly ReferralSheet[]>
}
