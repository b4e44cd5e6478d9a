import type { Outcome } from '#src/core/outcome.ts'
import { intents } from '#src/intents/index.ts'
import type { View } from '#src/views/view.ts'
import { callers, type Somebody } from '#test/seed-network.ts'
import { type Given, start } from './given.ts'

/** As the dispatcher does: what is refused leaves nothing behind. Gives the code of the refusal, or null. */
export async function asks(g: Given, who: Somebody, intent: string, input: object): Promise<string | null> {
  const outcome = await answers({ g, who, now: start }, intent, input)
  return outcome.ok ? null : outcome.refusal.code
}

interface Asking {
  readonly g: Given
  readonly who: Somebody
  readonly now: Date
}

/** All that is answered. */
export async function answers({ g, who, now }: Asking, intent: string, input: object): Promise<Outcome<View>> {
  const done = await g.storage.asCaller(callers[who], async (ports, by) => {
    const calendar = { timeZone: by.network.timeZone, hours: by.network.workingHours, freeDays: new Set<string>() }
    const outcome = await intents.get(intent)?.run(ports, input, { by, now, calendar })
    if (outcome === undefined) throw new Error(`no intent ${intent}`)
    return { commit: outcome.ok, value: outcome }
  })
  if ('found' in done) return done.found
  throw new Error('not in the register')
}
