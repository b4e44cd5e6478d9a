/** Deals ids that never repeat, also while the clock stands still. */
export class Counter {
  readonly #now: () => Date
  #last = 0
  #micros = 0

  constructor(now: () => Date) {
    this.#now = now
  }

  /** Slack's message id: seconds and six decimals, growing within a conversation. */
  ts(): string {
    this.#micros = Math.max(this.#now().getTime() * 1000, this.#micros + 1)
    return `${Math.floor(this.#micros / 1_000_000)}.${String(this.#micros % 1_000_000).padStart(6, '0')}`
  }

  id(prefix: string): string {
    this.#last += 1
    return `${prefix}${this.#last.toString(36).toUpperCase().padStart(8, '0')}`
  }

  hash(): string {
    return `${Math.floor(this.#now().getTime() / 1000)}.${this.id('').toLowerCase()}`
  }
}
