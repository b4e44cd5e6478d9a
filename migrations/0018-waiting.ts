import { type Kysely, sql } from 'kysely'

/** What waits for somebody is found by whom it is addressed to: however many offers the organisation has, one's own are looked at alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index referrals_offered_to on referrals (network_id, to_organisation_id, to_id, due_at)
    where stage = 'offered'`.execute(db)
  await sql`drop index referrals_to_answer`.execute(db)
}
