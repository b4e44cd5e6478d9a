import { type Kysely, sql } from 'kysely'

/**
 * Who is in a network, and the three roles that everything runs under. The login that owns the tables is used for migrations only:
 * it changes to one of these, which own nothing and bypass nothing, at the start of every transaction.
 *
 * - `manydoors_app`: what a person or an organisation's channel does and sees. Needs `app.network`, `app.organisation` and
 *   `app.member`; before those are known, `app.identity` shows the one row that says in which network that identity is.
 * - `manydoors_worker`: what runs for nobody: the outbox, and the chats' installations and places by `app.workspace`. It reads a register by
 *   `app.network`, and no case, company, referral or approval at all.
 * - `manydoors_operator`: the operator's commands (import, export, seed), within `app.network`.
 *
 * An unset setting is no rows. `network_id` leads every key, so that a network can be moved to a node of its own. What tells in
 * which network somebody is cannot be keyed by it: `chat_directory`, small, and the same on every node.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...roles, ...networks, ...people, ...offers, ...policies])
    await sql.raw(statement).execute(db)
}

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`

const roles = ['manydoors_app', 'manydoors_worker', 'manydoors_operator'].map(
  (role) => `do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then
      create role ${role} nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
    end if;
    if not pg_has_role(current_user, '${role}', 'member') then grant ${role} to current_user; end if;
    grant usage on schema public to ${role};
  exception when duplicate_object or unique_violation then grant usage on schema public to ${role};
  end $$`,
)

const networks = [
  `create table networks (
    network_id uuid primary key,
    key text not null unique,
    name text not null,
    prefix text not null,
    time_zone text not null,
    locale text not null check (locale in ('sv', 'en')),
    country text not null,
    working_from integer not null,
    working_to integer not null,
    next_case integer not null default 1,
    agreement integer not null default 0)`,
  `create table organisations (
    network_id uuid not null references networks,
    id uuid not null,
    key text not null,
    name text not null,
    folded_key text not null,
    folded_name text not null,
    convener boolean not null,
    public_authority boolean not null,
    primary key (network_id, id),
    unique (network_id, key))`,
  `create table workspaces (
    network_id uuid not null,
    organisation_id uuid not null,
    chat text not null check (chat in ('slack', 'teams')),
    workspace text not null,
    primary key (network_id, organisation_id, chat),
    foreign key (network_id, organisation_id) references organisations)`,
  `create index workspaces_by_workspace on workspaces (chat, workspace)`,
]

const people = [
  `create table members (
    network_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    key text not null,
    name text not null,
    email text not null,
    folded_key text not null,
    folded_name text not null,
    folded_email text not null,
    roles text[] not null,
    locale text check (locale in ('sv', 'en')),
    stand_in uuid,
    active boolean not null default true,
    primary key (network_id, id),
    unique (network_id, organisation_id, key),
    unique (network_id, organisation_id, id),
    foreign key (network_id, organisation_id) references organisations,
    foreign key (network_id, stand_in) references members)`,
  `create index members_by_email on members (network_id, folded_email)`,
  `create table chat_directory (
    chat text not null check (chat in ('slack', 'teams')),
    workspace text not null,
    chat_user text not null,
    network_id uuid not null,
    primary key (chat, workspace, chat_user),
    unique (network_id, chat, workspace, chat_user))`,
  `create table chat_identities (
    network_id uuid not null,
    chat text not null,
    workspace text not null,
    chat_user text not null,
    member_id uuid not null,
    locale_hint text,
    time_zone_hint text,
    primary key (network_id, chat, workspace, chat_user),
    foreign key (network_id, member_id) references members,
    foreign key (network_id, chat, workspace, chat_user)
      references chat_directory (network_id, chat, workspace, chat_user))`,
  `create index chat_identities_of_member on chat_identities (network_id, member_id)`,
  `create table channels (
    network_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    purpose text not null check (purpose in ('handovers', 'digest')),
    chat text not null check (chat in ('slack', 'teams')),
    workspace text not null,
    place text not null,
    primary key (network_id, id),
    unique (network_id, organisation_id, purpose, chat),
    foreign key (network_id, organisation_id) references organisations)`,
]

const offers = [
  `create table services (
    network_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    need text not null,
    title text not null,
    eligibility jsonb not null,
    capacity text not null check (capacity in ('open', 'limited', 'closed')),
    reviewed date,
    primary key (network_id, id),
    unique (network_id, organisation_id, need, title),
    foreign key (network_id, organisation_id) references organisations)`,
  `create table agreements (
    network_id uuid not null references networks,
    version integer not null,
    signed_on date not null,
    primary key (network_id, version))`,
  `create table agreement_parties (
    network_id uuid not null,
    version integer not null,
    organisation_id uuid not null,
    primary key (network_id, version, organisation_id),
    foreign key (network_id, version) references agreements,
    foreign key (network_id, organisation_id) references organisations)`,
]

const register = [
  ...['networks', 'organisations', 'workspaces', 'members', 'chat_directory', 'chat_identities'],
  ...['channels', 'services', 'agreements', 'agreement_parties'],
]

const policies = [
  ...register.flatMap((table) => [
    `alter table ${table} enable row level security, force row level security`,
    `create policy reads on ${table} for select to manydoors_app, manydoors_worker using (${inNetwork})`,
    `create policy keeps on ${table} to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
    `grant select on ${table} to manydoors_app, manydoors_worker`,
    `grant select, insert, update, delete on ${table} to manydoors_operator`,
  ]),
  // An operator names a network by its key before it has a scope, and sees which network has an identity.
  `create policy looks_up on networks for select to manydoors_operator using (true)`,
  `create policy looks_up on chat_directory for select to manydoors_operator using (true)`,
  `create policy finds on chat_directory for select to manydoors_app
    using (chat || ':' || workspace || ':' || chat_user = nullif(current_setting('app.identity', true), ''))`,
  `create policy finds on workspaces for select to manydoors_app, manydoors_worker
    using (chat || ':' || workspace = nullif(current_setting('app.workspace', true), ''))`,
  `create policy numbers on networks for update to manydoors_app using (${inNetwork})`,
  `grant update (next_case) on networks to manydoors_app`,
  `create policy own on members for update to manydoors_app
    using (${inNetwork} and id = nullif(current_setting('app.member', true), '')::uuid)`,
  `grant update (locale) on members to manydoors_app`,
  `create policy links on chat_directory for insert to manydoors_worker with check (${inNetwork})`,
  `create policy links on chat_identities for insert to manydoors_worker with check (${inNetwork})`,
  `create policy hints on chat_identities for update to manydoors_app using (${inNetwork}
    and chat || ':' || workspace || ':' || chat_user = nullif(current_setting('app.identity', true), ''))`,
  `grant insert on chat_directory to manydoors_worker`,
  `grant insert on chat_identities to manydoors_worker`,
  `grant update (locale_hint, time_zone_hint) on chat_identities to manydoors_app`,
]
