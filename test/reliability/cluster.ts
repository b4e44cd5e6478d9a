import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, chown, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { portOf } from './balancer.ts'

/** A PostgreSQL server of the test's own, which it may kill. */
export interface Cluster {
  readonly url: string
  /** kill -9 of the server and all its processes. */
  kill(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

const run = promisify(execFile)

/** Where the server's programs are, or null when there are none here. */
export const serverPrograms: string | null = findPrograms()

function findPrograms(): string | null {
  // biome-ignore lint/style/noProcessEnv: the programs of the server that the tests may start
  const given = process.env['TEST_POSTGRES_BIN']
  if (given !== undefined) return given
  const home = '/usr/lib/postgresql'
  const versions = existsSync(home) ? readdirSync(home).sort((one, other) => Number(one) - Number(other)) : []
  const newest = versions.at(-1)
  return newest === undefined ? null : path.join(home, newest, 'bin')
}

/** PostgreSQL will not run as root: then it runs as the user that its package has made. */
const asServer = (program: string, args: readonly string[]): readonly [string, readonly string[]] =>
  process.getuid?.() === 0 ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args]

/** Whether a disk of a size of its own can be made here, which only root may. */
export const canLimitDisk = process.platform === 'linux' && process.getuid?.() === 0

/** `megabytes`: on a disk of that size. */
export async function openCluster(programs: string, megabytes: number | null = null): Promise<Cluster> {
  const home = await mkdtemp(path.join(tmpdir(), 'manydoors-pg-'))
  if (megabytes !== null) await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', home])
  const data = path.join(home, 'data')
  await chmod(home, 0o755)
  if (process.getuid?.() === 0) {
    const { stdout } = await run('id', ['-u', 'postgres'])
    await chown(home, Number(stdout), Number(stdout))
  }
  const inServersName = (program: string, args: readonly string[]) => {
    const [file, all] = asServer(path.join(programs, program), args)
    return run(file, [...all], { cwd: home })
  }
  await inServersName('initdb', [
    '-D',
    data,
    '--auth=trust',
    '--username=postgres',
    '--encoding=UTF8',
    '--no-sync',
    '--wal-segsize=1',
  ])
  const port = await freePort()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  let ended: Promise<unknown> = Promise.resolve()
  const start = async (): Promise<void> => {
    const settings = [
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${home}`,
      'shared_buffers=16MB',
      'min_wal_size=2MB',
    ]
    const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
    const [file, all] = asServer(path.join(programs, 'postgres'), args)
    let up = false
    // The processes of a server that was killed take a moment to notice, and until then it cannot start again.
    while (!up) {
      const server = spawn(file, all, { cwd: home, stdio: 'ignore' })
      let gone = false
      ended = new Promise<void>((resolve) => server.on('close', () => resolve(undefined))).then(() => {
        gone = true
      })
      while (!up && !gone) {
        up = await answers(url)
        if (!up) await pause(20)
      }
    }
  }
  /** At once and without any goodbye: what is in its log on disk is all that it knows afterwards. */
  const kill = async (): Promise<void> => {
    await inServersName('pg_ctl', ['-D', data, 'kill', 'KILL', await serversId(data)]).catch(() => undefined)
    await ended
  }
  await start()
  return {
    url,
    kill,
    start,
    close: async () => {
      await inServersName('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']).catch(() => undefined)
      await ended
      if (megabytes !== null) await run('umount', [home])
      await rm(home, { recursive: true, force: true })
    },
  }
}

async function serversId(data: string): Promise<string> {
  const [id = ''] = (await readFile(path.join(data, 'postmaster.pid'), 'utf8')).split('\n')
  return id
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.on('listening', resolve))
  const port = portOf(server.address())
  await new Promise((resolve) => server.close(resolve))
  return port
}
