import type { MemberId, OrganisationId } from '../ids.ts'
import { allow, type Outcome, refuse } from '../outcome.ts'
import type { Refusal } from '../refusal.ts'
import type { Member, Organisation, Role } from '../register/register.ts'
import type { Invited, Invitee, Meeting } from './meeting.ts'
import type { MeetingStage } from './stage.ts'

export type MeetingMove =
  | { readonly move: 'invite'; readonly organisations: readonly OrganisationId[] }
  | { readonly move: 'move'; readonly startsAt: Date; readonly endsAt: Date; readonly place: string }
  | { readonly move: 'cancel'; readonly words: string }
export type MeetingMoveName = MeetingMove['move']

const ahead = ['planned', 'invited'] as const

/** Every move, and what it starts from, before the time that is set. Who may make it: `mayConvene`. It begins and ends with its sitting. */
const meetingTable: { readonly [N in MeetingMoveName]: readonly MeetingStage[] } = {
  invite: ['planned'],
  move: ahead,
  cancel: ahead,
}

/** The convener's coordinators do, and whoever keeps the network. */
export const mayConvene = (
  by: { readonly organisation: OrganisationId; readonly roles: readonly Role[] },
  convener: OrganisationId,
): boolean => by.roles.includes('network_admin') || (by.organisation === convener && by.roles.includes('coordinator'))

/** Null when it can be made. Races are settled by whoever stores it, only where the version is what was read. */
export function barredFrom(
  meeting: Pick<Meeting, 'stage' | 'startsAt'>,
  move: MeetingMoveName,
  now: Date,
): Refusal | null {
  if (!meetingTable[move].includes(meeting.stage)) return { code: 'meeting-moved-on', stage: meeting.stage }
  return now >= meeting.startsAt ? { code: 'meeting-begun' } : null
}

export function moveMeeting(
  meeting: Meeting,
  wanted: MeetingMove,
  { by, now }: { readonly by: MemberId | null; readonly now: Date },
): Outcome<Meeting> {
  const barred = barredFrom(meeting, wanted.move, now)
  if (barred) return refuse(barred)
  const next = { ...bare(meeting), version: meeting.version + 1, since: { at: now, by } }
  switch (wanted.move) {
    case 'invite':
      return allow({ ...next, organisations: wanted.organisations, stage: 'invited' })
    case 'move': {
      const { startsAt, endsAt, place } = wanted
      if (startsAt <= now) return refuse({ code: 'time-past', field: 'startTime' })
      if (endsAt <= startsAt) return refuse({ code: 'ends-before-start', field: 'endTime' })
      const stage = meeting.stage === 'invited' ? 'invited' : 'planned'
      return allow({ ...next, startsAt, endsAt, place, stage })
    }
    case 'cancel':
      return allow({ ...next, stage: 'cancelled', words: wanted.words })
  }
}

/** Without what belongs to the present stage alone. */
const bare = ({
  id,
  series,
  kind,
  organisation,
  organisations,
  title,
  slot,
  startsAt,
  endsAt,
  place,
  channel,
  quorum,
}: Meeting) => ({
  ...{ id, series, kind, organisation, organisations, title, slot, startsAt, endsAt, place, channel, quorum },
})

/** Whether somebody can still say that they come, or do not. */
export const barredFromAnswering = (meeting: Meeting, now: Date): Refusal | null => barredFrom(meeting, 'move', now)

/** A deputy is a colleague who is not coming anyway. */
export function barredFromStandingIn(
  deputy: Pick<Member, 'id' | 'name' | 'organisation' | 'chat'>,
  own: Invitee,
  invitees: readonly Invitee[],
): Refusal | null {
  const field = 'deputy'
  if (deputy.organisation !== own.organisation || deputy.id === own.member)
    return { code: 'deputy-elsewhere', field, name: deputy.name }
  if (deputy.chat === null) return { code: 'receiver-unreachable', field, name: deputy.name }
  const there = invitees.some(({ member, inPlaceOf }) => member === deputy.id && inPlaceOf !== own.member)
  return there ? { code: 'deputy-invited', field, name: deputy.name } : null
}

type Group = { readonly organisation: Organisation; readonly members: readonly Member[] }

/** Everybody in the register who is meant now. */
export const peopleInvited = (
  { organisations, roles, members }: Invited,
  register: readonly Group[],
): readonly Member[] =>
  register.flatMap((group) =>
    group.members.filter((member) => {
      const isAmong = organisations.includes(group.organisation.id) || (organisations.length === 0 && roles.length > 0)
      const has = roles.length === 0 || member.roles.some((role) => roles.includes(role))
      return members.includes(member.id) || (isAmong && has)
    }),
  )

/** Those who see the meeting. */
export const organisationsOf = (
  convener: OrganisationId,
  people: readonly Pick<Member, 'organisation'>[],
): readonly OrganisationId[] => [...new Set([convener, ...people.map(({ organisation }) => organisation)])]

/** The convener’s coordinators. */
export const conveners = (register: readonly Group[], convener: OrganisationId): readonly MemberId[] =>
  register
    .filter(({ organisation }) => organisation.id === convener)
    .flatMap(({ members }) => members.filter(({ roles }) => roles.includes('coordinator')).map(({ id }) => id))

/** A person can be reached and comes, as far as anybody knows. */
export const stillExpected = (invitees: readonly (Invitee & { readonly active: boolean })[]): readonly MemberId[] =>
  invitees.filter(({ active, answer }) => active && answer !== 'no').map(({ member }) => member)
