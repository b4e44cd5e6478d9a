import { sql } from 'kysely'
import type { Database } from '#src/storage/engine.ts'

/**
 * Many cases of Almi's and Business Sweden's, with names that are all different and needs that are much alike, written past the bot: as
 * the owner of a server's database, whom no policy stops.
 */
export async function manyCases(database: Database, from: number, to: number): Promise<void> {
  for (let first = from; first <= to; first += atOnce) {
    await database.db.transaction().execute(async (trx) => {
      for (const statement of seeding(first, Math.min(first + atOnce - 1, to))) await sql.raw(statement).execute(trx)
    })
  }
  await sql`analyze`.execute(database.db)
}

const atOnce = 5_000

const seeding = (from: number, to: number): readonly string[] => [
  // What belongs together is made together here: no key has to be looked up.
  `set local session_replication_role = replica`,
  `create temporary table many on commit drop as
    select i, gen_random_uuid() as company, gen_random_uuid() as id, md5(i::text) as code, o.network_id as network,
      o.id as organisation, (select m.id from members m where m.organisation_id = o.id order by m.key limit 1) as owner
    from generate_series(${from}, ${to}) i
    join organisations o on o.key = case when i % 2 = 0 then 'almi' else 'business-sweden' end`,
  `insert into companies (network_id, id, held_by, name, folded_name, added_at)
    select network, company, organisation, 'Firma ' || left(code, 12) || ' AB', 'firma ' || left(code, 12) || ' ab', now() from many`,
  `insert into cases (network_id, id, number, company_id, need, owner_id, owner_organisation_id, door_id, opened_at)
    select network, id, 1000000 + i, company, 'lan till export av sort' || (i % 500), owner, organisation, organisation,
      now() - i * interval '1 minute' from many`,
  `insert into case_access (network_id, organisation_id, case_id, level, given_by)
    select network, organisation, id, 'own', organisation from many`,
  `insert into case_words (network_id, organisation_id, word, case_id)
    select network, organisation, w, id from many,
      unnest(array['firma', left(code, 12), 'ab', 'lan', 'till', 'export', 'av', 'sort' || (i % 500)]) w`,
  `insert into word_variants (network_id, organisation_id, variant, word)
    select network, organisation, case n when 0 then w else left(w, n - 1) || substr(w, n + 1) end, w
    from (select network, organisation, left(code, 12) as w from many) m, generate_series(0, 12) n on conflict do nothing`,
]
