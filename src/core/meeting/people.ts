import type { MemberId, OrganisationId } from '../ids.ts'
import type { Role } from '../register/register.ts'
import type { MeetingHead } from './agenda-store.ts'

interface Somebody {
  readonly member: MemberId | null
  readonly organisation: OrganisationId
  readonly roles: readonly Role[]
}

/** Those who are invited, or come in somebody's place, and the convener's own: who sees the agenda and records what is said. */
export const isOfMeeting = ({ people, organisation }: MeetingHead, by: Somebody): boolean =>
  by.organisation === organisation || (by.member !== null && people.includes(by.member))

/** Coordinators among them hold the meeting: any of them, so that one can stand in for another. */
export const mayHold = (meeting: MeetingHead, by: Somebody): boolean =>
  isOfMeeting(meeting, by) && (by.roles.includes('coordinator') || by.roles.includes('network_admin'))
