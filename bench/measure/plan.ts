/** How much is measured. Every figure is the median of its rounds. */
export interface Plan {
  readonly name: 'quick' | 'full' | 'tiny'
  readonly rounds: number
  /** Commands of each kind in a round: one at a time, and sixteen at once. */
  readonly alone: number
  readonly together: number
  /** Sent before anything counts, for the compiler and the caches. */
  readonly warmUp: number
  /** Notices timed, each way. */
  readonly notices: number
  /** Starts of each kind. */
  readonly starts: number
  /** Cases in the small network and in the large one. */
  readonly small: number
  readonly large: number
  /** Commands of each kind in a round of that comparison. */
  readonly asked: number
}

export const concurrency = 16

export const quick: Plan = {
  ...{ name: 'quick', rounds: 5, alone: 16, together: 64, warmUp: 64, notices: 30, starts: 3 },
  ...{ small: 1_000, large: 20_000, asked: 15 },
}
export const full: Plan = {
  ...{ name: 'full', rounds: 5, alone: 100, together: 500, warmUp: 800, notices: 200, starts: 5 },
  ...{ small: 1_000, large: 100_000, asked: 60 },
}
