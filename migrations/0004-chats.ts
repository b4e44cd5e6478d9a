import { type Kysely, sql } from 'kysely'

/**
 * Where the bot is installed and which conversations it may write to. What is installed is a workspace, not a network: networks
 * can share one. So these are keyed by workspace, and seen by `app.workspace`. And a row that is written to show that writing works.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...policies]) await sql.raw(statement).execute(db)
}

const tables = [
  `create table slack_installations (
    team text primary key,
    enterprise text,
    team_name text not null,
    bot_id text not null,
    bot_user text not null,
    bot_token_sealed bytea not null,
    scopes text[] not null,
    installed_by text,
    installed_at timestamptz not null,
    revoked_at timestamptz)`,
  `create table teams_conversations (
    tenant text not null,
    kind text not null check (kind in ('personal', 'channel', 'group')),
    key text not null,
    conversation text not null,
    service_url text not null,
    reference jsonb not null,
    seen_at timestamptz not null,
    primary key (tenant, kind, key))`,
  `create index teams_conversations_by_age on teams_conversations (tenant, seen_at)`,
  `create table heartbeats (
    beat text primary key,
    at timestamptz not null)`,
]

const policies = [
  ...['slack_installations', 'teams_conversations'].flatMap((table) => [
    `alter table ${table} enable row level security, force row level security`,
    `grant select, insert, update, delete on ${table} to manydoors_worker`,
  ]),
  `alter table heartbeats enable row level security, force row level security`,
  `create policy works on heartbeats to manydoors_worker using (true)`,
  `grant select, insert, update on heartbeats to manydoors_worker`,
  `create policy works on slack_installations to manydoors_worker
    using ('slack:' || team = nullif(current_setting('app.workspace', true), ''))`,
  `create policy works on teams_conversations to manydoors_worker
    using ('teams:' || tenant = nullif(current_setting('app.workspace', true), ''))`,
  // The operator sees where the bot is installed; the token stays sealed, and unread.
  `create policy lists on slack_installations for select to manydoors_operator using (true)`,
  `grant select (team, enterprise, team_name, bot_user, scopes, installed_at, revoked_at)
    on slack_installations to manydoors_operator`,
]
