import { type Kysely, sql } from 'kysely'

/**
 * A member who leaves. An open case, and a referral that somebody has taken, belong to somebody who is active: the key of their owner
 * includes that. A key is checked with a lock on the member's row, so it holds also when somebody takes a case while they are leaving,
 * and whatever row-level security hides. What is over keeps whoever it was.
 *
 * Not validated: a network that has such a case already can be upgraded, and the nightly check names it.
 *
 * A team lead, for the own organisation, and a network administrator say who has left.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...keys, ...policies]) await sql.raw(statement).execute(db)
}

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`

const taken = `stage in ('accepted', 'in-progress', 'on-hold') or (stage = 'returned' and details ->> 'takenBack' is null)`

const keys = [
  `alter table members add constraint members_active unique (network_id, id, active)`,
  `alter table cases add column owner_active boolean generated always as (case when status = 'open' then true end) stored`,
  `alter table referrals add column owner_active boolean generated always as (case when ${taken} then true end) stored`,
  ...['cases', 'referrals'].map(
    (table) => `alter table ${table} add constraint ${table}_owner_active
      foreign key (network_id, owner_id, owner_active) references members (network_id, id, active) not valid`,
  ),
  ...['cases', 'referrals'].map(
    (table) => `create index ${table}_owner_active on ${table} (network_id, owner_id) where owner_active is not null`,
  ),
  `create index referrals_addressed on referrals (network_id, to_id) where stage in ('offered', 'needs-info')`,
  `create index referrals_sent on referrals (network_id, from_id)
    where stage in ('offered', 'needs-info', 'accepted', 'in-progress', 'on-hold', 'returned', 'completed', 'failed')`,
]

const policies = [
  `create policy leaves on members for update to manydoors_app using (${inNetwork} and exists (select 1 from members m
    where m.network_id = members.network_id and m.id = nullif(current_setting('app.member', true), '')::uuid and m.active
      and ('network_admin' = any(m.roles) or ('team_lead' = any(m.roles) and m.organisation_id = members.organisation_id))))`,
  `grant update (active, stand_in) on members to manydoors_app`,
  `grant update (from_id, to_id) on referrals to manydoors_app`,
]
