import { sql } from 'kysely'
import type { Digest } from '#src/core/digest/digest.ts'
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

/** As if it had been told. */
export async function keepDigest({ database }: Pick<Given, 'database'>, digest: Digest): Promise<void> {
  await sql`insert into digests (network_id, id, organisation_id, month, version, cut_off, body)
    select network_id, ${newId()}::uuid, '00000000-0000-0000-0000-000000000000', ${digest.period.month}, ${digest.version},
      ${digest.cutOff}::timestamptz, ${JSON.stringify(digest)} from networks order by key limit 1`.execute(database.db)
}
