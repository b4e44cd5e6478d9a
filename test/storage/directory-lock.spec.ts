import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { openDatabase } from '#src/storage/database.ts'
import { DirectoryInUse, lockDirectory } from '#src/storage/directory-lock.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'manydoors-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const module = path.resolve(import.meta.dirname, '../../src/storage/directory-lock.ts')

/** Another process that tries for the lock, says what came of it, and lives until it is killed. */
async function another(directory: string) {
  const script = `import { lockDirectory } from ${JSON.stringify(module)}
    try { await lockDirectory(${JSON.stringify(directory)}); console.log('held') }
    catch (fault) { console.log(fault.name + ' ' + fault.holder) }
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const [said] = await once(lines, 'line')
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { said, pid: child.pid, kill }
}

/** A socket as a process that was killed leaves it: there, and nobody behind it. */
async function leftBehind(socket: string): Promise<void> {
  const server = createServer().listen({ path: socket })
  await once(server, 'listening')
  await rename(socket, `${socket}.kept`)
  server.close()
  await once(server, 'close')
  await rename(`${socket}.kept`, socket)
}

describe('the lock on the embedded database', () => {
  it('lets one process in, and tells the other who that is', async () => {
    const directory = path.join(folder, 'data')
    const first = await another(directory)
    const second = await another(directory)
    expect(first.said).toBe('held')
    expect(second.said).toBe(`DirectoryInUse ${first.pid}`)
    await Promise.all([first.kill(), second.kill()])
  })

  it('is taken over from a process that was killed', async () => {
    const directory = path.join(folder, 'data')
    const first = await another(directory)
    await first.kill()
    expect(existsSync(`${directory}.lock`)).toBe(true)
    const unlock = await lockDirectory(directory)
    await unlock()
  })

  it('is one process’s, however many try at once to take it over', async () => {
    const directory = path.join(folder, 'data')
    const dead = await another(directory)
    await dead.kill()
    const rivals = await Promise.all(Array.from({ length: 6 }, () => another(directory)))
    const said = rivals.map((rival) => rival.said)
    expect(said.filter((one) => one === 'held')).toHaveLength(1)
    await Promise.all(rivals.map((rival) => rival.kill()))
  })

  it('is one taker’s each time, of many that find a dead one’s socket at the same moment', async () => {
    for (let round = 0; round < 100; round += 1) {
      const directory = path.join(folder, `data-${round}`)
      await leftBehind(`${directory}.lock`)
      const tries = await Promise.allSettled(
        Array.from({ length: 16 }, (_, n) => pause(n % 4).then(() => lockDirectory(directory))),
      )
      const held = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      expect([round, held.length]).toEqual([round, 1])
      await held[0]?.()
      expect(existsSync(`${directory}.lock`)).toBe(false)
    }
  })

  it('is taken over also when somebody was killed while taking it over', async () => {
    const directory = path.join(folder, 'data')
    await leftBehind(`${directory}.lock`)
    await leftBehind(`${directory}.lock.taking`)
    const unlock = await lockDirectory(directory)
    await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUse)
    await unlock()
    expect(await readdir(folder)).toEqual([])
  })

  it('can be given back and taken again, and leaves nothing behind', async () => {
    const directory = path.join(folder, 'data')
    const unlock = await lockDirectory(directory)
    await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUse)
    await unlock()
    expect(existsSync(`${directory}.lock`)).toBe(false)
    await (await lockDirectory(directory))()
  })

  it('works where the path is too long for a socket', async () => {
    const directory = path.join(folder, 'd'.repeat(150))
    const unlock = await lockDirectory(directory)
    await expect(lockDirectory(directory)).rejects.toThrow(`in use by process ${process.pid}`)
    await unlock()
  })

  it('is taken when the database is opened, and given back when it is closed', async () => {
    const dataDir = path.join(folder, 'data')
    const database = await openDatabase({ dataDir })
    await expect(openDatabase({ dataDir })).rejects.toThrow(DirectoryInUse)
    await database.executeSql('create table kept (n integer); insert into kept values (42)')
    await database.close()
    const again = await openDatabase({ dataDir })
    expect((await again.executeSql('select n from kept')).rows).toEqual([{ n: 42 }])
    await again.close()
  })
})
