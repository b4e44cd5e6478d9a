import { type Kysely, sql } from 'kysely'

/**
 * One question to several receivers: a place for each, in order, with the referral that it has led to. Without a referral nobody has been asked
 * there yet. A round has no row of its own: what is common stands in each of its places, so that one policy tells who sees what.
 *
 * The sender sees all of it; a receiver sees its own place from when it is asked, and all places where they work together (`all`). The referrals of
 * a round in which they do not are `apart`: whoever else is in the case is not told of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...places, ...policies]) await sql.raw(statement).execute(db)
}

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`
const isCoordinator = `exists (select 1 from members m where m.network_id = a.network_id
  and m.id = nullif(current_setting('app.member', true), '')::uuid and m.active
  and m.roles && array['coordinator', 'network_admin'])`

const places = [
  `create table round_places (
    network_id uuid not null,
    round_id uuid not null,
    place integer not null,
    size integer not null,
    mode text not null check (mode in ('all', 'first', 'in-turn')),
    case_id uuid not null,
    from_organisation_id uuid not null,
    from_id uuid not null,
    to_organisation_id uuid not null,
    to_id uuid,
    kind text not null check (kind in ('handover', 'advice', 'participation', 'information')),
    question text not null,
    lead boolean not null,
    referral_id uuid,
    sent_at timestamptz not null,
    ended_at timestamptz,
    primary key (network_id, round_id, place),
    unique (network_id, referral_id),
    foreign key (network_id, case_id) references cases,
    foreign key (network_id, referral_id) references referrals,
    foreign key (network_id, from_organisation_id, from_id) references members (network_id, organisation_id, id),
    foreign key (network_id, to_organisation_id) references organisations,
    foreign key (network_id, to_organisation_id, to_id) references members (network_id, organisation_id, id))`,
  `create unique index round_places_one_lead on round_places (network_id, round_id) where lead`,
  `alter table referrals add column apart boolean not null default false`,
  `grant update (apart) on referrals to manydoors_app`,
]

const policies = [
  `alter table round_places enable row level security, force row level security`,
  `create policy keeps on round_places to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
  `grant select, insert, update, delete on round_places to manydoors_operator`,
  `create policy reads on round_places for select to manydoors_app using (${inNetwork} and (from_organisation_id = ${reader}
    or (to_organisation_id = ${reader} and referral_id is not null)
    or exists (select 1 from case_access a where a.network_id = round_places.network_id and a.organisation_id = ${reader}
      and a.case_id = round_places.case_id
      and ((mode = 'all' and a.level in ('party', 'own')) or (a.level <> 'figures' and ${isCoordinator})) offset 0)))`,
  `create policy sends on round_places for insert to manydoors_app with check (${inNetwork} and from_organisation_id = ${reader}
    and exists (select 1 from case_access a where a.network_id = round_places.network_id and a.organisation_id = ${reader}
      and a.case_id = round_places.case_id and a.level in ('party', 'own') offset 0))`,
  `create policy changes on round_places for update to manydoors_app
    using (${inNetwork} and from_organisation_id = ${reader}) with check (${inNetwork} and from_organisation_id = ${reader})`,
  `grant select, insert, update (to_organisation_id, to_id, referral_id, ended_at) on round_places to manydoors_app`,
]
