import { z } from 'zod'
import type { Day } from '../core/case/day.ts'
import type { OrganisationId, ServiceId } from '../core/ids.ts'
import { type Capacity, capacities } from '../core/network-file.ts'
import type { Logged } from '../core/service/changes.ts'
import type { CompanyFacts, Directory, Offering } from '../core/service/service.ts'
import type { ServiceStore } from '../core/service/service-store.ts'
import { inTheNameOf } from './in-the-name-of.ts'
import { statement } from './line.ts'
import { serviceKeeping } from './service-keeping.ts'
import { isUuid, type Session } from './session.ts'

/** One object for each service of an organisation that has signed the agreement in force. */
const offering = `jsonb_build_object('id', s.id, 'organisation', o.id, 'organisationName', o.name,
    'reachable', exists (select from channels c where c.network_id = o.network_id and c.organisation_id = o.id and c.purpose = 'handovers'),
    'pace', (select t.minutes from response_times t where t.network_id = o.network_id and t.organisation_id = o.id),
    'need', s.need, 'title', s.title, 'eligibility', s.eligibility, 'capacity', s.capacity, 'closedUntil', s.closed_until,
    'reviewed', s.reviewed)`
const offered = `networks n join agreement_parties p on p.network_id = n.network_id and p.version = n.agreement
  join organisations o on o.network_id = p.network_id and o.id = p.organisation_id
  join services s on s.network_id = o.network_id and s.organisation_id = o.id and s.taken_away_at is null`

interface DirectoryRow {
  readonly needs: unknown
  readonly offerings: unknown
  readonly company: unknown
}
/** All at once, so that it is one answer on the way of every new case. */
const directory = statement<DirectoryRow>(
  'services.directory',
  `select (select coalesce(jsonb_agg(jsonb_build_object('key', d.key, 'sv', d.sv, 'en', d.en, 'words', d.words) order by d.place, d.key), '[]')
      from needs d where d.network_id = $1) as needs,
    (select coalesce(jsonb_agg(${offering}), '[]') from ${offered} where n.network_id = $1) as offerings,
    (select jsonb_build_object('employees', co.employees, 'netTurnoverSek', co.net_turnover_sek) from companies co
      where co.network_id = $1 and co.id = $2) as company`,
)
const byId = statement<{ readonly offering: unknown }>(
  'services.byId',
  `select ${offering} as offering from ${offered} where n.network_id = $1 and s.id = $2`,
)
interface ChangeRow {
  readonly id: ServiceId
  readonly organisation_name: string
  readonly title: string
  readonly day: Day
  readonly was: Capacity | null
  readonly was_until: Day | null
  readonly became: Capacity | null
  readonly became_until: Day | null
}
const changes = statement<ChangeRow>(
  'services.changes',
  `select s.id, o.name as organisation_name, s.title, (h.at at time zone n.time_zone)::date::text as day, h.was,
    h.was_until::text as was_until, h.became, h.became_until::text as became_until
  from networks n join agreement_parties p on p.network_id = n.network_id and p.version = n.agreement
  join organisations o on o.network_id = p.network_id and o.id = p.organisation_id
  join service_changes h on h.network_id = o.network_id and h.organisation_id = o.id and h.at >= $2 and h.at < $3
  join services s on s.network_id = h.network_id and s.id = h.service_id
  where n.network_id = $1 order by h.at, h.id`,
)
const remember = statement(
  'services.remember',
  `insert into suggestions (network_id, organisation_id, id, case_id, shown_at, shown) values ($1, $2, $3, $4, $5, $6)`,
)
const chosen = statement(
  'services.chosen',
  `insert into suggestions (network_id, organisation_id, id, case_id, shown_at, shown, referral_id, service_id)
  select $1, $2, $3, $4, coalesce(k.shown_at, $5), coalesce($6::jsonb, k.shown), $7, $8 from (select) one
  left join lateral (select b.shown_at, b.shown from suggestions b where b.network_id = $1 and b.case_id = $4
    and b.organisation_id = $2 and b.referral_id is null and $6::jsonb is null order by b.id desc limit 1) k on true
  where coalesce($6::jsonb, k.shown) is not null`,
)
/** The first is the one that was offered as the round was sent: in its place there may be another by now, whom it was sent onwards to. */
const follow = statement(
  'services.follow',
  `insert into suggestions (network_id, organisation_id, id, case_id, shown_at, shown, referral_id)
  select $1, $2, $3, $4, b.shown_at, b.shown, $5 from suggestions b
  join referrals r on r.network_id = b.network_id and r.id = b.referral_id and r.offered_at = $6
  where b.network_id = $1 and b.organisation_id = $2 and b.case_id = $4 order by b.id limit 1`,
)

export const eligibility = z.object({
  employees: z.object({ from: z.number(), to: z.number() }).nullable(),
  netTurnoverMinSek: z.number().nullable(),
})
const serviceId = z.custom<ServiceId>((given) => typeof given === 'string')
const organisationId = z.custom<OrganisationId>((given) => typeof given === 'string')
const readOffering: z.ZodType<Offering> = z.object({
  ...{ id: serviceId, organisation: organisationId, organisationName: z.string(), reachable: z.boolean() },
  ...{ pace: z.number().nullable(), need: z.string(), title: z.string(), eligibility, capacity: z.enum(capacities) },
  ...{ closedUntil: z.string().nullable(), reviewed: z.string().nullable() },
})
const readDirectory: z.ZodType<Directory> = z.object({
  needs: z.array(z.object({ key: z.string(), sv: z.string(), en: z.string(), words: z.array(z.string()) })),
  offerings: z.array(readOffering),
})
const unknownCompany: CompanyFacts = { employees: null, netTurnoverSek: null }
const readCompany: z.ZodType<CompanyFacts> = z
  .object({ employees: z.number().nullable(), netTurnoverSek: z.number().nullable() })
  .nullable()
  .transform((known) => known ?? unknownCompany)

const loggedOf = (row: ChangeRow): Logged => ({
  ...{ service: row.id, organisationName: row.organisation_name, title: row.title, on: row.day },
  was: row.was && { capacity: row.was, closedUntil: row.was_until },
  became: row.became && { capacity: row.became, closedUntil: row.became_until },
})

export function serviceStore(session: Session): ServiceStore {
  const {
    line,
    network: { id: network },
    organisation,
    newId,
  } = session
  return {
    keeping: serviceKeeping(session),
    directory: async (about) => {
      const [row] = (await line.run(directory, [network, isUuid(about) ? about : null])).rows
      return { ...readDirectory.parse(row), company: readCompany.parse(row?.company) }
    },
    byId: async (id) => {
      const [row] = isUuid(id) ? (await line.run(byId, [network, id])).rows : []
      return row === undefined ? null : readOffering.parse(row.offering)
    },
    changes: async ({ since, until }) => (await line.run(changes, [network, since, until])).rows.map(loggedOf),
    remember: (of, shown, at) => {
      // When it fails, so does the commit that it travels with.
      line.run(remember, [network, organisation, newId(), of, at, JSON.stringify(shown)]).catch(() => undefined)
    },
    chosen: async (referral, of, { shown, service }, at) => {
      const values = [of, at, shown === null ? null : JSON.stringify(shown), referral, service]
      await line.run(chosen, [network, organisation, newId(), ...values])
    },
    follow: async ({ id, case: of, fromOrganisation }, sentAt) => {
      const values = [network, fromOrganisation, newId(), of, id, sentAt]
      await inTheNameOf(session, fromOrganisation, () => line.run(follow, values))
    },
  }
}
