import { type Kysely, sql } from 'kysely'

/**
 * When a network is next gone through for what has got stuck by itself: as its working day begins. Null: not yet known, so that what was stuck
 * before comes to the coordinators in the next working hour.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nights add column stuck_due_at timestamptz`.execute(db)
}
