import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Digest } from '#src/core/digest/digest.ts'
import { digestOf, madeWith } from '#src/core/digest/make.ts'
import {
  alone,
  fewest,
  forItself,
  forOthers,
  parts,
  type Suppressing,
  sumOf,
  together,
} from '#src/core/digest/suppress.ts'
import { attack, type Recovered } from './attacker.ts'
import { lessOwn } from './insider.ts'
import { headingOf, history, looked, materialOf, watched, watchedMaterial } from './tallies.ts'

// biome-ignore lint/style/noProcessEnv: the long run is asked for from outside
const long = process.env['LONG'] !== undefined
const numRuns = 1_000
const hidden = 'suppressed'

describe('a small number', () => {
  it.each([
    [0, 0],
    [1, hidden],
    [4, hidden],
    [5, 5],
  ])('%d is told as %s', (n, told) => {
    expect(alone(n)).toBe(told)
  })

  it.each([
    ['nothing small', 12, [5, 7, 0], [5, 7, 0]],
    ['one small takes the next with it', 22, [3, 8, 11], [hidden, hidden, 11]],
    ['two that are five together and more', 20, [3, 4, 13], [hidden, hidden, 13]],
    ['so few that the next goes too', 14, [1, 1, 5, 7], [hidden, hidden, hidden, 7]],
    ['none does not give it away', 13, [3, 0, 10], [hidden, hidden, hidden]],
    ['all, where the total is', hidden, [5, 7, 0], [hidden, hidden, hidden]],
  ] as const)('in a list: %s', (_, total, numbers, told) => {
    expect(parts(total, numbers)).toEqual(told)
  })

  it('is told again where it was told before, and no other is', () => {
    expect(forOthers.again([hidden, 7], [6, 7])).toEqual([hidden, 7])
    expect(forOthers.again([6, 7], [6, 8])).toEqual([hidden, hidden])
    expect(forOthers.again(undefined, [6, 8])).toEqual([6, 8])
    expect(forItself.again([hidden, 7], [6, 8])).toEqual([6, 8])
  })

  it('takes along what it is subtracted from, and every sum that it is in', () => {
    expect(together(3, 20)).toEqual([hidden, hidden])
    expect(sumOf([5, hidden])).toBe(hidden)
  })
})

/** What has become certain, or known to within less than a small number has itself. */
const leaks = (found: readonly Recovered[]) => found.filter(({ least, most }) => most - least < fewest - 1)

/** A share with a decimal gives back what it is of. */
const sharesOfHidden = ({ headlines }: Digest) =>
  Object.values(headlines).filter(({ value, outOf }) => outOf === hidden && typeof value === 'number')

/** Each number by itself, as if nobody could subtract. */
const onlySmall: Suppressing = {
  ...forOthers,
  parts: (_, numbers) => numbers.map(alone),
  together: (...numbers) => numbers.map(alone),
}

describe('somebody with every digest of a network and all the time in the world', () => {
  it(`finds out no suppressed number of ${numRuns} networks`, () => {
    let suppressed = 0
    fc.assert(
      fc.property(history, (all) => {
        const digests = looked.map((month) => digestOf(headingOf(month), materialOf(all, month)))
        const found = attack(digests)
        expect(digests.flatMap(sharesOfHidden)).toEqual([])
        suppressed += found.length
        expect(leaks(found)).toEqual([])
      }),
      { numRuns, ...(long ? {} : { seed: 2026 }) },
    )
    expect(suppressed).toBeGreaterThan(numRuns * 10)
  }, 300_000)

  it('finds out none of the others by what its own organisation knows', () => {
    fc.assert(
      fc.property(watched, (both) => {
        const told = looked.map((month) => {
          const [own, all] = watchedMaterial(both, month)
          return lessOwn(digestOf(headingOf(month), all), madeWith(forItself, headingOf(month), own))
        })
        // What could be told of the others if they were a network by themselves is no secret of theirs.
        const [, others] = both
        const alone = attack(looked.map((month) => digestOf(headingOf(month), materialOf(others, month))))
        const secret = new Set(alone.map(({ cell }) => cell))
        expect(leaks(attack(told)).filter(({ cell }) => secret.has(cell))).toEqual([])
      }),
      { numRuns: numRuns / 2, ...(long ? {} : { seed: 2026 }) },
    )
  }, 300_000)

  it('would find some in nearly every one if small numbers alone were suppressed', () => {
    const networks = fc.sample(history, { numRuns: 100, seed: 7 })
    const found = networks.filter((all) =>
      attack(looked.map((month) => madeWith(onlySmall, headingOf(month), materialOf(all, month)))).some(
        ({ least, most }) => least === most,
      ),
    )
    expect(found.length).toBeGreaterThan(90)
  })

  it('would find some if a month’s cases were counted again whether it told them or not', () => {
    const anew: Suppressing = { ...forOthers, again: (_, now) => now }
    const found = fc
      .sample(history, { numRuns: 100, seed: 7 })
      .filter((all) =>
        attack(looked.map((month) => madeWith(anew, headingOf(month), materialOf(all, month)))).some(
          ({ least, most }) => least === most,
        ),
      )
    expect(found.length).toBeGreaterThan(10)
  })

  it('would find some if cases opened and closed were told apart', () => {
    const apart: Suppressing = { ...forOthers, together: (...numbers) => numbers.map(alone) }
    const found = fc
      .sample(history, { numRuns: 300, seed: 7 })
      .filter((all) =>
        attack(looked.map((month) => madeWith(apart, headingOf(month), materialOf(all, month)))).some(
          ({ least, most }) => least === most,
        ),
      )
    expect(found.length).toBeGreaterThan(10)
  })
})
