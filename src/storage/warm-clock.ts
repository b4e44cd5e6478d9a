import type { AlarmClock } from '../core/alarm-clock.ts'
import type { ReferralId, WarmId } from '../core/ids.ts'
import type { WarmClock, WarmStep } from '../core/referral/warm.ts'
import type { Database } from './engine.ts'
import { statement } from './line.ts'
import { alarmsOn, type DueRow } from './ringing.ts'
import type { StorageOptions } from './storage.ts'

interface WarmDueRow extends DueRow {
  readonly id: WarmId
  readonly referral_id: ReferralId
  readonly step: WarmStep
}
const claim = statement<WarmDueRow>(
  'warmAlarm.claim',
  `select w.network_id, w.organisation_id, w.id, w.referral_id, w.step from warm_handovers w
  where w.due_at <= $1 order by w.due_at limit 1 for update skip locked`,
)
const next = statement<{ readonly at: Date | null }>(
  'warmAlarm.next',
  'select due_at as at from warm_handovers where due_at is not null order by due_at limit 1',
)
const later = statement(
  'warmAlarm.later',
  `update warm_handovers set faults = faults + 1, due_at = $3::timestamptz + least(2 ^ faults, 720) * interval '1 minute'
  where network_id = $1 and id = $2`,
)

/** The clocks of warm handovers. */
export const createWarmClock = (database: Database, options: StorageOptions): AlarmClock<WarmClock> =>
  alarmsOn(database, options, {
    claim,
    next,
    later,
    dueOf: ({ id, referral_id, step }) => ({ warm: id, referral: referral_id, step }),
    idOf: ({ id }) => id,
  })
