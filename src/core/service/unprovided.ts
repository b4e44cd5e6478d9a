import type { Digest } from '../digest/digest.ts'
import type { Directory, NeedKey } from './service.ts'

/** A need that companies came with and nobody offers anything for. */
export interface Unprovided {
  readonly key: NeedKey
  readonly sv: string
  readonly en: string
  /** Cases, of the months that were told: there can be more, where a month's were too few to tell. */
  readonly cases: number
}

/**
 * From digests as they were told to everybody, and from nothing else: whoever reads it learns of no case. What was too few to be told is not
 * told here either. The most frequent first.
 */
export function unprovided(
  told: readonly Pick<Digest, 'needs'>[],
  { offerings }: Pick<Directory, 'offerings'>,
): readonly Unprovided[] {
  const offered = new Set(offerings.map(({ need }) => need))
  const found = new Map<NeedKey, Unprovided>()
  for (const { key, sv, en, count } of told.flatMap(({ needs }) => needs)) {
    if (key === '' || offered.has(key) || count === 'suppressed' || count === 0) continue
    found.set(key, { key, sv, en, cases: count + (found.get(key)?.cases ?? 0) })
  }
  return [...found.values()].toSorted((one, other) => other.cases - one.cases || one.sv.localeCompare(other.sv, 'sv'))
}
