import type { Company } from '../case/case.ts'
import type { Day } from '../case/day.ts'
import type { CompanyFacts } from '../company/company-store.ts'
import type { CaseId, CompanyId, MeetingId, MemberId, OrganisationId, PlaceId } from '../ids.ts'
import type { MeetingSheet } from '../meeting/meeting.ts'
import type { ExportStage, MunicipalityEntry } from '../network-file.ts'
import type { Network } from '../register/register.ts'
import type { Hall, Place } from './hall.ts'
import type { PlaceStage } from './stage.ts'

/** What one Export Club is about. */
export interface Club {
  readonly meeting: MeetingId
  /** The convener's, in whose name all places are read and moved. */
  readonly organisation: OrganisationId
  readonly theme: string
  /** The company that speaks, as it is called; empty until one has said yes. */
  readonly speaker: string
  readonly cap: number
}

/**
 * Why a company may be contacted: one of its cases in which it has approved something, that it has asked itself, or that somebody there has
 * consented.
 */
export const groundKinds = ['case', 'asked', 'consent'] as const
export type GroundKind = (typeof groundKinds)[number]

export interface Ground {
  readonly kind: GroundKind
  /** Who said so, and how. */
  readonly words: string
  readonly on: Day
  /** Null but for `case`. */
  readonly case: CaseId | null
}

/** As it was noted when the company was invited. `caseNo`: null but for `case`. */
export interface NotedGround extends Omit<Ground, 'case'> {
  readonly caseNo: string | null
  readonly byName: string
}

export interface Segment {
  /** Four digits. */
  readonly municipality: string | null
  readonly employees: { readonly from: number; readonly to: number | null } | null
  readonly exportStage: ExportStage | null
}

export interface SuggestedCompany extends CompanyFacts, Pick<Company, 'id' | 'name'> {}

/** A place as its own organisation sees it; and the convener, once the company has said that it comes: by name, without ground and follow-up. */
export interface PlaceSheet extends Place {
  readonly meeting: MeetingId
  readonly company: CompanyId
  readonly companyName: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly keeperName: string
  readonly ground: GroundKind | null
  readonly invited: { readonly at: Date; readonly byName: string } | null
  /** `byName` null: the company itself, by its link. */
  readonly answered: { readonly at: Date; readonly byName: string | null } | null
  /** The case that came of it; null: none yet. */
  readonly followUp: string | null
  readonly version: number
}

/** An Export Club as somebody sees it. */
export interface ClubSheet {
  readonly meeting: MeetingSheet
  readonly club: Club
  /** All of them, without names. */
  readonly hall: Hall
  /** Those that the reader sees: further along first, then in the order of the answers. */
  readonly places: readonly PlaceSheet[]
}

/** Whoever has the link to a company's place. */
export interface Guest {
  readonly network: Network
  readonly meeting: MeetingId
  readonly place: PlaceId
  /** Whose promoter has invited it. */
  readonly organisation: OrganisationId
}

/** For the audit. */
export interface ClubDeed {
  readonly what:
    | 'prepared'
    | 'proposed'
    | 'dropped'
    | 'invite'
    | 'come'
    | 'decline'
    | 'attend'
    | 'miss'
    | 'up'
    | 'link'
    | 'followed-up'
  readonly meeting: MeetingId
  readonly place: PlaceId | null
}

/** Whose doing it is; null: the company's own, or what came of another's. */
export interface Doing {
  readonly by: MemberId | null
  readonly at: Date
}

export interface ClubStore {
  /** The Export Club that comes next, or the one that was last; of those that the reader sees. */
  near(which: 'next' | 'last', at: Date): Promise<MeetingId | null>
  /** Null where nothing has been prepared, and where the reader does not see it. */
  byMeeting(meeting: MeetingId): Promise<(Club & { readonly version: number }) | null>
  /** Theme, speaker and cap, in the convener's name, if the version is still `was`; 0: none yet. False when somebody else was first. */
  prepare(club: Club, was: number): Promise<boolean>
  /** All places, without names, kept from others until this transaction ends. */
  hold(club: Club): Promise<Hall>
  hall(club: Pick<Club, 'meeting' | 'organisation'>): Promise<Hall>
  places(meeting: MeetingId): Promise<readonly PlaceSheet[]>
  /** Null where the reader does not see it. */
  place(id: PlaceId): Promise<PlaceSheet | null>
  /** Its own place, and what the company is called; null when it is there no more. */
  guest(of: Guest): Promise<{ readonly place: Place & { readonly version: number }; readonly company: string } | null>
  /** The company's cases in which it has approved something that stands, as far as the reader answers for them. */
  grounds(company: CompanyId): Promise<readonly { readonly id: CaseId; readonly no: string }[]>
  /** Companies of a segment that the reader's organisation sees and has not on its list, by name; at most `most`. */
  suggest(meeting: MeetingId, segment: Segment, most: number): Promise<readonly SuggestedCompany[]>
  /** What can be asked for: the municipalities of the companies that the reader sees. */
  municipalities(): Promise<readonly MunicipalityEntry[]>
  /** Puts companies on the list of the reader's organisation; those that are there already stay as they are. How many are new. */
  propose(club: Club, companies: readonly CompanyId[], doing: Doing & { readonly by: MemberId }): Promise<number>
  /** From the list, before it has been invited. */
  drop(id: PlaceId): Promise<boolean>
  /** Whether the company has been invited by anybody, also as another entry of the same number. */
  isInvited(meeting: MeetingId, company: Company): Promise<boolean>
  /** With the ground, and a link of its own: in the reader's name. */
  invite(id: PlaceId, ground: Ground, doing: Doing & { readonly by: MemberId }): Promise<void>
  /** Stores what has changed, in the convener's name; of which of them it is an answer, and whose. */
  store(club: Club, changed: readonly Place[], answered: (Doing & { readonly place: PlaceId }) | null): Promise<void>
  /** Why the company was invited, to its own organisation alone; null before it was. */
  groundOf(id: PlaceId): Promise<NotedGround | null>
  /** Where the company's own page is; null where it has none, or nobody knows at which address the bot is reached. */
  addressOf(id: PlaceId): Promise<string | null>
  /** A new link; the one before stops working. */
  renewLink(id: PlaceId): Promise<boolean>
  followedUp(id: PlaceId, by: CaseId): Promise<void>
  /** Whom to tell of a place: whoever noted its answer, else whoever invited it, or who is there in their stead. */
  tellers(club: Pick<Club, 'organisation'>, places: readonly PlaceId[]): Promise<ReadonlyMap<PlaceId, MemberId>>
  record(deed: ClubDeed, inNameOf: OrganisationId, doing: Doing): Promise<void>
}

/** Numbers of places by stage. */
export const countsOf = ({ places }: Hall): { readonly [S in PlaceStage]: number } => {
  const count = (wanted: PlaceStage): number => places.filter(({ stage }) => stage === wanted).length
  return {
    ...{ proposed: count('proposed'), invited: count('invited'), coming: count('coming'), waiting: count('waiting') },
    ...{ declined: count('declined'), attended: count('attended'), absent: count('absent') },
  }
}
