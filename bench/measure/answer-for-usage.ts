/** Milliseconds between two looks at the memory: the system's own peak counts what was there before the process was. */
const pace = 20

/**
 * In a measured process: answers whoever asks it what it has used since it began, in microseconds of user and system time and bytes of memory.
 * Loads nothing: it would be measured with the rest.
 */
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
    process.send?.({ cpu: user + system, rss: look(), peak })
  })
  process.on('disconnect', () => process.exit(0))
}
