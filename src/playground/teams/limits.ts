/** Teams' limits for one bot in one conversation: at most so many calls in so many milliseconds. */
const windows = [
  { calls: 7, milliseconds: 1_000 },
  { calls: 8, milliseconds: 2_000 },
  { calls: 60, milliseconds: 30_000 },
  { calls: 1_800, milliseconds: 3_600_000 },
] as const

export class Limits {
  readonly #on: boolean
  readonly #clock: () => Date
  readonly #sent = new Map<string, number[]>()

  constructor(on: boolean, clock: () => Date) {
    this.#on = on
    this.#clock = clock
  }

  /** Counts a call, unless it is one too many. */
  allow(conversation: string): boolean {
    if (!this.#on) return true
    const now = this.#clock().getTime()
    const recent = (this.#sent.get(conversation) ?? []).filter((at) => at > now - 3_600_000)
    const full = windows.some(
      ({ calls, milliseconds }) => recent.filter((at) => at > now - milliseconds).length >= calls,
    )
    if (!full) recent.push(now)
    this.#sent.set(conversation, recent)
    return !full
  }
}
