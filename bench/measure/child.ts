import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { Connection } from './connection.ts'

/** What a process has used since it began: microseconds of user and system time, and bytes of memory. */
const usage = z.object({ cpu: z.number(), rss: z.number(), peak: z.number() })
type Usage = z.infer<typeof usage>

/** A server under measurement, in a process of its own. */
export interface Subject {
  readonly port: number
  /** Milliseconds from its start to its first good answer. */
  readonly startedIn: number
  usage(): Promise<Usage>
  stop(): Promise<void>
}

export interface SubjectOptions {
  /** A file of this folder's parent. */
  readonly file: string
  readonly env: Readonly<Record<string, string>>
  readonly nodeOptions?: readonly string[]
}

/** Milliseconds: for the start, and between two looks whether it is ready. */
const patience = 60_000
const pace = 2

/** Null where processes cannot be held to a processor, or there is only one. */
export const canPin = ((): boolean => {
  const { status } = spawnSync('taskset', ['-c', '0,1', 'true'], { stdio: 'ignore' })
  return status === 0
})()

/** This process is the client: it keeps to the second processor, and every subject to the first. */
export function pinClient(): void {
  if (canPin) spawnSync('taskset', ['-a', '-p', '-c', '1', String(process.pid)], { stdio: 'ignore' })
}

export async function startSubject({ file, env, nodeOptions = [] }: SubjectOptions): Promise<Subject> {
  const port = await freePort()
  const args = [...nodeOptions, path.join(import.meta.dirname, '..', file)]
  const [command, given] = canPin
    ? (['taskset', ['-c', '0', process.execPath, ...args]] as const)
    : ([process.execPath, args] as const)
  const begun = performance.now()
  const child = spawn(command, [...given], {
    env: { ...withoutSettings(), ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const startedIn = await untilReady(child, port, begun)
  return {
    port,
    startedIn,
    usage: async () => {
      child.send('usage')
      const [said] = await once(child, 'message')
      return usage.parse(said)
    },
    stop: async () => {
      if (child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 8_000)
      await gone
      clearTimeout(late)
    },
  }
}

/** The environment as it is, without what would set a subject up otherwise than the bench does. */
function withoutSettings(): Readonly<Record<string, string | undefined>> {
  // biome-ignore lint/style/noProcessEnv: children need the machine's PATH and the like
  const { DATABASE_URL, DATA_DIR, NODE_OPTIONS, NODE_COMPILE_CACHE, ...rest } = process.env
  return rest
}

async function untilReady(child: ChildProcess, port: number, begun: number): Promise<number> {
  while (performance.now() - begun < patience) {
    if (child.exitCode !== null) throw new Error(`the server ended with status ${child.exitCode} before it was ready`)
    const connection = new Connection(port)
    const asked = 'GET /ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: keep-alive\r\n\r\n'
    const { status } = await connection.ask(asked).catch(() => ({ status: 0 }))
    connection.close()
    if (status === 200) return performance.now() - begun
    await pause(pace)
  }
  child.kill('SIGKILL')
  throw new Error('the server was not ready in time')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
