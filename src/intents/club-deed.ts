import type { Club, ClubSheet, Doing, PlaceSheet } from '../core/club/club.ts'
import { barredFromMoving, movePlace, type PlaceMove, placeInLine } from '../core/club/hall.ts'
import type { PlaceStage } from '../core/club/stage.ts'
import { changeNotices, clubNotices, expecting } from '../core/club/telling.ts'
import { dayBegins } from '../core/club/visit.ts'
import type { Freed } from '../core/company/merging.ts'
import type { MeetingId, OrganisationId, PlaceId } from '../core/ids.ts'
import type { Meeting, MeetingSheet } from '../core/meeting/meeting.ts'
import { conveners } from '../core/meeting/meeting-decide.ts'
import type { ClubChange, ClubTiding } from '../core/notice.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import type { Occasion } from './intent.ts'

/** An Export Club that has been prepared: the one that is named, else the next, else the last. */
export async function clubOf(
  ports: Ports,
  typed: MeetingId | null,
  { now }: Pick<Occasion, 'now'>,
): Promise<Outcome<ClubSheet>> {
  const id = typed ?? (await ports.clubs.near('next', now)) ?? (await ports.clubs.near('last', now))
  const meeting = id === null ? null : await ports.meetings.byId(id)
  if (meeting === null || meeting.meeting.kind !== 'export-club') return refuse({ code: 'no-club' })
  const club = await ports.clubs.byMeeting(meeting.meeting.id)
  if (club === null) return refuse({ code: 'club-unprepared', conveners: await namesOf(ports, meeting) })
  const [hall, places] = await Promise.all([ports.clubs.hall(club), ports.clubs.places(club.meeting)])
  return allow({ meeting, club, hall, places })
}

async function namesOf(ports: Ports, { meeting }: MeetingSheet): Promise<readonly string[]> {
  const register = await ports.register.all()
  const ids = conveners(register, meeting.organisation)
  return register.flatMap(({ members }) => members.filter(({ id }) => ids.includes(id)).map(({ name }) => name))
}

export interface Seat {
  readonly place: PlaceSheet
  readonly club: Club
  readonly meeting: MeetingSheet
}

/** A place as the reader sees it; absent and another organisation's are the same. */
export async function seatOf(ports: Ports, id: PlaceId): Promise<Outcome<Seat>> {
  const place = await ports.clubs.place(id)
  const [meeting, club] = place
    ? await Promise.all([ports.meetings.byId(place.meeting), ports.clubs.byMeeting(place.meeting)])
    : [null, null]
  return place && meeting && club ? allow({ place, club, meeting }) : refuse({ code: 'place-not-found' })
}

/** The same for those on the reader's own list. */
export async function ownSeat(ports: Ports, id: PlaceId, { by }: Occasion): Promise<Outcome<Seat>> {
  const found = await seatOf(ports, id)
  return found.ok && found.value.place.organisation !== by.organisation ? refuse({ code: 'place-not-found' }) : found
}

interface Moving {
  readonly club: Club
  readonly meeting: MeetingSheet
  readonly id: PlaceId
  /** Whose list it is on: in its name the audit is written. */
  readonly organisation: OrganisationId
}

export interface Moved {
  readonly stage: PlaceStage
  readonly line: number | null
  readonly up: number
  /** It stood otherwise before. */
  readonly changed: boolean
}

/** A company answers, or is noted to be there: whoever waits gets what is free by that, and those who noted them are told. */
export async function moveSeat(
  ports: Ports,
  { club, meeting, id, organisation }: Moving,
  move: Exclude<PlaceMove, 'invite'>,
  { timeZone, ...doing }: Doing & { readonly timeZone: string },
): Promise<Outcome<Moved>> {
  const when = { now: doing.at, dayBegins: dayBegins(meeting.meeting, timeZone) }
  const barred = barredFromMoving(meeting.meeting, move, when)
  if (barred) return refuse(barred)
  const hall = await ports.clubs.hold(club)
  const was = hall.places.find((one) => one.id === id)
  const moved = movePlace(hall, id, move)
  if (!moved.ok) return moved
  const { moved: is, up } = moved.value
  const changed = is !== was
  const all = changed ? [is, ...up] : []
  const isAnswer = move === 'come' || move === 'decline'
  await Promise.all([
    ports.clubs.store(club, all, isAnswer ? { ...doing, place: id } : null),
    ...(changed ? [ports.clubs.record({ what: move, meeting: club.meeting, place: id }, organisation, doing)] : []),
  ])
  await tellUp(
    ports,
    club,
    up.map((one) => one.id),
    doing,
  )
  const places = hall.places.map((one) => all.find((other) => other.id === one.id) ?? one)
  return allow({ stage: is.stage, line: placeInLine({ ...hall, places }, id), up: up.length, changed })
}

/** That companies have got a place, to whoever has them on their list. */
export async function tellUp(
  ports: Ports,
  club: Pick<Club, 'meeting' | 'organisation'>,
  up: readonly PlaceId[],
  { at }: Pick<Doing, 'at'>,
): Promise<void> {
  if (up.length === 0) return
  const { meeting } = club
  await Promise.all([
    tell(ports, club, up, 'up'),
    ...up.map((place) => ports.clubs.record({ what: 'up', meeting, place }, club.organisation, { by: null, at })),
  ])
}

export async function tell(
  ports: Ports,
  club: Pick<Club, 'meeting' | 'organisation'>,
  places: readonly PlaceId[],
  tiding: ClubTiding,
): Promise<void> {
  const tellers = await ports.clubs.tellers(club, places)
  await ports.notices.post(...clubNotices(ports.newId, tellers, { meeting: club.meeting, tiding }))
}

/** That a link leads nowhere any more, to whoever has passed it on. */
export async function tellMerged(ports: Ports, { meeting, gone: { teller, ...gone } }: Freed): Promise<void> {
  if (teller === null) return
  const about = { kind: 'club-merged' as const, meeting, ...gone }
  await ports.notices.post({ id: ports.newId(), recipient: { member: teller }, about })
}

/** That an Export Club is at another time or place, or is called off, to those whose companies reckon with it. */
export async function tellChange(ports: Ports, was: Meeting, is: Meeting, tiding: ClubChange): Promise<void> {
  const same = +was.startsAt === +is.startsAt && +was.endsAt === +is.endsAt && was.place === is.place
  if (is.kind !== 'export-club' || (same && tiding === 'moved')) return
  const club = await ports.clubs.byMeeting(is.id)
  if (club === null) return
  // Whoever is invited at this moment is waited for.
  const tellers = await ports.clubs.tellers(club, expecting(await ports.clubs.hold(club)))
  await ports.notices.post(...changeNotices(ports.newId, tellers, { meeting: is, tiding }))
}
