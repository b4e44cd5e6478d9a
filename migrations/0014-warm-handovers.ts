import { type Kysely, sql } from 'kysely'

/**
 * Warm handovers, and what people's own calendars are told of a meeting.
 *
 * A booking is seen by the two organisations of its referral and by nobody else. Where it is held and who comes from the company are sealed.
 * Its clock stands in its own row: `organisation_id` is the sender's, through whose eyes it is read when it rings.
 *
 * A calendar's file is fetched by its address alone, by people without an account here. The address holds a token of chance, which is kept as
 * a hash, to be found by, and sealed, to be shown again to those who meet. The role that serves files sees no row but the one whose hash it names.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...policies]) await sql.raw(statement).execute(db)
}

const tables = [
  `create table warm_handovers (
    network_id uuid not null,
    id uuid not null,
    referral_id uuid not null,
    organisation_id uuid not null,
    receiver_organisation_id uuid not null,
    version integer not null,
    stage text not null check (stage in ('proposed', 'countered', 'chosen', 'held', 'not-held', 'cancelled')),
    side text check (side in ('sender', 'receiver')),
    times timestamptz[] not null,
    at timestamptz,
    minutes integer not null check (minutes between 1 and 1440),
    place_sealed bytea,
    guests_sealed bytea,
    since_at timestamptz not null,
    since_by uuid,
    step text check (step in ('day-before', 'hour-before', 'over')),
    due_at timestamptz,
    faults integer not null default 0,
    primary key (network_id, id),
    check ((side is not null) = (stage in ('proposed', 'countered'))),
    check (at is not null or stage not in ('chosen', 'held', 'not-held')),
    check ((step is null) = (due_at is null)),
    foreign key (network_id, referral_id) references referrals,
    foreign key (network_id, organisation_id) references organisations,
    foreign key (network_id, receiver_organisation_id) references organisations)`,
  `create unique index warm_handovers_under_way on warm_handovers (network_id, referral_id)
    where stage in ('proposed', 'countered', 'chosen')`,
  `create index warm_handovers_of_referral on warm_handovers (network_id, referral_id, id)`,
  `create index warm_handovers_due on warm_handovers (due_at) where due_at is not null`,
  `create table calendar_entries (
    network_id uuid not null,
    id uuid not null,
    organisations uuid[] not null,
    token_hash bytea not null,
    token_sealed bytea not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    cancelled boolean not null,
    sequence integer not null,
    facts_sealed bytea not null,
    locale text not null check (locale in ('sv', 'en')),
    changed_at timestamptz not null,
    revoked_at timestamptz,
    primary key (network_id, id),
    unique (network_id, token_hash),
    foreign key (network_id) references networks)`,
  `create index calendar_entries_by_token on calendar_entries (token_hash)`,
]

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`
const isTheirs = `${inNetwork} and ${reader} in (organisation_id, receiver_organisation_id)`
const isForThem = `${inNetwork} and ${reader} = any (organisations)`

const policies = [
  ...['warm_handovers', 'calendar_entries'].flatMap((table) => [
    `alter table ${table} enable row level security, force row level security`,
    `create policy keeps on ${table} to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
    `grant select, insert, update, delete on ${table} to manydoors_operator`,
  ]),
  `create policy reads on warm_handovers for select to manydoors_app using (${isTheirs})`,
  `create policy books on warm_handovers for insert to manydoors_app with check (${isTheirs}
    and exists (select 1 from referrals r where r.network_id = warm_handovers.network_id and r.id = warm_handovers.referral_id
      and r.from_organisation_id = warm_handovers.organisation_id
      and r.to_organisation_id = warm_handovers.receiver_organisation_id offset 0))`,
  `create policy moves on warm_handovers for update to manydoors_app using (${isTheirs})`,
  `grant select, insert, update (version, stage, side, times, at, place_sealed, guests_sealed, since_at, since_by, step, due_at, faults)
    on warm_handovers to manydoors_app`,
  `create policy rings on warm_handovers to manydoors_worker using (true)`,
  `grant select (network_id, id, referral_id, organisation_id, step, due_at, faults), update (due_at, faults)
    on warm_handovers to manydoors_worker`,

  `create policy reads on calendar_entries for select to manydoors_app using (${isForThem})`,
  `create policy puts on calendar_entries for insert to manydoors_app with check (${isForThem})`,
  `create policy changes on calendar_entries for update to manydoors_app using (${isForThem})`,
  `grant select, insert, update (starts_at, ends_at, cancelled, sequence, facts_sealed, changed_at, revoked_at)
    on calendar_entries to manydoors_app`,
  `create policy serves on calendar_entries for select to manydoors_worker
    using (token_hash = decode(nullif(current_setting('app.calendar', true), ''), 'hex') and revoked_at is null)`,
  `grant select on calendar_entries to manydoors_worker`,
]
