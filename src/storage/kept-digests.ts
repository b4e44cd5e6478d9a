import type { Digest } from '../core/digest/digest.ts'
import { digestIn } from '../core/digest/kept.ts'
import type { Locale } from '../core/register/register.ts'
import { ofNetwork } from './digest-counting.ts'
import type { Database } from './engine.ts'
import { asOperator, enter, type Trx } from './scope.ts'

export interface KeptDigests {
  readonly locale: Locale
  readonly timeZone: string
  /** As they were told, the latest version of each; the earliest first. */
  readonly digests: readonly Digest[]
}

/** The network's digests, or one organisation's own, for the one who runs it. Null: there is no such network. */
export const keptDigests = (
  database: Database,
  key: string,
  organisation: string | null,
): Promise<KeptDigests | 'no-organisation' | null> =>
  asOperator(database, null, async (trx) => {
    const network = await trx
      .selectFrom('networks')
      .select(['network_id', 'locale', 'time_zone'])
      .where('key', '=', key)
      .executeTakeFirst()
    if (network === undefined) return null
    await enter(trx, network.network_id)
    const own = organisation === null ? null : await organisationId(trx, network.network_id, organisation)
    if (own === undefined) return 'no-organisation'
    const rows = await trx
      .selectFrom('digests')
      .select('body')
      .distinctOn('month')
      .where('network_id', '=', network.network_id)
      .where('organisation_id', '=', own ?? ofNetwork)
      .orderBy('month')
      .orderBy('version', 'desc')
      .execute()
    return { locale: network.locale, timeZone: network.time_zone, digests: rows.map(({ body }) => digestIn(body)) }
  })

async function organisationId(trx: Trx, network: string, key: string): Promise<string | undefined> {
  const found = await trx
    .selectFrom('organisations')
    .select('id')
    .where('network_id', '=', network)
    .where('key', '=', key)
    .executeTakeFirst()
  return found?.id
}
