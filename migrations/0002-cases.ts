import { type Kysely, sql } from 'kysely'

/**
 * Companies, cases and what happens to them. An organisation sees a case through `case_access` and in no other way:
 *
 * - `own`: the organisation through whose door the company came in. The foreign key to the case's door keeps anybody else from taking it.
 * - `party`: its referrals have come here, or it has been taken over. Given only by an organisation that sees the case itself.
 * - `need`: a referral that was declined, withdrawn or came to nothing: that referral can still be shown, and nothing else of the case.
 *
 * Each giver has a row of its own: what one takes back, another's still gives.
 *
 * Foreign keys guard whose a case and a referral are, and what belongs to which. Who wrote something down, and to whom it was shown, is
 * taken from the scope in the same statement: a key there would only have every command lock the same few rows of the register.
 *
 * A company belongs to the network (it came with the network's file), or to the organisation that added it: others meet it only
 * in a case that they see, so that nobody learns from a register of companies whom another organisation is talking to.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...companies, ...cases, ...referrals, ...records, ...policies]) {
    await sql.raw(statement).execute(db)
  }
}

const companies = [
  `create table companies (
    network_id uuid not null references networks,
    id uuid not null,
    held_by uuid,
    name text not null,
    folded_name text not null,
    number text,
    number_sealed bytea,
    number_match bytea,
    municipality text,
    employees integer,
    net_turnover_sek bigint,
    export_stage text check (export_stage in ('none', 'curious', 'started', 'established')),
    markets text[] not null default '{}',
    added_at timestamptz not null,
    primary key (network_id, id),
    check (number is null or number_sealed is null),
    check ((number_sealed is null) = (number_match is null)),
    foreign key (network_id, held_by) references organisations)`,
  `create unique index companies_number on companies (network_id, held_by, number) nulls not distinct
    where number is not null`,
  `create unique index companies_number_match on companies (network_id, held_by, number_match) nulls not distinct
    where number_match is not null`,
  `create index companies_by_name on companies (network_id, folded_name text_pattern_ops)`,
  `create table company_access (
    network_id uuid not null,
    organisation_id uuid not null,
    company_id uuid not null,
    primary key (network_id, organisation_id, company_id),
    foreign key (network_id, company_id) references companies)`,
]

const cases = [
  `create table cases (
    network_id uuid not null,
    id uuid not null,
    number integer not null,
    company_id uuid not null,
    need text not null,
    owner_id uuid not null,
    owner_organisation_id uuid not null,
    door_id uuid not null,
    status text not null default 'open' check (status in ('open', 'closed')),
    opened_at timestamptz not null,
    due_at timestamptz,
    version integer not null default 1,
    primary key (network_id, id),
    unique (network_id, number),
    unique (network_id, id, door_id),
    foreign key (network_id, company_id) references companies,
    foreign key (network_id, owner_organisation_id, owner_id) references members (network_id, organisation_id, id),
    foreign key (network_id, door_id) references organisations)`,
  `create index cases_of_owner on cases (network_id, owner_id, due_at, number) where status = 'open'`,
  `create index cases_of_team on cases (network_id, owner_organisation_id, due_at, number) where status = 'open'`,
  `create index cases_of_company on cases (network_id, company_id)`,
  `create table case_access (
    network_id uuid not null,
    organisation_id uuid not null,
    case_id uuid not null,
    level text not null check (level in ('figures', 'need', 'party', 'own')),
    given_by uuid not null,
    door_id uuid generated always as (case when level = 'own' then organisation_id end) stored,
    primary key (network_id, organisation_id, case_id, given_by),
    foreign key (network_id, case_id) references cases,
    foreign key (network_id, case_id, door_id) references cases (network_id, id, door_id))`,
  `create index case_access_of_case on case_access (network_id, case_id)`,
  `create table contacts (
    network_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    name_sealed bytea not null,
    email_sealed bytea,
    phone_sealed bytea,
    added_at timestamptz not null,
    primary key (network_id, id),
    foreign key (network_id, case_id) references cases)`,
  `create index contacts_of_case on contacts (network_id, case_id)`,
]

const referrals = [
  `create table approvals (
    network_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    given_by_sealed bytea not null,
    how text not null check (how in ('meeting', 'phone', 'e-mail', 'in-writing')),
    given_on timestamptz not null,
    covers uuid[],
    recorded_by uuid not null,
    withdrawn_at timestamptz,
    primary key (network_id, id),
    foreign key (network_id, case_id) references cases)`,
  `create index approvals_of_case on approvals (network_id, case_id, given_on)`,
  `create table referrals (
    network_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    kind text not null check (kind in ('handover', 'advice', 'participation', 'information')),
    from_id uuid not null,
    from_organisation_id uuid not null,
    to_organisation_id uuid not null,
    to_id uuid,
    question text not null,
    approval_id uuid not null,
    covers uuid[],
    hops integer not null,
    version integer not null,
    stage text not null,
    owner_id uuid,
    due_at timestamptz,
    withdrawal_asked boolean not null default false,
    details jsonb not null,
    since_at timestamptz not null,
    since_by uuid,
    primary key (network_id, id),
    foreign key (network_id, case_id) references cases,
    foreign key (network_id, from_organisation_id, from_id) references members (network_id, organisation_id, id),
    foreign key (network_id, to_organisation_id) references organisations,
    foreign key (network_id, to_organisation_id, to_id) references members (network_id, organisation_id, id),
    foreign key (network_id, owner_id) references members,
    foreign key (network_id, approval_id) references approvals)`,
  `create index referrals_of_case on referrals (network_id, case_id)`,
  `create index referrals_to_answer on referrals (network_id, to_organisation_id, due_at) where stage = 'offered'`,
  `create index referrals_to_complete on referrals (network_id, from_id, due_at) where stage = 'needs-info'`,
  `create index referrals_to_release on referrals (network_id, owner_id, due_at) where withdrawal_asked`,
]

const records = [
  `create table timeline (
    network_id uuid not null,
    id uuid not null,
    case_id uuid not null,
    at timestamptz not null,
    by_id uuid not null,
    organisation_id uuid not null,
    happening jsonb not null,
    primary key (network_id, id),
    foreign key (network_id, case_id) references cases)`,
  `create index timeline_of_case on timeline (network_id, case_id, at, id)`,
  `create table audit (
    network_id uuid not null,
    id uuid not null,
    at timestamptz not null,
    by_id uuid,
    organisation_id uuid,
    case_id uuid,
    what text not null,
    about jsonb not null,
    primary key (network_id, id))`,
  `create index audit_of_case on audit (network_id, case_id, at)`,
  `create table inbox (
    network_id uuid not null,
    delivery_id text not null,
    at timestamptz not null,
    primary key (network_id, delivery_id))`,
  `create index inbox_by_age on inbox (at)`,
]

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`
const sharing = ['party', 'own'].map((level) => `'${level}'`).join(', ')

/**
 * `case_access`'s own policy shows the reader also what it gave to others, so the reader is named here as well. `offset 0` changes
 * nothing but the plan: without it a single case is looked up by reading all that the reader has access to.
 */
const sees = (row: string, enough: string): string =>
  `${inNetwork} and exists (select 1 from case_access a where a.network_id = ${row.split('.')[0]}.network_id
    and a.organisation_id = ${reader} and a.case_id = ${row} and ${enough} offset 0)`
const isParty = `a.level in (${sharing})`

const policies = [
  ...['companies', 'company_access', 'cases', 'case_access', 'contacts', 'approvals', 'referrals', 'timeline', 'audit']
    .concat('inbox')
    .flatMap((table) => [
      `alter table ${table} enable row level security, force row level security`,
      `create policy keeps on ${table} to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
      `grant select, insert, delete on ${table} to manydoors_operator`,
      ...(table === 'audit' ? [] : [`grant update on ${table} to manydoors_operator`]),
    ]),
  `revoke delete on audit from manydoors_operator`,

  `create policy reads on companies for select to manydoors_app using (${inNetwork} and (held_by is null
    or held_by = ${reader} or exists (select 1 from company_access a where a.network_id = companies.network_id
      and a.organisation_id = ${reader} and a.company_id = companies.id offset 0)))`,
  `create policy adds on companies for insert to manydoors_app with check (${inNetwork} and held_by = ${reader})`,
  `grant select, insert on companies to manydoors_app`,
  `create policy reads on company_access for select to manydoors_app using (${inNetwork} and organisation_id = ${reader})`,
  `create policy gives on company_access for insert to manydoors_app with check (${inNetwork}
    and exists (select 1 from companies c where c.network_id = company_access.network_id and c.id = company_id offset 0))`,
  `grant select, insert on company_access to manydoors_app`,

  `create policy reads on cases for select to manydoors_app using (${sees('cases.id', `a.level <> 'figures'`)})`,
  `create policy opens on cases for insert to manydoors_app
    with check (${inNetwork} and owner_organisation_id = ${reader} and door_id = ${reader})`,
  `create policy moves on cases for update to manydoors_app using (${sees('cases.id', isParty)})`,
  `grant select, insert, update (owner_id, owner_organisation_id, status, due_at, version) on cases to manydoors_app`,

  `create policy reads on case_access for select to manydoors_app
    using (${inNetwork} and (organisation_id = ${reader} or given_by = ${reader}))`,
  `create policy gives on case_access for insert to manydoors_app with check (${inNetwork} and given_by = ${reader}
    and ((organisation_id = ${reader} and level = 'own') or (level <> 'own'
      and exists (select 1 from case_access a where a.network_id = case_access.network_id
        and a.organisation_id = ${reader} and a.case_id = case_access.case_id and ${isParty} offset 0))))`,
  `create policy changes on case_access for update to manydoors_app
    using (${inNetwork} and (given_by = ${reader} or organisation_id = ${reader}))
    with check (${inNetwork} and level <> 'own' and (given_by = ${reader} or level = 'need'))`,
  `grant select, insert, update (level) on case_access to manydoors_app`,

  `create policy reads on referrals for select to manydoors_app using (${sees(
    'referrals.case_id',
    `(a.level in (${sharing}) or a.organisation_id in (referrals.from_organisation_id, referrals.to_organisation_id))`,
  )})`,
  `create policy offers on referrals for insert to manydoors_app
    with check (from_organisation_id = ${reader} and ${sees('referrals.case_id', isParty)})`,
  `create policy moves on referrals for update to manydoors_app using (${sees('referrals.case_id', isParty)})`,
  `grant select, insert, update (stage, version, owner_id, due_at, withdrawal_asked, details, since_at, since_by)
    on referrals to manydoors_app`,

  ...['contacts', 'approvals', 'timeline'].flatMap((table) => [
    `create policy reads on ${table} for select to manydoors_app using (${sees(`${table}.case_id`, isParty)})`,
    // The one who declines writes that into the timeline and sees no more of it: both in one transaction.
    `create policy adds on ${table} for insert to manydoors_app
      with check (${sees(`${table}.case_id`, table === 'timeline' ? `a.level <> 'figures'` : isParty)})`,
    `grant select, insert on ${table} to manydoors_app`,
  ]),
  `create policy withdraws on approvals for update to manydoors_app using (${sees('approvals.case_id', isParty)})`,
  `grant update (withdrawn_at) on approvals to manydoors_app`,
  `create policy writes on audit for insert to manydoors_app with check (${inNetwork} and organisation_id = ${reader})`,
  `grant insert on audit to manydoors_app`,
  `create policy reads on inbox for select to manydoors_app using (${inNetwork})`,
  `create policy writes on inbox for insert to manydoors_app with check (${inNetwork})`,
  `grant select, insert on inbox to manydoors_app`,
  `create policy prunes on inbox for delete to manydoors_worker using (true)`,
  `grant select (at), delete on inbox to manydoors_worker`,
]
