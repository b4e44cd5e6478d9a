import { z } from 'zod'
import type { ChannelId, Id, MeetingId, MemberId, OrganisationId, SeriesId } from '../core/ids.ts'
import type {
  Answer,
  Invited,
  InviteeRow,
  Meeting,
  MeetingKind,
  MeetingRing,
  MeetingSheet,
  Planned,
  Series,
} from '../core/meeting/meeting.ts'
import type { MeetingStage } from '../core/meeting/stage.ts'
import { roles } from '../core/register/register.ts'
import type { Encryption } from './encryption.ts'
import { bySwedishName } from './fold.ts'

export interface MeetingRow {
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
  readonly planner_name: string | null
  readonly planner_email: string | null
}

export interface InvitedRow {
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

const sealedIn = (table: 'meetings' | 'meeting_series', row: string) => ({ table, row, column: 'place_sealed' })

const sealedPlace = (
  { id, place }: Pick<Meeting, 'id' | 'place'> | Pick<Series, 'id' | 'place'>,
  table: 'meetings' | 'meeting_series',
  encryption: Encryption,
) => (place === '' ? null : encryption.seal(place, sealedIn(table, id)))

export const seriesValues = (series: Series, encryption: Encryption): readonly unknown[] => [
  ...[series.id, series.organisation, series.kind, series.organisations, series.version, series.title, series.pattern],
  ...[series.from, series.to, sealedPlace(series, 'meeting_series', encryption), series.channel, series.quorum],
  JSON.stringify(series.invited),
]

export const valuesOf = (meeting: Meeting, next: MeetingRing | null, encryption: Encryption): readonly unknown[] => [
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

export const planValues = ({ meeting, next }: Planned, encryption: Encryption): readonly unknown[] => [
  ...valuesOf(meeting, next, encryption),
  ...[meeting.series, meeting.organisation, meeting.kind, meeting.slot],
]

export function sheetOf(
  row: MeetingRow,
  invitees: readonly InvitedRow[],
  encryption: Encryption,
  readAt: Date,
): MeetingSheet {
  const { since_name: sinceName, convener_name: convenerName, planner_name: name, planner_email: email } = row
  const planner = name !== null && email !== null ? { name, email } : null
  const people = inviteesFrom(invitees.filter(({ meeting_id }) => meeting_id === row.id))
  return { meeting: meetingFrom(row, encryption), invitees: people, convenerName, planner, sinceName, readAt }
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

export interface SeriesRow {
  readonly id: SeriesId
  readonly organisation_id: OrganisationId
  readonly organisations: readonly OrganisationId[]
  readonly version: number
  readonly kind: MeetingKind
  readonly title: string
  readonly pattern: string
  readonly from_minutes: number
  readonly to_minutes: number
  readonly place_sealed: Buffer | null
  readonly channel_id: ChannelId | null
  readonly quorum: number | null
  readonly invited: unknown
}

const idOf = <Of extends string>() => z.custom<Id<Of>>((kept) => typeof kept === 'string')
const invited: z.ZodType<Invited> = z.object({
  organisations: z.array(idOf<'organisation'>()),
  roles: z.array(z.enum(roles)),
  members: z.array(idOf<'member'>()),
})

export function seriesFrom(row: SeriesRow, encryption: Encryption): Series {
  const { id, kind, title, pattern, organisations, version, quorum } = row
  const place = row.place_sealed === null ? '' : encryption.open(row.place_sealed, sealedIn('meeting_series', id))
  return {
    ...{ id, kind, title, pattern, organisations, version, quorum, place, channel: row.channel_id },
    ...{ organisation: row.organisation_id, from: row.from_minutes, to: row.to_minutes },
    invited: invited.parse(row.invited),
  }
}
