import { parseArgs } from 'node:util'
import { settings } from './settings.ts'
import type { Command } from './terminal.ts'

export const start: Command = {
  summary: 'the bot; without chat credentials the playground, with both chats to try it in',
  help: `npx manydoors start

Starts the bot, and brings the database's schema up to date first. Without any chat credentials in the
environment it starts the playground: the real bot against stand-ins for Slack and Teams, with a sample
network, on http://localhost:3978/ (PORT chooses another port). Ends on SIGTERM or Ctrl-C, in order.`,
  run: async (args, terminal) => {
    parseArgs({ args: [...args], options: {}, allowPositionals: false })
    const config = settings(terminal)
    const main = await import('../main.ts')
    await main.start(config)
    endAtOnceWhenAskedAgain()
    return 0
  },
}

/** Ctrl-C reaches both the Node that waits and this one, so the same wish arrives twice; only one that comes later means "now". */
function endAtOnceWhenAskedAgain(): void {
  let asked: number | null = null
  const again = (): void => {
    const at = performance.now()
    if (asked === null) asked = at
    else if (at - asked > 1_000) process.exit(1)
  }
  process.on('SIGINT', again)
  process.on('SIGTERM', again)
}
