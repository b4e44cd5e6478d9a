import { type Kysely, sql } from 'kysely'

/**
 * When a network's months are counted and told, and to whom. One clock for each network: it counts each night, and tells on the first working
 * day of the month; its row's lock is the lease, so that both are done once with one node or with four. `corrects`: the month of which
 * the convener wants a new version.
 *
 * A channel for digests gets them unless it has stopped; a person who has asked for them. What was told to whom is kept, once for each month.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...policies, begin]) await sql.raw(statement).execute(db)
}

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`
const convenes = (table: string) => `${inNetwork} and exists (select 1 from organisations o
  where o.network_id = ${table}.network_id and o.id = ${reader} and o.convener)`

const tables = [
  `create table digest_clocks (
    network_id uuid primary key references networks,
    organisation_id uuid not null,
    due_at timestamptz not null,
    send_at text not null default '09:00' check (send_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    sent_for text,
    note text not null default '',
    noted_by uuid,
    corrects text,
    faults integer not null default 0,
    foreign key (network_id, organisation_id) references organisations)`,
  `create index digest_clocks_due on digest_clocks (due_at)`,
  `create table digest_subscriptions (
    network_id uuid not null references networks,
    recipient_id uuid not null,
    organisation_id uuid not null,
    recipient text not null check (recipient in ('member', 'channel')),
    form text not null check (form in ('short', 'full')),
    stopped boolean not null default false,
    muted_until date,
    primary key (network_id, recipient_id),
    foreign key (network_id, organisation_id) references organisations)`,
  `create table digest_sends (
    network_id uuid not null references networks,
    recipient_id uuid not null,
    month text not null,
    digest_id uuid not null,
    primary key (network_id, recipient_id, month))`,
]

const policies = [
  ...['digest_clocks', 'digest_subscriptions', 'digest_sends'].flatMap((table) => [
    `alter table ${table} enable row level security, force row level security`,
    `create policy keeps on ${table} to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
    `grant select, insert, update, delete on ${table} to manydoors_operator`,
    `create policy copies on ${table} for select to manydoors_backup using (true)`,
    `grant select on ${table} to manydoors_backup`,
  ]),
  `create policy rings on digest_clocks to manydoors_worker using (true) with check (true)`,
  `grant select, update on digest_clocks to manydoors_worker`,
  `create policy reads on digest_clocks for select to manydoors_app using (${inNetwork})`,
  `grant select on digest_clocks to manydoors_app`,
  `create policy convenes on digest_clocks for update to manydoors_app using (${convenes('digest_clocks')})`,
  `grant update (due_at, send_at, note, noted_by, corrects) on digest_clocks to manydoors_app`,
  `create policy own on digest_subscriptions to manydoors_app
    using (${inNetwork} and organisation_id = ${reader}) with check (${inNetwork} and organisation_id = ${reader})`,
  `grant select, insert, update (form, stopped, muted_until) on digest_subscriptions to manydoors_app`,
  `create policy reckons on digest_subscriptions for select to manydoors_reckoner using (${inNetwork})`,
  `grant select on digest_subscriptions to manydoors_reckoner`,
  `create policy reckons on digest_sends to manydoors_reckoner using (${inNetwork}) with check (${inNetwork})`,
  `grant select, insert on digest_sends to manydoors_reckoner`,
  `create policy reckons on needs for select to manydoors_reckoner using (${inNetwork})`,
  `grant select on needs to manydoors_reckoner`,
  `create policy reckons on channels for select to manydoors_reckoner using (${inNetwork})`,
  `grant select (network_id, id, organisation_id, purpose, chat, workspace, place) on channels to manydoors_reckoner`,
]

/** As the operator, who sees one network at a time. */
const begin = `do $$ declare one record; begin
  perform set_config('role', 'manydoors_operator', true);
  for one in select network_id from networks loop
    perform set_config('app.network', one.network_id::text, true);
    insert into digest_clocks (network_id, organisation_id, due_at)
      select network_id, id, now() from organisations where network_id = one.network_id order by not convener, id limit 1;
  end loop;
  perform set_config('app.network', '', true);
  perform set_config('role', 'none', true);
end $$`
