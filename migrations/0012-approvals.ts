import { type Kysely, sql } from 'kysely'

/**
 * Share exactly what the company approved.
 *
 * A referral without an approval is a request for advice that does not name the company. It has the level `advice`: its receiver sees the
 * referral, its need and question and what is said in it, and no row of the case. `need` is what coordinators have; both come below `party`,
 * and below `party` no row of `cases` is seen any more: it has the company, the next step and the closing note in it.
 *
 * What a referral says stands in `referral_words`, apart from where it stands: when the company withdraws its approval the words are gone for
 * the receiver, and the row stays, so that both sides see that it has ended and why.
 *
 * A note marked as secret, and a secret contact person, are seen by the organisation that wrote them. A contact person is otherwise seen by
 * whose case it is or was, and by a receiver who has accepted.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of tables) await sql.raw(statement).execute(db)
  await move(db)
  for (const statement of [...closing, ...policies]) await sql.raw(statement).execute(db)
}

const tables = [
  `alter table referrals
    alter column approval_id drop not null,
    add column case_number integer,
    add column revoked_at timestamptz,
    add check (approval_id is not null or kind = 'advice')`,
  `create table referral_words (
    network_id uuid not null,
    referral_id uuid not null,
    what text not null check (what in ('need', 'question')),
    case_id uuid not null,
    from_organisation_id uuid not null,
    to_organisation_id uuid not null,
    words text not null,
    revoked boolean not null default false,
    primary key (network_id, referral_id, what),
    foreign key (network_id, referral_id) references referrals)`,
  `alter table referral_words enable row level security, force row level security`,
  `alter table case_access drop constraint case_access_level_check,
    add constraint case_access_level_check check (level in ('figures', 'advice', 'need', 'party', 'own'))`,
  `alter table approvals add column withdrawn_by uuid, add column withdrawn_words text`,
  `alter table contacts
    add column organisation_id uuid not null,
    add column secret boolean not null,
    add unique (network_id, case_id, organisation_id)`,
  `drop index contacts_of_case`,
]

const closing = [`alter table referrals alter column case_number set not null, drop column question`]

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`
const seen = (table: string, enough: string): string =>
  `${inNetwork} and exists (select 1 from case_access a where a.network_id = ${table}.network_id
    and a.organisation_id = ${reader} and a.case_id = ${table}.case_id and (${enough}) offset 0)`
const isParty = `a.level in ('party', 'own')`
const isBelow = `a.level in ('advice', 'need')`
const isCoordinator = `exists (select 1 from members m where m.network_id = a.network_id
  and m.id = nullif(current_setting('app.member', true), '')::uuid and m.active
  and m.roles && array['coordinator', 'network_admin'])`

/** Whose case it is or was, or a receiver who has accepted and whose approval stands. */
const mayCall = `exists (select 1 from cases c where c.network_id = contacts.network_id and c.id = contacts.case_id
    and ${reader} in (c.owner_organisation_id, c.door_id) offset 0)
  or exists (select 1 from referrals r where r.network_id = contacts.network_id and r.case_id = contacts.case_id
    and r.to_organisation_id = ${reader} and r.owner_id is not null and r.approval_id is not null and r.revoked_at is null offset 0)`

const policies = [
  `drop policy reads on cases`,
  `create policy reads on cases for select to manydoors_app using (${inNetwork} and exists (select 1 from case_access a
    where a.network_id = cases.network_id and a.organisation_id = ${reader} and a.case_id = cases.id and ${isParty} offset 0))`,

  `create policy keeps on referral_words to manydoors_operator using (${inNetwork}) with check (${inNetwork})`,
  `grant select, insert, update, delete on referral_words to manydoors_operator`,
  `create policy reads on referral_words for select to manydoors_app using (${seen(
    'referral_words',
    `${isParty} or (not revoked and ${isBelow} and a.organisation_id in (from_organisation_id, to_organisation_id))
      or (what = 'need' and a.level = 'need' and ${isCoordinator})`,
  )})`,
  `create policy adds on referral_words for insert to manydoors_app
    with check (from_organisation_id = ${reader} and ${seen('referral_words', isParty)})`,
  `create policy revokes on referral_words for update to manydoors_app
    using (from_organisation_id = ${reader} and ${inNetwork})`,
  `grant select, insert, update (revoked) on referral_words to manydoors_app`,
  `grant update (revoked_at, approval_id, covers) on referrals to manydoors_app`,

  `drop policy changes on case_access`,
  // Nobody raises what others have given: one's own organisation can only be let see less.
  `create policy changes on case_access for update to manydoors_app
    using (${inNetwork} and (given_by = ${reader} or (organisation_id = ${reader} and level <> 'figures')))
    with check (${inNetwork} and level <> 'own' and (given_by = ${reader} or level in ('figures', 'advice')))`,
  `create policy forgets on company_access for delete to manydoors_app using (${inNetwork} and organisation_id = ${reader})`,
  `grant delete on company_access to manydoors_app`,

  `drop policy reads on timeline`,
  `create policy reads on timeline for select to manydoors_app using (${seen(
    'timeline',
    `(${isParty} and (happening ->> 'secret' is null or timeline.organisation_id = ${reader}))
      or (${isBelow} and happening ->> 'told' = ${reader}::text)`,
  )})`,
  `grant update (withdrawn_by, withdrawn_words) on approvals to manydoors_app`,

  `drop policy reads on contacts`,
  `drop policy adds on contacts`,
  `create policy reads on contacts for select to manydoors_app using (${seen('contacts', isParty)}
    and (organisation_id = ${reader} or (not secret and (${mayCall}))))`,
  `create policy adds on contacts for insert to manydoors_app
    with check (organisation_id = ${reader} and ${seen('contacts', isParty)})`,
  `create policy changes on contacts for update to manydoors_app
    using (organisation_id = ${reader} and ${seen('contacts', isParty)})`,
  `grant update (name_sealed, email_sealed, phone_sealed, secret, added_at) on contacts to manydoors_app`,
]

/** What is there already, network by network, as the operator: the owner of the tables sees no rows. */
async function move(db: Kysely<unknown>): Promise<void> {
  await sql`create policy moves on referral_words to manydoors_operator using (true) with check (true)`.execute(db)
  await sql`grant insert on referral_words to manydoors_operator`.execute(db)
  await sql`select set_config('role', 'manydoors_operator', true)`.execute(db)
  const { rows } = await sql<{ id: string }>`select network_id as id from networks`.execute(db)
  for (const { id } of rows) {
    await sql`select set_config('app.network', ${id}, true)`.execute(db)
    for (const statement of moving) await sql.raw(statement).execute(db)
  }
  await sql`select set_config('role', 'none', true), set_config('app.network', '', true)`.execute(db)
  await sql`drop policy moves on referral_words`.execute(db)
}

const moving = [
  // Until now what was left to whoever declined was called as what coordinators know: the lower of the two is right for all of them.
  `update case_access a set level = 'advice' from referrals r where a.level = 'need' and r.network_id = a.network_id
    and r.case_id = a.case_id and r.from_organisation_id = a.given_by and r.to_organisation_id = a.organisation_id
    and r.stage in ('declined', 'redirected', 'withdrawn', 'superseded', 'void')`,
  `update referrals r set case_number = c.number from cases c where c.network_id = r.network_id and c.id = r.case_id`,
  ...['question', 'need'].map(
    (what) => `insert into referral_words
      (network_id, referral_id, what, case_id, from_organisation_id, to_organisation_id, words)
    select r.network_id, r.id, '${what}', r.case_id, r.from_organisation_id, r.to_organisation_id,
      ${what === 'need' ? 'c.need' : 'r.question'}
    from referrals r join cases c on c.network_id = r.network_id and c.id = r.case_id`,
  ),
]
