import { type Kysely, sql } from 'kysely'

/**
 * Two entries that are one company become one.
 *
 * The one that goes stays as a row: it says into which it has been merged, keeps its name and whose it was, and whoever knew it finds the other
 * by it. `live` is true for all others, and a part of the key of whatever belongs to a company: so nobody can register a case on, or show
 * somebody, an entry that is being merged away at the same moment. Whoever tries runs again, and finds the one that stays. Not validated: every
 * row that is there belongs to an entry that is live.
 *
 * `manydoors_keeper` is a role that is taken for single statements in the transaction of a network administrator, and sees nothing in
 * anybody else's. It sees companies whole, and of cases which company they are of, their number, whether they are open and whose, so that it can address their
 * owners; no need, no note, no contact, nothing of what was said. What comes back from it are names, numbers and how many.
 *
 * `kept` is the sight of a company that an organisation has because it had an entry of its own: no withdrawn approval takes it away.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...role, ...tables, ...policies]) await sql.raw(statement).execute(db)
}

const role = [
  `do $$ begin
    if not exists (select from pg_roles where rolname = 'manydoors_keeper') then
      create role manydoors_keeper nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
    end if;
    if not pg_has_role(current_user, 'manydoors_keeper', 'member') then grant manydoors_keeper to current_user; end if;
    grant usage on schema public to manydoors_keeper;
  exception when duplicate_object or unique_violation then grant usage on schema public to manydoors_keeper;
  end $$`,
]

const tables = [
  `alter table companies
    add column merged_into uuid,
    add column live boolean generated always as (case when merged_into is null then true end) stored,
    add column words text[] not null default '{}',
    add constraint companies_live unique (network_id, id, live),
    add constraint companies_merged_into foreign key (network_id, merged_into) references companies (network_id, id)`,
  `create index companies_merged on companies (network_id, merged_into) where merged_into is not null`,
  ...['cases', 'company_access'].flatMap((table) => [
    `alter table ${table} add column company_live boolean not null default true`,
    // Not validated either: every row that is there has the default.
    `alter table ${table} add constraint ${table}_company_live_check check (company_live) not valid`,
    `alter table ${table} drop constraint ${table}_network_id_company_id_fkey`,
    `alter table ${table} add constraint ${table}_company_live
      foreign key (network_id, company_id, company_live) references companies (network_id, id, live) not valid`,
  ]),
  `alter table company_access add column kept boolean not null default false`,
  // Its key begins with who sees; a merge, and the key above, ask by what is seen.
  `create index company_access_company on company_access (network_id, company_id)`,
  `create table company_merges (
    network_id uuid not null,
    id uuid not null,
    from_id uuid not null,
    into_id uuid not null,
    by_id uuid not null,
    organisation_id uuid not null,
    at timestamptz not null,
    cases uuid[] not null,
    widened boolean not null,
    before jsonb not null,
    primary key (network_id, id),
    unique (network_id, from_id),
    foreign key (network_id, from_id) references companies,
    foreign key (network_id, into_id) references companies)`,
  `create table companies_apart (
    network_id uuid not null,
    one_id uuid not null,
    other_id uuid not null,
    by_id uuid not null,
    at timestamptz not null,
    primary key (network_id, one_id, other_id),
    check (one_id < other_id),
    foreign key (network_id, one_id) references companies,
    foreign key (network_id, other_id) references companies)`,
]

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`
const member = `nullif(current_setting('app.member', true), '')::uuid`
/** Looked up once for a statement, since it asks for nothing of the row. */
const keeps = `exists (select 1 from members k where k.network_id = nullif(current_setting('app.network', true), '')::uuid
  and k.id = ${member} and k.organisation_id = ${reader} and k.active and 'network_admin' = any(k.roles))`
const ofKeeper = `${inNetwork} and ${keeps}`
const mine = ['company_merges', 'companies_apart']

const policies = [
  ...mine.flatMap((table) => [
    `alter table ${table} enable row level security, force row level security`,
    `create policy keeps on ${table} to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
    `grant select, insert, update, delete on ${table} to manydoors_operator`,
    `create policy copies on ${table} for select to manydoors_backup using (true)`,
    `grant select on ${table} to manydoors_backup`,
    `create policy merging on ${table} to manydoors_keeper using (${ofKeeper}) with check (${ofKeeper})`,
  ]),
  `grant select, insert on company_merges to manydoors_keeper`,
  `grant select, insert, delete on companies_apart to manydoors_keeper`,

  `create policy merging on members for select to manydoors_keeper using (${inNetwork})`,
  `grant select (network_id, id, organisation_id, name, active, roles) on members to manydoors_keeper`,
  ...['companies', 'company_access', 'cases'].map(
    (table) => `create policy merging on ${table} to manydoors_keeper using (${ofKeeper}) with check (${ofKeeper})`,
  ),
  `grant select on companies to manydoors_keeper`,
  `grant update (merged_into, words, held_by, municipality, employees, net_turnover_sek, export_stage, markets)
    on companies to manydoors_keeper`,
  `grant select, insert, delete, update (kept) on company_access to manydoors_keeper`,
  `grant select (network_id, id, company_id, status, owner_id), update (company_id) on cases to manydoors_keeper`,
  // How much belongs to the cases, and who sees them.
  ...['case_access', 'contacts', 'approvals', 'referrals', 'case_words', 'word_variants'].map(
    (table) => `create policy merging on ${table} for select to manydoors_keeper using (${ofKeeper})`,
  ),
  // Whom a merge reveals is asked though others have been: whoever asks again has to know whom not to.
  `grant select (case_id) on inquired to manydoors_matchmaker`,

  `grant select (network_id, case_id, organisation_id, level) on case_access to manydoors_keeper`,
  ...['contacts', 'approvals', 'referrals'].map(
    (table) => `grant select (network_id, case_id) on ${table} to manydoors_keeper`,
  ),
  ...['case_words', 'word_variants', 'timeline', 'audit', 'outbox', 'outbox_lanes'].map(
    (table) => `create policy merging_writes on ${table} for insert to manydoors_keeper with check (${ofKeeper})`,
  ),
  `grant select (network_id, organisation_id, word, case_id), insert on case_words to manydoors_keeper`,
  `grant select (network_id, organisation_id, variant, word), insert on word_variants to manydoors_keeper`,
  ...['timeline', 'audit', 'outbox', 'outbox_lanes'].map((table) => `grant insert on ${table} to manydoors_keeper`),
]
