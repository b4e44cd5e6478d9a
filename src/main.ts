import type { Config } from './config.ts'

export interface Running {
  stop(): Promise<void>
}

/** Starts the bot, or without chat credentials the playground, and stops it in order when the process is asked to end. */
export async function start(config: Config): Promise<void> {
  const running = config.mode === 'playground' ? await tryOut(config) : await bot(config)
  let asked = false
  const stop = () => {
    if (asked) return
    asked = true
    running.stop().then(
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
