import { type Kysely, sql } from 'kysely'

/**
 * Two organisations with an open case on one company, without telling either whose the other is.
 *
 * `manydoors_matchmaker` is a fourth role, taken for single statements in the middle of a person's transaction. It sees which companies
 * have which number and which cases are open and whose they are: no name, no need, no note. What comes back from it is that there is
 * one, or a message that it has addressed itself; who it went to stays with it. Nobody's own role sees more than before.
 *
 * An inquiry is seen by the organisation that asks, and never says who was asked. Those who were asked have a row each, seen by them alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...role, ...tables, ...policies]) await sql.raw(statement).execute(db)
}

const role = [
  `do $$ begin
    if not exists (select from pg_roles where rolname = 'manydoors_matchmaker') then
      create role manydoors_matchmaker nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
    end if;
    if not pg_has_role(current_user, 'manydoors_matchmaker', 'member') then grant manydoors_matchmaker to current_user; end if;
    grant usage on schema public to manydoors_matchmaker;
  exception when duplicate_object or unique_violation then grant usage on schema public to manydoors_matchmaker;
  end $$`,
]

const tables = [
  `create table inquiries (
    network_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    asked_by uuid not null,
    organisation_id uuid not null,
    asked_at timestamptz not null,
    turned_down_at timestamptz,
    primary key (network_id, id),
    unique (network_id, case_id),
    foreign key (network_id, case_id) references cases,
    foreign key (network_id, organisation_id, asked_by) references members (network_id, organisation_id, id))`,
  `create table inquired (
    network_id uuid not null,
    inquiry_id uuid not null,
    case_id uuid not null,
    organisation_id uuid not null,
    asked_by uuid not null,
    asking_organisation_id uuid not null,
    answer text check (answer in ('shared', 'declined')),
    answered_at timestamptz,
    primary key (network_id, inquiry_id, case_id),
    foreign key (network_id, inquiry_id) references inquiries,
    foreign key (network_id, case_id) references cases)`,
]

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`

const policies = [
  ...['inquiries', 'inquired'].flatMap((table) => [
    `alter table ${table} enable row level security, force row level security`,
    `create policy keeps on ${table} to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
    `grant select, insert, update, delete on ${table} to manydoors_operator`,
    `create policy reads on ${table} for select to manydoors_app using (${inNetwork} and organisation_id = ${reader})`,
    `grant select on ${table} to manydoors_app`,
    `create policy matches on ${table} for select to manydoors_matchmaker using (${inNetwork})`,
  ]),
  `create policy asks on inquiries for insert to manydoors_app with check (${inNetwork} and organisation_id = ${reader}
    and exists (select 1 from case_access a where a.network_id = inquiries.network_id and a.organisation_id = ${reader}
      and a.case_id = inquiries.case_id and a.level in ('party', 'own') offset 0))`,
  `grant insert on inquiries to manydoors_app`,
  `create policy answers on inquired for update to manydoors_app using (${inNetwork} and organisation_id = ${reader})`,
  `grant update (answer, answered_at) on inquired to manydoors_app`,

  `create policy turns_down on inquiries for update to manydoors_matchmaker using (${inNetwork})`,
  `grant select (network_id, id, asked_by, turned_down_at), update (turned_down_at) on inquiries to manydoors_matchmaker`,
  `create policy asks on inquired for insert to manydoors_matchmaker
    with check (${inNetwork} and asking_organisation_id = ${reader})`,
  `grant select (network_id, inquiry_id, answer), insert on inquired to manydoors_matchmaker`,
  ...['companies', 'cases'].map(
    (table) => `create policy matches on ${table} for select to manydoors_matchmaker using (${inNetwork})`,
  ),
  `grant select (network_id, id, number, number_match) on companies to manydoors_matchmaker`,
  `grant select (network_id, id, company_id, status, owner_id, owner_organisation_id) on cases to manydoors_matchmaker`,
  ...['outbox', 'outbox_lanes'].flatMap((table) => [
    `create policy addresses on ${table} for insert to manydoors_matchmaker with check (${inNetwork})`,
    `grant insert on ${table} to manydoors_matchmaker`,
  ]),
]
