import type { Cell } from './digest.ts'

/** What rests on fewer tells of somebody in particular. */
export const fewest = 5

const isSmall = (n: number): boolean => n > 0 && n < fewest

/** A number that stands for itself: none may be told. */
export const alone = (n: number): Cell => (isSmall(n) ? 'suppressed' : n)

/**
 * What adds up to a total that is told, or is not. Where one part is small, all that are as small are suppressed, the nones as well; and
 * further ones, the smallest first, until there are two at least and so many in them together that each could have five of them. So whoever
 * subtracts what is told from the total learns of each part only that it may be anything up to five or more. Where the total is suppressed, nothing is told.
 */
export function parts(total: Cell, numbers: readonly number[]): readonly Cell[] {
  if (total === 'suppressed') return numbers.map(() => 'suppressed')
  if (!numbers.some(isSmall)) return numbers
  const order = [...numbers.keys()].toSorted((one, other) => (numbers[one] ?? 0) - (numbers[other] ?? 0))
  const hidden = new Set(order.filter((place) => (numbers[place] ?? 0) < fewest))
  const rest = order.filter((place) => !hidden.has(place))
  const enough = () =>
    hidden.size > 1 && [...hidden].reduce((sum, place) => sum + (numbers[place] ?? 0), 0) >= fewest + hidden.size - 1
  for (const place of rest) if (!enough()) hidden.add(place)
  return numbers.map((n, place) => (hidden.has(place) ? 'suppressed' : n))
}

/** The sum of what is told; suppressed as soon as anything in it is, so that it says nothing that is not said already. */
export const sumOf = (cells: readonly Cell[]): Cell =>
  cells.reduce<Cell>((sum, cell) => (sum === 'suppressed' || cell === 'suppressed' ? 'suppressed' : sum + cell), 0)

/** What is suppressed together: all of them as soon as one is small. */
export const together = (...numbers: readonly number[]): readonly Cell[] =>
  numbers.some(isSmall) ? numbers.map(() => 'suppressed') : numbers

export interface Suppressing {
  readonly alone: typeof alone
  readonly parts: typeof parts
  readonly together: typeof together
  /**
   * Numbers that were told before, or not, under another name: what was not told then is not told now. Where one is no longer the same,
   * none is: what lies between the two would be few.
   */
  readonly again: (before: readonly Cell[] | undefined, now: readonly Cell[]) => readonly Cell[]
  /** Whether so few that a time of theirs would be somebody's in particular. */
  readonly tooFew: (n: number, atLeast: number) => boolean
}

const hiddenWith: Suppressing['again'] = (before, now) =>
  now.map((cell, place) => (before?.[place] === 'suppressed' ? 'suppressed' : cell))

/** For whoever is not in it. */
export const forOthers: Suppressing = {
  ...{ alone, parts, together, tooFew: (n, atLeast) => n < atLeast },
  again: (before, now) => {
    const isOther = now.some(
      (cell, place) => cell !== 'suppressed' && ![cell, 'suppressed'].includes(before?.[place] ?? cell),
    )
    return isOther ? now.map(() => 'suppressed') : hiddenWith(before, now)
  },
}

/** For one who knows a part of it: whose cases are theirs changes, as they know. */
export const forMembers: Suppressing = { ...forOthers, again: hiddenWith }

/** For an organisation, of its own. */
export const forItself: Suppressing = {
  alone: (n) => n,
  parts: (_, numbers) => numbers,
  together: (...numbers) => numbers,
  again: (_, now) => now,
  tooFew: () => false,
}
