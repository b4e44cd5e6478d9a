import type { Config } from './config.ts'

export interface Running {
  stop(notice?: number): Promise<void>
}

/** Milliseconds in which a load balancer sees that the node is not ready any more. Nobody waits for them at a terminal. */
const notice = 2_000

/** Starts the bot, or without chat credentials the playground, and stops it in order when the process is asked to end. */
export async function start(config: Config): Promise<void> {
  const running = config.mode === 'playground' ? await tryOut(config) : await bot(config)
  let asked = false
  const stop = (signal: NodeJS.Signals) => {
    if (asked) return
    asked = true
    running.stop(signal === 'SIGTERM' ? notice : 0).then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

async function bot(config: Config & { readonly mode: 'bot' }): Promise<Running> {
  const { buildApp } = await import('./app.ts')
  return buildApp(config)
}

async function tryOut(config: Config & { readonly mode: 'playground' }): Promise<Running> {
  const { startTryOut } = await import('./try-out/try-out.ts')
  const playground = await startTryOut(config)
  process.stdout.write(playground.welcome)
  return playground
}
