import type { Reader } from '../core/delivery.ts'
import type { MeetingId, OrganisationId } from '../core/ids.ts'
import { type NetworkRow, networkColumns, networkOf } from './caller.ts'
import type { Database } from './engine.ts'
import { settings, statement } from './line.ts'
import { hashOf, isToken } from './token.ts'
import { inOneTrip } from './transaction.ts'

const asServer = statement(
  'minutes.begin',
  `select set_config('role', 'manydoors_worker', true), ${settings}, set_config('app.network', '', true),
    set_config('app.minutes', $1, true)`,
)
const byToken = statement<{
  readonly network_id: string
  readonly meeting_id: MeetingId
  readonly organisation_id: OrganisationId
}>('minutes.byToken', 'select network_id, meeting_id, organisation_id from sittings where token_hash = $1')
const asNetwork = statement(
  'minutes.network',
  `select set_config('role', 'manydoors_worker', true), ${settings}, set_config('app.network', $1, true)`,
)
const network = statement<NetworkRow>(
  'minutes.networkOf',
  `select ${networkColumns} from networks n where n.network_id = $1`,
)

/** Whose minutes an address leads to, and through whose eyes they are read: the convener's, who lets whoever has the address read them. */
export const minutesFiles =
  (database: Database) =>
  async (token: string): Promise<{ readonly meeting: MeetingId; readonly reader: Reader } | null> => {
    if (!isToken(token)) return null
    const hash = hashOf(token)
    const [found] = (await inOneTrip(database, [[asServer, [hash.toString('hex')]]], [byToken, [hash]])).rows
    if (found === undefined) return null
    const { network_id: id, organisation_id: organisation, meeting_id: meeting } = found
    const [row] = (await inOneTrip(database, [[asNetwork, [id]]], [network, [id]])).rows
    if (row === undefined) return null
    const of = networkOf(row)
    const reader = { network: of, organisation, member: null, roles: [], locale: of.locale, timeZone: of.timeZone }
    return { meeting, reader }
  }
