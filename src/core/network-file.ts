import type { OrganisationNumber } from './company/organisation-number.ts'
import type { Chat, Locale, Role, WorkingHours } from './register/register.ts'

/**
 * Everything a network file can say, after it has been read and checked: keys are unique in their list, and every key that one
 * entry gives of another (`standIn`, `parties`) is in the file or in the network. What a file leaves out is null or empty here.
 */
export interface NetworkFile {
  readonly network: NetworkEntry
  readonly municipalities: readonly MunicipalityEntry[]
  readonly needs: readonly NeedEntry[]
  readonly organisations: readonly OrganisationEntry[]
  readonly agreement: AgreementEntry | null
  readonly companies: readonly CompanyEntry[]
}

export interface NetworkEntry {
  readonly key: string
  readonly name: string
  readonly prefix: string
  readonly timeZone: string
  readonly locale: Locale
  /** ISO 3166-1 alpha-2: whose public holidays count. */
  readonly country: string
  readonly workingHours: WorkingHours
}

/** What a municipality is called where companies give it by its code alone. */
export interface MunicipalityEntry {
  /** Four digits, `0780`. */
  readonly code: string
  readonly name: string
}

/** What companies come with. Services name it by its key; a network without a list goes by what its services say. */
export interface NeedEntry {
  readonly key: string
  readonly sv: string
  readonly en: string
  /** Words and expressions in either language by which it is recognised in a case's need. */
  readonly words: readonly string[]
}

export interface OrganisationEntry {
  readonly key: string
  readonly name: string
  readonly convener: boolean
  readonly publicAuthority: boolean
  /** Slack's team or Teams' tenant in which the organisation's people chat. */
  readonly workspaces: readonly WorkspaceEntry[]
  readonly channels: readonly ChannelEntry[]
  readonly members: readonly MemberEntry[]
  readonly services: readonly ServiceEntry[]
}

export interface WorkspaceEntry {
  readonly chat: Chat
  readonly workspace: string
}

export const purposes = ['handovers', 'digest'] as const
export type Purpose = (typeof purposes)[number]

/** A channel is in the organisation's workspace of the same chat. */
export interface ChannelEntry {
  readonly purpose: Purpose
  readonly chat: Chat
  readonly place: string
}

/** How much a member has open, by the keys of the file. */
export interface OpenOf {
  readonly organisation: string
  readonly member: string
  readonly cases: number
  readonly referrals: number
  /** What meetings have given them to do. */
  readonly actions: number
}

/** A company that a file may still name, and that has become another entry of the network's own. */
export interface MergedName {
  /** As names are compared. */
  readonly name: string
  readonly into: string
}

export interface MemberEntry {
  readonly key: string
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly locale: Locale | null
  /** User ids in the organisation's workspace of that chat; null when the member is not there, or not yet known to be. */
  readonly slack: string | null
  readonly teams: string | null
  /** The key of a member of the same organisation. */
  readonly standIn: string | null
  readonly active: boolean
}

export const capacities = ['open', 'limited', 'closed'] as const
export type Capacity = (typeof capacities)[number]

/** Matched by need and title. */
export interface ServiceEntry {
  readonly need: string
  readonly title: string
  readonly eligibility: Eligibility
  readonly capacity: Capacity
  /** The last day on which it is closed, `2027-01-15`; null when it is not closed, or until somebody opens it. */
  readonly closedUntil: string | null
  /** `2026-10-01`. */
  readonly reviewed: string | null
}

/** What a company must be for a service; null asks for nothing. */
export interface Eligibility {
  readonly employees: { readonly from: number; readonly to: number } | null
  readonly netTurnoverMinSek: number | null
}

/** Keys of the organisations that have signed. */
export interface AgreementEntry {
  readonly version: number
  /** `2026-01-15`. */
  readonly signedOn: string
  readonly parties: readonly string[]
}

export const exportStages = ['none', 'curious', 'started', 'established'] as const
export type ExportStage = (typeof exportStages)[number]

/** Matched by number; without one by name. */
export interface CompanyEntry {
  readonly number: OrganisationNumber | null
  readonly name: string
  /** Four digits, `0780`. */
  readonly municipality: string | null
  readonly employees: number | null
  readonly netTurnoverSek: number | null
  readonly exportStage: ExportStage | null
  /** ISO 3166-1 alpha-2. */
  readonly markets: readonly string[]
}
