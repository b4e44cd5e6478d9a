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
  ...{ name: 'quick', rounds: 5, alone: 40, together: 160, warmUp: 200, notices: 60, starts: 5 },
  ...{ small: 1_000, large: 20_000, asked: 20 },
}
export const full: Plan = {
  ...{ name: 'full', rounds: 7, alone: 200, together: 1_000, warmUp: 1_000, notices: 300, starts: 9 },
  ...{ small: 1_000, large: 100_000, asked: 100 },
}
