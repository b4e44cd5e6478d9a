import type { Planned } from '../core/digest/digest-store.ts'
import type { MeetingKind } from '../core/meeting/meeting.ts'
import { ofNetwork } from './digest-counting.ts'
import { statement } from './line.ts'

/** Values: network, whose, from, to, and the days of both. Told of a meeting is its kind and its time. */
export const readAhead = statement<{
  readonly kind: MeetingKind | null
  readonly at: Date | null
  readonly organisation: string
  readonly title: string
  readonly opens: string
}>(
  'digest.ahead',
  `(select m.kind, m.starts_at as at, '' as organisation, '' as title, '' as opens from meetings m
    where m.network_id = $1 and m.stage in ('planned', 'invited') and m.starts_at > $3 and m.starts_at < $4
      and ($2::uuid = '${ofNetwork}' or m.organisation_id = $2 or $2 = any (m.organisations))
    order by m.starts_at, m.id)
  union all (select null, null, o.name, s.title, (s.closed_until + 1)::text from services s
    join organisations o on o.network_id = s.network_id and o.id = s.organisation_id
    where s.network_id = $1 and s.capacity = 'closed' and s.closed_until >= $5::date and s.closed_until < $6::date
      and s.taken_away_at is null and ($2::uuid = '${ofNetwork}' or s.organisation_id = $2)
    order by s.closed_until, s.id)`,
)

export function plannedOf(rows: NonNullable<typeof readAhead.rows>): Planned {
  return {
    meetings: rows.flatMap(({ kind, at }) => (kind && at ? [{ kind, at: at.toISOString() }] : [])),
    services: rows.flatMap(({ kind, organisation, title, opens }) =>
      kind === null ? [{ organisation, title, opens }] : [],
    ),
  }
}
