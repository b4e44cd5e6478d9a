import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { answers } from './asking.ts'
import { ringDigests } from './digests.ts'
import { onEveryEngine, opening, start } from './given.ts'

onEveryEngine('a month that is over', (g) => {
  const november = async (now: Date) => {
    const shown = await answers({ g: g(), who: 'sara', now }, 'digest.own', { month: '2026-11' })
    if (!shown.ok || shown.value.kind !== 'digest') throw new Error('it is not shown')
    const { headlines, cutOff } = shown.value.digest
    return [headlines.casesOpened.value, cutOff]
  }

  it('is counted once, so that nobody sees what came in between its end and its telling', async () => {
    await g().as('sara', opening())
    const ended = new Date('2026-12-01T01:00:00Z')
    await ringDigests(g(), start)
    await ringDigests(g(), ended)
    expect(await november(ended)).toEqual([1, ended.toISOString()])
    await g().database.db.updateTable('digest_clocks').set({ due_at: ended }).execute()
    await g().as('sara', opening())
    const told = new Date('2026-12-01T08:00:00Z')
    await ringDigests(g(), told)
    expect(await november(told)).toEqual([1, ended.toISOString()])
    const { cut_off } = await g().database.db.selectFrom('digests').select('cut_off').executeTakeFirstOrThrow()
    expect(cut_off).toEqual(ended)
  })
})

onEveryEngine('a correction', (g) => {
  const opened = async () => {
    const { rows } = await sql<{
      n: number | string
    }>`select body::jsonb -> 'headlines' -> 'casesOpened' -> 'value' as n from digests
      where organisation_id = '00000000-0000-0000-0000-000000000000' order by version`.execute(g().database.db)
    return rows.map(({ n }) => n)
  }

  it('by one case does not tell that it was one', async () => {
    for (const need of ['1', '2', '3', '4', '5', '6']) await g().as('sara', opening(need))
    await ringDigests(g(), start)
    const told = new Date('2026-12-01T08:00:00Z')
    await ringDigests(g(), told)
    expect(await opened()).toEqual([6])
    await g().as('sara', opening())
    expect(await answers({ g: g(), who: 'maria', now: told }, 'digest.correct', { month: '2026-11' })).toMatchObject({
      ok: true,
    })
    await ringDigests(g(), told)
    expect(await opened()).toEqual([6, 'suppressed'])
  })
})
