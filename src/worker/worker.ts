import type { Claimed } from '../core/delivery.ts'
import { type DeliverOptions, deliver } from './deliver.ts'

/** How many are sent at a time, and how long each is leased: longer than any send may take, so that a lease is lost only with its worker. */
const mostAtOnce = 20
const leaseSeconds = 30

/** After trouble with the database itself, and at most between two looks while something is under way. */
const restMilliseconds = 1_000

/**
 * A look costs the database as much as several messages and finds up to twenty: while some are under way there is a rest after each, so
 * many times as long as the look took. Where nothing is under way, nothing waits.
 */
const restAfterLook = 2

/** Looks at the outbox at least this often, whatever wakes it meanwhile: for what another node has left behind. */
const longestSleep = 15_000

/** What is due but has to wait for its turn comes up when the one before it has been settled, and not by looking again and again. */
const shortestSleep = 250

export interface Worker {
  /** Something is due: look at once. Cheap to call, any number of times. */
  wake(): void
  /** Takes nothing more, and resolves when what is under way has been settled. */
  stop(): Promise<void>
}

/** Empties the outbox as it fills. Looks when it is first woken: by commits, by its own clock when something falls due, and otherwise seldom. */
export function startWorker(options: DeliverOptions): Worker {
  const underWay = new Set<Promise<void>>()
  let stopped = false
  let woken = false
  let looking: Promise<void> | null = null
  let alarm: NodeJS.Timeout | undefined
  const pace = createPace()

  const wake = () => {
    woken = true
    if (stopped || looking !== null) return
    if (underWay.size > 0 && pace.rests(wake)) return
    looking = pace.timed(look).finally(() => {
      looking = null
      if (woken) wake()
    })
  }

  const sleep = (milliseconds: number) => {
    clearTimeout(alarm)
    if (!stopped) alarm = setTimeout(wake, milliseconds)
  }

  const look = async () => {
    woken = false
    try {
      const room = mostAtOnce - underWay.size
      if (room === 0) return
      const claimed = await options.outbox.claim(options.now(), room, leaseSeconds)
      for (const one of claimed) begin(one)
      if (claimed.length < room) sleep(claimed.length > 0 ? restMilliseconds : await untilNextDue(options))
    } catch (fault) {
      options.log.warn({ kind: kindOf(fault) }, 'the outbox could not be read')
      sleep(restMilliseconds)
    }
  }

  const begin = (claimed: Claimed) => {
    const sending = deliver(claimed, options)
      .catch((fault: unknown) => {
        const left = { notice: claimed.notice.id, kind: kindOf(fault) }
        options.log.warn(left, 'a message was left for its lease to run out')
      })
      .finally(() => {
        underWay.delete(sending)
        wake()
      })
    underWay.add(sending)
  }

  return {
    wake,
    stop: async () => {
      stopped = true
      clearTimeout(alarm)
      pace.stop()
      await looking
      await Promise.all(underWay)
    },
  }
}

const kindOf = (fault: unknown): string => (fault instanceof Error ? fault.name : 'unknown')

/** Milliseconds of the process's own clock, which nobody moves. */
function createPace() {
  let restsUntil = 0
  let timer: NodeJS.Timeout | undefined
  return {
    /** False when it is time for the next look; else `then` is called when it is. */
    rests: (then: () => void): boolean => {
      clearTimeout(timer)
      const left = restsUntil - performance.now()
      if (left > 0) timer = setTimeout(then, left)
      return left > 0
    },
    stop: () => clearTimeout(timer),
    timed: async (work: () => Promise<void>): Promise<void> => {
      const begun = performance.now()
      await work()
      const ended = performance.now()
      restsUntil = ended + restAfterLook * (ended - begun)
    },
  }
}

async function untilNextDue({ outbox, now }: DeliverOptions): Promise<number> {
  const due = await outbox.nextDue()
  const wait = due === null ? longestSleep : due.getTime() - now().getTime()
  return Math.min(Math.max(wait, shortestSleep), longestSleep)
}
