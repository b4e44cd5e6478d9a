import type { MemberId, NetworkId, NoticeId, OrganisationId } from '../core/ids.ts'
import type { Chat, Locale, Role } from '../core/register/register.ts'
import { type NetworkRow, networkColumns } from './caller.ts'
import { settings, statement } from './line.ts'

export const begin = statement(
  'outbox.begin',
  `select set_config('role', 'manydoors_worker', true), ${settings},
    set_config('app.network', $1, true), set_config('app.workspace', '', true)`,
)

/** The first waiting message of each lane, by stepping through the index from lane to lane: as many steps as there are lanes with work. */
const heads = `recursive heads as (
    (select network_id, lane, id, due_at, state from outbox where waiting
      order by network_id, lane, id limit 1)
    union all
    select next.* from heads h cross join lateral (
      select network_id, lane, id, due_at, state from outbox
      where waiting and (network_id, lane) > (h.network_id, h.lane)
      order by network_id, lane, id limit 1) next)`

/** Somebody took these and has not come back: they may or may not have been sent. */
export const expire = statement(
  'outbox.expire',
  `with lost as materialized (select network_id, lane, busy from outbox_lanes
    where busy is not null and lease_until <= $1 for update skip locked),
  freed as (update outbox o set state = 'pending', doubtful = true, lease = null from lost
    where o.network_id = lost.network_id and o.id = lost.busy and o.state = 'sending')
  update outbox_lanes k set busy = null, lease_until = null from lost
  where k.network_id = lost.network_id and k.lane = lost.lane`,
)

export interface ClaimedRow {
  readonly network_id: NetworkId
  readonly id: NoticeId
  readonly lane: string
  readonly recipient: 'member' | 'channel'
  readonly about: unknown
  readonly wanted: number
  readonly attempts: number
  readonly doubtful: boolean
  readonly conversation: string | null
  readonly message: string | null
  readonly posted_at: Date
}

/** Lanes that have waited longest for their turn come first, so that one with a long queue does not keep the others waiting. */
export const claim = statement<ClaimedRow>(
  'outbox.claim',
  `with ${heads}, chosen as materialized (
    select o.network_id, o.lane, o.id from heads h
    join outbox_lanes k on k.network_id = h.network_id and k.lane = h.lane and k.busy is null
    join outbox o on o.network_id = h.network_id and o.lane = h.lane and o.id = h.id and o.waiting and o.state = 'pending'
    where h.due_at <= $1 order by k.served_at nulls first, h.due_at limit $2
    for update of k, o skip locked),
  leased as (update outbox_lanes k set busy = c.id, lease_until = $3, served_at = $1 from chosen c
    where k.network_id = c.network_id and k.lane = c.lane)
  update outbox o set state = 'sending', attempts = o.attempts + 1, lease = $4 from chosen c
  where o.network_id = c.network_id and o.id = c.id
  returning o.network_id, o.id, o.lane, o.recipient, o.about, o.wanted, o.attempts, o.doubtful, o.conversation, o.message, o.posted_at`,
)

/** The lane first, then the message: everything here locks in that order. Nothing happens when the lease is another's by now. */
const settling = (set: string): string =>
  `with held as materialized (select network_id, lane, busy from outbox_lanes
    where network_id = $1 and lane = $2 and busy = $3 for update),
  settled as (update outbox o set lease = null, ${set} from held
    where o.network_id = held.network_id and o.id = held.busy and o.lease = $4 and o.state = 'sending'
    returning o.network_id, o.lane)
  update outbox_lanes k set busy = null, lease_until = null from settled
  where k.network_id = settled.network_id and k.lane = settled.lane`

/** What has changed since it was claimed is shown next: at once. */
const shown = `shown = greatest(o.shown, $5), attempts = 0, doubtful = false, why = null, settled_at = $6,
  state = case when o.wanted > $5 then 'pending' else 'sent' end, due_at = case when o.wanted > $5 then $6 else o.due_at end`

export const sent = statement('outbox.sent', settling(`${shown}, conversation = $7, message = $8`))
export const dropped = statement('outbox.dropped', settling(shown))
export const later = statement(
  'outbox.later',
  settling(`state = 'pending', due_at = $5, doubtful = o.doubtful or $6, why = $7`),
)
export const dead = statement(
  'outbox.dead',
  settling(`state = 'dead', settled_at = $5, why = $6, doubtful = o.doubtful or $7`),
)

/** Of a lane that is busy the lease; of others the first message. */
export const nextDue = statement<{ readonly at: Date | null }>(
  'outbox.next',
  `with ${heads} select min(coalesce(k.lease_until, h.due_at)) as at from heads h
  join outbox_lanes k on k.network_id = h.network_id and k.lane = h.lane`,
)
export const counts = statement<{ readonly pending: string; readonly dead: string; readonly oldest: Date | null }>(
  'outbox.counts',
  `select (select count(*) from outbox where waiting) as pending,
    (select count(*) from outbox where dead) as dead,
    (select min(due_at) from outbox where waiting) as oldest`,
)

export interface DestinationRow extends NetworkRow {
  readonly organisation_id: OrganisationId
  readonly member_id: MemberId | null
  readonly roles: readonly Role[]
  readonly active: boolean
  readonly locale: Locale | null
  readonly locale_hint: string | null
  readonly time_zone_hint: string | null
  readonly chat: Chat | null
  readonly workspace: string | null
  readonly place: string | null
}

/** A row for each chat; one without a chat for somebody who has none, or has left. */
export const memberDestination = statement<DestinationRow>(
  'outbox.member',
  `select ${networkColumns}, m.organisation_id, m.id as member_id, m.roles, m.active, m.locale, i.locale_hint, i.time_zone_hint,
    i.chat, i.workspace, i.chat_user as place
  from members m join networks n on n.network_id = m.network_id
  left join chat_identities i on i.network_id = m.network_id and i.member_id = m.id and m.active
  where m.network_id = $1 and m.id = $2 order by i.chat`,
)
export const channelDestination = statement<DestinationRow>(
  'outbox.channel',
  `select ${networkColumns}, c.organisation_id, null::uuid as member_id, '{}'::text[] as roles, true as active, null as locale,
    null as locale_hint, null as time_zone_hint, c.chat, c.workspace, c.place
  from channels c join networks n on n.network_id = c.network_id where c.network_id = $1 and c.id = $2`,
)
