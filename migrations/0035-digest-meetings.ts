import { type Kysely, sql } from 'kysely'

/**
 * Digests count meetings that were held and actions that were done: `manydoors_reckoner` sees when that was and whose they are, and nothing
 * of what was said. Municipalities are told of by their names, where the network's file gives them. Months that have been counted already are given theirs, so that they do not seem to have had none.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [names, ...policies, counted]) await sql.raw(statement).execute(db)
}

const inNetwork = `network_id = nullif(current_setting('app.network', true), '')::uuid`

const names = `alter table networks add column municipalities jsonb not null default '{}'`

const policies = [
  ...['meetings', 'meeting_records', 'services'].map(
    (table) => `create policy reckons on ${table} for select to manydoors_reckoner using (${inNetwork})`,
  ),
  `grant select (network_id, id, organisation_id, organisations, kind, stage, starts_at, ended_at) on meetings to manydoors_reckoner`,
  `grant select (network_id, id, kind, whom_id, undone_at, done_at) on meeting_records to manydoors_reckoner`,
  `grant select (network_id, id, organisation_id, title, capacity, closed_until, taken_away_at) on services to manydoors_reckoner`,
  `grant select (organisation_id) on members to manydoors_reckoner`,
]

const begins = (months: string) =>
  `((c.month || '-01')::timestamp - ${months}) at time zone (select n.time_zone from networks n where n.network_id = c.network_id)`
const from = begins(`case c.span when 'year' then interval '11 months' else interval '0' end`)
const to = begins(`interval '-1 month'`)
const nobody = `'00000000-0000-0000-0000-000000000000'`
const isTheirs = (those: string) => `(c.organisation_id = ${nobody} or ${those})`

/** As the operator, who sees one network at a time. */
export const counted = `do $$ declare one record; begin
  perform set_config('role', 'manydoors_operator', true);
  for one in select network_id from networks loop
    perform set_config('app.network', one.network_id::text, true);
    update digest_counts c set figures = c.figures || (select coalesce(jsonb_agg(jsonb_build_array(v.what, '', '', v.n)), '[]') from (values
      ('meetingsHeld', (select count(*) from meetings m where m.network_id = c.network_id and m.stage = 'ended'
        and m.ended_at >= ${from} and m.ended_at < ${to}
        and ${isTheirs('c.organisation_id = m.organisation_id or c.organisation_id = any (m.organisations)')})),
      ('actionsDone', (select count(*) from meeting_records r join members w on w.network_id = r.network_id and w.id = r.whom_id
        where r.network_id = c.network_id and r.kind = 'action' and r.undone_at is null and r.done_at >= ${from} and r.done_at < ${to}
        and ${isTheirs('c.organisation_id = w.organisation_id')}))) v (what, n) where v.n > 0);
  end loop;
  perform set_config('app.network', '', true);
  perform set_config('role', 'none', true);
end $$`
