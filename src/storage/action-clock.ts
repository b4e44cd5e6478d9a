import type { AlarmClock } from '../core/alarm-clock.ts'
import type { RecordId } from '../core/ids.ts'
import type { ActionStep } from '../core/meeting/action.ts'
import type { ActionClock } from '../core/meeting/agenda-store.ts'
import type { Database } from './engine.ts'
import { statement } from './line.ts'
import { alarmsOn, type DueRow } from './ringing.ts'
import type { StorageOptions } from './storage.ts'

interface ActionDueRow extends DueRow {
  readonly id: RecordId
  readonly step: ActionStep
}
const claim = statement<ActionDueRow>(
  'actionAlarm.claim',
  `select r.network_id, r.organisation_id, r.id, r.step from meeting_records r
  where r.due_at <= $1 order by r.due_at limit 1 for update skip locked`,
)
const next = statement<{ readonly at: Date | null }>(
  'actionAlarm.next',
  'select due_at as at from meeting_records where due_at is not null order by due_at limit 1',
)
const later = statement(
  'actionAlarm.later',
  `update meeting_records set faults = faults + 1, due_at = $3::timestamptz + least(2 ^ faults, 720) * interval '1 minute'
  where network_id = $1 and id = $2`,
)

/** The clocks of what meetings have given somebody to do. */
export const createActionClock = (database: Database, options: StorageOptions): AlarmClock<ActionClock> =>
  alarmsOn(database, options, {
    claim,
    next,
    later,
    dueOf: ({ id, step }) => ({ action: id, step }),
    idOf: ({ id }) => id,
  })
