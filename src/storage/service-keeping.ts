import type { Service } from '../core/service/service.ts'
import type { ServiceKeeping } from '../core/service/service-store.ts'
import { statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

/** Who did it and when, from `service` and `about` of the changed rows; the audit keeps what was, so that it can be seen later. */
const audited = (what: string, from: string, about: string): string =>
  `insert into audit (network_id, id, at, by_id, organisation_id, case_id, what, about)
  select $1, $3, $4, $5, $2, null, '${what}', ${about} from ${from}`

/** What has become of a service, for everybody in the network: which, what it was and what it is, each as `standing` or `nothing`. */
const noted = (from: string, ...parts: readonly string[]): string =>
  `noted as (insert into service_changes (network_id, id, organisation_id, service_id, at, was, was_until, became, became_until)
    select $1, $3, $2, ${parts.join(', ')} from ${from})`
const standing = (row: string): string => `${row}.capacity, ${row}.closed_until`
const nothing = 'null, null::date'

const add = statement(
  'services.add',
  `with added as (insert into services as s
      (network_id, organisation_id, id, need, title, eligibility, capacity, closed_until, reviewed)
    values ($1, $2, $6, $7, $8, $9, $10, $11, $12)
    on conflict (network_id, organisation_id, need, title) do update set eligibility = excluded.eligibility,
      capacity = excluded.capacity, closed_until = excluded.closed_until, reviewed = excluded.reviewed, taken_away_at = null
    where s.taken_away_at is not null returning s.id, s.capacity, s.closed_until),
  ${noted('added', 'added.id, $4', nothing, standing('added'))},
  told as (${audited('service-added', 'added', `jsonb_build_object('service', added.id)`)})
  select from added`,
)
const change = statement<{ readonly there: boolean; readonly changed: boolean }>(
  'services.change',
  `with was as materialized (select * from services where network_id = $1 and organisation_id = $2 and id = $6
      and taken_away_at is null for no key update),
  changed as (update services s set need = $7, title = $8, eligibility = $9, capacity = $10, closed_until = $11, reviewed = $12
    from was where s.network_id = $1 and s.id = was.id and not exists (select from services o
      where o.network_id = $1 and o.organisation_id = $2 and o.need = $7 and o.title = $8 and o.id <> $6)
    returning s.id, s.capacity, s.closed_until),
  ${noted(
    `was join changed on changed.id = was.id where (${standing('was')}) is distinct from (${standing('changed')})`,
    ...['was.id, $4', standing('was'), standing('changed')],
  )},
  told as (${audited(
    'service-changed',
    'was join changed on changed.id = was.id',
    `jsonb_build_object('service', was.id, 'was', jsonb_build_object('need', was.need, 'title', was.title,
      'eligibility', was.eligibility, 'capacity', was.capacity, 'closedUntil', was.closed_until, 'reviewed', was.reviewed))`,
  )})
  select exists (select from was) as there, exists (select from changed) as changed`,
)
const review = statement(
  'services.review',
  `with reviewed as (update services set reviewed = $7 where network_id = $1 and organisation_id = $2 and taken_away_at is null
      and ($6::uuid is null or id = $6) returning id),
  told as (${audited(
    'services-reviewed',
    '(select jsonb_agg(id) as ids from reviewed having count(*) > 0) r',
    `jsonb_build_object('services', r.ids)`,
  )})
  select from reviewed`,
)
const turned = {
  takeAway: [standing('changed'), nothing],
  putBack: [nothing, standing('changed')],
} as const
const setAway = (name: 'takeAway' | 'putBack', what: string, was: string, becomes: string) =>
  statement(
    `services.${name}`,
    `with changed as (update services set taken_away_at = ${becomes} where network_id = $1 and organisation_id = $2 and id = $6
        and taken_away_at is ${was} returning id, title, capacity, closed_until),
    ${noted('changed', 'changed.id, $4', ...turned[name])},
    told as (${audited(what, 'changed', `jsonb_build_object('service', changed.id)`)})
    select from changed`,
  )
const takeAway = setAway('takeAway', 'service-taken-away', 'null', '$4')
const putBack = setAway('putBack', 'service-put-back', 'not null', 'null')

/** Each changes only what is the reader's own organisation's: row-level security says the same below. */
export function serviceKeeping({ line, network: { id: network }, organisation, newId }: Session): ServiceKeeping {
  const by = (member: string, at: Date): readonly unknown[] => [network, organisation, newId(), at, member]
  return {
    add: async (service, actor, at) => {
      const { count } = await line.run(add, [...by(actor.member, at), service.id, ...columns(service)])
      return count === 1
    },
    change: async (service, actor, at) => {
      if (!isUuid(service.id)) return 'gone'
      const [row] = (await line.run(change, [...by(actor.member, at), service.id, ...columns(service)])).rows
      return row?.changed ? 'changed' : row?.there ? 'twice' : 'gone'
    },
    review: async (id, actor, at, on) => {
      if (id !== 'all' && !isUuid(id)) return 0
      return (await line.run(review, [...by(actor.member, at), id === 'all' ? null : id, on])).count
    },
    takeAway: async (id, actor, at) =>
      isUuid(id) && (await line.run(takeAway, [...by(actor.member, at), id])).count === 1,
    putBack: async (id, actor, at) =>
      isUuid(id) && (await line.run(putBack, [...by(actor.member, at), id])).count === 1,
  }
}

const columns = (service: Omit<Service, 'id' | 'organisation'>): readonly unknown[] => [
  ...[service.need, service.title, JSON.stringify(service.eligibility), service.capacity],
  ...[service.closedUntil, service.reviewed],
]
