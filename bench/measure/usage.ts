import { z } from 'zod'

/** What a process has used since it began: microseconds of user and system time, and bytes of memory. */
export const usage = z.object({ cpu: z.number(), rss: z.number(), peak: z.number() })
export type Usage = z.infer<typeof usage>

/** Milliseconds between two looks at the memory: the system's own peak counts what was there before the process was. */
const pace = 20

/** In a measured process: answers whoever asks it what it has used. */
export function answerForUsage(): void {
  let peak = 0
  const look = () => {
    const rss = process.memoryUsage.rss()
    peak = Math.max(peak, rss)
    return rss
  }
  setInterval(look, pace).unref()
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpu: user + system, rss: look(), peak } satisfies Usage)
  })
  process.on('disconnect', () => process.exit(0))
}
