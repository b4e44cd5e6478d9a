import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { Digest } from '#src/core/digest/digest.ts'
import { wordsFor } from '#src/texts/words.ts'
import { answers } from './asking.ts'
import { ringDigests } from './digests.ts'
import { type Given, onEveryEngine, opening, start } from './given.ts'

const texts = wordsFor({ locale: 'sv', timeZone: 'Europe/Stockholm' }).digest

onEveryEngine('what has not been counted', (g) => {
  it('is not none: a month before the first digests is told without its year, and the first of all without the one before', async () => {
    await g().as('sara', opening())
    await ringDigests(g(), start)
    const spring = await own(g(), '2026-05')
    expect(spring.headlines.casesOpened).toMatchObject({ value: 0, year: null })
    expect(texts.lines(spring).filter((line) => line.includes('på tolv månader'))).toEqual([])
    const first = await own(g(), '2025-11')
    expect(first.headlines.casesOpened).toMatchObject({ value: 0, before: null, year: null })
    expect(first.series.values.casesOpened).toEqual([...Array.from({ length: 11 }, () => null), 0])
    const november = await own(g(), '2026-11')
    expect(november.headlines.casesOpened).toMatchObject({ value: 1, before: 0, year: 1 })
  })
})

onEveryEngine('an organisation that joins a network which has been counted', (g) => {
  it('had none of anything in the months before it, and has a year at once', async () => {
    await g().as('sara', opening())
    await ringDigests(g(), start)
    const late = await own(g(), '2026-11')
    await sql`delete from digest_counts where month < '2026-11'
      and organisation_id = (select id from organisations where key = 'almi')`.execute(g().database.db)
    const joined = await own(g(), '2026-11')
    expect(joined.headlines.casesOpened).toMatchObject({ value: 1, before: 0, year: 1 })
    expect(joined.series.values.casesOpened).toEqual([...Array.from({ length: 11 }, () => 0), 1])
    expect({ ...joined, id: '' }).toEqual({ ...late, id: '' })
  })

  it('knows no more than the network of what was over before that was counted', async () => {
    const first = await own(g(), '2025-11')
    expect(first.headlines.casesOpened).toMatchObject({ value: 0, before: null, year: null })
    expect(first.series.values.stuck).toEqual(Array.from({ length: 12 }, () => null))
  })
})

onEveryEngine('what a later version of the program counts beside', (g) => {
  it('is not there for this one, which reads the rest: the two run beside each other while one takes the place of the other', async () => {
    await g().as('sara', opening())
    await ringDigests(g(), start)
    const before = await own(g(), '2026-11')
    await sql`update digest_counts set figures = '[["casesMoved", "", "", 3]]'::jsonb || figures,
      lists = '[["casesMovedBy", "loan", "", 3]]'::json`.execute(g().database.db)
    const now = await own(g(), '2026-11')
    expect(now.headlines).toEqual(before.headlines)
    expect(now.headlines.casesOpened).toMatchObject({ value: 1, year: 1 })
  })
})

onEveryEngine('what had got stuck', (g) => {
  const stuckIn = async (month: string, now: string) => {
    const { headlines } = await own(g(), month, new Date(now))
    return [headlines.stuck.before, headlines.stuck.value]
  }

  it('is of the month that runs, and of none that was over before anything was counted', async () => {
    await g().as('sara', opening())
    await ringDigests(g(), start)
    expect(await stuckIn('2026-11', '2026-11-02T09:00:00Z')).toEqual([null, 0])
    expect(await stuckIn('2026-10', '2026-11-02T09:00:00Z')).toEqual([null, null])
    // Nobody has her cases while she is away.
    await g().as('sara', (ports) =>
      ports.absences.add({ id: ports.newId(), from: '2026-11-20', to: '2026-12-15', standIn: null }, start),
    )
    await ringDigests(g(), new Date('2026-11-25T09:00:00Z'))
    expect(await stuckIn('2026-11', '2026-11-25T09:00:00Z')).toEqual([null, 1])
  })

  it('stays what it was when its month was told, also when the month is counted anew or corrected', async () => {
    await ringDigests(g(), new Date('2026-12-01T08:00:00Z'))
    await ringDigests(g(), new Date('2026-12-20T08:00:00Z'))
    expect(await stuckIn('2026-11', '2026-12-20T09:00:00Z')).toEqual([null, 1])
    expect(await stuckIn('2026-12', '2026-12-20T09:00:00Z')).toEqual([1, 0])
    await ringDigests(g(), new Date('2027-01-04T08:00:00Z'))
    const now = new Date('2027-01-05T08:00:00Z')
    expect(await answers({ g: g(), who: 'maria', now }, 'digest.correct', { month: '2026-11' })).toMatchObject({
      ok: true,
    })
    g().clock.now = now
    await ringDigests(g(), now)
    expect(await stuckIn('2026-11', '2027-01-05T09:00:00Z')).toEqual([null, 1])
    expect(await stuckIn('2026-12', '2027-01-05T09:00:00Z')).toEqual([1, 0])
  })
})

async function own(g: Given, month: string, now = start): Promise<Digest> {
  const shown = await answers({ g, who: 'sara', now }, 'digest.own', { month })
  if (shown.ok && shown.value.kind === 'digest') return shown.value.digest
  throw new Error(`${month} is not shown`)
}
