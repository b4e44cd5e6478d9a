import { sql } from 'kysely'
import type { CompanyId } from '../core/ids.ts'
import type { CompanyEntry } from '../core/network-file.ts'
import { numberColumns } from './company-store.ts'
import { fold } from './fold.ts'
import type { Import } from './network-import-run.ts'

/** Companies of the network itself, that everybody in it sees; not those that its organisations have added. */
export async function importCompanies(run: Import, companies: readonly CompanyEntry[], now: Date): Promise<void> {
  for (const entry of companies) {
    const known = await find(run, entry)
    if (known === null) await add(run, entry, now)
    else if (known !== 'merged') await change(run, known, entry)
  }
}

/** `merged`: a row by the name alone of what has become another entry. It changes nothing of that one, and does not come back. */
async function find(run: Import, entry: CompanyEntry): Promise<string | 'merged' | null> {
  const { trx, network, encryption } = run
  const { number } = entry
  const own = trx.selectFrom('companies').select('id').where('network_id', '=', network)
  const ofNetwork = own.where('held_by', 'is', null)
  if (number === null) {
    const unnumbered = ofNetwork
      .where('number', 'is', null)
      .where('number_match', 'is', null)
      .where('merged_into', 'is', null)
    const found = await unnumbered.where('folded_name', '=', fold(entry.name)).executeTakeFirst()
    return found?.id ?? ((await isMerged(run, entry.name)) ? 'merged' : null)
  }
  const found = await (number.soleTrader
    ? ofNetwork.where('number_match', 'in', [...encryption.matches(number.digits, network)])
    : ofNetwork.where('number', '=', number.digits)
  ).executeTakeFirst()
  return found?.id ?? null
}

/** Whether something of this name, whoever added it, has become one of the network's own. */
async function isMerged({ trx, network }: Import, name: string): Promise<boolean> {
  const found = await trx
    .selectFrom('companies as gone')
    .innerJoin('companies as stays', (join) =>
      join.onRef('stays.network_id', '=', 'gone.network_id').onRef('stays.id', '=', 'gone.merged_into'),
    )
    .select('gone.id')
    .where('gone.network_id', '=', network)
    .where('gone.folded_name', '=', fold(name))
    .where('stays.held_by', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

async function add({ trx, network, encryption, newId }: Import, entry: CompanyEntry, now: Date): Promise<void> {
  const id: CompanyId = newId()
  await trx
    .insertInto('companies')
    .values({
      network_id: network,
      id,
      name: entry.name,
      folded_name: fold(entry.name),
      ...numberColumns({ id, number: entry.number }, network, encryption),
      municipality: entry.municipality,
      employees: entry.employees,
      net_turnover_sek: entry.netTurnoverSek,
      export_stage: entry.exportStage,
      markets: [...entry.markets],
      added_at: now,
    })
    .execute()
}

async function change({ trx, network }: Import, id: string, entry: CompanyEntry): Promise<void> {
  await trx
    .updateTable('companies')
    .set({
      name: entry.name,
      folded_name: fold(entry.name),
      municipality: sql`coalesce(${entry.municipality}, municipality)`,
      employees: sql`coalesce(${entry.employees}, employees)`,
      net_turnover_sek: sql`coalesce(${entry.netTurnoverSek}::bigint, net_turnover_sek)`,
      export_stage: sql`coalesce(${entry.exportStage}, export_stage)`,
      ...(entry.markets.length === 0 ? {} : { markets: [...entry.markets] }),
    })
    .where('network_id', '=', network)
    .where('id', '=', id)
    .execute()
}
