import leven from 'leven'

/** `; did you mean "sara"?` when one of `known` is near what was typed, else nothing. */
export function suggest(typed: string, known: readonly string[]): string {
  const wanted = typed.toLowerCase()
  const most = Math.max(1, Math.floor(wanted.length / 3))
  const [best] = known
    .map((name) => ({ name, away: leven(wanted, name.toLowerCase(), { maxDistance: most + 1 }) }))
    .filter(({ away }) => away <= most)
    .toSorted((one, other) => one.away - other.away)
  return best ? `; did you mean "${best.name}"?` : ''
}
