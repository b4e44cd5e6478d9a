import type { Clash, MeetingKind, MeetingSheet, MeetingStore } from '../core/meeting/meeting.ts'
import { inTheNameOf } from './in-the-name-of.ts'
import { type Statement, statement } from './line.ts'
import {
  type InvitedRow,
  type MeetingRow,
  planValues,
  type SeriesRow,
  seriesFrom,
  seriesValues,
  sheetOf,
  valuesOf,
} from './meeting-row.ts'
import { isUuid, type Session } from './session.ts'

const sheet = `select m.id, m.series_id, m.organisation_id, m.organisations, m.version, m.kind, m.title, m.slot, m.starts_at, m.ends_at,
    m.place_sealed, m.channel_id, m.quorum, m.stage, m.started_at, m.ended_at, m.words, m.since_at, m.since_by, s.name as since_name,
    o.name as convener_name, p.name as planner_name, p.email as planner_email
  from meetings m join organisations o on o.network_id = m.network_id and o.id = m.organisation_id
  left join members s on s.network_id = m.network_id and s.id = m.since_by
  left join meeting_series r on r.network_id = m.network_id and r.id = m.series_id
  left join members p on p.network_id = r.network_id and p.id = r.made_by`
const byId = statement<MeetingRow>('meetings.byId', `${sheet} where m.network_id = $1 and m.id = $2`)
const isTheirs = `m.network_id = $1 and m.starts_at > $2 and m.stage <> 'cancelled' and m.stage <> 'ended' and ($4
    or m.organisation_id = $5 or exists (select from meeting_invitees i where i.network_id = m.network_id
      and i.member_id = $3 and i.meeting_id = m.id))`
const coming = statement<MeetingRow>(
  'meetings.coming',
  `${sheet} where ${isTheirs} order by m.starts_at, m.id limit $6`,
)
const count = statement<{ readonly all: number }>(
  'meetings.count',
  `select count(*)::int as all from (select from meetings m where ${isTheirs} limit 100) c`,
)
const ahead = statement<MeetingRow>(
  'meetings.ahead',
  `${sheet} where m.network_id = $1 and m.series_id = $2 and m.starts_at > $3 and m.stage in ('planned', 'invited')
  order by m.starts_at, m.id limit 200`,
)
const seriesById = statement<SeriesRow>(
  'meetings.series',
  `select id, organisation_id, organisations, version, kind, title, pattern, from_minutes, to_minutes, place_sealed, channel_id,
    quorum, invited from meeting_series where network_id = $1 and id = $2`,
)
const inviteesOf = statement<InvitedRow>(
  'meetings.invitees',
  `select i.meeting_id, i.member_id, i.organisation_id, i.in_place_of, i.answer, i.deputy_id, p.name, p.active,
    o.name as organisation_name
  from meeting_invitees i join members p on p.network_id = i.network_id and p.id = i.member_id
  join organisations o on o.network_id = i.network_id and o.id = i.organisation_id
  where i.network_id = $1 and i.meeting_id = any($2::uuid[])`,
)
const clashes = statement<{ kind: MeetingKind; title: string; starts_at: Date; people: number }>(
  'meetings.clashes',
  `select m.kind, m.title, m.starts_at, count(*)::int as people from meetings m
  join meeting_invitees i on i.network_id = m.network_id and i.meeting_id = m.id and i.member_id = any($3::uuid[])
  where m.network_id = $1 and m.starts_at >= $6 and (m.starts_at at time zone $5)::date = any($2::date[])
    and m.stage in ('planned', 'invited') and m.series_id is distinct from $4::uuid and coalesce(i.answer, '') <> 'no'
  group by m.id, m.kind, m.title, m.starts_at order by m.starts_at limit 20`,
)
const planSeries = statement(
  'meetings.planSeries',
  `insert into meeting_series (network_id, id, organisation_id, kind, organisations, version, title, pattern, from_minutes,
    to_minutes, place_sealed, channel_id, quorum, invited, made_at, made_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
)
const change = statement(
  'meetings.change',
  `update meeting_series set organisations = $5, version = $6, title = $7, pattern = $8, from_minutes = $9, to_minutes = $10,
    place_sealed = $11, channel_id = $12, quorum = $13, invited = $14
  where network_id = $1 and id = $2 and organisation_id = $3 and kind = $4 and version = $15`,
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
    slot = $19, faults = 0
  where network_id = $1 and id = $2 and version = $20`,
)
const set = statement(
  'meetings.set',
  'update meetings set step = $3, due_at = $4, faults = 0 where network_id = $1 and id = $2',
)
const invite = statement(
  'meetings.invite',
  `insert into meeting_invitees (network_id, meeting_id, member_id, organisation_id)
  select $1, $2, i.member, i.organisation from unnest($3::uuid[], $4::uuid[]) as i (member, organisation) on conflict do nothing`,
)
const letOff = statement(
  'meetings.letOff',
  'delete from meeting_invitees where network_id = $1 and meeting_id = $2 and in_place_of = $3 and member_id is distinct from $4',
)
const answer = statement(
  'meetings.answer',
  `update meeting_invitees set answer = $4, deputy_id = $5, answered_at = $6
  where network_id = $1 and meeting_id = $2 and member_id = $3`,
)
const standIn = statement(
  'meetings.standIn',
  `insert into meeting_invitees (network_id, meeting_id, member_id, organisation_id, in_place_of)
  select network_id, meeting_id, $4, organisation_id, member_id from meeting_invitees
  where network_id = $1 and meeting_id = $2 and member_id = $3 on conflict do nothing`,
)
const letAllOff = statement(
  'meetings.letAllOff',
  'delete from meeting_invitees where network_id = $1 and meeting_id = $2 and in_place_of is not null',
)
const ask = statement(
  'meetings.ask',
  `update meeting_invitees set answer = null, deputy_id = null, answered_at = null where network_id = $1 and meeting_id = $2`,
)
const record = statement(
  'meetings.record',
  `insert into audit (network_id, id, at, by_id, organisation_id, case_id, what, about)
  values ($1, $2, $3, $4, $5, null, $6, jsonb_build_object('meeting', $7::text))`,
)

export function meetingStore(session: Session): MeetingStore {
  const { line, network, encryption, now, newId } = session
  const read = async (wanted: Statement<MeetingRow>, values: readonly unknown[]): Promise<readonly MeetingSheet[]> => {
    const { rows } = await line.run(wanted, [network.id, ...values])
    if (rows.length === 0) return []
    const invitees = await line.run(inviteesOf, [network.id, rows.map(({ id }) => id)])
    return rows.map((row) => sheetOf(row, invitees.rows, encryption, now()))
  }
  return {
    ...writing(session),
    byId: async (id) => (isUuid(id) ? ((await read(byId, [id]))[0] ?? null) : null),
    seriesById: async (id) => {
      const [row] = isUuid(id) ? (await line.run(seriesById, [network.id, id])).rows : []
      return row === undefined ? null : seriesFrom(row, encryption)
    },
    coming: async ({ member, convener }, from, most) => {
      const values = [from, member, convener === 'any', convener === 'any' ? null : convener]
      const [meetings, counted] = await Promise.all([
        read(coming, [...values, most]),
        line.run(count, [network.id, ...values]),
      ])
      return { meetings, total: counted.rows[0]?.all ?? 0 }
    },
    ahead: (series, from) => read(ahead, [series, from]),
    clashes: async (days, members, beside): Promise<readonly Clash[]> => {
      const { rows } = await line.run(clashes, [network.id, days, members, beside, network.timeZone, now()])
      return rows.map(({ kind, title, starts_at, people }) => ({ kind, title, startsAt: starts_at, people }))
    },
    set: async (id, next) => {
      await line.run(set, [network.id, id, next?.step ?? null, next?.at ?? null])
    },
    record: async ({ what, meeting }, inNameOf, by, at) => {
      const values = [network.id, newId(), at, by, inNameOf, `meeting-${what}`, meeting]
      await inTheNameOf(session, inNameOf, () => line.run(record, values))
    },
  }
}

type Writing = Pick<MeetingStore, 'plan' | 'add' | 'store' | 'change' | 'invite' | 'answer' | 'ask'>

function writing(session: Session): Writing {
  const { line, network, encryption } = session
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
    add: async (meetings) => {
      const [first] = meetings
      if (first === undefined) return
      await inTheNameOf(session, first.meeting.organisation, () =>
        Promise.all(meetings.map((planned) => line.run(plan, [network.id, ...planValues(planned, encryption)]))),
      )
    },
    store: async (meeting, was, next) => {
      const values = [network.id, ...valuesOf(meeting, next, encryption), meeting.slot, was]
      return (await inTheNameOf(session, meeting.organisation, () => line.run(store, values))).count === 1
    },
    change: async (series, was) => {
      const values = [network.id, ...seriesValues(series, encryption), was]
      return (await inTheNameOf(session, series.organisation, () => line.run(change, values))).count === 1
    },
    invite: async ({ id, organisation }, invitees) => {
      if (invitees.length === 0) return
      const values = [network.id, id, invitees.map(({ member }) => member), invitees.map((one) => one.organisation)]
      await inTheNameOf(session, organisation, () => line.run(invite, values))
    },
    answer: async (id, member, { answer: said, deputy }, at) => {
      const [answered] = await Promise.all([
        line.run(answer, [network.id, id, member, said, deputy, at]),
        line.run(letOff, [network.id, id, member, deputy]),
        ...(deputy === null ? [] : [line.run(standIn, [network.id, id, member, deputy])]),
      ])
      return answered.count === 1
    },
    ask: async ({ id, organisation }) => {
      await inTheNameOf(session, organisation, () =>
        Promise.all([line.run(letAllOff, [network.id, id]), line.run(ask, [network.id, id])]),
      )
    },
  }
}
