/** Bytes of a card as JSON: Teams takes 28 KB with everything around it. */
export const mostBytes = 24_000

/** Characters. */
export const longest = {
  line: 600,
  choice: 150,
  title: 60,
  prose: 4_000,
  summary: 600,
  typed: 12_000,
  need: 500,
} as const

/** Lines of a text of several. */
export const mostLines = 60

/** Buttons in one row; the rest go behind "…". Teams shows no more than six without. */
export const mostButtons = 4

/** Cuts to so many UTF-16 units with an ellipsis, and never through a character. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

export const bytesOf = (content: object): number => Buffer.byteLength(JSON.stringify(content))

/**
 * Builds with as many items as fit into a card, at least none. `build` says by itself that some are left out when it is given
 * fewer than there are.
 */
export function fitting<T, C extends object>(items: readonly T[], build: (shown: readonly T[]) => C): C {
  const whole = build(items)
  if (bytesOf(whole) <= mostBytes) return whole
  let [fits, tooMany] = [0, items.length]
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1
    if (bytesOf(build(items.slice(0, middle))) <= mostBytes) fits = middle
    else tooMany = middle
  }
  return build(items.slice(0, fits))
}
