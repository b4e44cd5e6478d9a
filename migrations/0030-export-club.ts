import { type Kysely, sql } from 'kysely'

/**
 * The Export Club: what one is about and how many can come, and each company's place at it.
 *
 * A place belongs to the organisation whose promoter thought of the company, and is seen by it; and by the convener's (`convener_id`), in whose name
 * answers are stored, so that all of a hall is counted whoever answers. No name stands in it: the company's is read by whoever may see that, and by
 * `manydoors_doorkeeper`, a role that is taken for single statements: for the convener it reads the names of those that come, wait, or came.
 * A company is invited once: `club_places_once`. Changes wait for each other at the row of the club.
 *
 * `token_hash` finds a place by its link, which shows and changes that place alone. Why the company may be contacted names people: it is sealed.
 *
 * An organisation tells the size, place and export stage of a company of its own, and of the network's that it has a case with.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...role, ...tables, ...policies]) await sql.raw(statement).execute(db)
}

const role = [
  `do $$ begin
    if not exists (select from pg_roles where rolname = 'manydoors_doorkeeper') then
      create role manydoors_doorkeeper nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
    end if;
    if not pg_has_role(current_user, 'manydoors_doorkeeper', 'member') then grant manydoors_doorkeeper to current_user; end if;
    grant usage on schema public to manydoors_doorkeeper;
  exception when duplicate_object or unique_violation then grant usage on schema public to manydoors_doorkeeper;
  end $$`,
]

const tables = [
  `create table clubs (
    network_id uuid not null,
    meeting_id uuid not null,
    organisation_id uuid not null,
    theme text not null,
    speaker text not null,
    cap integer not null check (cap > 0),
    version integer not null default 1,
    primary key (network_id, meeting_id),
    unique (network_id, meeting_id, organisation_id),
    foreign key (network_id, meeting_id) references meetings,
    foreign key (network_id, organisation_id) references organisations)`,
  `create table club_places (
    network_id uuid not null,
    id uuid not null,
    meeting_id uuid not null,
    convener_id uuid not null,
    organisation_id uuid not null,
    company_id uuid not null,
    company_live boolean not null default true check (company_live),
    keeper_id uuid not null,
    stage text not null check (stage in ('proposed', 'invited', 'coming', 'waiting', 'declined', 'attended', 'absent')),
    turn integer check (turn > 0),
    version integer not null default 1,
    proposed_at timestamptz not null,
    ground text check (ground in ('case', 'asked', 'consent')),
    ground_sealed bytea,
    ground_on date,
    ground_case uuid,
    invited_by uuid,
    invited_at timestamptz,
    answered_by uuid,
    answered_at timestamptz,
    token_hash bytea,
    token_sealed bytea,
    follow_up uuid,
    primary key (network_id, id),
    unique (network_id, meeting_id, organisation_id, company_id),
    unique (network_id, token_hash),
    constraint club_places_ground check (stage = 'proposed' or (ground is not null and ground_sealed is not null
      and ground_on is not null and invited_by is not null and invited_at is not null)),
    check ((ground_case is not null) = (coalesce(ground, '') = 'case')),
    check ((turn is not null) = (stage in ('coming', 'waiting', 'attended', 'absent'))),
    check ((token_hash is null) = (token_sealed is null)),
    foreign key (network_id, meeting_id, convener_id) references clubs (network_id, meeting_id, organisation_id),
    foreign key (network_id, organisation_id, keeper_id) references members (network_id, organisation_id, id),
    constraint club_places_company_live foreign key (network_id, company_id, company_live) references companies (network_id, id, live),
    foreign key (network_id, ground_case) references cases,
    foreign key (network_id, follow_up) references cases)`,
  `create unique index club_places_once on club_places (network_id, meeting_id, company_id) where stage <> 'proposed'`,
  `create index club_places_company on club_places (network_id, company_id)`,
  `create index club_places_by_token on club_places (token_hash) where token_hash is not null`,
]

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`
const member = `nullif(current_setting('app.member', true), '')::uuid`
const ofKeeper = `${inNetwork} and exists (select 1 from members k
  where k.network_id = nullif(current_setting('app.network', true), '')::uuid and k.id = ${member} and k.organisation_id = ${reader}
  and k.active and 'network_admin' = any(k.roles))`
const seen = (table: string) => `${inNetwork} and exists (select 1 from meetings m
  where m.network_id = ${table}.network_id and m.id = ${table}.meeting_id offset 0)`
const isConveners = `${inNetwork} and organisation_id = ${reader}`
/** What it is about is said by a person who may; places in it are taken in the convener's name by anybody who takes part. */
const mayPlan = `exists (select 1 from members m where m.network_id = clubs.network_id and m.id = ${member} and m.active
  and m.roles && array['coordinator', 'network_admin'] offset 0)`
const isTheirs = `${inNetwork} and (organisation_id = ${reader} or convener_id = ${reader})`
const isTold = `${inNetwork} and (held_by = ${reader} or (held_by is null and exists (select 1 from cases c
  join case_access a on a.network_id = c.network_id and a.case_id = c.id and a.organisation_id = ${reader} and a.level in ('party', 'own')
  where c.network_id = companies.network_id and c.company_id = companies.id offset 0)))`

const policies = [
  ...['clubs', 'club_places'].flatMap((table) => [
    `alter table ${table} enable row level security, force row level security`,
    `create policy keeps on ${table} to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
    `grant select, insert, update, delete on ${table} to manydoors_operator`,
    // A backup reads every table: see 0017.
    `create policy copies on ${table} for select to manydoors_backup using (true)`,
    `grant select on ${table} to manydoors_backup`,
    `create policy merging on ${table} to manydoors_keeper using (${ofKeeper}) with check (${ofKeeper})`,
  ]),
  `create policy reads on clubs for select to manydoors_app using (${seen('clubs')})`,
  `create policy prepares on clubs for insert to manydoors_app with check (${isConveners} and ${seen('clubs')} and ${mayPlan})`,
  `create policy changes on clubs for update to manydoors_app using (${isConveners})
    with check (${isConveners} and ${mayPlan})`,
  `grant select, insert, update (theme, speaker, cap, version) on clubs to manydoors_app`,

  `create policy reads on club_places for select to manydoors_app using (${isTheirs})`,
  `create policy proposes on club_places for insert to manydoors_app with check (${inNetwork} and organisation_id = ${reader}
    and stage = 'proposed' and ${seen('club_places')})`,
  `create policy moves on club_places for update to manydoors_app using (${isTheirs}) with check (${isTheirs})`,
  `create policy drops on club_places for delete to manydoors_app using (${inNetwork} and organisation_id = ${reader}
    and stage = 'proposed')`,
  `grant select, insert, delete, update (stage, turn, version, keeper_id, ground, ground_sealed, ground_on, ground_case, invited_by,
    invited_at, answered_by, answered_at, token_hash, token_sealed, follow_up) on club_places to manydoors_app`,

  `create policy serves on club_places for select to manydoors_worker
    using (token_hash = decode(nullif(current_setting('app.club', true), ''), 'hex'))`,
  `grant select (network_id, id, meeting_id, convener_id, organisation_id, token_hash) on club_places to manydoors_worker`,

  // Whether one company has been invited under another entry's name.
  `create policy matches on club_places for select to manydoors_matchmaker using (${inNetwork})`,
  `grant select (network_id, meeting_id, company_id, stage) on club_places to manydoors_matchmaker`,

  `create policy calls on club_places for select to manydoors_doorkeeper using (${inNetwork} and convener_id = ${reader}
    and stage in ('coming', 'waiting', 'attended', 'absent'))`,
  `grant select (network_id, company_id, convener_id, stage) on club_places to manydoors_doorkeeper`,
  `create policy calls on companies for select to manydoors_doorkeeper using (${inNetwork} and exists (select 1 from club_places p
    where p.network_id = companies.network_id and p.company_id = companies.id offset 0))`,
  `grant select (network_id, id, name) on companies to manydoors_doorkeeper`,

  `grant select, update (version) on clubs to manydoors_keeper`,
  `grant select (key) on members to manydoors_keeper`,
  `grant select, delete, update (company_id, stage, turn, version) on club_places to manydoors_keeper`,

  `create policy tells on companies for update to manydoors_app using (${isTold}) with check (${isTold})`,
  `grant update (municipality, employees, export_stage) on companies to manydoors_app`,
]
