import type { Guest } from '../core/club/club.ts'
import type { MeetingId, NetworkId, OrganisationId, PlaceId } from '../core/ids.ts'
import { type NetworkRow, networkColumns, networkOf } from './caller.ts'
import { type Line, settings, statement } from './line.ts'
import { hashOf, isToken } from './token.ts'

const asServer = statement(
  'guest.begin',
  `select set_config('role', 'manydoors_worker', true), ${settings}, set_config('app.network', '', true),
    set_config('app.club', $1, true)`,
)
const byToken = statement<{
  readonly network_id: NetworkId
  readonly id: PlaceId
  readonly meeting_id: MeetingId
  readonly convener_id: OrganisationId
  readonly organisation_id: OrganisationId
}>(
  'guest.byToken',
  'select network_id, id, meeting_id, convener_id, organisation_id from club_places where token_hash = $1',
)
const network = statement<NetworkRow>(
  'guest.network',
  `select ${networkColumns} from networks n where n.network_id = $1`,
)
const asNetwork = statement('guest.enter', `select set_config('app.network', $1, true)`)
/** Through the convener's eyes, who sees all of the hall. */
const asConvener = statement(
  'guest.convener',
  `select set_config('role', 'manydoors_app', true), set_config('app.club', '', true), set_config('app.organisation', $1, true),
    set_config('app.member', '', true), set_config('app.identity', '', true), set_config('app.workspace', '', true)`,
)

/** Who has a company's link, and nobody where it leads nowhere, or does not any more. The line is the convener's from then on. */
export async function guestAt(
  line: Line,
  token: string,
): Promise<{ readonly guest: Guest; readonly convener: OrganisationId } | null> {
  if (!isToken(token)) return null
  const hash = hashOf(token)
  const [, found] = await Promise.all([line.run(asServer, [hash.toString('hex')]), line.run(byToken, [hash])])
  const [row] = found.rows
  if (row === undefined) return null
  const { network_id: id, convener_id: convener } = row
  const [, named] = await Promise.all([
    line.run(asNetwork, [id]),
    line.run(network, [id]),
    line.run(asConvener, [convener]),
  ])
  const [of] = named.rows
  if (of === undefined) return null
  const guest = { network: networkOf(of), meeting: row.meeting_id, place: row.id, organisation: row.organisation_id }
  return { guest, convener }
}
