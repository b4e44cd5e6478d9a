import type { Clock } from './clocks.ts'
import type { Ports } from './ports.ts'
import type { Network } from './register/register.ts'

/** The clocks as the worker sees them. */
export interface AlarmClock {
  /**
   * Takes the clock that has been due longest, and does `work` as the system in the same transaction: all of it commits, or the clock is due
   * again. Another worker passes it by meanwhile. False when none is due.
   */
  ring(now: Date, work: (ports: Ports, clock: Clock, network: Network) => Promise<void>): Promise<boolean>
  /** When the next one is due; null when none is set. */
  nextDue(): Promise<Date | null>
}
