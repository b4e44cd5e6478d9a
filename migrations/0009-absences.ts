import { type Kysely, sql } from 'kysely'

/**
 * Who is away, from one day to another, both included, and who stands in. The whole network may know, before it sends something; everybody
 * writes their own. One that is ended stays, so that it can be seen later who was away when.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...absences, ...policies]) await sql.raw(statement).execute(db)
}

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const own = `${inNetwork} and organisation_id = nullif(current_setting('app.organisation', true), '')::uuid
  and member_id = nullif(current_setting('app.member', true), '')::uuid`

const absences = [
  `create table absences (
    network_id uuid not null,
    id uuid not null,
    organisation_id uuid not null,
    member_id uuid not null,
    from_on date not null,
    to_on date not null,
    stand_in uuid,
    made_at timestamptz not null,
    ended_at timestamptz,
    primary key (network_id, id),
    check (to_on >= from_on),
    check (stand_in <> member_id),
    foreign key (network_id, organisation_id, member_id) references members (network_id, organisation_id, id),
    foreign key (network_id, organisation_id, stand_in) references members (network_id, organisation_id, id))`,
  `create index absences_of_member on absences (network_id, member_id, to_on) where ended_at is null`,
]

const policies = [
  `alter table absences enable row level security, force row level security`,
  `create policy reads on absences for select to manydoors_app, manydoors_worker using (${inNetwork})`,
  `grant select on absences to manydoors_app, manydoors_worker`,
  `create policy keeps on absences to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
  `grant select, insert, update, delete on absences to manydoors_operator`,
  `create policy own on absences for insert to manydoors_app with check (${own})`,
  `create policy ends on absences for update to manydoors_app using (${own})`,
  `grant insert, update (ended_at) on absences to manydoors_app`,
]
