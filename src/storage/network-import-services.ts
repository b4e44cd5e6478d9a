import { type Selectable, sql } from 'kysely'
import type { NeedEntry, OrganisationEntry } from '../core/network-file.ts'
import type { Import } from './network-import-run.ts'
import type { ServicesTable } from './tables/services.ts'

/** In the file's order; those that it leaves out stay where they are. */
export async function importNeeds({ trx, network }: Import, needs: readonly NeedEntry[]): Promise<void> {
  for (const [place, { key, sv, en, words }] of needs.entries()) {
    const said = { sv, en, words: [...words], place }
    await trx
      .insertInto('needs')
      .values({ network_id: network, key, ...said })
      .onConflict((conflict) => conflict.columns(['network_id', 'key']).doUpdateSet(said))
      .execute()
  }
}

/** What has been taken away in chat and stands in the file is there again: the file says what exists. */
export async function importServices(run: Import, organisation: string, entry: OrganisationEntry, now: Date) {
  const { trx, network, newId } = run
  const before = await standing(run, organisation)
  for (const { need, title, eligibility, capacity, closedUntil, reviewed } of entry.services) {
    const said = { eligibility: JSON.stringify(eligibility), capacity }
    await trx
      .insertInto('services')
      .values({
        ...{ network_id: network, id: newId(), organisation_id: organisation, need, title, reviewed, ...said },
        closed_until: closedUntil,
      })
      .onConflict((conflict) =>
        conflict.columns(['network_id', 'organisation_id', 'need', 'title']).doUpdateSet({
          ...said,
          closed_until: sql`case when excluded.capacity = 'closed' then coalesce(excluded.closed_until, services.closed_until) end`,
          reviewed: sql`coalesce(excluded.reviewed, services.reviewed)`,
          taken_away_at: null,
        }),
      )
      .execute()
  }
  await noteChanges(run, { organisation, before }, now)
}

type Standing = readonly Pick<Selectable<ServicesTable>, 'id' | 'capacity' | 'closed_until' | 'taken_away_at'>[]

const standing = ({ trx, network }: Import, organisation: string): Promise<Standing> =>
  trx
    .selectFrom('services')
    .select(['id', 'capacity', sql<string | null>`closed_until::text`.as('closed_until'), 'taken_away_at'])
    .where('network_id', '=', network)
    .where('organisation_id', '=', organisation)
    .execute()

/** What a network brings along when it comes is no news of its services; what a promoter that joins it brings is. */
async function noteChanges(
  run: Import,
  { organisation, before }: { readonly organisation: string; readonly before: Standing },
  now: Date,
): Promise<void> {
  if (run.isNew) return
  const stood = ({ capacity, closed_until, taken_away_at }: Standing[number]) =>
    taken_away_at === null ? ([capacity, closed_until] as const) : ([null, null] as const)
  for (const is of await standing(run, organisation)) {
    const one = before.find(({ id }) => id === is.id)
    const [was, wasUntil] = one ? stood(one) : [null, null]
    const [became, becameUntil] = stood(is)
    if (was === became && wasUntil === becameUntil) continue
    await run.trx
      .insertInto('service_changes')
      .values({
        ...{ network_id: run.network, id: run.newId(), organisation_id: organisation, service_id: is.id, at: now },
        ...{ was, was_until: wasUntil, became, became_until: becameUntil },
      })
      .execute()
  }
}

/** What comes round by itself for an organisation, from now on; the worker finds out when. */
export async function beginRoutines({ trx, network }: Import, organisation: string, now: Date): Promise<void> {
  for (const what of ['review', 'response-time'] as const) {
    await trx
      .insertInto('routines')
      .values({ network_id: network, organisation_id: organisation, what, due_at: now })
      .onConflict((conflict) => conflict.columns(['network_id', 'organisation_id', 'what']).doNothing())
      .execute()
  }
  // One for the network: whose eyes it is rung through makes no difference.
  await trx
    .insertInto('digest_clocks')
    .values({ network_id: network, organisation_id: organisation, due_at: now })
    .onConflict((conflict) => conflict.column('network_id').doNothing())
    .execute()
}
