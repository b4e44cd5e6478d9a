import type { Case } from '../core/case/case.ts'
import type { CaseId, MemberId, OrganisationId } from '../core/ids.ts'
import type { CaseList, CaseStore } from '../core/ports.ts'
import { type CompanyRow, companyOf } from './company-store.ts'
import { statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

export interface CaseRow extends Omit<CompanyRow, 'company_name'> {
  /** Null when the reader may know of the case and its need alone. */
  readonly company_name: string | null
  readonly case_id: CaseId
  readonly case_number: number
  readonly need: string
  readonly case_owner: MemberId
  readonly case_owner_name: string
  readonly case_organisation: OrganisationId
  readonly case_organisation_name: string
  readonly door_id: OrganisationId
  readonly status: 'open' | 'closed'
  readonly opened_at: Date
  readonly case_due: Date | null
  readonly case_version: number
}

export const caseColumns = `c.id as case_id, c.number as case_number, c.need, c.owner_id as case_owner, cm.name as case_owner_name,
  c.owner_organisation_id as case_organisation, oo.name as case_organisation_name, c.door_id, c.status, c.opened_at,
  c.due_at as case_due, c.version as case_version, c.company_id, co.name as company_name, co.number, co.number_sealed`
export const caseJoins = `left join companies co on co.network_id = c.network_id and co.id = c.company_id
  join members cm on cm.network_id = c.network_id and cm.id = c.owner_id
  join organisations oo on oo.network_id = c.network_id and oo.id = c.owner_organisation_id`
const shared = `exists (select 1 from case_access a where a.network_id = $1 and a.organisation_id = $2 and a.case_id = c.id
  and a.level in ('party', 'own'))`

const open = statement<{ readonly number: number }>(
  'cases.open',
  `with taken as (update networks set next_case = next_case + 1 where network_id = $1 returning next_case - 1 as number),
  opened as (insert into cases
    (network_id, owner_organisation_id, door_id, id, company_id, need, owner_id, opened_at, number)
    select $1, $2, $2, $3, $4, $5, $6, $7, number from taken),
  seen as (insert into case_access (network_id, organisation_id, case_id, level, given_by)
    values ($1, $2, $3, 'own', $2))
  select number from taken`,
)
const byNo = statement<CaseRow>(
  'cases.byNo',
  `select ${caseColumns} from cases c ${caseJoins} where c.network_id = $1 and ${shared} and c.number = $3`,
)
const byId = statement<CaseRow>(
  'cases.byId',
  `select ${caseColumns} from cases c ${caseJoins} where c.network_id = $1 and ${shared} and c.id = $3`,
)
const letKnow = statement(
  'cases.letKnow',
  `insert into case_access (network_id, organisation_id, case_id, level, given_by)
  select $1, told, $3, 'need', $2 from unnest($4::uuid[]) told where told <> $2 on conflict do nothing`,
)

const mine = `c.network_id = $1 and c.owner_id = $3 and c.status = 'open'`
const team = `c.network_id = $1 and c.owner_organisation_id = $2 and c.status = 'open'`
const stuck = `${team} and c.due_at < $4`

/** The nearest clock first, then the oldest. All are counted to a hundred, so that it costs the same however many there are. */
const listOf = (name: CaseList, where: string) =>
  statement<CaseRow & { readonly total: string }>(
    `cases.${name}`,
    `with shown as (select c.* from cases c where ${where} order by c.due_at, c.number limit $5)
    select ${caseColumns}, (select count(*) from (select from cases c where ${where} limit 100) counted) as total
    from shown c ${caseJoins}
    where $2::uuid is not null and $3::uuid is not null and $4::timestamptz is not null order by c.due_at, c.number`,
  )
const lists: { readonly [L in CaseList]: ReturnType<typeof listOf> } = {
  mine: listOf('mine', mine),
  team: listOf('team', team),
  stuck: listOf('stuck', stuck),
}

const longestNumber = 9

export function caseStore(session: Session): CaseStore {
  const { line, network, organisation, member, now } = session
  const one = async (wanted: typeof byId, value: unknown): Promise<Case | null> => {
    const [row] = (await line.run(wanted, [network.id, organisation, value])).rows
    return row === undefined ? null : caseOf(row, session)
  }
  return {
    open: async (opened) => {
      const { id, company, need, owner, openedAt } = opened
      const values = [network.id, opened.organisation, id, company, need, owner, openedAt]
      const [row] = (await line.run(open, values)).rows
      if (row === undefined) throw new Error('the network has no row to number its cases by')
      return `${network.prefix}-${row.number}`
    },
    byNo: async (no) => {
      const [, prefix = '', number = ''] = /^(.+)-([0-9]+)$/.exec(no.trim()) ?? []
      const ours = prefix.toUpperCase() === network.prefix.toUpperCase() && number.length <= longestNumber
      return ours && number !== '' ? one(byNo, Number(number)) : null
    },
    byId: async (id) => (isUuid(id) ? one(byId, id) : null),
    letKnow: async (of, organisations) => {
      await line.run(letKnow, [network.id, organisation, of, organisations])
    },
    list: async (which, most) => {
      const nobody = '00000000-0000-0000-0000-000000000000'
      const values = [network.id, organisation, member ?? nobody, now(), most]
      const { rows } = await line.run(lists[which], values)
      return { cases: rows.map((row) => caseOf(row, session)), total: Number(rows[0]?.total ?? 0) }
    },
  }
}

export const caseOf = (row: CaseRow, { network, encryption, now }: Session): Case => ({
  id: row.case_id,
  no: `${network.prefix}-${row.case_number}`,
  company: companyOf({ ...row, company_name: row.company_name ?? '–' }, encryption),
  need: row.need,
  owner: row.case_owner,
  ownerName: row.case_owner_name,
  ownerOrganisation: row.case_organisation,
  ownerOrganisationName: row.case_organisation_name,
  door: row.door_id,
  status: row.status,
  openedAt: row.opened_at,
  dueAt: row.case_due,
  overdue: row.case_due !== null && row.case_due <= now(),
  version: row.case_version,
})
