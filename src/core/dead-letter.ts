import type { Cause } from './cause.ts'
import type { ChannelId, MemberId, OrganisationId } from './ids.ts'
import type { Recipient } from './notice.ts'
import type { Chat } from './register/register.ts'

/** Who or what cannot be reached; with neither, the organisation. */
export interface Unreached {
  readonly member: MemberId | null
  readonly channel: ChannelId | null
  readonly organisation: OrganisationId
}

/** Somebody who can be told of it, and whether that has a chance. */
export interface Candidate {
  readonly recipient: Recipient
  readonly role: 'channel' | 'team-lead' | 'coordinator' | 'network-admin'
  /** The same organisation's as the recipient of the dead letter. */
  readonly own: boolean
  readonly chat: Chat
  readonly workspace: string
  /** Something for them has died in the last day: there is no use in telling them. */
  readonly troubled: boolean
}

/** Where the dead letter was to go. */
export interface DeadEnd {
  readonly recipient: Recipient
  readonly organisation: OrganisationId
  readonly workspaces: readonly { readonly chat: Chat; readonly workspace: string }[]
}

/** The nearest first. The first that has somebody who can be reached is told, and no other. */
const ways: readonly ((one: Candidate) => boolean)[] = [
  ({ role, own }) => role === 'channel' && own,
  ({ role, own }) => role === 'team-lead' && own,
  ({ role }) => role === 'coordinator',
  ({ role }) => role === 'network-admin',
]

/** Who is told that a message could not be delivered. Never who could not be reached, nor anybody in a workspace that is out of reach itself. */
export function whomToTell(end: DeadEnd, cause: Cause, candidates: readonly Candidate[]): readonly Recipient[] {
  const open = candidates.filter(
    (one) =>
      !one.troubled &&
      !isSame(one.recipient, end.recipient) &&
      !(
        cause === 'workspace' && end.workspaces.some((out) => out.chat === one.chat && out.workspace === one.workspace)
      ),
  )
  const way = ways.find((fits) => open.some(fits))
  const told = way ? open.filter(way).map(({ recipient }) => recipient) : []
  return told.filter((one, at) => told.findIndex((other) => isSame(one, other)) === at)
}

/** Where a whole workspace is out of reach that is told once, and not of each who is in it. */
export const unreachedBy = ({ recipient, organisation }: DeadEnd, cause: Cause): Unreached => ({
  member: cause !== 'workspace' && 'member' in recipient ? recipient.member : null,
  channel: cause !== 'workspace' && 'channel' in recipient ? recipient.channel : null,
  organisation,
})

const isSame = (one: Recipient, other: Recipient): boolean => laneOf(one) === laneOf(other)

export const laneOf = (recipient: Recipient): string => ('member' in recipient ? recipient.member : recipient.channel)
