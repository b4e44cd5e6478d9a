/** Bytes of a card as JSON: Teams takes 28 KB with everything around it. */
export const mostBytes = 24_500

/** Bytes of a card's body and buttons, before its fallback text is added. */
export const mostDrawn = 21_500

/** Characters. */
export const longest = {
  line: 600,
  choice: 150,
  title: 60,
  prose: 2_000,
  summary: 600,
  typed: 12_000,
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

/** No item of a list is drawn in fewer bytes than would let more of them fit. */
const mostItems = 200

/**
 * Builds with as many items as fit into a card, at least none. `build` says by itself that some are left out when it is given
 * fewer than there are.
 */
export function fitting<T, C extends object>(items: readonly T[], build: (shown: readonly T[]) => C): C {
  const whole = items.length <= mostItems ? build(items) : null
  if (whole !== null && bytesOf(whole) <= mostDrawn) return whole
  let [fits, tooMany] = [0, Math.min(items.length, mostItems)]
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1
    if (bytesOf(build(items.slice(0, middle))) <= mostDrawn) fits = middle
    else tooMany = middle
  }
  return build(items.slice(0, fits))
}
