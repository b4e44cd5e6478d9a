import { type Kysely, sql } from 'kysely'

/**
 * Series of meetings, their meetings, and who is invited to each with what they have answered.
 *
 * The convener's organisation keeps them; the organisations of those invited (`organisations`) see them, and write what their own people
 * answer. Where it is held is sealed: a link lets whoever has it in. `slot` is the day that the series gave the meeting: it stays when the
 * meeting is moved. A meeting's clock stands in its own row: `organisation_id` is the convener's, through whose eyes it is read when it rings.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...policies]) await sql.raw(statement).execute(db)
}

const kinds = `kind in ('working-group', 'promoters', 'export-club')`

const tables = [
  `create table meeting_series (
    network_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    organisations uuid[] not null,
    version integer not null,
    kind text not null check (${kinds}),
    title text not null,
    pattern text not null,
    from_minutes integer not null check (from_minutes between 0 and 1439),
    to_minutes integer not null check (to_minutes > from_minutes and to_minutes <= 1440),
    place_sealed bytea,
    channel_id uuid,
    quorum integer check (quorum > 0),
    invited jsonb not null,
    made_at timestamptz not null,
    made_by uuid not null,
    primary key (network_id, id),
    foreign key (network_id, organisation_id) references organisations,
    foreign key (network_id, channel_id) references channels,
    foreign key (network_id, made_by) references members)`,
  `create table meetings (
    network_id uuid not null,
    id uuid not null,
    series_id uuid not null,
    organisation_id uuid not null,
    organisations uuid[] not null,
    version integer not null,
    kind text not null check (${kinds}),
    title text not null,
    slot date not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    place_sealed bytea,
    channel_id uuid,
    quorum integer check (quorum > 0),
    stage text not null check (stage in ('planned', 'invited', 'started', 'ended', 'cancelled')),
    started_at timestamptz,
    ended_at timestamptz,
    words text not null default '',
    since_at timestamptz not null,
    since_by uuid,
    step text check (step in ('invite', 'week-before', 'agenda', 'day-before', 'hour-before')),
    due_at timestamptz,
    faults integer not null default 0,
    primary key (network_id, id),
    unique (network_id, series_id, slot),
    check ((step is null) = (due_at is null)),
    check (started_at is not null or stage not in ('started', 'ended')),
    check ((ended_at is not null) = (stage = 'ended')),
    foreign key (network_id, series_id) references meeting_series,
    foreign key (network_id, organisation_id) references organisations,
    foreign key (network_id, channel_id) references channels)`,
  `create index meetings_by_start on meetings (network_id, starts_at, id)`,
  `create index meetings_due on meetings (due_at) where due_at is not null`,
  `create table meeting_invitees (
    network_id uuid not null,
    meeting_id uuid not null,
    member_id uuid not null,
    organisation_id uuid not null,
    in_place_of uuid,
    answer text check (answer in ('yes', 'no')),
    deputy_id uuid,
    answered_at timestamptz,
    primary key (network_id, meeting_id, member_id),
    check ((answer is null) = (answered_at is null)),
    check (deputy_id is null or answer = 'no'),
    foreign key (network_id, meeting_id) references meetings,
    foreign key (network_id, organisation_id, member_id) references members (network_id, organisation_id, id),
    foreign key (network_id, organisation_id, deputy_id) references members (network_id, organisation_id, id),
    foreign key (network_id, organisation_id, in_place_of) references members (network_id, organisation_id, id))`,
  `create index meeting_invitees_by_member on meeting_invitees (network_id, member_id, meeting_id)`,
]

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`
const isConveners = `${inNetwork} and organisation_id = ${reader}`
const isForThem = `${inNetwork} and (organisation_id = ${reader} or ${reader} = any (organisations))`
/** Plans are made by a person who may, and never by a clock. */
const mayPlan = (table: string) => `exists (select 1 from members m where m.network_id = ${table}.network_id
  and m.id = nullif(current_setting('app.member', true), '')::uuid and m.active
  and m.roles && array['coordinator', 'network_admin'] offset 0)`
const meetingOf = (whose: string) => `exists (select 1 from meetings m where m.network_id = meeting_invitees.network_id
  and m.id = meeting_invitees.meeting_id${whose} offset 0)`

const policies = [
  ...['meeting_series', 'meetings', 'meeting_invitees'].flatMap((table) => [
    `alter table ${table} enable row level security, force row level security`,
    `create policy keeps on ${table} to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
    `grant select, insert, update, delete on ${table} to manydoors_operator`,
    // A backup reads every table: see 0017.
    `create policy copies on ${table} for select to manydoors_backup using (true)`,
    `grant select on ${table} to manydoors_backup`,
  ]),
  ...['meeting_series', 'meetings'].flatMap((table) => [
    `create policy reads on ${table} for select to manydoors_app using (${isForThem})`,
    `create policy plans on ${table} for insert to manydoors_app with check (${isConveners} and ${mayPlan(table)})`,
  ]),
  `create policy changes on meeting_series for update to manydoors_app using (${isConveners}) with check (${isConveners})`,
  `create policy changes on meetings for update to manydoors_app using (${isConveners}) with check (${isConveners})`,
  `grant select, insert, update (version, organisations, title, pattern, from_minutes, to_minutes, place_sealed, channel_id, quorum, invited)
    on meeting_series to manydoors_app`,
  `grant select, insert, update (version, organisations, title, starts_at, ends_at, place_sealed, channel_id, quorum, stage,
    started_at, ended_at, words, since_at, since_by, step, due_at, faults) on meetings to manydoors_app`,
  `create policy rings on meetings to manydoors_worker using (true)`,
  `grant select (network_id, id, organisation_id, step, due_at, faults), update (due_at, faults) on meetings to manydoors_worker`,

  `create policy reads on meeting_invitees for select to manydoors_app using (${inNetwork} and ${meetingOf('')})`,
  `create policy invites on meeting_invitees for insert to manydoors_app with check (${inNetwork}
    and ${meetingOf(` and (m.organisation_id = ${reader} or meeting_invitees.organisation_id = ${reader})`)})`,
  `create policy answers on meeting_invitees for update to manydoors_app
    using (${isConveners}) with check (${isConveners})`,
  `create policy leaves_out on meeting_invitees for delete to manydoors_app using (${inNetwork}
    and ${meetingOf(` and (m.organisation_id = ${reader} or meeting_invitees.organisation_id = ${reader})`)})`,
  `grant select, insert, delete, update (answer, deputy_id, answered_at) on meeting_invitees to manydoors_app`,
]
