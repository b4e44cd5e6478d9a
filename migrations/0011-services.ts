import { type Kysely, sql } from 'kysely'

/**
 * What companies need, what each organisation offers for it, and how soon it usually answers.
 *
 * An organisation keeps its own services; what it takes away stays, so that it can be seen later what was suggested. A suggestion is kept
 * as it was shown: with its case when that is registered, and with each referral, together with what was chosen instead or because of it.
 *
 * `manydoors_counter` is a role that only a worker takes, for two statements: it reads when an organisation's referrals were
 * offered and accepted and nothing else of them, and writes the one figure that everybody may read: null where it would rest on too few.
 *
 * A routine is what comes round by itself for an organisation, on a day and hour of its network's calendar.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...role, ...tables, ...policies, ...beginnings]) await sql.raw(statement).execute(db)
}

const role = [
  `do $$ begin
    if not exists (select from pg_roles where rolname = 'manydoors_counter') then
      create role manydoors_counter nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
    end if;
    if not pg_has_role(current_user, 'manydoors_counter', 'member') then grant manydoors_counter to current_user; end if;
    grant usage on schema public to manydoors_counter;
  exception when duplicate_object or unique_violation then grant usage on schema public to manydoors_counter;
  end $$`,
]

const tables = [
  `create table needs (
    network_id uuid not null references networks,
    key text not null,
    sv text not null,
    en text not null,
    words text[] not null,
    place integer not null,
    primary key (network_id, key))`,
  `alter table services add column closed_until date, add column taken_away_at timestamptz,
    add check (closed_until is null or capacity = 'closed')`,
  `create table suggestions (
    network_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    organisation_id uuid not null,
    shown_at timestamptz not null,
    shown jsonb not null,
    referral_id uuid,
    service_id uuid,
    primary key (network_id, id),
    unique (network_id, referral_id),
    foreign key (network_id, case_id) references cases)`,
  `create index suggestions_of_case on suggestions (network_id, case_id, organisation_id, id)`,
  `alter table referrals add column offered_at timestamptz, add column accepted_at timestamptz`,
  `create index referrals_accepted on referrals (network_id, to_organisation_id, accepted_at) where accepted_at is not null`,
  `create table response_times (
    network_id uuid not null,
    organisation_id uuid not null,
    minutes integer,
    counted_at timestamptz not null,
    primary key (network_id, organisation_id),
    foreign key (network_id, organisation_id) references organisations)`,
  `create table routines (
    network_id uuid not null,
    organisation_id uuid not null,
    what text not null check (what in ('review', 'response-time')),
    due_at timestamptz not null,
    set_for text,
    faults integer not null default 0,
    primary key (network_id, organisation_id, what),
    foreign key (network_id, organisation_id) references organisations)`,
  `create index routines_due on routines (due_at)`,
]

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`
const own = `${inNetwork} and organisation_id = ${reader}`

const policies = [
  ...['needs', 'suggestions', 'response_times', 'routines'].flatMap((table) => [
    `alter table ${table} enable row level security, force row level security`,
    `create policy keeps on ${table} to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
    `grant select, insert, update, delete on ${table} to manydoors_operator`,
  ]),
  ...['needs', 'response_times'].flatMap((table) => [
    `create policy reads on ${table} for select to manydoors_app using (${inNetwork})`,
    `grant select on ${table} to manydoors_app`,
  ]),

  `create policy adds on services for insert to manydoors_app with check (${own})`,
  `create policy changes on services for update to manydoors_app using (${own}) with check (${own})`,
  `grant insert, update (need, title, eligibility, capacity, closed_until, reviewed, taken_away_at) on services to manydoors_app`,

  `create policy reads on suggestions for select to manydoors_app using (${own})`,
  `create policy adds on suggestions for insert to manydoors_app with check (${own}
    and exists (select 1 from case_access a where a.network_id = suggestions.network_id and a.organisation_id = ${reader}
      and a.case_id = suggestions.case_id and a.level in ('party', 'own') offset 0))`,
  `grant select, insert on suggestions to manydoors_app`,

  `grant update (accepted_at) on referrals to manydoors_app`,
  `create policy counts on referrals for select to manydoors_counter using (${inNetwork})`,
  `grant select (network_id, to_organisation_id, offered_at, accepted_at) on referrals to manydoors_counter`,
  `create policy counts on response_times to manydoors_counter using (${inNetwork}) with check (${inNetwork})`,
  `grant select, insert, update on response_times to manydoors_counter`,

  `create policy rings on routines to manydoors_worker using (true) with check (true)`,
  `grant select, update on routines to manydoors_worker`,
]

/** As the operator, who sees one network at a time: when referrals were offered and accepted, as the timeline has it, and routines to begin. */
const beginnings = [
  `do $$ declare one record; begin
    perform set_config('role', 'manydoors_operator', true);
    for one in select network_id from networks loop
      perform set_config('app.network', one.network_id::text, true);
      update referrals r set
        offered_at = (select min(t.at) from timeline t where t.network_id = r.network_id and t.case_id = r.case_id
          and t.happening ->> 'what' = 'moved' and t.happening ->> 'move' = 'offer' and t.happening ->> 'referral' = r.id::text),
        accepted_at = (select min(t.at) from timeline t where t.network_id = r.network_id and t.case_id = r.case_id
          and t.happening ->> 'what' = 'moved' and t.happening ->> 'move' = 'accept' and t.happening ->> 'referral' = r.id::text);
      insert into routines (network_id, organisation_id, what, due_at)
        select o.network_id, o.id, w.what, now() from organisations o cross join (values ('review'), ('response-time')) w (what);
    end loop;
    perform set_config('app.network', '', true);
    perform set_config('role', 'none', true);
  end $$`,
]
