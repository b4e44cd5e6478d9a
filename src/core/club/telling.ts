import type { MeetingId, MemberId, NewId, PlaceId } from '../ids.ts'
import type { ClubTiding, Notice } from '../notice.ts'

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
