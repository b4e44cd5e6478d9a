import type { MeetingId, MemberId, NewId, PlaceId } from '../ids.ts'
import type { Meeting } from '../meeting/meeting.ts'
import type { ClubChange, ClubTiding, Notice } from '../notice.ts'
import type { Hall } from './hall.ts'
import type { PlaceStage } from './stage.ts'

/** A message to each one who has one of these places on their list. */
export const clubNotices = (
  newId: NewId,
  tellers: ReadonlyMap<PlaceId, MemberId>,
  { meeting, tiding }: { readonly meeting: MeetingId; readonly tiding: ClubTiding },
): readonly Notice[] =>
  [...tellers].map(([place, member]) => ({
    ...{ id: newId<'notice'>(), recipient: { member } },
    about: { kind: 'club', meeting, place, tiding },
  }))

const reckonWithIt: readonly PlaceStage[] = ['invited', 'coming', 'waiting']
/** Those that have been invited and have not said no. */
export const expecting = ({ places }: Pick<Hall, 'places'>): readonly PlaceId[] =>
  places.filter(({ stage }) => reckonWithIt.includes(stage)).map(({ id }) => id)

/** That it has been moved or called off: one message to each, however many companies they have told. */
export const changeNotices = (
  newId: NewId,
  tellers: ReadonlyMap<PlaceId, MemberId>,
  { meeting, tiding }: { readonly meeting: Pick<Meeting, 'id' | 'startsAt'>; readonly tiding: ClubChange },
): readonly Notice[] =>
  [...new Set(tellers.values())].map((member) => ({
    ...{ id: newId<'notice'>(), recipient: { member } },
    about: { kind: 'club-change', meeting: meeting.id, tiding, startsAt: meeting.startsAt.toISOString() },
  }))
