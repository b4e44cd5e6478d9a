import type { Digest } from '../core/digest/digest.ts'
import { digestIn } from '../core/digest/kept.ts'
import type { Locale } from '../core/register/register.ts'
import { ofNetwork } from './digest-counting.ts'
import type { Database } from './engine.ts'
import { asOperator, enter } from './scope.ts'

export interface KeptDigests {
  readonly locale: Locale
  readonly timeZone: string
  /** As they were told, the latest version of each; the earliest first. */
  readonly digests: readonly Digest[]
}

/** The network's digests, for the one who runs it. Null: there is no such network. */
export const keptDigests = (database: Database, key: string): Promise<KeptDigests | null> =>
  asOperator(database, null, async (trx) => {
    const network = await trx
      .selectFrom('networks')
      .select(['network_id', 'locale', 'time_zone'])
      .where('key', '=', key)
      .executeTakeFirst()
    if (network === undefined) return null
    await enter(trx, network.network_id)
    const rows = await trx
      .selectFrom('digests')
      .select('body')
      .distinctOn('month')
      .where('network_id', '=', network.network_id)
      .where('organisation_id', '=', ofNetwork)
      .orderBy('month')
      .orderBy('version', 'desc')
      .execute()
    return { locale: network.locale, timeZone: network.time_zone, digests: rows.map(({ body }) => digestIn(body)) }
  })
