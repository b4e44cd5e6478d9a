import { type Kysely, sql } from 'kysely'

/**
 * One clock for each referral: the next step of its ladder, and when. It is set in the transaction of the move that starts it, and rung by
 * whichever worker comes first, in a transaction that also writes what it tells and sets the step after: so each step is taken once.
 * `organisation_id` is the sender's, through whose eyes the referral is read then. `since_at` tells which stage the clock is of.
 * What the system does stands in the timeline without a person.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...clocks, ...policies, startClocks]) await sql.raw(statement).execute(db)
}

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`

const clocks = [
  `create table clocks (
    network_id uuid not null,
    referral_id uuid not null,
    organisation_id uuid not null,
    since_at timestamptz not null,
    step text,
    due_at timestamptz,
    snoozed_step text,
    snoozed_until timestamptz,
    reminded_at timestamptz,
    agenda_at timestamptz,
    faults integer not null default 0,
    primary key (network_id, referral_id),
    foreign key (network_id, referral_id) references referrals)`,
  `create index clocks_due on clocks (due_at) where due_at is not null`,
  `create index clocks_on_agenda on clocks (network_id, agenda_at) where agenda_at is not null`,
  `create index referrals_to_contact on referrals (network_id, owner_id, due_at) where stage in ('accepted', 'on-hold')`,
  `alter table timeline alter column by_id drop not null`,
]

const policies = [
  `alter table clocks enable row level security, force row level security`,
  `create policy rings on clocks to manydoors_worker using (true) with check (true)`,
  `grant select, update on clocks to manydoors_worker`,
  `create policy keeps on clocks to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
  `grant select, insert, update, delete on clocks to manydoors_operator`,
  `create policy sets on clocks to manydoors_app using (${inNetwork}) with check (${inNetwork})`,
  `grant select, insert, update on clocks to manydoors_app`,
]

/** Clocks for what is under way, without a step: the worker finds out which is next. As the operator, who sees one network at a time. */
export const startClocks = `do $$ declare one record; begin
  perform set_config('role', 'manydoors_operator', true);
  for one in select network_id from networks loop
    perform set_config('app.network', one.network_id::text, true);
    insert into clocks (network_id, referral_id, organisation_id, since_at, due_at)
      select network_id, id, from_organisation_id, since_at, now() from referrals
      where network_id = one.network_id
        and stage in ('offered', 'needs-info', 'accepted', 'in-progress', 'on-hold', 'returned');
  end loop;
  perform set_config('app.network', '', true);
  perform set_config('role', 'none', true);
end $$`
