import { type Kysely, sql } from 'kysely'

/**
 * What is to be sent. A row holds ids, never words. A lane (a recipient) has a row of its own, locked and leased while one of its
 * messages is under way, so that a recipient's messages keep their order over any number of workers.
 *
 * `wanted` grows when what the message is about changes; `shown` is what was last sent: `wanted > shown` is work to do.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...policies]) await sql.raw(statement).execute(db)
}

const tables = [
  `create table outbox_lanes (
    network_id uuid not null references networks,
    lane uuid not null,
    busy uuid,
    lease_until timestamptz,
    served_at timestamptz,
    primary key (network_id, lane))`,
  `create index outbox_lanes_leased on outbox_lanes (lease_until) where busy is not null`,
  `create table outbox (
    network_id uuid not null,
    id uuid not null,
    lane uuid not null,
    recipient text not null check (recipient in ('member', 'channel')),
    about jsonb not null,
    subject uuid not null,
    live boolean not null,
    state text not null default 'pending' check (state in ('pending', 'sending', 'sent', 'dead')),
    wanted integer not null default 1,
    shown integer not null default 0,
    attempts integer not null default 0,
    doubtful boolean not null default false,
    due_at timestamptz not null,
    lease uuid,
    conversation text,
    message text,
    why text,
    posted_at timestamptz not null,
    settled_at timestamptz,
    waiting boolean not null generated always as (state in ('pending', 'sending')) stored,
    dead boolean not null generated always as (state = 'dead') stored,
    primary key (network_id, id))`,
  // Few rows are waiting however many have been sent: claims walk this from lane to lane. No index has what a claim changes, so that
  // a claim leaves nothing behind in them.
  `create index outbox_waiting on outbox (network_id, lane, id) where waiting`,
  `create index outbox_about on outbox (network_id, subject) where live`,
  `create index outbox_dead on outbox (network_id, settled_at) where dead`,
  // It changes with every message: vacuumed before it has grown.
  `alter table outbox set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0, fillfactor = 70)`,
]

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`

const policies = [
  ...['outbox_lanes', 'outbox'].flatMap((table) => [
    `alter table ${table} enable row level security, force row level security`,
    `create policy works on ${table} to manydoors_worker using (true) with check (true)`,
    `grant select, update on ${table} to manydoors_worker`,
    `create policy keeps on ${table} to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
    `grant select, insert, update, delete on ${table} to manydoors_operator`,
    `create policy posts on ${table} for insert to manydoors_app with check (${inNetwork})`,
    `grant insert on ${table} to manydoors_app`,
  ]),
  // To make a message due again, wherever it goes; not to read to whom.
  `create policy refreshes on outbox for select to manydoors_app using (${inNetwork})`,
  `create policy renews on outbox for update to manydoors_app using (${inNetwork})`,
  `grant select (network_id, subject, live, state, wanted, due_at), update (state, wanted, due_at) on outbox to manydoors_app`,
]
