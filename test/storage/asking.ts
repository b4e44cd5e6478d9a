import { intents } from '#src/intents/index.ts'
import { callers, type Somebody } from '#test/seed-network.ts'
import { type Given, start } from './given.ts'

/** As the dispatcher does: what is refused leaves nothing behind. Gives the code of the refusal, or null. */
export async function asks(g: Given, who: Somebody, intent: string, input: object): Promise<string | null> {
  const done = await g.storage.asCaller(callers[who], async (ports, by) => {
    const calendar = { timeZone: by.network.timeZone, hours: by.network.workingHours, freeDays: new Set<string>() }
    const outcome = await intents.get(intent)?.run(ports, input, { by, now: start, calendar })
    if (outcome === undefined) throw new Error(`no intent ${intent}`)
    return { commit: outcome.ok, value: outcome.ok ? null : outcome.refusal.code }
  })
  if ('found' in done) return done.found
  throw new Error('not in the register')
}
