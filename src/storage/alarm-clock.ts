import type { AlarmClock } from '../core/alarm-clock.ts'
import type { NetworkId, OrganisationId } from '../core/ids.ts'
import { type Settled, StorageGone } from '../core/ports.ts'
import { type NetworkRow, networkColumns, networkOf } from './caller.ts'
import { type ClockRow, clockColumns, clockOf } from './clock-store.ts'
import type { Database } from './engine.ts'
import { type Line, settings, statement } from './line.ts'
import { portsOf } from './ports.ts'
import { outboxChannel, type StorageOptions } from './storage.ts'
import { inOneTrip, inTransaction } from './transaction.ts'

const asWorker = statement(
  'alarm.begin',
  `select set_config('role', 'manydoors_worker', true), ${settings}, set_config('app.network', '', true),
    set_config('app.workspace', '', true), set_config('app.identity', '', true)`,
)
interface DueRow extends ClockRow {
  readonly network_id: NetworkId
  readonly organisation_id: OrganisationId
}
/** The row's lock is the lease: it ends with the worker that holds it. */
const claim = statement<DueRow>(
  'alarm.claim',
  `select k.network_id, k.organisation_id, ${clockColumns} from clocks k
  where k.due_at <= $1 order by k.due_at limit 1 for update skip locked`,
)
const asSender = statement(
  'alarm.sender',
  `select set_config('role', 'manydoors_app', true), set_config('app.network', $1, true),
    set_config('app.organisation', $2, true), set_config('app.member', '', true)`,
)
const network = statement<NetworkRow>(
  'alarm.network',
  `select ${networkColumns} from networks n where n.network_id = $1`,
)
const next = statement<{ readonly at: Date | null }>(
  'alarm.next',
  'select due_at as at from clocks where due_at is not null order by due_at limit 1',
)
/** A clock that cannot be rung, for a fault of our own, must not keep the others from ringing: it comes back in a minute, then two, four … */
const later = statement(
  'alarm.later',
  `update clocks set faults = faults + 1, due_at = $3::timestamptz + least(2 ^ faults, 720) * interval '1 minute'
  where network_id = $1 and referral_id = $2`,
)

export function createAlarmClock(database: Database, options: StorageOptions): AlarmClock {
  const { onCommit, ...made } = options
  const wake = (): void => {
    onCommit()
    database.notify(outboxChannel)
  }
  return {
    ring: async (now, work) => {
      let posted = false
      let taken: DueRow | null = null
      const onPosted = (): void => {
        posted = true
      }
      const attempt = async (line: Line): Promise<Settled<boolean>> => {
        taken = null
        const begun = line.run(asWorker, [])
        const [{ rows }] = await Promise.all([line.run(claim, [now]), begun])
        const [due] = rows
        if (due === undefined) return { commit: true, value: false }
        taken = due
        const { network_id, organisation_id: organisation } = due
        const entered = line.run(asSender, [network_id, organisation])
        const [found] = await Promise.all([line.run(network, [network_id]), entered])
        const [row] = found.rows
        if (row === undefined) throw new Error('a clock is of no network')
        const session = { ...made, line, network: networkOf(row), organisation, member: null, posted: onPosted }
        await work(portsOf(session), clockOf(due), session.network)
        return { commit: true, value: true }
      }
      try {
        const { value } = await inTransaction(database, attempt)
        if (posted) wake()
        return value
      } catch (fault) {
        if (!(fault instanceof StorageGone) && taken !== null) await putOff(database, taken, now)
        throw fault
      }
    },
    nextDue: async () => (await inOneTrip(database, [[asWorker, []]], [next, []])).rows[0]?.at ?? null,
  }
}

const putOff = (database: Database, { network_id, referral_id }: DueRow, now: Date): Promise<unknown> =>
  inOneTrip(database, [[asWorker, []]], [later, [network_id, referral_id, now]])
