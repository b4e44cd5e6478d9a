import { type Kysely, sql } from 'kysely'

/**
 * `manydoors_backup` reads every row of every table and writes none: what `backup` runs under, so that nothing has to be unlocked, and no
 * other role sees more than before. A table that comes later needs the policy too: a test looks for it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(role).execute(db)
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity order by relname`.execute(db)
  for (const { name } of rows) {
    await sql`create policy copies on ${sql.table(name)} for select to manydoors_backup using (true)`.execute(db)
    await sql`grant select on ${sql.table(name)} to manydoors_backup`.execute(db)
  }
}

const role = `do $$ begin
  if not exists (select from pg_roles where rolname = 'manydoors_backup') then
    create role manydoors_backup nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
  end if;
  if not pg_has_role(current_user, 'manydoors_backup', 'member') then grant manydoors_backup to current_user; end if;
  grant usage on schema public to manydoors_backup;
exception when duplicate_object or unique_violation then grant usage on schema public to manydoors_backup;
end $$`
