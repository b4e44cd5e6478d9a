import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { figureNames, isTime } from '#src/core/digest/figures.ts'
import { digestOf, type Material } from '#src/core/digest/make.ts'
import { headingOf, history, looked, materialOf } from './tallies.ts'

const month = looked[0] ?? ''

/** As the rows are now: so many fewer of everything than the months had when each was told. */
const countedAnew = (material: Material, by: number): Material => ({
  ...material,
  year: (material.year ?? []).map((of) =>
    of.what === 'companies' || isTime(of.what) ? of : { ...of, n: Math.max(0, of.n - by) },
  ),
})

it('a year is what its months were told as: what was opened again or entered afterwards makes no difference of a few', () => {
  let told = 0
  fc.assert(
    fc.property(history, fc.integer({ min: -4, max: 4 }), (all, by) => {
      const material = materialOf(all, month)
      const { headlines, series } = digestOf(headingOf(month), countedAnew(material, by))
      expect(headlines).toEqual(digestOf(headingOf(month), material).headlines)
      for (const figure of ['casesOpened', 'casesClosed', 'referrals', 'declines', 'actionsDone'] as const) {
        const { year } = headlines[figure]
        if (typeof year !== 'number') continue
        told += 1
        expect(year).toBe(series.values[figure].reduce<number>((sum, cell) => sum + Number(cell), 0))
      }
    }),
    { numRuns: 200, seed: 2026 },
  )
  expect(told).toBeGreaterThan(100)
})

it('a year of which a month has not been counted is not known', () => {
  const [all] = fc.sample(history, { numRuns: 1, seed: 5 })
  if (all === undefined) throw new Error('no network was made')
  const { months, ...material } = materialOf(all, month)
  const partly = { ...material, months: new Map([...months].slice(3)) }
  const { headlines } = digestOf(headingOf(month), partly)
  expect(figureNames.filter((figure) => headlines[figure].year !== null)).toEqual([])
})
