import { newId } from '#src/new-id.ts'
import { createDigestClock } from '#src/storage/digest-clock.ts'
import { ringDigest } from '#src/worker/ring-digest.ts'
import { testEncryption } from '#test/seed-network.ts'
import type { Given } from './given.ts'

const calendar = { timeZone: 'Europe/Stockholm', hours: { from: 480, to: 1020 }, freeDays: new Set<string>() }

/** Everything whose time has come by then, as any node would; gives how many networks were taken. */
export async function ringDigests({ database }: Pick<Given, 'database'>, now: Date): Promise<number> {
  const made = { encryption: testEncryption, newId, now: () => now, onCommit: () => undefined }
  const clock = createDigestClock(database, made)
  let rung = 0
  while (await clock.ring(now, (ports, due) => ringDigest(ports, due, calendar, now))) rung += 1
  return rung
}
