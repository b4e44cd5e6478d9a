import type { AlarmClock } from '../core/alarm-clock.ts'
import type { MeetingId } from '../core/ids.ts'
import type { MeetingClock, MeetingStep } from '../core/meeting/meeting.ts'
import type { Database } from './engine.ts'
import { statement } from './line.ts'
import { alarmsOn, type DueRow } from './ringing.ts'
import type { StorageOptions } from './storage.ts'

interface MeetingDueRow extends DueRow {
  readonly id: MeetingId
  readonly step: MeetingStep
}
const claim = statement<MeetingDueRow>(
  'meetingAlarm.claim',
  `select m.network_id, m.organisation_id, m.id, m.step from meetings m
  where m.due_at <= $1 order by m.due_at limit 1 for update skip locked`,
)
const next = statement<{ readonly at: Date | null }>(
  'meetingAlarm.next',
  'select due_at as at from meetings where due_at is not null order by due_at limit 1',
)
const later = statement(
  'meetingAlarm.later',
  `update meetings set faults = faults + 1, due_at = $3::timestamptz + least(2 ^ faults, 720) * interval '1 minute'
  where network_id = $1 and id = $2`,
)

/** The clocks of meetings. */
export const createMeetingClock = (database: Database, options: StorageOptions): AlarmClock<MeetingClock> =>
  alarmsOn(database, options, {
    claim,
    next,
    later,
    dueOf: ({ id, step }) => ({ meeting: id, step }),
    idOf: ({ id }) => id,
  })
