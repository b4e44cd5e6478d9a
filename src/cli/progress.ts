import type { Terminal } from './terminal.ts'

/** Milliseconds: for eyes, and for a log. */
const pace = { watched: 200, logged: 10_000 }

/** Says that long work goes on: a running clock on a terminal, a line in ten seconds in a log. Quick work says nothing. */
export async function withProgress<T>(what: string, terminal: Terminal, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const seconds = () => Math.round((performance.now() - began) / 1000)
  const tell = () => {
    if (terminal.watched) process.stderr.write(`\r${what} … ${seconds()} s `)
    else terminal.note(`${what} … ${seconds()} s`)
  }
  const timer = setInterval(tell, terminal.watched ? pace.watched : pace.logged)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    if (terminal.watched) process.stderr.write('\r\x1b[K')
  }
}
