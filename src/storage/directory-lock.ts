import { createHash, randomUUID } from 'node:crypto'
import { link, rename, rm, stat } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Another process has the embedded database. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse'
  readonly holder: number | null

  constructor(directory: string, holder: number | null) {
    const who = holder === null ? 'another process' : `process ${holder}`
    super(`The database in ${directory} is in use by ${who}. Stop it first, or choose another DATA_DIR.`)
    this.holder = holder
  }
}

const longestSocketPath = 100

/** Tries, and milliseconds between them: whoever takes a dead one's place has a moment to do it in. */
const patience = { tries: 100, pause: 20 }

/**
 * Takes the directory for this process, and returns how to give it back. The lock is a socket beside the directory, which answers
 * with its holder's process id for as long as the holder lives: one that refuses was left behind by a process that died.
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const socket = socketBeside(path.resolve(directory))
  for (let tries = 0; tries < patience.tries; tries += 1) {
    const server = (await listenOn(socket)) ?? (await inPlaceOfTheDead(socket))
    if (server !== null) return () => unlock(server)
    const holder = await holderOf(socket)
    if (holder !== 'nobody' && holder !== 'dead') throw new DirectoryInUse(directory, holder)
    await pause(patience.pause)
  }
  throw new DirectoryInUse(directory, null)
}

/**
 * Only one process at a time may remove a dead one's socket, and only after it has looked once more: otherwise the slower of two would
 * remove the lock that the quicker has taken meanwhile. What keeps them apart is a socket too; of one who died at just that moment
 * it is moved aside, and put back if it has become somebody else's.
 */
async function inPlaceOfTheDead(socket: string): Promise<Server | null> {
  if ((await holderOf(socket)) !== 'dead') return null
  const turn = `${socket}.taking`
  const seen = await identityOf(turn)
  const guard = await listenOn(turn)
  if (guard === null) {
    if (seen !== null && (await holderOf(turn)) === 'dead') await removeStale(turn, seen)
    return null
  }
  try {
    if ((await holderOf(socket)) === 'dead') await rm(socket, { force: true })
    return await listenOn(socket)
  } finally {
    await unlock(guard)
  }
}

/** A socket's path is short by nature: a long one moves to the temporary directory, under a name made of the whole. */
function socketBeside(directory: string): string {
  const beside = `${directory}.lock`
  if (Buffer.byteLength(beside) <= longestSocketPath) return beside
  return path.join(tmpdir(), `manydoors-${createHash('sha256').update(directory).digest('hex').slice(0, 24)}.lock`)
}

/** Null when the socket is there already. */
function listenOn(socket: string): Promise<Server | null> {
  const server = createServer((asking) => asking.on('error', () => undefined).end(`${process.pid}\n`))
  return new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) =>
      fault.code === 'EADDRINUSE' ? resolve(null) : reject(fault),
    )
    server.listen({ path: socket }, () => {
      server.unref()
      resolve(server)
    })
  })
}

const unlock = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

/** The holder's process id; null for one that lives and does not say; `nobody` where there is no socket, `dead` where nobody is behind it. */
function holderOf(socket: string): Promise<number | null | 'nobody' | 'dead'> {
  return new Promise((resolve) => {
    let said = ''
    const asking = connect({ path: socket })
    asking.setTimeout(2_000, () => asking.destroy())
    asking.on('data', (part) => {
      said += part
    })
    asking.on('error', (fault: NodeJS.ErrnoException) =>
      resolve(fault.code === 'ECONNREFUSED' ? 'dead' : fault.code === 'ENOENT' ? 'nobody' : null),
    )
    asking.on('close', () => resolve(/^\d+\n/.test(said) ? Number(said) : null))
  })
}

/** Moved aside before it is removed, and put back if it is no longer the one that was found dead: somebody else may have been quicker. */
async function removeStale(socket: string, seen: string): Promise<void> {
  const aside = `${socket}.${randomUUID().slice(0, 8)}`
  try {
    await rename(socket, aside)
  } catch {
    return
  }
  if ((await identityOf(aside)) !== seen) await link(aside, socket).catch(() => undefined)
  await rm(aside, { force: true })
}

/** Renaming changes ctime, so birth and inode tell one socket from the next. */
async function identityOf(file: string): Promise<string | null> {
  const found = await stat(file, { bigint: true }).catch(() => null)
  return found === null ? null : `${found.ino} ${found.birthtimeNs}`
}
