import { type Kysely, sql } from 'kysely'

/**
 * Coordinators help along what comes to them: of a case whose need their organisation may see, a coordinator or network administrator sees
 * the referrals too, and no company, contact, approval or timeline.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`
const reader = `nullif(current_setting('app.organisation', true), '')::uuid`
const isCoordinator = `exists (select 1 from members m where m.network_id = a.network_id
  and m.id = nullif(current_setting('app.member', true), '')::uuid and m.active
  and m.roles && array['coordinator', 'network_admin'])`

const statements = [
  `drop policy reads on referrals`,
  `create policy reads on referrals for select to manydoors_app using (${inNetwork}
    and exists (select 1 from case_access a where a.network_id = referrals.network_id and a.organisation_id = ${reader}
      and a.case_id = referrals.case_id and (a.level in ('party', 'own')
        or a.organisation_id in (referrals.from_organisation_id, referrals.to_organisation_id)
        or (a.level = 'need' and ${isCoordinator})) offset 0))`,
  `create index referrals_to_take_back on referrals (network_id, from_id, since_at)
    where stage = 'returned' and details ->> 'takenBack' is null`,
]
