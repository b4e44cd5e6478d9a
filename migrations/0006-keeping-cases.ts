import { type Kysely, sql } from 'kysely'

/**
 * What keeps a case alive: its next step, and how it was closed. A case wants attention at the nearest of its referrals' clocks and the
 * end of the day of its next step: lists go by that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const results = ['got-help', 'partly', 'advice-only', 'referred-on', 'unreachable', 'no-longer-relevant', 'rejected']

const statements = [
  `alter table cases
    add column next_on date,
    add column next_what text,
    add column next_at timestamptz,
    add column closed_at timestamptz,
    add column result text check (result in (${results.map((result) => `'${result}'`).join(', ')})),
    add column result_note text,
    add column attend_at timestamptz generated always as (least(due_at, next_at)) stored,
    add check ((next_on is null) = (next_what is null) and (next_on is null) = (next_at is null)),
    add check ((status = 'closed') = (closed_at is not null) and (closed_at is null) = (result is null))`,
  `drop index cases_of_owner`,
  `drop index cases_of_team`,
  `create index cases_of_owner on cases (network_id, owner_id, attend_at, number) where status = 'open'`,
  `create index cases_of_team on cases (network_id, owner_organisation_id, attend_at, number) where status = 'open'`,
  `grant update (next_on, next_what, next_at, closed_at, result, result_note) on cases to manydoors_app`,
  `create index referrals_unanswered on referrals (network_id, from_organisation_id, due_at) where stage = 'offered'`,
]
