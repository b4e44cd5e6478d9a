/** Tries before a message becomes a dead letter: with the delays below, some twenty-five minutes. */
export const mostTries = 12

/** Milliseconds to wait after this many tries: doubling from half a second to ten minutes, with a third of jitter so that nodes do not march in step. */
export function delayAfter(tries: number): number {
  const full = Math.min(500 * 2 ** tries, 600_000)
  return Math.round(full * (1 - Math.random() / 3))
}
