import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { counted } from '../../migrations/0035-digest-meetings.ts'
import { ringDigests } from './digests.ts'
import { onEveryEngine, start } from './given.ts'
import { planning } from './meetings.ts'

onEveryEngine('a month that was counted before meetings and actions were', (g) => {
  const of = sql`f ->> 0 in ('meetingsHeld', 'actionsDone')`
  const told = async () =>
    (
      await sql<{
        span: string
      }>`select coalesce(o.key, 'all') as whose, d.span, d.month, f ->> 0 as what, f ->> 3 as n from digest_counts d
        left join organisations o on o.id = d.organisation_id cross join jsonb_array_elements(d.figures) f
        where ${of} order by 1, 2, 3, 4`.execute(g().database.db)
    ).rows

  it('is given theirs, as if they had been counted', async () => {
    await g().as('maria', planning())
    await g()
      .database.db.transaction()
      .execute(async (trx) => {
        await sql`set local session_replication_role = replica`.execute(trx)
        await sql`update meetings set stage = 'ended', started_at = '2026-10-31T23:30:00Z', ended_at = '2026-10-31T23:30:00Z'`.execute(
          trx,
        )
        await sql`insert into meeting_records (network_id, id, meeting_id, organisation_id, kind, words_sealed, at, by_id, whom_id, due_on, done_at)
          select m.network_id, gen_random_uuid(), m.id, m.id, 'action', '', m.ended_at, w.id, w.id, '2026-11-30', '2026-10-31T22:30:00Z'
          from meetings m join members w on w.network_id = m.network_id and w.key = 'sara'`.execute(trx)
      })
    await ringDigests(g(), start)
    const before = await told()
    // By the clock in Växjö the meeting is of November, and the action of October.
    expect(before.filter(({ span }) => span === 'month')).toEqual([
      { whose: 'all', span: 'month', month: '2026-10', what: 'actionsDone', n: '1' },
      { whose: 'all', span: 'month', month: '2026-11', what: 'meetingsHeld', n: '1' },
      { whose: 'almi', span: 'month', month: '2026-10', what: 'actionsDone', n: '1' },
      { whose: 'almi', span: 'month', month: '2026-11', what: 'meetingsHeld', n: '1' },
      { whose: 'region', span: 'month', month: '2026-11', what: 'meetingsHeld', n: '1' },
    ])
    await sql`update digest_counts set figures = (select coalesce(jsonb_agg(f), '[]') from jsonb_array_elements(figures) f where not ${of})`.execute(
      g().database.db,
    )
    expect(await told()).toEqual([])
    await sql.raw(counted).execute(g().database.db)
    expect(await told()).toEqual(before)
  })
})
