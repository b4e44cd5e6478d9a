import { type Kysely, sql } from 'kysely'

/**
 * What has come to the coordinators they can help along: of a case at the level `need` a coordinator sees the row, which says whose it is and
 * until when, and neither its company nor what was said; nobody else in their organisation does.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(helps).execute(db)
}

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`

const helps = `create policy helps on cases for select to manydoors_app using (${inNetwork} and status = 'open'
  and exists (select 1 from case_access a join members m on m.network_id = a.network_id
    where a.network_id = cases.network_id and a.organisation_id = ${reader} and a.case_id = cases.id and a.level = 'need'
      and m.id = nullif(current_setting('app.member', true), '')::uuid and m.organisation_id = ${reader} and m.active
      and 'coordinator' = any(m.roles) offset 0))`
