import type { AlarmClock } from '../core/alarm-clock.ts'
import { type Ports, StorageGone } from '../core/ports.ts'
import type { Network } from '../core/register/register.ts'
import type { WorkingCalendar } from '../core/working-time.ts'

export interface AlarmOptions<Due> {
  readonly alarmClock: AlarmClock<Due>
  /** What one that is due does, inside the transaction that took it. */
  readonly ring: (ports: Ports, due: Due, calendar: WorkingCalendar, now: Date) => Promise<void>
  readonly calendarOf: (network: Network) => Promise<WorkingCalendar>
  readonly now: () => Date
  readonly log: { warn(fields: object, message: string): void }
}

export interface Alarms {
  /** Looks at what is due: after the clock has been moved, and each minute. Cheap to call, any number of times. */
  wake(): void
  /** Takes nothing more, and resolves when what is under way is done. */
  stop(): Promise<void>
}

/** Milliseconds. A clock that is set meanwhile is hours away: it is met by the next look. */
const longestSleep = 60_000
const shortestSleep = 250
const restAfterTrouble = 1_000

/**
 * Rings the clocks that are due, one after the other, and sleeps until the next is; begins when it is first woken. Every node does; each
 * ring is taken by one of them.
 */
export function createAlarms<Due>({ alarmClock, ring, calendarOf, now, log }: AlarmOptions<Due>): Alarms {
  let stopped = false
  let woken = false
  let looking: Promise<void> | null = null
  let alarm: NodeJS.Timeout | undefined

  const ringNext = async (): Promise<boolean> => {
    const at = now()
    return alarmClock.ring(at, async (ports, due, network) => ring(ports, due, await calendarOf(network), at))
  }
  const look = async (): Promise<number> => {
    try {
      while (!stopped && (await ringNext())) woken = false
      const due = await alarmClock.nextDue()
      const wait = due === null ? longestSleep : due.getTime() - now().getTime()
      return Math.min(Math.max(wait, shortestSleep), longestSleep)
    } catch (fault) {
      const kind = fault instanceof Error ? fault.name : 'unknown'
      log.warn({ kind, gone: fault instanceof StorageGone }, 'a clock could not be rung')
      return restAfterTrouble
    }
  }
  const wake = (): void => {
    woken = true
    if (stopped || looking !== null) return
    woken = false
    looking = look().then((wait) => {
      looking = null
      clearTimeout(alarm)
      if (stopped) return
      if (woken) wake()
      else alarm = setTimeout(wake, wait)
    })
  }
  return {
    wake,
    stop: async () => {
      stopped = true
      clearTimeout(alarm)
      await looking
    },
  }
}
