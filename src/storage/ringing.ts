import type { AlarmClock } from '../core/alarm-clock.ts'
import type { NetworkId, OrganisationId } from '../core/ids.ts'
import { type Settled, StorageGone } from '../core/ports.ts'
import { type NetworkRow, networkColumns, networkOf } from './caller.ts'
import type { Database } from './engine.ts'
import { type Line, type Statement, settings, statement } from './line.ts'
import { portsOf } from './ports.ts'
import { outboxChannel, type StorageOptions } from './storage.ts'
import { inOneTrip, inTransaction } from './transaction.ts'

const asWorker = statement(
  'alarm.begin',
  `select set_config('role', 'manydoors_worker', true), ${settings}, set_config('app.network', '', true),
    set_config('app.workspace', '', true), set_config('app.identity', '', true)`,
)
/** A row that is due, and through whose eyes it is read. */
export interface DueRow {
  readonly network_id: NetworkId
  readonly organisation_id: OrganisationId
}

/** Where clocks of one kind stand. */
export interface Kept<Row extends DueRow, Due> {
  /** Takes the one that has been due longest. The row's lock is the lease: it ends with the worker that holds it. */
  readonly claim: Statement<Row>
  readonly next: Statement<{ readonly at: Date | null }>
  /**
   * Puts one off that cannot be rung, for a fault of our own, so that it does not keep the others from ringing: it comes back in a minute,
   * then two, four … Given its network, its id and now.
   */
  readonly later: Statement<object>
  /** With the line of the transaction that has taken it. */
  readonly dueOf: (row: Row, line: Line) => Due
  readonly idOf: (row: Row) => string
}

const asSender = statement(
  'alarm.sender',
  `select set_config('role', 'manydoors_app', true), set_config('app.network', $1, true),
    set_config('app.organisation', $2, true), set_config('app.member', '', true)`,
)
const network = statement<NetworkRow>(
  'alarm.network',
  `select ${networkColumns} from networks n where n.network_id = $1`,
)
/** Rings clocks of one kind, each inside the transaction that has taken it. */
export function alarmsOn<Row extends DueRow, Due>(
  database: Database,
  options: StorageOptions,
  { claim, next, later, dueOf, idOf }: Kept<Row, Due>,
): AlarmClock<Due> {
  const { onCommit, ...made } = options
  const wake = (): void => {
    onCommit()
    database.notify(outboxChannel)
  }
  const putOff = (row: Row, now: Date): Promise<unknown> =>
    inOneTrip(database, [[asWorker, []]], [later, [row.network_id, idOf(row), now]])
  return {
    ring: async (now, work) => {
      let posted = false
      let taken: Row | null = null
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
        await work(portsOf(session), dueOf(due, line), session.network)
        return { commit: true, value: true }
      }
      try {
        const { value } = await inTransaction(database, attempt)
        if (posted) wake()
        return value
      } catch (fault) {
        if (!(fault instanceof StorageGone) && taken !== null) await putOff(taken, now)
        throw fault
      }
    },
    nextDue: async () => (await inOneTrip(database, [[asWorker, []]], [next, []])).rows[0]?.at ?? null,
  }
}
