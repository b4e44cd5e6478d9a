import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { StorageGone } from '#src/core/ports.ts'
import { openDatabase } from '#src/storage/database.ts'
import { outboxChannel } from '#src/storage/storage.ts'
import { hasServer, serverDatabase } from '#test/database.ts'
import { type Gate, openGate } from '#test/reliability/gate.ts'
import { at, type Given, given, opening, start } from './given.ts'

const onServer = hasServer ? describe : describe.skip

onServer('a connection that is lost, on the server', () => {
  let gate: Gate
  let g: Given
  let direct: Given
  let drop: () => Promise<void>
  beforeAll(async () => {
    const made = await serverDatabase()
    drop = made.drop
    gate = await openGate(made.url)
    direct = await given(await openDatabase({ databaseUrl: made.url, dataDir: '' }))
    g = at(await openDatabase({ databaseUrl: gate.url, dataDir: '', poolSize: 4 }))
  })
  afterAll(async () => {
    await g.database.close()
    await direct.database.close()
    await gate.close()
    await drop()
  })

  /** A command as dispatch runs it: a delivery that has been seen has no second effect. */
  const command = (delivery: string) =>
    g.as('sara', async (ports, actor) => {
      if (!(await ports.inbox.first(delivery, start))) return 'done before'
      await opening(delivery)(ports, actor)
      return 'done now'
    })
  const times = async (delivery: string) =>
    (await sql`select from cases where need = ${delivery}`.execute(direct.database.db)).rows.length

  it('before COMMIT arrives: the work is done again, once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const cut = gate.cutAtCommit({ when: 'before' })
      expect(await command(`before ${round}`)).toBe('done now')
      await cut
      expect(await times(`before ${round}`)).toBe(1)
    }
  }, 60_000)

  it('with the answer to COMMIT: it is found to be done', async () => {
    for (let round = 0; round < 50; round += 1) {
      const cut = gate.cutAtCommit({ when: 'after' })
      expect(await command(`after ${round}`)).toBe('done before')
      await cut
      expect(await times(`after ${round}`)).toBe(1)
    }
  }, 60_000)

  it('in the middle, by an operator: the work is done again', async () => {
    let tries = 0
    const done = await g.as('sara', async (ports, actor) => {
      tries += 1
      if (tries === 1) {
        await sql`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and state = 'idle in transaction'`.execute(direct.database.db)
      }
      await opening('terminated')(ports, actor)
      return 'done'
    })
    expect([done, tries, await times('terminated')]).toEqual(['done', 2, 1])
  })

  it('and stays away: says so, saves nothing, and all is well when it is back', async () => {
    await gate.shut()
    await expect(command('away')).rejects.toThrow(StorageGone)
    await gate.open()
    expect(await times('away')).toBe(0)
    expect(await command('away')).toBe('done now')
  })

  it('does not keep callers waiting for ever when all connections are taken', async () => {
    const waiting: (() => void)[] = []
    const held = Array.from({ length: 4 }, () =>
      g.as('sara', () => new Promise<void>((resolve) => void waiting.push(resolve))),
    )
    await expect(command('crowded')).rejects.toThrow(StorageGone)
    for (const resolve of waiting) resolve()
    await Promise.all(held)
    expect(await command('crowded')).toBe('done now')
  })

  it('does not deafen the one that listens', async () => {
    let heard = 0
    let wake: () => void = () => undefined
    const next = () =>
      new Promise<void>((resolve) => {
        wake = resolve
      })
    const stop = await g.database.listen(outboxChannel, () => {
      heard += 1
      wake()
    })
    const first = next()
    direct.database.notify(outboxChannel)
    await first
    const again = next()
    await gate.shut()
    await gate.open()
    // Called at once when it is back: something may have been missed.
    await again
    const second = next()
    direct.database.notify(outboxChannel)
    await second
    expect(heard).toBe(3)
    await stop()
  })
})
