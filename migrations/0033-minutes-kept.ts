import { type Kysely, sql } from 'kysely'

/**
 * Who approved minutes is kept as they were when they did, with the time: who leaves, or is called something else, stands there all the same.
 *
 * What a meeting has given somebody to do goes to a colleague when they leave: for one statement the organisation sees what its own people have.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`
const handsOn = `${inNetwork} and kind = 'action' and current_setting('app.hands', true) = 'actions' and exists (select 1 from members m
  where m.network_id = meeting_records.network_id and m.id = meeting_records.whom_id and m.organisation_id = ${reader} offset 0)`

const statements = [
  `alter table sittings add column approvals jsonb not null default '[]'`,
  `grant update (approvals) on sittings to manydoors_app`,

  `create policy hands_on on meeting_records for select to manydoors_app using (${handsOn})`,
  `create policy hands_over on meeting_records for update to manydoors_app using (${handsOn}) with check (${handsOn})`,
  `grant update (whom_id) on meeting_records to manydoors_app`,
]
