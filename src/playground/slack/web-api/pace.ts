/** How many messages a channel takes at once before it takes one a second. */
const burst = 4

/** Slack's pace of posting: about one message a second in a channel, with some allowance. */
export class Pace {
  readonly #now: () => Date
  readonly #channels = new Map<string, { left: number; at: number }>()

  constructor(now: () => Date) {
    this.#now = now
  }

  /** Seconds to wait; null when there is room, which is then used up. */
  late(channel: string): number | null {
    const at = this.#now().getTime()
    const before = this.#channels.get(channel) ?? { left: burst, at }
    const left = Math.min(burst, before.left + Math.max(0, at - before.at) / 1000)
    this.#channels.set(channel, { left: left < 1 ? left : left - 1, at })
    return left < 1 ? Math.max(1, Math.ceil(1 - left)) : null
  }
}
