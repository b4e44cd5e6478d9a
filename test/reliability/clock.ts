/** A clock that several processes share: it may run faster than theirs, and be moved ahead. */
export interface SharedClock {
  /** Milliseconds since 1970, where it ran like any other. */
  readonly from: number
  readonly times: number
  /** Milliseconds that it has been moved. */
  ahead: number
}

export const clockOf = (clock: SharedClock) => {
  return () => new Date(clock.from + (Date.now() - clock.from) * clock.times + clock.ahead)
}

export const written = ({ from, times, ahead }: SharedClock): string => `${from}x${times}x${ahead}`

export function readClock(text: string): SharedClock {
  const [from = Number.NaN, times = Number.NaN, ahead = Number.NaN] = text.split('x').map(Number)
  return { from, times, ahead }
}
