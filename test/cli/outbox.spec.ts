import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { openDatabase } from '#src/storage/database.ts'
import { lockDirectory } from '#src/storage/directory-lock.ts'
import type { Database } from '#src/storage/engine.ts'
import { migrate } from '#src/storage/migrate.ts'
import { createOutbox } from '#src/storage/outbox.ts'
import { engines, serverDatabase } from '#test/database.ts'
import { seedNetwork } from '#test/seed-network.ts'
import { at, offering, opening, start } from '#test/storage/given.ts'
import { run, scratch } from './run.ts'

const folder = scratch()
afterAll(folder.remove)
/** Nobody's name, and nothing of what a case is about, has a place in an operator's terminal. */
const personal = /Sara|Lund|Omar|Li Berg|@|Nordform|Lån till maskin|U0SARA|aad-/

it('says so where there is no database yet', async () => {
  const { status, notes } = await run(['outbox', 'list'], { DATA_DIR: folder.at('none') })
  expect([status, notes]).toEqual([1, 'There is no database yet, and so nothing in its outbox.'])
})

describe.each(engines())('dead letters, by command line, on the %s engine', (engine) => {
  let env: Readonly<Record<string, string>>
  let drop = async (): Promise<void> => undefined
  let open: () => Promise<Database>
  let dead: string
  const by = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    const database = await open()
    return work(database).finally(() => database.close())
  }
  const bury = (why: string) =>
    by(async (database) => {
      const outbox = createOutbox(database)
      const [claimed] = await outbox.claim(new Date('2099-01-01T00:00:00Z'), 1, 30)
      if (!claimed) throw new Error('nothing waits')
      await outbox.dead(claimed, { why, cause: 'message', doubtful: false }, start)
      return claimed.notice.id
    })
  const audit = () =>
    by(async ({ db }) => {
      const { rows } = await sql<{
        what: string
        about: object
      }>`select what, about from audit where what like 'outbox%'
        order by at, id`.execute(db)
      return rows
    })

  beforeAll(async () => {
    if (engine === 'server') {
      const server = await serverDatabase()
      env = { DATABASE_URL: server.url }
      drop = server.drop
      open = () => openDatabase({ databaseUrl: server.url, dataDir: '' })
    } else {
      const dataDir = folder.at('data')
      env = { DATA_DIR: dataDir }
      open = () => openDatabase({ dataDir })
    }
    await by(async (database) => {
      await migrate(database.db)
      await seedNetwork(database)
      const { as } = at(database)
      const { id } = await as('sara', opening())
      await as('sara', offering(id, 'li', start))
    })
    dead = await bury('invalid_blocks')
  }, 60_000)
  afterAll(() => drop())

  it('are listed with their ages and codes, and nobody’s name; what waits as well', async () => {
    const { status, out, notes } = await run(['outbox', 'list'], env)
    expect(status).toBe(0)
    const [first = '', ...others] = out.split('\n')
    expect(first).toMatch(
      new RegExp(
        `^${dead}  kronoberg  referral  member of (almi|business-sweden)  dead for .*  1 try  invalid_blocks$`,
      ),
    )
    expect(others.every((line) => /waits for/.test(line))).toBe(true)
    expect(notes).toMatch(/^One dead letter, \d waiting to be sent\.$/)
    expect(out).not.toMatch(personal)
    const json = await run(['outbox', 'list', '--json', '--network', 'kronoberg'], env)
    expect(JSON.parse(json.out)).toMatchObject({ dead: [{ id: dead, state: 'dead', why: 'invalid_blocks', tries: 1 }] })
    expect(await run(['outbox', 'list', '--network', 'dalarna'], env)).toMatchObject({
      ...{ status: 1, notes: 'There is no network with the key "dalarna".' },
    })
  })

  it('are shown one by one, as ids', async () => {
    const { status, out } = await run(['outbox', 'show', dead], env)
    expect(status).toBe(0)
    expect(out).toMatch(/^why +invalid_blocks$/m)
    expect(out).toMatch(/^settledAt +2026-11-02T09:00:00\.000Z$/m)
    expect(out).toMatch(/^referral +[0-9a-f-]{36}$/m)
    expect(out).not.toMatch(personal)
    const shown = JSON.parse((await run(['outbox', 'show', dead, '--json'], env)).out)
    expect(shown).toMatchObject({ id: dead, kind: 'referral', about: { kind: 'referral' } })
  })

  it('are told when there is none with that id', async () => {
    const none = '0199c000-0000-7000-8000-000000000000'
    for (const line of [
      ['show', none],
      ['retry', none],
      ['drop', none, '--reason', 'x'],
    ]) {
      const { status, notes } = await run(['outbox', ...line], env)
      expect([status, notes]).toEqual([1, expect.stringContaining(`There is no message ${none}`)])
    }
  })

  it('are tried again from the beginning, which the audit knows', async () => {
    expect(await run(['outbox', 'retry', dead], env)).toMatchObject({
      ...{ status: 0, out: `${dead} is due again, with all its tries.` },
    })
    expect(await run(['outbox', 'retry', dead], env)).toMatchObject({
      ...{ status: 1, notes: `${dead} waits to be sent already: nothing has been changed.` },
    })
    const claimed = await by((database) => createOutbox(database).claim(new Date(), 9, 30))
    expect(claimed.find(({ notice }) => notice.id === dead)).toMatchObject({ attempt: 1 })
    expect(await audit()).toEqual([
      { what: 'outbox-retry', about: { by: 'operator', notice: dead, kind: 'referral', why: 'invalid_blocks' } },
    ])
  })

  it('are dropped with a reason, which the audit knows; one that cannot be keeps none of the others', async () => {
    await by(({ db }) => sql`update outbox_lanes set busy = null, lease_until = null`.execute(db))
    await by(({ db }) => sql`update outbox set state = 'pending' where state = 'sending'`.execute(db))
    const again = await bury('channel_not_found')
    const none = '0199c000-0000-7000-8000-000000000000'
    const { status, out, notes } = await run(['outbox', 'drop', none, again, '--reason', ' ersatt '], env)
    expect([status, out]).toEqual([1, `${again} is dropped: nobody is sent it any more.`])
    expect(notes).toContain(none)
    expect((await audit()).at(-1)).toMatchObject({ what: 'outbox-drop', about: { notice: again, reason: 'ersatt' } })
    expect(await run(['outbox', 'retry', again], env)).toMatchObject({
      ...{ status: 1, notes: `${again} has been dropped before: nothing has been changed.` },
    })
    expect((await run(['outbox', 'retry', '--all'], env)).notes).toBe('There are no dead letters.')
  })

  it('do not drown in what waits', async () => {
    await by(async ({ db }) => {
      await sql`insert into outbox (network_id, id, lane, recipient, about, subject, live, due_at, posted_at)
        select network_id, gen_random_uuid(), lane, recipient, about, subject, live, due_at, posted_at
        from outbox, generate_series(1, 60) where id = ${dead}`.execute(db)
    })
    const { out, notes } = await run(['outbox', 'list'], env)
    expect(out.split('\n')).toHaveLength(50)
    expect(notes).toMatch(/^… and \d\d more that wait; --json has them all\.$/m)
    const { waiting } = JSON.parse((await run(['outbox', 'list', '--json'], env)).out)
    expect(waiting.length).toBeGreaterThanOrEqual(60)
  })

  if (engine === 'embedded')
    it('say who has the directory while the bot runs', async () => {
      const unlock = await lockDirectory(env['DATA_DIR'] ?? '')
      try {
        for (const line of [['list'], ['retry', '--all']]) {
          const { status, notes } = await run(['outbox', ...line], env)
          expect([status, notes]).toEqual([1, expect.stringMatching(/in use by process \d+\./)])
        }
      } finally {
        await unlock()
      }
    })
})
