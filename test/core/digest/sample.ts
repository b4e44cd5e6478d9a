import fc from 'fast-check'
import type { Digest } from '#src/core/digest/digest.ts'
import { digestOf } from '#src/core/digest/make.ts'
import { headingOf, history, materialOf } from './tallies.ts'

/** A month of a busy network, with these words wherever somebody's words can stand. */
export function digestWith(words: string): Digest {
  const [all] = fc.sample(history, { numRuns: 1, seed: 5 })
  if (all === undefined) throw new Error('no network was made')
  const month = '2026-08'
  const material = materialOf(all, month)
  const organisations = material.organisations.map(({ key }) => ({ key, name: words }))
  const needs = material.needs.map(({ key }) => ({ key, sv: words, en: words }))
  return digestOf({ ...headingOf(month), networkName: words }, { ...material, organisations, needs })
}
