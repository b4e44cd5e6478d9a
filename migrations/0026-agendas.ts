import { type Kysely, sql } from 'kysely'

/**
 * Agendas, what is recorded while a meeting is held, and its minutes. Whoever sees the meeting sees them, and nobody else: each policy asks the
 * meeting's own. A case stands there with its number and need alone, sealed, so that it can be talked about by people who do not see the case.
 *
 * Every record is a row, so that two who record at once do not write over each other; what is taken back stays, marked. The row of a sitting is
 * what settles races: a step, an approval and a record each ask for the stage that they need in their own statement.
 *
 * An action is a record with an owner and a day. Its clock stands in its own row, and is read through the eyes of the convener's organisation.
 *
 * Minutes are fetched by their address alone, as calendars are: see 0014.
 *
 * What an agenda is drafted from is read by number, need and clock from all of the network's cases, for as long as one statement takes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...policies]) await sql.raw(statement).execute(db)
}

const tables = [
  `create table sittings (
    network_id uuid not null,
    id uuid not null,
    meeting_id uuid not null,
    organisation_id uuid not null,
    version integer not null default 1,
    stage text not null default 'planned' check (stage in ('planned', 'under-way', 'over', 'locked')),
    drafted_at timestamptz,
    current_item uuid,
    started_at timestamptz,
    started_by uuid,
    ended_at timestamptz,
    approvers uuid[] not null default '{}',
    approved uuid[] not null default '{}',
    locked_at timestamptz,
    registry_no text not null default '',
    snapshot_sealed bytea,
    token_hash bytea,
    token_sealed bytea,
    revoked_at timestamptz,
    primary key (network_id, meeting_id),
    unique (network_id, id),
    unique (network_id, token_hash),
    check ((token_hash is null) = (token_sealed is null)),
    check ((locked_at is not null) = (stage = 'locked')),
    check (started_at is not null or stage = 'planned'),
    foreign key (network_id, meeting_id) references meetings,
    foreign key (network_id, organisation_id) references organisations)`,
  `create index sittings_by_token on sittings (token_hash) where token_hash is not null`,
  `create table agenda_items (
    network_id uuid not null,
    id uuid not null,
    meeting_id uuid not null,
    key text not null,
    place integer not null,
    source text not null check (source in ('actions', 'moved', 'case', 'calendar', 'proposal')),
    title_sealed bytea not null,
    case_id uuid,
    case_number integer,
    reasons text[] not null default '{}',
    owner_id uuid,
    wish text not null check (wish in ('inform', 'discuss', 'decide')),
    minutes integer not null check (minutes between 1 and 240),
    state text not null default 'planned' check (state in ('planned', 'dropped', 'moved')),
    added_at timestamptz not null,
    added_by uuid,
    primary key (network_id, id),
    unique (network_id, meeting_id, key),
    check ((case_id is null) = (case_number is null)),
    foreign key (network_id, meeting_id) references sittings)`,
  `create table meeting_records (
    network_id uuid not null,
    id uuid not null,
    meeting_id uuid not null,
    organisation_id uuid not null,
    item_id uuid,
    kind text not null check (kind in ('decision', 'note', 'action', 'present', 'absent')),
    words_sealed bytea not null,
    at timestamptz not null,
    by_id uuid not null,
    undone_at timestamptz,
    whom_id uuid,
    due_on date,
    done_at timestamptz,
    done_by uuid,
    step text check (step in ('due', 'overdue')),
    due_at timestamptz,
    faults integer not null default 0,
    primary key (network_id, id),
    check ((due_on is not null) = (kind = 'action')),
    check ((whom_id is not null) = (kind in ('action', 'present', 'absent'))),
    check ((step is null) = (due_at is null)),
    check (done_at is null or (kind = 'action' and due_at is null)),
    foreign key (network_id, meeting_id) references sittings,
    foreign key (network_id, item_id) references agenda_items,
    foreign key (network_id, whom_id) references members)`,
  `create index meeting_records_of_meeting on meeting_records (network_id, meeting_id, at, id)`,
  `create index meeting_records_of_owner on meeting_records (network_id, whom_id, due_on)
    where kind = 'action' and done_at is null and undone_at is null`,
  `create index meeting_records_due on meeting_records (due_at) where due_at is not null`,
]

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const seen = (table: string) => `${inNetwork} and exists (select 1 from meetings m
  where m.network_id = ${table}.network_id and m.id = ${table}.meeting_id offset 0)`
const gathers = `${inNetwork} and current_setting('app.gathers', true) = 'agenda'`

const policies = [
  ...['sittings', 'agenda_items', 'meeting_records'].flatMap((table) => [
    `alter table ${table} enable row level security, force row level security`,
    `create policy keeps on ${table} to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
    `grant select, insert, update, delete on ${table} to manydoors_operator`,
    // A backup reads every table: see 0017.
    `create policy copies on ${table} for select to manydoors_backup using (true)`,
    `grant select on ${table} to manydoors_backup`,
    `create policy reads on ${table} for select to manydoors_app using (${seen(table)})`,
    `create policy adds on ${table} for insert to manydoors_app with check (${seen(table)})`,
    `create policy changes on ${table} for update to manydoors_app using (${seen(table)})`,
  ]),
  `grant select, insert, update (version, stage, drafted_at, current_item, started_at, started_by, ended_at, approvers, approved, locked_at,
    registry_no, snapshot_sealed, token_hash, token_sealed, revoked_at) on sittings to manydoors_app`,
  `grant select, insert, update (place, title_sealed, owner_id, wish, minutes, state) on agenda_items to manydoors_app`,
  `grant select, insert, update (undone_at, done_at, done_by, step, due_at, faults) on meeting_records to manydoors_app`,
  // Whoever has an action reads it and ticks it off, also when they do not see the meeting any more.
  `create policy own on meeting_records for select to manydoors_app using (${inNetwork} and kind = 'action'
    and whom_id = nullif(current_setting('app.member', true), '')::uuid)`,
  `create policy ticks on meeting_records for update to manydoors_app using (${inNetwork} and kind = 'action'
    and whom_id = nullif(current_setting('app.member', true), '')::uuid)`,
  `create policy rings on meeting_records to manydoors_worker using (true)`,
  `grant select (network_id, id, organisation_id, step, due_at, faults), update (due_at, faults) on meeting_records to manydoors_worker`,
  `create policy serves on sittings for select to manydoors_worker
    using (token_hash = decode(nullif(current_setting('app.minutes', true), ''), 'hex') and revoked_at is null)`,
  `grant select (network_id, meeting_id, organisation_id, token_hash, revoked_at) on sittings to manydoors_worker`,
  // Companies only so that no need which names its company is put there.
  ...['cases', 'companies', 'referrals', 'timeline'].map(
    (table) => `create policy gathers on ${table} for select to manydoors_app using (${gathers})`,
  ),
]
