import { type Kysely, sql } from 'kysely'

/**
 * A calendar of one's own, which other calendars subscribe to: one address a member, with a token of chance that is kept as a hash, to be found
 * by, and sealed, to be shown again to that member alone. A new one takes the place of the old, which is then of no use to anybody.
 *
 * And what changing the rest of a series takes: its meetings get other days, and whoever convenes asks everybody anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`
const isOwn = `${inNetwork} and member_id = nullif(current_setting('app.member', true), '')::uuid`

const statements = [
  `create table calendar_feeds (
    network_id uuid not null,
    member_id uuid not null,
    organisation_id uuid not null,
    token_hash bytea not null,
    token_sealed bytea not null,
    made_at timestamptz not null,
    primary key (network_id, member_id),
    unique (network_id, token_hash),
    foreign key (network_id, organisation_id, member_id) references members (network_id, organisation_id, id))`,
  `create index calendar_feeds_by_token on calendar_feeds (token_hash)`,
  `alter table calendar_feeds enable row level security, force row level security`,
  `create policy keeps on calendar_feeds to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
  `grant select, insert, update, delete on calendar_feeds to manydoors_operator`,
  `create policy own on calendar_feeds to manydoors_app using (${isOwn}) with check (${isOwn})`,
  `grant select, insert, update (token_hash, token_sealed, made_at) on calendar_feeds to manydoors_app`,
  `create policy serves on calendar_feeds for select to manydoors_worker
    using (token_hash = decode(nullif(current_setting('app.calendar', true), ''), 'hex'))`,
  `grant select on calendar_feeds to manydoors_worker`,
  // A backup reads every table: see 0017.
  'create policy copies on calendar_feeds for select to manydoors_backup using (true)',
  'grant select on calendar_feeds to manydoors_backup',

  `alter table meetings drop constraint meetings_network_id_series_id_slot_key`,
  `create index meetings_of_series on meetings (network_id, series_id, starts_at, id)`,
  `grant update (slot) on meetings to manydoors_app`,
  `create policy asks_again on meeting_invitees for update to manydoors_app using (${inNetwork}
    and exists (select 1 from meetings m where m.network_id = meeting_invitees.network_id
      and m.id = meeting_invitees.meeting_id and m.organisation_id = ${reader} offset 0))`,
]
