import { z } from 'zod'
import type {
  AgendaItemId,
  CaseId,
  ChannelId,
  MeetingId,
  MemberId,
  OrganisationId,
  SeriesId,
  SittingId,
} from '../core/ids.ts'
import type { AgendaItem, CaseReason, ItemState, Source, Wish } from '../core/meeting/agenda.ts'
import type { AgendaSheet, AgendaStore, MeetingHead } from '../core/meeting/agenda-store.ts'
import type { MeetingKind } from '../core/meeting/meeting.ts'
import type { Approval } from '../core/meeting/sitting.ts'
import { type SittingStage, withItsSitting } from '../core/meeting/stage.ts'
import { gatherings } from './agenda-gathering.ts'
import { inTheNameOf } from './in-the-name-of.ts'
import { statement } from './line.ts'
import { minutesPlace, snapshotOf } from './minutes-place.ts'
import { isUuid, type Session } from './session.ts'

interface HeadRow {
  readonly id: MeetingId
  readonly series_id: SeriesId
  readonly kind: MeetingKind
  readonly title: string
  readonly starts_at: Date
  readonly ends_at: Date
  readonly organisation_id: OrganisationId
  readonly organisation_name: string
  readonly channel_id: ChannelId | null
  readonly cancelled: boolean
  readonly people: readonly MemberId[]
  readonly stage: SittingStage
}
const head = `m.id, m.series_id, m.kind, m.title, m.starts_at, m.ends_at, m.organisation_id, o.name as organisation_name,
  m.channel_id, m.stage = 'cancelled' as cancelled, coalesce(s.stage, 'planned') as stage,
  (select coalesce(array_agg(distinct p), '{}') from meeting_invitees i, unnest(array[i.member_id, i.deputy_id]) p
    where i.network_id = m.network_id and i.meeting_id = m.id and p is not null) as people`
const headFrom = `from meetings m join organisations o on o.network_id = m.network_id and o.id = m.organisation_id
  left join sittings s on s.network_id = m.network_id and s.meeting_id = m.id`

const near = statement<HeadRow>(
  'agenda.near',
  `select ${head} ${headFrom} where m.network_id = $1 and m.stage <> 'cancelled' and m.starts_at > $3::timestamptz - interval '61 days'
    and (m.organisation_id = $4 or exists (select 1 from meeting_invitees i where i.network_id = m.network_id
      and i.meeting_id = m.id and $2 in (i.member_id, i.deputy_id)))
  order by m.starts_at, m.id limit 100`,
)
const coming = statement<HeadRow>(
  'agenda.coming',
  `select ${head} ${headFrom} where m.network_id = $1 and m.stage <> 'cancelled' and m.starts_at > $2 and m.id <> $3
    and coalesce(s.stage, 'planned') = 'planned' and ($4::uuid is null or m.series_id = $4) order by m.starts_at, m.id limit $5`,
)
const before = statement<{ readonly at: Date | null }>(
  'agenda.before',
  `select max(starts_at) as at from meetings where network_id = $1 and series_id = $2 and starts_at < $3 and stage <> 'cancelled'`,
)

interface SheetRow extends HeadRow {
  readonly sitting_id: SittingId | null
  readonly version: number
  readonly drafted_at: Date | null
  readonly current_item: AgendaItemId | null
  readonly started_at: Date | null
  readonly started_by: MemberId | null
  readonly ended_at: Date | null
  readonly approvers: readonly MemberId[]
  readonly approved: readonly MemberId[]
  readonly approvals: unknown
  readonly locked_at: Date | null
  readonly registry_no: string
}
const sheet = statement<SheetRow>(
  'agenda.sheet',
  `select ${head}, s.id as sitting_id, coalesce(s.version, 0) as version, s.drafted_at, s.current_item, s.started_at, s.started_by,
    s.ended_at, coalesce(s.approvers, '{}') as approvers, coalesce(s.approved, '{}') as approved, coalesce(s.approvals, '[]') as approvals, s.locked_at,
    coalesce(s.registry_no, '') as registry_no ${headFrom} where m.network_id = $1 and m.id = $2`,
)

interface ItemRow {
  readonly id: AgendaItemId
  readonly key: string
  readonly place: number
  readonly source: Source
  readonly title_sealed: Buffer
  readonly case_id: CaseId | null
  readonly case_number: number | null
  readonly reasons: readonly CaseReason[]
  readonly owner_id: MemberId | null
  readonly owner_name: string | null
  readonly wish: Wish
  readonly minutes: number
  readonly state: ItemState
}
const items = statement<ItemRow>(
  'agenda.items',
  `select i.id, i.key, i.place, i.source, i.title_sealed, i.case_id, i.case_number, i.reasons, i.owner_id, p.name as owner_name,
    i.wish, i.minutes, i.state from agenda_items i
  left join members p on p.network_id = i.network_id and p.id = i.owner_id
  where i.network_id = $1 and i.meeting_id = $2 order by i.place, i.id`,
)
const begin = statement(
  'agenda.begin',
  `insert into sittings (network_id, id, meeting_id, organisation_id) values ($1, $2, $3, $4)
  on conflict (network_id, meeting_id) do nothing`,
)
const hold = statement('agenda.hold', 'select 1 from sittings where network_id = $1 and meeting_id = $2 for update')
const add = statement(
  'agenda.add',
  `insert into agenda_items (network_id, id, meeting_id, key, place, source, title_sealed, case_id, case_number, reasons, owner_id, wish,
    minutes, added_at, added_by)
  select $1, $2, $3, $4, coalesce((select max(place) from agenda_items where network_id = $1 and meeting_id = $3), 0) + 1,
    $5, $6, $7::uuid, $8::integer, $9::text[], $10::uuid, $11, $12::integer, $13::timestamptz, $14::uuid
  on conflict (network_id, meeting_id, key) do nothing`,
)
const change = statement(
  'agenda.change',
  `update agenda_items set place = $3, title_sealed = $4, owner_id = $5, wish = $6, minutes = $7, state = $8
  where network_id = $1 and id = $2`,
)
const drafted = statement(
  'agenda.drafted',
  'update sittings set drafted_at = $3 where network_id = $1 and meeting_id = $2',
)
const store = statement(
  'agenda.store',
  `update sittings set version = $4, stage = $5, current_item = $6, started_at = $7, started_by = $8, ended_at = $9, approvers = $10,
    approved = $11, locked_at = $12, snapshot_sealed = coalesce($13, snapshot_sealed), approvals = $14::jsonb
  where network_id = $1 and meeting_id = $2 and version = $3`,
)
/** The meeting itself says that it has begun, and that it is over: it is not moved or called off any more. */
const follow = statement(
  'agenda.follow',
  `update meetings set stage = $3, started_at = coalesce(started_at, $4), ended_at = $5, version = version + 1, step = null, due_at = null,
    since_at = coalesce($5, $4), since_by = $6
  where network_id = $1 and id = $2 and stage in ('planned', 'invited', 'started') and stage <> $3`,
)
const titleOf = (row: string) => ({ table: 'agenda_items', row, column: 'title_sealed' })

/** Which meetings there are, before and after one. */
const meetingsAround = ({
  line,
  network,
  organisation,
  now,
}: Session): Pick<AgendaStore, 'near' | 'nextAfter' | 'lastBefore' | 'comingAfter'> => ({
  near: async (member) => {
    const { rows } = await line.run(near, [network.id, member, now(), organisation])
    return rows.map(headOf)
  },
  nextAfter: async ({ id, startsAt, series }) => {
    const { rows } = await line.run(coming, [network.id, startsAt, id, series, 1])
    return rows.map(headOf)[0] ?? null
  },
  lastBefore: async ({ series, startsAt }) =>
    (await line.run(before, [network.id, series, startsAt])).rows[0]?.at ?? null,
  comingAfter: async ({ id, startsAt }, most) => {
    const { rows } = await line.run(coming, [network.id, startsAt, id, null, most])
    return rows.map(headOf)
  },
})

export function agendaStore(session: Session): AgendaStore {
  const { line, network, encryption, newId } = session
  const itemsOf = async (meeting: MeetingId): Promise<readonly AgendaItem[]> => {
    const { rows } = await line.run(items, [network.id, meeting])
    return rows.map((row) => itemOf(row, encryption.open(row.title_sealed, titleOf(row.id)), network.prefix))
  }
  return {
    ...gatherings(session),
    ...minutesPlace(session),
    ...meetingsAround(session),
    sheet: async (meeting) => {
      if (!isUuid(meeting)) return null
      const [{ rows }, all] = await Promise.all([line.run(sheet, [network.id, meeting]), itemsOf(meeting)])
      const [row] = rows
      return row === undefined ? null : sheetOf(row, all)
    },
    hold: async ({ id, organisation: convener }) => {
      await Promise.all([line.run(begin, [network.id, newId(), id, convener]), line.run(hold, [network.id, id])])
    },
    add: async (meeting, wanted, at, by) => {
      const added = wanted.map(({ case: of, ...one }) => {
        const id = newId<'agenda-item'>()
        const number = of === null ? null : Number(/\d+$/.exec(of.no)?.[0])
        const title = encryption.seal(titleSaid(one.title, of), titleOf(id))
        return line.run(add, [
          ...[network.id, id, meeting, one.key, one.source, title, of?.id ?? null, number],
          ...[one.reasons, one.owner, one.wish, one.minutes, at, by],
        ])
      })
      return (await Promise.all(added)).reduce((sum, { count }) => sum + count, 0)
    },
    change: async (wanted) => {
      const changed = wanted.map(({ id, place, owner, wish, minutes, state, ...one }) => {
        const title = encryption.seal(titleSaid(one.title, one.case), titleOf(id))
        return line.run(change, [network.id, id, place, title, owner?.id ?? null, wish, minutes, state])
      })
      await Promise.all(changed)
    },
    drafted: async (meeting, at) => void (await line.run(drafted, [network.id, meeting, at])),
    store: async ({ sitting: of, meeting: { organisation: convener } }, was, snapshot) => {
      const kept = snapshot && encryption.seal(JSON.stringify(snapshot), snapshotOf(of.meeting))
      const { count } = await line.run(store, [
        ...[network.id, of.meeting, was, of.version, of.stage, of.current, of.startedAt, of.startedBy, of.endedAt],
        ...[of.approvers, of.approved, of.lockedAt, kept ?? null, JSON.stringify(of.approvals)],
      ])
      const stage = withItsSitting[of.stage]
      if (count === 1 && stage !== null) {
        const values = [network.id, of.meeting, stage, of.startedAt, of.endedAt, session.member]
        await inTheNameOf(session, convener, () => line.run(follow, values))
      }
      return count === 1
    },
  }
}

const headOf = (row: HeadRow): MeetingHead => ({
  ...{
    id: row.id,
    series: row.series_id,
    kind: row.kind,
    title: row.title,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
  },
  ...{ organisation: row.organisation_id, organisationName: row.organisation_name, channel: row.channel_id },
  ...{ cancelled: row.cancelled, people: row.people, stage: row.stage },
})

const approvals: z.ZodType<readonly Approval[]> = z.array(
  z.object({ member: z.custom<MemberId>((kept) => typeof kept === 'string'), name: z.string(), at: z.coerce.date() }),
)

const sheetOf = (row: SheetRow, all: readonly AgendaItem[]): AgendaSheet => ({
  meeting: headOf(row),
  id: row.sitting_id,
  draftedAt: row.drafted_at,
  items: all,
  sitting: {
    ...{
      meeting: row.id,
      stage: row.stage,
      version: row.version,
      current: row.current_item,
      startedAt: row.started_at,
    },
    ...{ startedBy: row.started_by, endedAt: row.ended_at, approvers: row.approvers, approved: row.approved },
    approvals: approvals.parse(row.approvals),
    ...{ lockedAt: row.locked_at, registryNo: row.registry_no },
  },
})

/** Of a case its need as well. */
const titleSaid = (title: string, of: AgendaItem['case']): string =>
  of === null ? title : JSON.stringify([of.need, title])
const caseSaid = z.tuple([z.string(), z.string()])

function itemOf(row: ItemRow, said: string, prefix: string): AgendaItem {
  const [need, title] = row.case_id === null ? ['', said] : caseSaid.parse(JSON.parse(said))
  return {
    ...{ id: row.id, key: row.key, place: row.place, source: row.source, reasons: row.reasons, wish: row.wish },
    ...{ minutes: row.minutes, state: row.state, title },
    case: row.case_id === null ? null : { id: row.case_id, no: `${prefix}-${row.case_number}`, need },
    owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? '' },
  }
}
