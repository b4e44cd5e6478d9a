import { type Kysely, sql } from 'kysely'

/**
 * Dead letters end: sent after all, or dropped by the operator with a reason that the audit keeps. Whoever buries one tells somebody who can
 * do something about it, in the same transaction, and for that the worker may post.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table outbox drop constraint outbox_state_check,
    add constraint outbox_state_check check (state in ('pending', 'sending', 'sent', 'dead', 'dropped'))`,
  'grant insert on outbox, outbox_lanes to manydoors_worker',
]
