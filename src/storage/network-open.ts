import { sql } from 'kysely'
import type { MergedName, OpenOf } from '../core/network-file.ts'
import type { Database } from './engine.ts'
import { asOperator, enter } from './scope.ts'

const underWay = `('offered', 'needs-info', 'accepted', 'in-progress', 'on-hold', 'returned')`

/** How much each member of the network has open; those who have nothing are not there. */
export const openInNetwork = (database: Database, key: string): Promise<readonly OpenOf[]> =>
  asOperator(database, null, async (trx) => {
    const network = await trx.selectFrom('networks').select('network_id').where('key', '=', key).executeTakeFirst()
    if (network === undefined) return []
    const { network_id: id } = network
    await enter(trx, id)
    const { rows } = await sql<OpenOf>`select * from (select o.key as organisation, m.key as member,
        (select count(*)::int from cases c where c.network_id = ${id} and c.owner_id = m.id and c.status = 'open') as cases,
        (select count(*)::int from referrals r where r.network_id = ${id} and r.stage in ${sql.raw(underWay)}
          and (r.from_id = m.id or r.to_id = m.id or r.owner_id = m.id)
          and not (r.stage = 'returned' and r.details ->> 'takenBack' is not null)) as referrals,
        (select count(*)::int from meeting_records a where a.network_id = ${id} and a.whom_id = m.id and a.kind = 'action'
          and a.done_at is null and a.undone_at is null) as actions
      from members m join organisations o on o.network_id = m.network_id and o.id = m.organisation_id
      where m.network_id = ${id} and m.active) every where cases > 0 or referrals > 0 or actions > 0`.execute(trx)
    return rows
  })

/** What has become one of the network's own, whoever added it, and is not there under that name alone. */
export const mergedInNetwork = (database: Database, key: string): Promise<readonly MergedName[]> =>
  asOperator(database, null, async (trx) => {
    const network = await trx.selectFrom('networks').select('network_id').where('key', '=', key).executeTakeFirst()
    if (network === undefined) return []
    const { network_id: id } = network
    await enter(trx, id)
    const { rows } =
      await sql<MergedName>`select distinct gone.folded_name as name, stays.name as into from companies gone
      join companies stays on stays.network_id = ${id} and stays.id = gone.merged_into and stays.held_by is null
      where gone.network_id = ${id} and not exists (select from companies own where own.network_id = ${id} and own.held_by is null
        and own.merged_into is null and own.number is null and own.number_match is null and own.folded_name = gone.folded_name)
      order by 1`.execute(trx)
    return rows
  })
