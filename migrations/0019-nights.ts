import { type Kysely, sql } from 'kysely'

/**
 * What the check of each night found: that every open case has an active owner, and what else has to hold whatever happens. One row a
 * network: when it is due, and what came of the last one, as kinds with how many and which case numbers. Its row's lock is the lease, so
 * it is done once with one node or with four. Network administrators are told of what is wrong, and read it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`

const statements = [
  `create table nights (
    network_id uuid primary key references networks,
    due_at timestamptz not null,
    checked_at timestamptz,
    open_cases integer not null default 0,
    findings jsonb not null default '[]')`,
  `alter table nights enable row level security, force row level security`,
  `create policy keeps on nights to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
  `grant select, insert, update, delete on nights to manydoors_operator`,
  `create policy counts on nights for select to manydoors_worker using (true)`,
  `grant select on nights to manydoors_worker`,
  `create policy reads on nights for select to manydoors_app using (${inNetwork} and exists (select 1 from members m
    where m.network_id = nights.network_id and m.id = nullif(current_setting('app.member', true), '')::uuid and m.active
      and 'network_admin' = any(m.roles)))`,
  `grant select on nights to manydoors_app`,
  // A backup reads every table: see 0017.
  'create policy copies on nights for select to manydoors_backup using (true)',
  'grant select on nights to manydoors_backup',
]
