import type { Company } from '../core/case/case.ts'
import type { CompanyStore } from '../core/company/company-store.ts'
import { mayBeSameName } from '../core/company/same-name.ts'
import type { CompanyId, NetworkId } from '../core/ids.ts'
import type { ExportStage } from '../core/network-file.ts'
import type { Encryption } from './encryption.ts'
import { fold } from './fold.ts'
import { statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

export interface CompanyRow {
  readonly company_id: CompanyId
  /** Null when the reader may see a referral and not its company. */
  readonly company_name: string | null
  readonly number: string | null
  readonly number_sealed: Buffer | null
}

export const companyColumns = 'co.id as company_id, co.name as company_name, co.number, co.number_sealed'

/**
 * What came with the network's file, and what the reader's own organisation has added: never what others have. What has been merged (`k`) is
 * known by what it was called, and leads to the entry that it has become (`co`); and so is that one, whoever added it.
 */
const known = `k.network_id = $1 and (k.held_by is null or k.held_by = $2 or exists (select from companies a
  where a.network_id = $1 and a.merged_into = k.id and (a.held_by is null or a.held_by = $2)))`
/** By `case`, which gives nothing away of rows that are hidden: by `coalesce` the index would not be used under row-level security. */
const become = `join companies co on co.network_id = k.network_id
  and co.id = case when k.merged_into is null then k.id else k.merged_into end`

const byNumber = statement<CompanyRow>(
  'companies.byNumber',
  `select ${companyColumns} from companies k ${become} where ${known} and (k.number = $3 or k.number_match = any($4))
  order by co.held_by nulls first limit 1`,
)
const byId = statement<CompanyRow>(
  'companies.byId',
  `select ${companyColumns} from companies k ${become} where k.network_id = $1 and k.id = $2`,
)
const byName = statement<CompanyRow>(
  'companies.byName',
  `select distinct ${companyColumns} from companies k ${become} where ${known} and k.folded_name = $3
  order by company_name, company_id limit 10`,
)
/** A network has thousands of companies, and this is asked only of a name that is new: comparing them all costs less than keeping an index of every error. */
const names = statement<Pick<CompanyRow, 'company_id'> & { readonly company_name: string }>(
  'companies.names',
  `select coalesce(k.merged_into, k.id) as company_id, k.name as company_name from companies k where ${known}
  order by k.folded_name, k.id limit 20000`,
)
const byIds = statement<CompanyRow>(
  'companies.byIds',
  `select ${companyColumns} from companies co where co.network_id = $1 and co.id = any($2) order by co.folded_name, co.id`,
)
const mostAlike = 4

const add = statement(
  'companies.add',
  `with added as (insert into companies
    (network_id, held_by, id, name, folded_name, number, number_sealed, number_match, added_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9))
  select`,
)

const factsOf = statement<{
  readonly municipality: string | null
  readonly employees: number | null
  readonly export_stage: ExportStage | null
}>('companies.facts', 'select municipality, employees, export_stage from companies where network_id = $1 and id = $2')
const tell = statement(
  'companies.tell',
  `with told as (update companies set municipality = $3, employees = $4, export_stage = $5
    where network_id = $1 and id = $2 returning id)
  insert into audit (network_id, id, at, by_id, organisation_id, case_id, what, about)
  select $1, $6, $7, $8, $9, null, 'company-told', jsonb_build_object('company', id) from told`,
)

export function companyStore(session: Session): CompanyStore {
  const { line, organisation, encryption, newId } = session
  const network = session.network.id
  const companies = (rows: readonly CompanyRow[]): readonly Company[] => rows.map((row) => companyOf(row, encryption))
  return {
    byNumber: async ({ digits, soleTrader }) => {
      const asked = soleTrader ? [null, encryption.matches(digits, network)] : [digits, []]
      return companies((await line.run(byNumber, [network, organisation, ...asked])).rows)[0] ?? null
    },
    byId: async (id) => (isUuid(id) ? (companies((await line.run(byId, [network, id])).rows)[0] ?? null) : null),
    byName: async (name) => companies((await line.run(byName, [network, organisation, fold(name)])).rows),
    likeName: async (name) => {
      const { rows } = await line.run(names, [network, organisation])
      const alike = rows.filter(({ company_name }) => mayBeSameName(company_name, name))
      if (alike.length === 0) return []
      const ids = [...new Set(alike.map(({ company_id }) => company_id))].slice(0, mostAlike)
      return companies((await line.run(byIds, [network, ids])).rows)
    },
    add: async (company, at) => {
      const { number, number_sealed, number_match } = numberColumns(company, network, encryption)
      const values = [company.id, company.name, fold(company.name), number, number_sealed, number_match, at]
      await line.run(add, [network, organisation, ...values])
    },
    factsOf: async (id) => {
      const [row] = (await line.run(factsOf, [network, id])).rows
      return {
        ...{ municipality: row?.municipality ?? null, employees: row?.employees ?? null },
        exportStage: row?.export_stage ?? null,
      }
    },
    tell: async (id, { municipality, employees, exportStage }, by, at) => {
      const values = [network, id, municipality, employees, exportStage, newId(), at, by, organisation]
      return (await line.run(tell, values)).count === 1
    },
  }
}

export const companyOf = (row: CompanyRow, encryption: Encryption): Company => ({
  id: row.company_id,
  name: row.company_name ?? '',
  number:
    row.number_sealed === null
      ? row.number === null
        ? null
        : { digits: row.number, soleTrader: false }
      : { digits: encryption.open(row.number_sealed, sealedNumber(row.company_id)), soleTrader: true },
})

/** A sole trader's number is a personal identity number: sealed, and found again by its keyed hash. */
export function numberColumns(
  { id, number }: Pick<Company, 'id' | 'number'>,
  network: NetworkId,
  encryption: Encryption,
) {
  if (number === null) return { number: null, number_sealed: null, number_match: null }
  if (!number.soleTrader) return { number: number.digits, number_sealed: null, number_match: null }
  return {
    number: null,
    number_sealed: encryption.seal(number.digits, sealedNumber(id)),
    number_match: encryption.matches(number.digits, network)[0],
  }
}

const sealedNumber = (row: CompanyId) => ({ table: 'companies', row, column: 'number_sealed' })
