import { createHash } from 'node:crypto'
import { type Candidate, type DeadEnd, laneOf, unreachedBy, whomToTell } from '../core/dead-letter.ts'
import type { Claimed, Death } from '../core/delivery.ts'
import type { OrganisationId } from '../core/ids.ts'
import type { About, Recipient } from '../core/notice.ts'
import { dayIn } from '../core/register/absence.ts'
import type { Chat } from '../core/register/register.ts'
import type { Database } from './engine.ts'
import { type Line, statement } from './line.ts'
import { recipientOf, unreachedId } from './notice-store.ts'
import * as statements from './outbox-statements.ts'
import { inTransaction } from './transaction.ts'

interface CircleRow {
  readonly lane: string
  readonly recipient: 'member' | 'channel'
  /** `end`: whom the dead letter was for, once for each chat. */
  readonly role: Candidate['role'] | 'end'
  readonly own: boolean
  readonly chat: Chat | null
  readonly workspace: string | null
  readonly troubled: boolean
  readonly organisation_id: OrganisationId
  readonly time_zone: string
}

const circle = statement<CircleRow>(
  'dead.circle',
  `with ended as (select m.organisation_id from members m where m.network_id = $1 and m.id = $2
    union all select c.organisation_id from channels c where c.network_id = $1 and c.id = $2),
  circle as (
    select m.id as lane, 'member' as recipient, 'end' as role, true as own, i.chat, i.workspace from members m
      left join chat_identities i on i.network_id = m.network_id and i.member_id = m.id where m.network_id = $1 and m.id = $2
    union all select c.id, 'channel', 'end', true, c.chat, c.workspace from channels c where c.network_id = $1 and c.id = $2
    union all select c.id, 'channel', 'channel', true, c.chat, c.workspace from ended e
      join channels c on c.network_id = $1 and c.organisation_id = e.organisation_id and c.purpose = 'handovers'
    union all select m.id, 'member', r.role, m.organisation_id = e.organisation_id, i.chat, i.workspace from ended e
      join members m on m.network_id = $1 and m.active
      join organisations o on o.network_id = m.network_id and o.id = m.organisation_id
      join (values ('team-lead', 'team_lead'), ('coordinator', 'coordinator'), ('network-admin', 'network_admin')) r (role, named)
        on r.named = any(m.roles) and (r.role <> 'team-lead' or m.organisation_id = e.organisation_id)
          and (r.role <> 'coordinator' or o.convener)
      join chat_identities i on i.network_id = m.network_id and i.member_id = m.id)
  select k.*, e.organisation_id, n.time_zone, exists (select 1 from outbox d where d.network_id = $1 and d.dead
      and d.settled_at > $3::timestamptz - interval '1 day' and d.lane = k.lane) as troubled
  from circle k cross join ended e join networks n on n.network_id = $1 order by k.lane`,
)
const post = statement(
  'dead.tell',
  `with lanes as (insert into outbox_lanes (network_id, lane) values ($1, $3) on conflict do nothing)
  insert into outbox (network_id, id, lane, recipient, about, subject, live, due_at, posted_at)
  values ($1, $2, $3, $4, $5, $6, false, $7, $7) on conflict (network_id, id) do nothing`,
)

/** One transaction: the dead letter, and whoever is told of it. */
export async function bury(
  database: Database,
  claimed: Claimed,
  { why, cause, doubtful }: Death,
  now: Date,
): Promise<readonly Recipient[] | null> {
  const { network, notice, lease } = claimed
  const lane = laneOf(notice.recipient)
  const { value } = await inTransaction(database, async (line) => {
    const [, { count }] = await Promise.all([
      line.run(statements.begin, [network]),
      line.run(statements.dead, [network, lane, notice.id, lease, now, why, doubtful]),
    ])
    if (count === 0) return { commit: false, value: null }
    // What tells of a dead letter and is one itself tells nobody: that would go on for ever.
    if (notice.about?.kind === 'unreachable') return { commit: true, value: [] }
    return { commit: true, value: await tell(line, { claimed, cause, now }) }
  })
  return value
}

type Tale = { readonly claimed: Claimed } & Pick<Death, 'cause'> & { readonly now: Date }

async function tell(line: Line, { claimed: { network, notice }, cause, now }: Tale): Promise<readonly Recipient[]> {
  const { rows } = await line.run(circle, [network, laneOf(notice.recipient), now])
  const [first] = rows
  if (first === undefined) return []
  const workspaces = rows.filter(({ role }) => role === 'end').flatMap(addressOf)
  const end: DeadEnd = { recipient: notice.recipient, organisation: first.organisation_id, workspaces }
  const told = whomToTell(end, cause, rows.flatMap(candidateOf))
  const unreached = unreachedBy(end, cause)
  const of = notice.about
  const about: About = {
    ...{ kind: 'unreachable', ...unreached, cause },
    referral: of && 'referral' in of ? of.referral : null,
    case: of && 'case' in of ? of.case : null,
  }
  await Promise.all(
    told.map((recipient) => {
      const id = onceADay(dayIn(first.time_zone, now), [network, laneOf(recipient), unreachedId(unreached)])
      const who = 'member' in recipient ? 'member' : 'channel'
      return line.run(post, [network, id, laneOf(recipient), who, JSON.stringify(about), unreachedId(unreached), now])
    }),
  )
  return told
}

/**
 * The same id for everybody who tells the same of the same, on one day: the second is not kept, whichever node it comes from. Shaped as the other ids
 * are, from the beginning of that day, so that it keeps its place in its lane.
 */
function onceADay(day: string, what: readonly string[]): string {
  const time = Date.parse(`${day}T00:00:00Z`).toString(16).padStart(12, '0')
  const hash = createHash('sha256')
    .update([day, ...what].join(' '))
    .digest('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`
}

const addressOf = ({ chat, workspace }: CircleRow) => (chat === null || workspace === null ? [] : [{ chat, workspace }])

function candidateOf({ role, chat, workspace, own, troubled, ...row }: CircleRow): readonly Candidate[] {
  if (role === 'end' || chat === null || workspace === null) return []
  return [{ recipient: recipientOf(row), role, own, chat, workspace, troubled }]
}
