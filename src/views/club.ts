import { type ClubSheet, countsOf, type PlaceSheet } from '../core/club/club.ts'
import { barredFromMoving, type PlaceMove, placeInLine } from '../core/club/hall.ts'
import { expecting } from '../core/club/telling.ts'
import { dayBegins } from '../core/club/visit.ts'
import type { Reader } from '../core/delivery.ts'
import type { MeetingId } from '../core/ids.ts'
import type { MeetingSheet } from '../core/meeting/meeting.ts'
import { mayConvene } from '../core/meeting/meeting-decide.ts'
import type { About } from '../core/notice.ts'
import type { Ports } from '../core/ports.ts'
import { button } from './button.ts'
import type { ButtonIntent } from './button-intents.ts'
import type { ClubPlaceRow } from './club-view.ts'
import type { MeetingLine } from './meeting-line.ts'
import type { Button, View } from './view.ts'

type Looking = Pick<Reader, 'organisation' | 'roles'> & { readonly network: { readonly timeZone: string } }

/** Three blocks each: so many fit in a message of either chat. */
export const placesAtOnce = 10

export const clubLine = ({ meeting }: Pick<MeetingSheet, 'meeting'>): MeetingLine => {
  const { kind, title, startsAt, endsAt } = meeting
  return { kind, title, startsAt, endsAt }
}

export const showClub = (meeting: MeetingId): Button => button('club.show', { meeting })
export const prepareClub = (meeting: MeetingId, weight: Button['weight'] = 'plain'): Button =>
  button('club.prepare', { meeting }, { opens: true, weight })

const moveButtons: { readonly [M in PlaceMove]: ButtonIntent } = {
  ...{ invite: 'club.invite', come: 'club.come', decline: 'club.decline', attend: 'club.attend', miss: 'club.miss' },
}
const offered: { readonly [S in PlaceSheet['stage']]: readonly PlaceMove[] } = {
  ...{ proposed: ['invite'], invited: ['come', 'decline', 'attend'], coming: ['attend', 'miss', 'decline'] },
  ...{ waiting: ['decline', 'attend'], declined: ['come', 'attend'], attended: ['miss'], absent: ['attend'] },
}

/** What can be done now: answers until it begins, and from that morning on who is there. */
export function placeButtons(
  place: PlaceSheet,
  { meeting, readAt: now }: MeetingSheet,
  by: Looking,
): readonly Button[] {
  const input = { place: place.id }
  const isOwn = place.organisation === by.organisation
  const when = { now, dayBegins: dayBegins(meeting, by.network.timeZone) }
  const open = offered[place.stage].filter((move) => barredFromMoving(meeting, move, when) === null)
  const moves = open.filter((move) => isOwn || move === 'attend' || move === 'miss')
  const after = place.stage === 'attended' || place.stage === 'absent'
  return [
    ...moves.map((move, at) =>
      button(moveButtons[move], input, { opens: move === 'invite', weight: at === 0 && !after ? 'main' : 'plain' }),
    ),
    ...(isOwn && place.stage === 'proposed' ? [button('club.drop', input)] : []),
    ...(isOwn && place.stage !== 'proposed' ? [button('club.link', input, { opens: true })] : []),
    ...(isOwn && after && place.followUp === null ? [button('club.follow-up', input, { opens: true })] : []),
  ]
}

const placeRow = (place: PlaceSheet, { hall }: ClubSheet, by: Looking): ClubPlaceRow => ({
  ...{ company: place.companyName, stage: place.stage, line: placeInLine(hall, place.id) },
  organisation: place.organisation === by.organisation ? null : place.organisationName,
  ...{ keeper: place.keeperName, ground: place.ground, followUp: place.followUp },
  byItself: place.organisation === by.organisation && place.answered !== null && place.answered.byName === null,
})

/** Whom others have merely thought of is theirs alone, by number too. */
const asked = (places: readonly Pick<PlaceSheet, 'stage'>[]): number =>
  places.filter(({ stage }) => stage !== 'proposed').length

export function clubView(sheet: ClubSheet, by: Looking, from: number, last: MeetingId | null): View<'club'> {
  const { club, hall, places, meeting: of } = sheet
  const shown = places.slice(from, from + placesAtOnce)
  const next = from + placesAtOnce
  const id = club.meeting
  const isAhead = barredFromMoving(of.meeting, 'invite', { now: of.readAt, dayBegins: of.readAt }) === null
  return {
    ...{ kind: 'club', meeting: clubLine(of), theme: club.theme, speaker: club.speaker, cap: club.cap },
    convener: of.convenerName,
    counts: { ...countsOf(hall), proposed: places.length - asked(places) },
    places: shown.map((place) => ({ ...placeRow(place, sheet, by), buttons: placeButtons(place, of, by) })),
    ...{ from, total: places.length, unnamed: asked(hall.places) - asked(places) },
    more: next < places.length ? button('club.more', { meeting: id, from: String(next) }) : null,
    buttons: [
      ...(isAhead ? [button('club.suggest', { meeting: id }, { opens: true, weight: 'main' })] : []),
      ...(isAhead && mayConvene(by, club.organisation) ? [prepareClub(id)] : []),
      ...(last === null || last === id ? [] : [button('club.last', {})]),
    ],
  }
}

/** Null once it stands otherwise than what is told. */
export async function presentClub(
  ports: Ports,
  about: Extract<About, { readonly kind: 'club' }>,
): Promise<View<'club-news'> | null> {
  const [place, of, club] = await Promise.all([
    ports.clubs.place(about.place),
    ports.meetings.byId(about.meeting),
    ports.clubs.byMeeting(about.meeting),
  ])
  if (place === null || of === null || club === null) return null
  const told = about.tiding === 'up' ? ['coming'] : ['coming', 'waiting', 'declined']
  if (!told.includes(place.stage)) return null
  const line = placeInLine(await ports.clubs.hall(club), place.id)
  const { tiding } = about
  return {
    kind: 'club-news',
    tiding,
    meeting: clubLine(of),
    stage: place.stage,
    line,
    buttons: [showClub(club.meeting)],
  }
}

const mostNamed = 20

/** With the companies of this reader as they stand now; null where there are none, and when it has been moved or called off since. */
export async function presentClubChange(
  ports: Ports,
  about: Extract<About, { readonly kind: 'club-change' }>,
  { member, organisation }: Pick<Reader, 'member' | 'organisation'>,
): Promise<View<'club-change'> | null> {
  const [of, club] = await Promise.all([ports.meetings.byId(about.meeting), ports.clubs.byMeeting(about.meeting)])
  if (of === null || club === null) return null
  const { meeting } = of
  const { tiding } = about
  const isPast =
    about.startsAt !== meeting.startsAt.toISOString() || (meeting.stage === 'cancelled') !== (tiding === 'cancelled')
  if (isPast) return null
  const places = (await ports.clubs.places(club.meeting)).filter((one) => one.organisation === organisation)
  const tellers = await ports.clubs.tellers(club, expecting({ places }))
  const companies = places.filter(({ id }) => tellers.get(id) === member).map(({ companyName }) => companyName)
  if (companies.length === 0) return null
  return {
    ...{ kind: 'club-change', tiding, meeting: clubLine(of), place: meeting.place },
    ...{ companies: companies.slice(0, mostNamed), more: Math.max(0, companies.length - mostNamed) },
    buttons: [showClub(club.meeting)],
  }
}

/** Null when it is called off, and where the company is not seen any more. */
export async function presentClubMerged(
  ports: Ports,
  about: Extract<About, { readonly kind: 'club-merged' }>,
  reader: Pick<Reader, 'member'>,
): Promise<View<'club-merged'> | null> {
  const [of, company, register] = await Promise.all([
    ports.meetings.byId(about.meeting),
    ports.companies.byId(about.company),
    ports.register.all(),
  ])
  if (of === null || company === null || of.meeting.stage === 'cancelled') return null
  const [owner = null] = register.flatMap(({ organisation, members }) =>
    members.filter(({ id }) => id === about.owner).map(({ name }) => ({ name, organisation: organisation.name })),
  )
  return {
    ...{ kind: 'club-merged', meeting: clubLine(of), company: company.name },
    owner: about.owner === reader.member ? 'self' : owner,
    buttons: [showClub(about.meeting)],
  }
}
