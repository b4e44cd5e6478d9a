import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Scope } from '#src/core/digest/digest.ts'
import type { Counted } from '#src/core/digest/facts.ts'
import { figureNames, isTime } from '#src/core/digest/figures.ts'
import { digestOf, type Material } from '#src/core/digest/make.ts'
import { idOf } from '../referrals.ts'
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

describe('a year whose months told of more new companies than it has, since two entries turned out to be one', () => {
  const [all] = fc.sample(history, { numRuns: 1, seed: 5 })
  if (all === undefined) throw new Error('no network was made')
  const every = (what: Counted, n: number) => ({ what, a: '', b: '', n })
  const months = [...all.months.keys()].map((of) => [of, [every('companies', 8), every('companiesNew', 8)]] as const)
  const made = { ...materialOf(all, month), months: new Map(months), year: [every('companies', 95)] }
  const yearFor = (scope: Scope) => {
    const { companies, companiesNew, companiesReturning } = digestOf({ ...headingOf(month), scope }, made).headlines
    return [companies, companiesNew, companiesReturning].map(({ year }) => year)
  }

  it('tells the network none of the three: the difference is few', () => {
    expect(yearFor({ of: 'network' })).toEqual(['suppressed', 'suppressed', 'suppressed'])
  })

  it('tells an organisation of its own no more new ones than there are', () => {
    expect(yearFor({ of: 'organisation', organisation: idOf('organisation'), name: 'Almi' })).toEqual([95, 95, 0])
  })
})

it('a year of which a month has not been counted is not known', () => {
  const [all] = fc.sample(history, { numRuns: 1, seed: 5 })
  if (all === undefined) throw new Error('no network was made')
  const { months, ...material } = materialOf(all, month)
  const partly = { ...material, months: new Map([...months].slice(3)) }
  const { headlines } = digestOf(headingOf(month), partly)
  expect(figureNames.filter((figure) => headlines[figure].year !== null)).toEqual([])
})
