import type { CompanyId } from '../core/ids.ts'
import type { CompanyEntry } from '../core/network-file.ts'
import { companyOf } from './company-store.ts'
import type { Encryption } from './encryption.ts'
import type { Trx } from './scope.ts'

/** The network's own, and no company that an organisation has added: those are that organisation's. What has been merged is the one that stays. */
export async function companyEntries(
  trx: Trx,
  network: string,
  encryption: Encryption,
): Promise<readonly CompanyEntry[]> {
  const rows = await trx
    .selectFrom('companies')
    .selectAll()
    .where('network_id', '=', network)
    .where('held_by', 'is', null)
    .where('merged_into', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    number: companyOf({ ...row, company_id: companyIdOf(row.id), company_name: row.name }, encryption).number,
    name: row.name,
    municipality: row.municipality,
    employees: row.employees,
    netTurnoverSek: row.net_turnover_sek === null ? null : Number(row.net_turnover_sek),
    exportStage: row.export_stage,
    markets: row.markets,
  }))
}

function companyIdOf(text: string): CompanyId {
  const isId = (id: string): id is CompanyId => id === text
  if (!isId(text)) throw new TypeError('an id is a string')
  return text
}
