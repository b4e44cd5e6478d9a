import type { ChannelId, MeetingId, MemberId, OrganisationId, SeriesId } from '../core/ids.ts'
import type {
  Answer,
  InviteeRow,
  Meeting,
  MeetingKind,
  MeetingRing,
  MeetingSheet,
  MeetingStage,
  MeetingStore,
  Planned,
  Series,
} from '../core/meeting/meeting.ts'
import type { Encryption } from './encryption.ts'
import { bySwedishName } from './fold.ts'
import { inTheNameOf } from './in-the-name-of.ts'
import { statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

interface MeetingRow {
  readonly id: MeetingId
  readonly series_id: SeriesId
  readonly organisation_id: OrganisationId
  readonly organisations: readonly OrganisationId[]
  readonly version: number
  readonly kind: MeetingKind
  readonly title: string
  readonly slot: string
  readonly starts_at: Date
  readonly ends_at: Date
  readonly place_sealed: Buffer | null
  readonly channel_id: ChannelId | null
  readonly quorum: number | null
  readonly stage: MeetingStage
  readonly started_at: Date | null
  readonly ended_at: Date | null
  readonly words: string
  readonly since_at: Date
  readonly since_by: MemberId | null
  readonly since_name: string | null
  readonly convener_name: string
}

interface InvitedRow {
  readonly meeting_id: MeetingId
  readonly member_id: MemberId
  readonly organisation_id: OrganisationId
  readonly in_place_of: MemberId | null
  readonly answer: Answer | null
  readonly deputy_id: MemberId | null
  readonly name: string
  readonly active: boolean
  readonly organisation_name: string
}

const sheet = `select m.id, m.series_id, m.organisation_id, m.organisations, m.version, m.kind, m.title, m.slot, m.starts_at, m.ends_at,
    m.place_sealed, m.channel_id, m.quorum, m.stage, m.started_at, m.ended_at, m.words, m.since_at, m.since_by, s.name as since_name,
    o.name as convener_name
  from meetings m join organisations o on o.network_id = m.network_id and o.id = m.organisation_id
  left join members s on s.network_id = m.network_id and s.id = m.since_by`
const byId = statement<MeetingRow>('meetings.byId', `${sheet} where m.network_id = $1 and m.id = $2`)
const inviteesOf = statement<InvitedRow>(
  'meetings.invitees',
  `select i.meeting_id, i.member_id, i.organisation_id, i.in_place_of, i.answer, i.deputy_id, p.name, p.active,
    o.name as organisation_name
  from meeting_invitees i join members p on p.network_id = i.network_id and p.id = i.member_id
  join organisations o on o.network_id = i.network_id and o.id = i.organisation_id
  where i.network_id = $1 and i.meeting_id = $2`,
)
const planSeries = statement(
  'meetings.planSeries',
  `insert into meeting_series (network_id, id, organisation_id, kind, organisations, version, title, pattern, from_minutes,
    to_minutes, place_sealed, channel_id, quorum, invited, made_at, made_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
)
const plan = statement(
  'meetings.plan',
  `insert into meetings (network_id, id, organisations, version, title, starts_at, ends_at, place_sealed, channel_id, quorum, stage,
    started_at, ended_at, words, since_at, since_by, step, due_at, series_id, organisation_id, kind, slot)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
)
const store = statement(
  'meetings.store',
  `update meetings set organisations = $3, version = $4, title = $5, starts_at = $6, ends_at = $7, place_sealed = $8, channel_id = $9,
    quorum = $10, stage = $11, started_at = $12, ended_at = $13, words = $14, since_at = $15, since_by = $16, step = $17, due_at = $18,
    faults = 0
  where network_id = $1 and id = $2 and version = $19`,
)
const invite = statement(
  'meetings.invite',
  `insert into meeting_invitees (network_id, meeting_id, member_id, organisation_id)
  select $1, $2, i.member, i.organisation from unnest($3::uuid[], $4::uuid[]) as i (member, organisation) on conflict do nothing`,
)

export function meetingStore(session: Session): MeetingStore {
  const { line, network, encryption, now } = session
  return {
    plan: async (series, meetings, by, at) => {
      const values = seriesValues(series, encryption)
      await inTheNameOf(session, series.organisation, () =>
        Promise.all([
          line.run(planSeries, [network.id, ...values, at, by]),
          ...meetings.map((planned) => line.run(plan, [network.id, ...planValues(planned, encryption)])),
        ]),
      )
    },
    byId: async (id) => {
      if (!isUuid(id)) return null
      const [found, invitees] = await Promise.all([
        line.run(byId, [network.id, id]),
        line.run(inviteesOf, [network.id, id]),
      ])
      const [row] = found.rows
      return row === undefined ? null : sheetOf(row, invitees.rows, encryption, now())
    },
    store: async (meeting, was, next) => {
      const values = [network.id, ...valuesOf(meeting, next, encryption), was]
      return (await inTheNameOf(session, meeting.organisation, () => line.run(store, values))).count === 1
    },
    invite: async ({ id, organisation }, invitees) => {
      if (invitees.length === 0) return
      const values = [network.id, id, invitees.map(({ member }) => member), invitees.map((one) => one.organisation)]
      await inTheNameOf(session, organisation, () => line.run(invite, values))
    },
  }
}

const sealedIn = (table: 'meetings' | 'meeting_series', row: string) => ({ table, row, column: 'place_sealed' })

const sealedPlace = (
  { id, place }: Pick<Meeting, 'id' | 'place'> | Pick<Series, 'id' | 'place'>,
  table: 'meetings' | 'meeting_series',
  encryption: Encryption,
) => (place === '' ? null : encryption.seal(place, sealedIn(table, id)))

const seriesValues = (series: Series, encryption: Encryption): readonly unknown[] => [
  ...[series.id, series.organisation, series.kind, series.organisations, series.version, series.title, series.pattern],
  ...[series.from, series.to, sealedPlace(series, 'meeting_series', encryption), series.channel, series.quorum],
  JSON.stringify(series.invited),
]

const valuesOf = (meeting: Meeting, next: MeetingRing | null, encryption: Encryption): readonly unknown[] => [
  ...[meeting.id, meeting.organisations, meeting.version, meeting.title, meeting.startsAt, meeting.endsAt],
  ...[sealedPlace(meeting, 'meetings', encryption), meeting.channel, meeting.quorum, meeting.stage],
  ...['startedAt' in meeting ? meeting.startedAt : null, 'endedAt' in meeting ? meeting.endedAt : null],
  ...[
    'words' in meeting ? meeting.words : '',
    meeting.since.at,
    meeting.since.by,
    next?.step ?? null,
    next?.at ?? null,
  ],
]

const planValues = ({ meeting, next }: Planned, encryption: Encryption): readonly unknown[] => [
  ...valuesOf(meeting, next, encryption),
  ...[meeting.series, meeting.organisation, meeting.kind, meeting.slot],
]

function sheetOf(row: MeetingRow, invitees: readonly InvitedRow[], encryption: Encryption, readAt: Date): MeetingSheet {
  const { since_name: sinceName, convener_name: convenerName } = row
  return { meeting: meetingFrom(row, encryption), invitees: inviteesFrom(invitees), convenerName, sinceName, readAt }
}

function meetingFrom(row: MeetingRow, encryption: Encryption): Meeting {
  const { id, kind, organisations, version, title, slot, quorum } = row
  const place = row.place_sealed === null ? '' : encryption.open(row.place_sealed, sealedIn('meetings', id))
  return {
    ...{
      id,
      series: row.series_id,
      kind,
      organisation: row.organisation_id,
      organisations,
      title,
      slot,
      place,
      quorum,
    },
    ...{ startsAt: row.starts_at, endsAt: row.ends_at, channel: row.channel_id, version },
    ...{ since: { at: row.since_at, by: row.since_by }, ...shapeOf(row) },
  }
}

function shapeOf({ stage, started_at: startedAt, ended_at: endedAt, words }: MeetingRow) {
  if (stage === 'planned' || stage === 'invited') return { stage } as const
  if (stage === 'cancelled') return { stage, words } as const
  if (startedAt === null) throw new Error('a meeting has begun at no time')
  if (stage === 'started') return { stage, startedAt } as const
  if (endedAt === null) throw new Error('a meeting has ended at no time')
  return { stage, startedAt, endedAt } as const
}

const inviteesFrom = (rows: readonly InvitedRow[]): readonly InviteeRow[] =>
  rows
    .map(({ name, active, answer, ...row }) => ({
      ...{ member: row.member_id, organisation: row.organisation_id, inPlaceOf: row.in_place_of },
      ...{ answer, deputy: row.deputy_id, name, organisationName: row.organisation_name, active },
    }))
    .sort(
      (one, other) =>
        bySwedishName(one.organisationName, other.organisationName) || bySwedishName(one.name, other.name),
    )
