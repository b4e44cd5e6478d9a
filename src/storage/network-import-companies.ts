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
    else await change(run, known, entry)
  }
}

async function find({ trx, network, encryption }: Import, { number, name }: CompanyEntry): Promise<string | null> {
  const own = trx.selectFrom('companies').select('id').where('network_id', '=', network).where('held_by', 'is', null)
  const found =
    number === null
      ? own.where('folded_name', '=', fold(name)).where('number', 'is', null).where('number_match', 'is', null)
      : number.soleTrader
        ? own.where('number_match', 'in', [...encryption.matches(number.digits, network)])
        : own.where('number', '=', number.digits)
  return (await found.executeTakeFirst())?.id ?? null
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
