import type { AlarmClock } from '../core/alarm-clock.ts'
import type { Clock } from '../core/clocks.ts'
import { type ClockRow, clockColumns, clockOf } from './clock-store.ts'
import type { Database } from './engine.ts'
import { statement } from './line.ts'
import { alarmsOn, type DueRow } from './ringing.ts'
import type { StorageOptions } from './storage.ts'

const claim = statement<ClockRow & DueRow>(
  'alarm.claim',
  `select k.network_id, k.organisation_id, ${clockColumns} from clocks k
  where k.due_at <= $1 order by k.due_at limit 1 for update skip locked`,
)
const next = statement<{ readonly at: Date | null }>(
  'alarm.next',
  'select due_at as at from clocks where due_at is not null order by due_at limit 1',
)
const later = statement(
  'alarm.later',
  `update clocks set faults = faults + 1, due_at = $3::timestamptz + least(2 ^ faults, 720) * interval '1 minute'
  where network_id = $1 and referral_id = $2`,
)

/** The clocks of referrals. */
export const createAlarmClock = (database: Database, options: StorageOptions): AlarmClock<Clock> =>
  alarmsOn(database, options, { claim, next, later, dueOf: clockOf, idOf: ({ referral_id }) => referral_id })
