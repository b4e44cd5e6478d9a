import { sql } from 'kysely'
import type { Club } from '#src/core/club/club.ts'
import type { PlaceStage } from '#src/core/club/stage.ts'
import type { MeetingId, OrganisationId, PlaceId } from '#src/core/ids.ts'
import type { Meeting, Series } from '#src/core/meeting/meeting.ts'
import type { Ports } from '#src/core/ports.ts'
import { newId } from '#src/new-id.ts'
import type { Somebody } from '#test/seed-network.ts'
import { asks } from './asking.ts'
import { type Given, start } from './given.ts'
import { registering } from './merging-given.ts'

const [startsAt, endsAt] = [new Date('2026-12-04T14:00:00Z'), new Date('2026-12-04T16:00:00Z')]

/** Maria at the region convenes an Export Club; people of Almi, Business Sweden and EEN take part. */
export const exportClub =
  (cap: number, place = 'Kungsgatan 1') =>
  async (ports: Ports): Promise<Club> => {
    const register = await ports.register.all()
    const maria = register.flatMap(({ members }) => members).find(({ key }) => key === 'maria')
    if (!maria) throw new Error('who?')
    const organisations: readonly OrganisationId[] = register.map(({ organisation }) => organisation.id)
    const convened = {
      ...{ kind: 'export-club' as const, organisation: maria.organisation, title: '', place, organisations },
      ...{ channel: null, quorum: null, version: 1 },
    }
    const series: Series = {
      ...{ ...convened, id: newId<'series'>(), pattern: 'first Friday of every quarter', from: 900, to: 1020 },
      invited: { organisations, roles: [], members: [] },
    }
    const meeting: Meeting = {
      ...{ ...convened, id: newId<'meeting'>(), series: series.id, slot: '2026-12-04', startsAt, endsAt },
      ...{ stage: 'invited', since: { at: start, by: maria.id } },
    }
    await ports.meetings.plan(series, [{ meeting, next: null }], maria.id, start)
    const club = { meeting: meeting.id, organisation: maria.organisation, theme: 'Tyskland', speaker: 'Talar AB', cap }
    await ports.clubs.prepare(club, 0)
    return club
  }

export const placesIn = async ({ database }: Given, meeting: MeetingId) =>
  (
    await sql<{
      id: PlaceId
      name: string
      stage: PlaceStage
      turn: number | null
    }>`select p.id, co.name, p.stage, p.turn
      from club_places p join companies co on co.id = p.company_id where p.meeting_id = ${meeting} order by co.name, p.id`.execute(
      database.db,
    )
  ).rows

/** On the list of somebody's organisation, as a company of its own. */
export async function listed(g: Given, club: Club, who: Somebody, name: string): Promise<PlaceId> {
  const { company } = await g.as(who, registering(name))
  return g.as(who, async (ports, { member: by }) => {
    await ports.clubs.propose(club, [company], { by, at: start })
    const place = (await ports.clubs.places(club.meeting)).find((one) => one.company === company)
    if (!place) throw new Error('not on the list')
    return place.id
  })
}

/** A company of somebody's own organisation that has been invited. */
export async function invited(g: Given, club: Club, who: Somebody, name: string): Promise<PlaceId> {
  const place = await listed(g, club, who, name)
  const refused = await asks(g, who, 'club.invite', { place, ground: 'asked', note: 'Vd:n ringde', on: '2026-11-02' })
  if (refused) throw new Error(refused)
  return place
}

/** What stands behind a place's own link. */
export async function tokenOf(g: Given, who: Somebody, place: PlaceId): Promise<string> {
  const address = await g.as(who, (ports) => ports.clubs.addressOf(place))
  if (address === null) throw new Error('the place has no link')
  return address.split('/').at(-1) ?? ''
}
