import type { Selectable } from 'kysely'
import type { NetworkEntry, NetworkFile } from '../core/network-file.ts'
import type { Encryption } from './encryption.ts'
import type { Database } from './engine.ts'
import { municipalityNames } from './municipality-names.ts'
import { companyEntries } from './network-export-companies.ts'
import { organisationEntries } from './network-export-organisations.ts'
import { asOperator, enter, type Trx } from './scope.ts'
import type { NetworksTable } from './tables/register.ts'

/** Keys of the networks in the database, in order. */
export const networkKeys = (database: Database): Promise<readonly string[]> =>
  asOperator(database, null, async (trx) => {
    const rows = await trx.selectFrom('networks').select('key').orderBy('key').execute()
    return rows.map(({ key }) => key)
  })

/** What the clocks of each network go by. */
export const networkCalendars = (
  database: Database,
): Promise<readonly Pick<NetworkEntry, 'country' | 'timeZone' | 'workingHours'>[]> =>
  asOperator(database, null, async (trx) => {
    const rows = await trx.selectFrom('networks').selectAll().execute()
    return rows.map(networkEntry)
  })

/** Everything that a network file can say, as it is now, in the order in which it came; null when there is no such network. */
export const currentNetwork = (database: Database, encryption: Encryption, key: string): Promise<NetworkFile | null> =>
  asOperator(database, null, async (trx) => {
    const network = await trx.selectFrom('networks').selectAll().where('key', '=', key).executeTakeFirst()
    if (network === undefined) return null
    await enter(trx, network.network_id)
    return {
      network: networkEntry(network),
      municipalities: municipalityEntries(network),
      needs: await needEntries(trx, network.network_id),
      organisations: await organisationEntries(trx, network.network_id),
      agreement: await agreementEntry(trx, network),
      companies: await companyEntries(trx, network.network_id, encryption),
    }
  })

const networkEntry = (row: Selectable<NetworksTable>): NetworkEntry => ({
  key: row.key,
  name: row.name,
  prefix: row.prefix,
  timeZone: row.time_zone,
  locale: row.locale,
  country: row.country,
  workingHours: { from: row.working_from, to: row.working_to },
})

const municipalityEntries = ({ municipalities }: Selectable<NetworksTable>) =>
  Object.entries(municipalityNames.parse(municipalities))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([code, name]) => ({ code, name }))

const needEntries = (trx: Trx, network: string) =>
  trx
    .selectFrom('needs')
    .select(['key', 'sv', 'en', 'words'])
    .where('network_id', '=', network)
    .orderBy('place')
    .orderBy('key')
    .execute()

/** The one in force. */
async function agreementEntry(
  trx: Trx,
  { network_id, agreement: version }: Selectable<NetworksTable>,
): Promise<NetworkFile['agreement']> {
  const agreement = await trx
    .selectFrom('agreements')
    .select('signed_on')
    .where('network_id', '=', network_id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (agreement === undefined) return null
  const parties = await trx
    .selectFrom('agreement_parties as p')
    .innerJoin('organisations as o', (join) =>
      join.onRef('o.network_id', '=', 'p.network_id').onRef('o.id', '=', 'p.organisation_id'),
    )
    .select('o.key')
    .where('p.network_id', '=', network_id)
    .where('p.version', '=', version)
    .orderBy('o.id')
    .execute()
  return { version, signedOn: agreement.signed_on, parties: parties.map(({ key }) => key) }
}
