import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Database } from '#src/storage/engine.ts'
import { statement } from '#src/storage/line.ts'
import { inTransaction } from '#src/storage/transaction.ts'
import { hasServer, testDatabase } from '#test/database.ts'

const onServer = hasServer ? describe : describe.skip

onServer('an answer of the server', () => {
  let database: Database
  beforeAll(async () => {
    database = await testDatabase('server')
  })
  afterAll(() => database.close())
  const slept = (patience?: number) =>
    inTransaction(database, async (line) => {
      await line.command('select 1')
      const wanted = statement(`patience.${patience ?? 'usual'}`, 'select pg_sleep(1.5)', patience)
      return { commit: false, value: (await line.run(wanted, [])).count }
    })

  it('is waited for as long as its statement says, and else as long as any', async () => {
    await expect(slept(100)).rejects.toThrow('the database is gone')
    expect((await slept()).value).toBe(1)
  }, 60_000)
})
