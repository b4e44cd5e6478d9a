import leven from 'leven'

/** Those of `names` that `typed` was most likely meant to be, the nearest first; none when nothing is near. */
export function nearest(typed: string, names: readonly string[], most: number): readonly string[] {
  const wanted = typed.toLocaleLowerCase('sv')
  return names
    .map((name) => ({ name, away: distance(wanted, name.toLocaleLowerCase('sv')) }))
    .filter(({ name, away }) => away <= Math.ceil(name.length / 2.5))
    .toSorted((one, other) => one.away - other.away)
    .slice(0, most)
    .map(({ name }) => name)
}

/** A beginning counts as near, for those who type half a word. */
const distance = (from: string, to: string): number => (from.length >= 3 && to.startsWith(from) ? 1 : leven(from, to))
