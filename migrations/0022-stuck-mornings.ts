import { type Kysely, sql } from 'kysely'

/**
 * When a network is next gone through for what has got stuck by itself: as its working day begins. Null: not yet known, so that what was stuck
 * before comes to the coordinators in the next working hour. And when they were told of an absence that leaves nobody to answer: each is told of
 * once, whatever they knew of the cases from the one before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nights add column stuck_due_at timestamptz`.execute(db)
  await sql`alter table absences add column told_at timestamptz`.execute(db)
  await sql`grant update (told_at) on absences to manydoors_app`.execute(db)
}
