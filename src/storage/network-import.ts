import { sql } from 'kysely'
import type { NetworkId } from '../core/ids.ts'
import type { NetworkFile, OrganisationEntry } from '../core/network-file.ts'
import type { Database } from './engine.ts'
import { fold } from './fold.ts'
import { importCompanies } from './network-import-companies.ts'
import { importPeople } from './network-import-people.ts'
import { type Import, type ImportOptions, networkIdOf, workspaceOf } from './network-import-run.ts'
import { beginRoutines, importNeeds, importServices } from './network-import-services.ts'
import { asOperator, enter, type Trx } from './scope.ts'

/** Makes the network as the file says, all of it or nothing. Matched by key; what the file does not say stays as it is. Gives the network's id. */
export const applyNetwork = (
  database: Database,
  options: ImportOptions,
  file: NetworkFile,
  now: Date,
): Promise<NetworkId> =>
  asOperator(database, null, async (trx) => {
    const known = await trx
      .selectFrom('networks')
      .select('network_id')
      .where('key', '=', file.network.key)
      .executeTakeFirst()
    const network = known === undefined ? options.newId<'network'>() : networkIdOf(known.network_id)
    await importNetwork(trx, network, file.network)
    const run = { ...options, trx, network, isNew: known === undefined }
    await importMunicipalities(run, file.municipalities)
    await importNeeds(run, file.needs)
    const organisations = new Map<string, string>()
    for (const entry of file.organisations) organisations.set(entry.key, await importOrganisation(run, entry, now))
    if (file.agreement !== null) await importAgreement(run, file.agreement, organisations)
    await importCompanies(run, file.companies, now)
    return network
  })

async function importNetwork(trx: Trx, network: NetworkId, entry: NetworkFile['network']): Promise<void> {
  await enter(trx, network)
  const said = {
    name: entry.name,
    prefix: entry.prefix,
    time_zone: entry.timeZone,
    locale: entry.locale,
    country: entry.country,
    working_from: entry.workingHours.from,
    working_to: entry.workingHours.to,
  }
  await trx
    .insertInto('networks')
    .values({ network_id: network, key: entry.key, ...said })
    .onConflict((conflict) => conflict.column('network_id').doUpdateSet(said))
    .execute()
}

async function importMunicipalities(
  { trx, network }: Import,
  municipalities: NetworkFile['municipalities'],
): Promise<void> {
  const names = Object.fromEntries(municipalities.map(({ code, name }) => [code, name]))
  await trx
    .updateTable('networks')
    .set({ municipalities: sql`municipalities || ${JSON.stringify(names)}::jsonb` })
    .where('network_id', '=', network)
    .execute()
}

async function importOrganisation(run: Import, entry: OrganisationEntry, now: Date): Promise<string> {
  const { trx, network, newId } = run
  const said = {
    name: entry.name,
    folded_key: fold(entry.key),
    folded_name: fold(entry.name),
    convener: entry.convener,
    public_authority: entry.publicAuthority,
  }
  const { id } = await trx
    .insertInto('organisations')
    .values({ network_id: network, id: newId(), key: entry.key, ...said })
    .onConflict((conflict) => conflict.columns(['network_id', 'key']).doUpdateSet(said))
    .returning('id')
    .executeTakeFirstOrThrow()
  await importPlaces(run, id, entry)
  await importPeople(run, id, entry)
  await importServices(run, id, entry, now)
  await beginRoutines(run, id, now)
  return id
}

async function importPlaces(run: Import, organisation: string, entry: OrganisationEntry): Promise<void> {
  const { trx, network: network_id, newId } = run
  for (const { chat, workspace } of entry.workspaces) {
    await trx
      .insertInto('workspaces')
      .values({ network_id, organisation_id: organisation, chat, workspace })
      .onConflict((conflict) => conflict.columns(['network_id', 'organisation_id', 'chat']).doUpdateSet({ workspace }))
      .execute()
  }
  for (const { purpose, chat, place } of entry.channels) {
    const workspace = await workspaceOf(run, organisation, chat)
    await trx
      .insertInto('channels')
      .values({ network_id, id: newId(), organisation_id: organisation, purpose, chat, workspace, place })
      .onConflict((conflict) =>
        conflict.columns(['network_id', 'organisation_id', 'purpose', 'chat']).doUpdateSet({ workspace, place }),
      )
      .execute()
  }
}

async function importAgreement(
  { trx, network }: Import,
  { version, signedOn, parties }: NonNullable<NetworkFile['agreement']>,
  organisations: ReadonlyMap<string, string>,
): Promise<void> {
  await trx
    .insertInto('agreements')
    .values({ network_id: network, version, signed_on: signedOn })
    .onConflict((conflict) => conflict.columns(['network_id', 'version']).doUpdateSet({ signed_on: signedOn }))
    .execute()
  for (const key of parties) {
    const organisation = organisations.get(key) ?? (await organisationByKey(trx, network, key))
    await trx
      .insertInto('agreement_parties')
      .values({ network_id: network, version, organisation_id: organisation })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await trx
    .updateTable('networks')
    .set({ agreement: sql`greatest(agreement, ${version})` })
    .where('network_id', '=', network)
    .execute()
}

async function organisationByKey(trx: Trx, network: NetworkId, key: string): Promise<string> {
  const found = await trx
    .selectFrom('organisations')
    .select('id')
    .where('network_id', '=', network)
    .where('key', '=', key)
    .executeTakeFirst()
  if (found === undefined) throw new Error(`no organisation has the key ${key}`)
  return found.id
}
