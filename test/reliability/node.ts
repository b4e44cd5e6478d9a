import { buildApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import { start } from '#src/main.ts'
import { clockOf, readClock } from './clock.ts'

/** One node of the bot as a process of its own, as the environment says: to be killed, stopped and started again. */
const config = readConfig()
if ('mistakes' in config) throw new Error(config.mistakes.join('\n'))
// biome-ignore lint/style/noProcessEnv: the one thing that a node under test is told beside its configuration
const written = process.env['TEST_CLOCK']
if (written === undefined || config.mode === 'playground') await start(config)
else {
  const clock = readClock(written)
  const app = await buildApp(config, { now: clockOf(clock) })
  // Told by whoever started it how far the clock has been moved; answers once it has.
  process.on('message', (ahead) => {
    clock.ahead = Number(ahead)
    app.wake()
    process.send?.(ahead)
  })
}
