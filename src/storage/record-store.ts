import type { AgendaItemId, MeetingId, MemberId, RecordId } from '../core/ids.ts'
import type { ActionSheet, RecordStore } from '../core/meeting/agenda-store.ts'
import type { MeetingKind } from '../core/meeting/meeting.ts'
import type { Recorded, RecordKind } from '../core/meeting/sitting.ts'
import { type Statement, statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

interface RecordRow {
  readonly id: RecordId
  readonly meeting_id: MeetingId
  readonly item_id: AgendaItemId | null
  readonly kind: RecordKind
  readonly words_sealed: Buffer
  readonly at: Date
  readonly by_id: MemberId
  readonly by_name: string
  readonly undone_at: Date | null
  readonly whom_id: MemberId | null
  readonly whom_name: string | null
  readonly whom_organisation: string | null
  readonly due_on: string | null
  readonly done_at: Date | null
}
const columns = `r.id, r.meeting_id, r.item_id, r.kind, r.words_sealed, r.at, r.by_id, b.name as by_name, r.undone_at, r.whom_id,
  w.name as whom_name, o.name as whom_organisation, r.due_on::text as due_on, r.done_at`
const from = `from meeting_records r join members b on b.network_id = r.network_id and b.id = r.by_id
  left join members w on w.network_id = r.network_id and w.id = r.whom_id
  left join organisations o on o.network_id = w.network_id and o.id = w.organisation_id`

/** Only while the meeting is held, or until its minutes are locked: whoever locks them at that moment waits, or is waited for. */
const add = statement(
  'records.add',
  `insert into meeting_records (network_id, id, meeting_id, organisation_id, item_id, kind, words_sealed, at, by_id, whom_id, due_on, step,
    due_at)
  select $1::uuid, $2::uuid, s.meeting_id, s.organisation_id, $4::uuid, $5, $6::bytea, $7::timestamptz, $8::uuid, $9::uuid, $10::date,
    $11, $12::timestamptz
  from sittings s where s.network_id = $1 and s.meeting_id = $3 and s.stage in ('under-way', 'over') for no key update`,
)
/** Once the meeting is over, whoever has approved its minutes approved others: nobody has approved these. */
const changed = statement(
  'records.changed',
  `update sittings set version = version + 1, approved = '{}' where network_id = $1 and meeting_id = $2 and stage = 'over'`,
)
const ofMeeting = statement<RecordRow>(
  'records.of',
  `select ${columns} ${from} where r.network_id = $1 and r.meeting_id = $2 order by r.at, r.id`,
)
const byId = statement<RecordRow>('records.byId', `select ${columns} ${from} where r.network_id = $1 and r.id = $2`)
const takeBack = statement<{ readonly meeting_id: MeetingId }>(
  'records.takeBack',
  `update meeting_records r set undone_at = $3, step = null, due_at = null where r.network_id = $1 and r.id = $2 and r.undone_at is null
    and exists (select 1 from sittings s where s.network_id = r.network_id and s.meeting_id = r.meeting_id and s.stage <> 'locked'
      for no key update)
  returning r.meeting_id`,
)
const done = statement(
  'records.done',
  `update meeting_records set done_at = $4, done_by = $3, step = null, due_at = null
  where network_id = $1 and id = $2 and kind = 'action' and done_at is null and undone_at is null`,
)
const remind = statement(
  'records.remind',
  'update meeting_records set step = $3, due_at = $4, faults = 0 where network_id = $1 and id = $2 and done_at is null',
)

/** A meeting that its owner does not see any more has no name for them. */
interface ActionRow extends RecordRow {
  readonly title: string | null
  readonly meeting_kind: MeetingKind | null
  readonly starts_at: Date | null
  readonly ends_at: Date | null
}
const actions = (name: string, where: string): Statement<ActionRow> =>
  statement(
    name,
    `select ${columns}, m.title, m.kind as meeting_kind, m.starts_at, m.ends_at ${from}
    left join meetings m on m.network_id = r.network_id and m.id = r.meeting_id
    where r.network_id = $1 and r.kind = 'action' and ${where} order by r.due_on, r.at, r.id limit 100`,
  )
const isOpen = 'r.done_at is null and r.undone_at is null'
const action = actions('records.action', 'r.id = $2')
const openFor = actions('records.openFor', `r.whom_id = $2 and ${isOpen}`)
const openOf = actions('records.openOf', `m.series_id = $2 and ${isOpen}`)

const wordsOf = (row: string) => ({ table: 'meeting_records', row, column: 'words_sealed' })

export function recordStore({ line, network: { id: network }, encryption, newId }: Session): RecordStore {
  const recordOf = (row: RecordRow): Recorded => ({
    ...{ id: row.id, kind: row.kind, item: row.item_id, by: row.by_id, byName: row.by_name, at: row.at },
    words: encryption.open(row.words_sealed, wordsOf(row.id)),
    undone: row.undone_at !== null,
    whom:
      row.whom_id === null
        ? null
        : { id: row.whom_id, name: row.whom_name ?? '', organisation: row.whom_organisation ?? '' },
    on: row.due_on,
    doneAt: row.done_at,
  })
  const actionsBy = async (wanted: Statement<ActionRow>, id: string): Promise<readonly ActionSheet[]> => {
    const { rows } = isUuid(id) ? await line.run(wanted, [network, id]) : { rows: [] }
    return rows.map((row) => ({
      action: recordOf(row),
      meeting: row.meeting_id,
      from:
        row.meeting_kind === null || row.starts_at === null || row.ends_at === null
          ? null
          : { title: row.title ?? '', kind: row.meeting_kind, startsAt: row.starts_at, endsAt: row.ends_at },
    }))
  }
  return {
    add: async ({ meeting, kind, item, words, whom, on, reminder }, by, at) => {
      const id = newId<'record'>()
      const values = [
        ...[network, id, meeting.id, item, kind, encryption.seal(words, wordsOf(id)), at, by, whom, on],
        ...[reminder?.step ?? null, reminder?.at ?? null],
      ]
      const [{ count }] = await Promise.all([line.run(add, values), line.run(changed, [network, meeting.id])])
      return count === 1 ? id : null
    },
    of: async (meeting) => (await line.run(ofMeeting, [network, meeting])).rows.map(recordOf),
    byId: async (id) => {
      const [row] = isUuid(id) ? (await line.run(byId, [network, id])).rows : []
      return row === undefined ? null : { record: recordOf(row), meeting: row.meeting_id }
    },
    takeBack: async (id, at) => {
      const [row] = (await line.run(takeBack, [network, id, at])).rows
      if (row !== undefined) await line.run(changed, [network, row.meeting_id])
      return row !== undefined
    },
    action: async (id) => (await actionsBy(action, id))[0] ?? null,
    done: async (id, by, at) => (await line.run(done, [network, id, by, at])).count === 1,
    remind: async (id, next) => {
      await line.run(remind, [network, id, next?.step ?? null, next?.at ?? null])
    },
    openOf: (series) => actionsBy(openOf, series),
    openFor: (member) => actionsBy(openFor, member),
  }
}
