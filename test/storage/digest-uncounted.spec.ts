import { expect, it } from '@jest/globals'
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

async function own(g: Given, month: string): Promise<Digest> {
  const shown = await answers({ g, who: 'sara', now: start }, 'digest.own', { month })
  if (shown.ok && shown.value.kind === 'digest') return shown.value.digest
  throw new Error(`${month} is not shown`)
}
