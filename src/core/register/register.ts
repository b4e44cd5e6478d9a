import type { ChannelId, MemberId, NetworkId, OrganisationId } from '../ids.ts'
import type { Away } from './absence.ts'

export const roles = ['promoter', 'team_lead', 'coordinator', 'network_admin'] as const
export type Role = (typeof roles)[number]

export type Locale = 'sv' | 'en'
export type Chat = 'slack' | 'teams'

/** Who somebody is in a chat: a user id means something only together with its workspace (Slack's team, Teams' tenant). */
export interface ChatIdentity {
  readonly chat: Chat
  readonly workspace: string
  readonly user: string
}

export interface Network {
  readonly id: NetworkId
  readonly name: string
  /** Case numbers are `<prefix>-<n>`. */
  readonly prefix: string
  readonly timeZone: string
  readonly locale: Locale
  /** ISO 3166-1 alpha-2: whose public holidays count. */
  readonly country: string
  readonly workingHours: WorkingHours
}

/** Minutes after local midnight. */
export interface WorkingHours {
  readonly from: number
  readonly to: number
}

export interface Organisation {
  readonly id: OrganisationId
  readonly key: string
  readonly name: string
  readonly convener: boolean
  /** Where handovers to the organisation arrive, if it has a channel for them. */
  readonly handovers: ChannelId | null
}

export interface Member {
  readonly id: MemberId
  readonly key: string
  readonly name: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly roles: readonly Role[]
  /** The member's own setting; null follows the chat's, then the network's. */
  readonly locale: Locale | null
  /** Where the member chats; null when no chat is known yet, so that nothing could be delivered. */
  readonly chat: Chat | null
  /** Who takes over for a while, as the register has it. */
  readonly standIn: MemberId | null
  /** Null: at work. */
  readonly away: Away | null
}

/** The person who acts: what every decision and every query is made for. */
export interface Actor {
  readonly network: Network
  readonly member: MemberId
  readonly name: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly roles: readonly Role[]
  readonly locale: Locale
  /** Nobody has said which language: neither the member, nor the chat. The network's stands in. */
  readonly localeGuessed: boolean
  readonly timeZone: string
}
