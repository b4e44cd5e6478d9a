import { z } from 'zod'
import type { Id } from '../core/ids.ts'
import { caseReasons, sources, wishes } from '../core/meeting/agenda.ts'
import type { AgendaStore, SnapshotItem, Unapproved } from '../core/meeting/agenda-store.ts'
import { inTheNameOf } from './in-the-name-of.ts'
import { statement } from './line.ts'
import type { Session } from './session.ts'
import { hashOf, newToken } from './token.ts'

const register = statement(
  'agenda.register',
  `update sittings set registry_no = $3 where network_id = $1 and meeting_id = $2 and stage in ('over', 'locked')`,
)
/** The token is made once, and stays: an address that has been sent on goes on working. */
const openMinutes = statement(
  'agenda.openMinutes',
  `update sittings set token_hash = $3, token_sealed = $4 where network_id = $1 and meeting_id = $2 and token_hash is null`,
)
const renewMinutes = statement(
  'agenda.renewMinutes',
  `update sittings set token_hash = $3, token_sealed = $4 where network_id = $1 and meeting_id = $2 and token_hash is not null`,
)
const token = statement<{ readonly token_sealed: Buffer }>(
  'agenda.token',
  `select token_sealed from sittings where network_id = $1 and meeting_id = $2 and token_sealed is not null and revoked_at is null`,
)

const unapproved = statement<Unapproved>(
  'agenda.unapproved',
  `select s.meeting_id as meeting, s.id as sitting, s.organisation_id as organisation from sittings s
  where s.network_id = $1 and s.stage = 'over' and $2::uuid = any(s.approvers) and not exists (select from members m
    where m.network_id = s.network_id and m.id = any(s.approvers) and m.active and m.id <> all(s.approved))
  order by s.meeting_id`,
)

const snapshot = statement<{ readonly snapshot_sealed: Buffer }>(
  'agenda.snapshot',
  'select snapshot_sealed from sittings where network_id = $1 and meeting_id = $2 and snapshot_sealed is not null',
)
export const snapshotOf = (row: string) => ({ table: 'sittings', row, column: 'snapshot_sealed' })

const idOf = <Of extends string>() => z.custom<Id<Of>>((given) => z.uuid().safeParse(given).success)
const kept: z.ZodType<readonly SnapshotItem[]> = z.array(
  z.object({
    source: z.enum(sources),
    title: z.string(),
    case: z.object({ id: idOf<'case'>(), no: z.string(), need: z.string() }).nullable(),
    reasons: z.array(z.enum(caseReasons)),
    owner: z.object({ id: idOf<'member'>(), name: z.string() }).nullable(),
    wish: z.enum(wishes),
    minutes: z.number(),
  }),
)

const tokenOf = (row: string) => ({ table: 'sittings', row, column: 'token_sealed' })

/** Where minutes are kept, and where they are fetched. */
export function minutesPlace(
  session: Session,
): Pick<AgendaStore, 'startedWith' | 'register' | 'unapproved' | 'openMinutes' | 'renewMinutes' | 'addressOf'> {
  const { line, network, encryption, minutesAt } = session
  return {
    unapproved: async ({ id, organisation }) =>
      (await inTheNameOf(session, organisation, () => line.run(unapproved, [network.id, id]))).rows,
    startedWith: async (meeting) => {
      const [row] = (await line.run(snapshot, [network.id, meeting])).rows
      return row ? kept.parse(JSON.parse(encryption.open(row.snapshot_sealed, snapshotOf(meeting)))) : []
    },
    register: async (meeting, no) => (await line.run(register, [network.id, meeting, no])).count === 1,
    openMinutes: async (meeting) => {
      const made = newToken()
      await line.run(openMinutes, [network.id, meeting, hashOf(made), encryption.seal(made, tokenOf(meeting))])
    },
    renewMinutes: async (meeting) => {
      const made = newToken()
      const values = [network.id, meeting, hashOf(made), encryption.seal(made, tokenOf(meeting))]
      return (await line.run(renewMinutes, values)).count === 1
    },
    addressOf: async (meeting) => {
      const [row] = (await line.run(token, [network.id, meeting])).rows
      if (row === undefined || minutesAt === undefined) return null
      return minutesAt(encryption.open(row.token_sealed, tokenOf(meeting)))
    },
  }
}
