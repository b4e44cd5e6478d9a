import type { Ports } from './ports.ts'
import type { Network } from './register/register.ts'

/** Clocks of one kind as the worker sees them. */
export interface AlarmClock<Due> {
  /**
   * Takes the clock that has been due longest, and does `work` as the system in the same transaction: all of it commits, or the clock is due
   * again. Another worker passes it by meanwhile. False when none is due.
   */
  ring(now: Date, work: (ports: Ports, due: Due, network: Network) => Promise<void>): Promise<boolean>
  /** When the next one is due; null when none is set. */
  nextDue(): Promise<Date | null>
}
