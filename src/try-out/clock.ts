export interface MovableClock {
  readonly now: () => Date
  moveTo(at: Date): void
}

/** Runs with the machine's clock, from wherever it has been moved to. */
export function movableClock(): MovableClock {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    moveTo: (at) => {
      ahead = at.getTime() - Date.now()
    },
  }
}
