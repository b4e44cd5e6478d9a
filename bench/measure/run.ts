import type { Plan } from './plan.ts'
import type { Sinks } from './sinks.ts'

/** What every part works with. */
export interface Run {
  readonly plan: Plan
  /** A PostgreSQL server for databases of the bench's own; null leaves out what needs one. */
  readonly server: string | null
  readonly sinks: Sinks
  readonly progress: (what: string) => void
  /** Where a picture of the growth goes; null: nowhere. */
  readonly picture: string | null
}

/** One line of a table. Milliseconds, requests a second, microseconds. */
export interface Figures {
  readonly name: string
  readonly cells: Readonly<Record<string, number>>
}

export interface Verdict {
  readonly figure: string
  readonly measured: number
  readonly target: number
  /** Whether less is better. */
  readonly atMost: boolean
  readonly unit: string
}

/** What one part found. */
export interface Part {
  readonly title: string
  readonly figures: readonly Figures[]
  readonly verdicts: readonly Verdict[]
  /** How the database goes about it, a line each. */
  readonly plans?: readonly string[]
}

const open: (() => Promise<void>)[] = []

/** Closes everything that has been opened meanwhile, the newest first, whatever happens. */
export async function withClosing<T>(work: (keep: (close: () => Promise<void>) => void) => Promise<T>): Promise<T> {
  const before = open.length
  try {
    return await work((close) => open.push(close))
  } finally {
    await closeDownTo(before)
  }
}

/** Also when the bench is broken off: nothing of it stays on the server or on the disk. */
export async function closeDownTo(left = 0): Promise<void> {
  while (open.length > left)
    await open
      .pop()?.()
      .catch(() => undefined)
}
