import { asOne, barredFromMoving } from '../core/club/hall.ts'
import type { Freed } from '../core/company/merging.ts'
import type { CompanyId, MeetingId, OrganisationId, PlaceId } from '../core/ids.ts'
import type { Meeting } from '../core/meeting/meeting.ts'
import { type HallRow, tellers } from './club-statements.ts'
import { inTheNameOf } from './in-the-name-of.ts'
import { type Answer, type Statement, statement } from './line.ts'
import type { Session } from './session.ts'

type Run = <Row extends object>(wanted: Statement<Row>, ...values: readonly unknown[]) => Promise<Answer<Row>>

const doubled = statement<{ readonly meeting_id: MeetingId; readonly one: PlaceId; readonly other: PlaceId }>(
  'merges.doubled',
  `select p.meeting_id, p.id as one, q.id as other from club_places p
  join club_places q on q.network_id = $1 and q.meeting_id = p.meeting_id and q.company_id = $3 and q.stage <> 'proposed'
  where p.network_id = $1 and p.company_id = $2 and p.stage <> 'proposed' order by p.meeting_id`,
)
const hold = statement<{ readonly organisation_id: OrganisationId; readonly cap: number }>(
  'merges.holdClub',
  'select organisation_id, cap from clubs where network_id = $1 and meeting_id = $2 for update',
)
const when = statement<{ readonly stage: Meeting['stage']; readonly starts_at: Date }>(
  'merges.when',
  'select stage, starts_at from meetings where network_id = $1 and id = $2',
)
const hall = statement<HallRow>(
  'merges.hall',
  'select id, stage, turn from club_places where network_id = $1 and meeting_id = $2 order by id',
)
const takeAway = statement('merges.takePlace', 'delete from club_places where network_id = $1 and id = $2')
const seat = statement(
  'merges.seat',
  `update club_places p set stage = g.stage, turn = g.turn, version = p.version + 1
  from jsonb_to_recordset($2) as g (id uuid, stage text, turn integer) where p.network_id = $1 and p.id = g.id`,
)
/** Of two on one organisation's list the one stays that has been invited. */
const once = statement(
  'merges.listedOnce',
  `delete from club_places p where p.network_id = $1 and p.stage = 'proposed' and p.company_id in ($2, $3)
    and exists (select from club_places q where q.network_id = $1 and q.meeting_id = p.meeting_id
      and q.organisation_id = p.organisation_id and q.company_id in ($2, $3) and q.company_id <> p.company_id
      and (q.stage <> 'proposed' or p.company_id = $2))`,
)
const move = statement(
  'merges.movePlaces',
  'update club_places set company_id = $3 where network_id = $1 and company_id = $2',
)

/** Read as the convener, as the keeper of the register need not take part. */
const aheadAt =
  (session: Session, now: Date) =>
  async (meeting: MeetingId, convener: OrganisationId): Promise<boolean> => {
    const { line, network } = session
    const [row] = (await inTheNameOf(session, convener, () => line.run(when, [network.id, meeting]))).rows
    return (
      row !== undefined &&
      barredFromMoving({ stage: row.stage, startsAt: row.starts_at }, 'come', { now, dayBegins: now }) === null
    )
  }

interface Merging {
  readonly session: Session
  readonly run: Run
  readonly at: Date
}

/** A company keeps one place at a meeting, the better one of its two; whoever waits gets what is free by that, if it is still to come. */
export async function mergePlaces(
  { session, run, at }: Merging,
  from: CompanyId,
  into: CompanyId,
): Promise<readonly Freed[]> {
  const freed: Freed[] = []
  const isAhead = aheadAt(session, at)
  for (const { meeting_id: meeting, one, other } of (await run(doubled, from, into)).rows) {
    const [of] = (await run(hold, meeting)).rows
    const { rows: places } = await run(hall, meeting)
    const ahead = of !== undefined && (await isAhead(meeting, of.organisation_id))
    const done = of && asOne({ cap: of.cap, places }, [one, other], ahead)
    if (!done) continue
    const told = (await run(tellers, [done.goes, done.moved.id])).rows
    const memberOf = (place: PlaceId) => told.find(({ id }) => id === place)?.member ?? null
    const gone = { place: done.goes, company: into, teller: memberOf(done.goes), owner: memberOf(done.moved.id) }
    await run(takeAway, done.goes)
    await run(seat, JSON.stringify([done.moved, ...done.up]))
    const up = [done.moved, ...done.up].filter(({ id, stage }) => stage === 'coming' && wasWaiting(places, id))
    freed.push({ meeting, organisation: of.organisation_id, up: up.map(({ id }) => id), gone })
  }
  await run(once, from, into)
  await run(move, from, into)
  return freed
}

const wasWaiting = (places: readonly HallRow[], id: PlaceId): boolean =>
  places.some((one) => one.id === id && one.stage === 'waiting')
