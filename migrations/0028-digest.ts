import { type Kysely, sql } from 'kysely'

/**
 * What a month came to.
 *
 * `digest_counts` holds what was counted, one row for each month and whose it is: the network's under the id of no organisation. An
 * organisation reads its own. The network's holds small numbers as they are, and only `manydoors_reckoner` reads it, the role that counts:
 * it sees times, stages and whose a case is, and no name of a company or a person. What it gives out is made safe before anybody sees it.
 * What had got stuck can be counted while it is so only: `stuck_at` says when that was, and without it nobody knows.
 *
 * `digests` holds what was told, as it was told: one row for each version, which nobody can change.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...role, ...columns, ...tables, ...counting, ...policies])
    await sql.raw(statement).execute(db)
}

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`
const nobody = `'00000000-0000-0000-0000-000000000000'`

const role = [
  `do $$ begin
    if not exists (select from pg_roles where rolname = 'manydoors_reckoner') then
      create role manydoors_reckoner nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
    end if;
    if not pg_has_role(current_user, 'manydoors_reckoner', 'member') then grant manydoors_reckoner to current_user; end if;
    grant usage on schema public to manydoors_reckoner;
  exception when duplicate_object or unique_violation then grant usage on schema public to manydoors_reckoner;
  end $$`,
]

const columns = [
  `alter table referrals add column contacted_at timestamptz`,
  `grant update (contacted_at) on referrals to manydoors_app`,
  `do $$ declare one record; begin
    perform set_config('role', 'manydoors_operator', true);
    for one in select network_id from networks loop
      perform set_config('app.network', one.network_id::text, true);
      update referrals set contacted_at = (details ->> 'firstContactAt')::timestamptz where details ->> 'firstContactAt' is not null;
    end loop;
    perform set_config('app.network', '', true);
    perform set_config('role', 'none', true);
  end $$`,
]

const tables = [
  `create table digest_counts (
    network_id uuid not null references networks,
    organisation_id uuid not null,
    month text not null,
    span text not null check (span in ('month', 'year')),
    counted_at timestamptz not null,
    figures jsonb not null,
    lists jsonb not null,
    stuck_at timestamptz,
    primary key (network_id, organisation_id, span, month))`,
  `create table digests (
    network_id uuid not null references networks,
    id uuid not null,
    organisation_id uuid not null,
    month text not null,
    version integer not null check (version > 0),
    cut_off timestamptz not null,
    body text not null,
    note text not null default '',
    noted_by uuid,
    primary key (network_id, id),
    unique (network_id, organisation_id, month, version))`,
]

const counted = {
  networks: '*',
  organisations: '*',
  cases: 'network_id, id, company_id, owner_id, owner_organisation_id, door_id, status, opened_at, closed_at, result',
  companies: 'network_id, id, number, number_match, municipality',
  referrals: `network_id, id, case_id, kind, from_id, from_organisation_id, to_id, to_organisation_id, hops, stage, details, since_at, offered_at,
    accepted_at, contacted_at`,
  suggestions: 'network_id, id, case_id, shown',
  warm_handovers: 'network_id, referral_id, stage',
  clocks: 'network_id, referral_id, agenda_at, since_at',
  members: 'network_id, id, active, stand_in',
  absences: 'network_id, member_id, from_on, to_on, stand_in, ended_at',
}

const counting = Object.entries(counted).flatMap(([table, read]) => [
  `create policy reckons on ${table} for select to manydoors_reckoner using (${inNetwork})`,
  `grant select ${read === '*' ? '' : `(${read})`} on ${table} to manydoors_reckoner`,
])

const policies = [
  ...['digest_counts', 'digests'].flatMap((table) => [
    `alter table ${table} enable row level security, force row level security`,
    `create policy keeps on ${table} to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
    `create policy copies on ${table} for select to manydoors_backup using (true)`,
    `grant select on ${table} to manydoors_backup`,
    `create policy reckons on ${table} to manydoors_reckoner using (${inNetwork}) with check (${inNetwork})`,
  ]),
  `grant select, insert, update, delete on digest_counts to manydoors_operator`,
  `grant select, insert, update on digest_counts to manydoors_reckoner`,
  `create policy reads on digest_counts for select to manydoors_app using (${inNetwork} and organisation_id = ${reader})`,
  `grant select on digest_counts to manydoors_app`,
  // What was told stays as it was told.
  `grant select, insert, delete on digests to manydoors_operator`,
  `grant select, insert on digests to manydoors_reckoner`,
  `create policy reads on digests for select to manydoors_app
    using (${inNetwork} and organisation_id in (${nobody}, ${reader}))`,
  `grant select on digests to manydoors_app`,
]
