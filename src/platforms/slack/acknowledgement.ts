interface Options {
  readonly send: (body?: object) => void
  /** Says that nothing was done, so that Slack tells it again where it does so. */
  readonly fail: () => void
  /** What is answered when the work takes too long; null: not before it is committed, since Slack tells an event again. */
  readonly early: (() => object | undefined) | null
  /** In milliseconds. */
  readonly within: number
}

/** The one answer that Slack gets to a delivery. It confirms what has been committed, unless time runs out. */
export class Acknowledgement {
  readonly #options: Options
  readonly #timer: NodeJS.Timeout
  #given = false
  #late = false
  #committed = false

  constructor(options: Options) {
    this.#options = options
    this.#timer = setTimeout(() => this.#overdue(), options.within).unref()
  }

  /** What the delivery asked for stands: from now on nothing is lost by answering. */
  committed(): void {
    this.#committed = true
    if (this.#late) this.give()
  }

  /** False when an answer has been given before: the rest has to go another way. */
  give(body?: object): boolean {
    if (this.#given) return false
    this.#given = true
    clearTimeout(this.#timer)
    this.#options.send(body)
    return true
  }

  fail(): void {
    if (this.#given) return
    this.#given = true
    clearTimeout(this.#timer)
    this.#options.fail()
  }

  #overdue(): void {
    const { early } = this.#options
    this.#late = true
    if (early) this.give(early())
    else if (this.#committed) this.give()
  }
}
