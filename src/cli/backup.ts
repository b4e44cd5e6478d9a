import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGunzip, createGzip } from 'node:zlib'
import { codeOf } from '../config/fault.ts'
import { NotRestored, restoreLines } from '../storage/backup/read.ts'
import { backupLines } from '../storage/backup/write.ts'
import { pendingMigrations } from '../storage/migrate.ts'
import { withProgress } from './progress.ts'
import { hasDatabase, settings, withDatabase } from './settings.ts'
import { type Command, Failure, WrongUse } from './terminal.ts'

export const backup: Command = {
  summary: 'writes the whole database into a file, while the bot goes on',
  help: `npx manydoors backup FILE [--force]

Writes every row, all of one moment, into a new file, only for your own eyes: it holds all that people have written. What is
encrypted in the database stays so in the file: keep ENCRYPTION_KEY apart from it, and do not lose it. --force overwrites a
file that is there. An embedded database is locked by the bot while it runs: stop it first.

"restore" reads it back, on either engine: this is also the way from the embedded database to a server.`,
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { force: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const file = oneFile('backup', positionals)
    const config = settings(terminal)
    if (!hasDatabase(config)) throw new Failure('There is no database yet: nothing to back up.')
    let count = 0
    await withProgress('Backing up', terminal, () =>
      withDatabase(config, async (database) => {
        if ((await pendingMigrations(database.db)).length > 0)
          throw new Failure('The schema is not up to date. Run first: npx manydoors migrate')
        const lines = backupLines(database, terminal.now(), (rows) => {
          count = rows
        })
        await writeWhole(file, lines, values.force)
      }),
    )
    terminal.note(`${file} holds ${count} rows: keep it to yourself, and ENCRYPTION_KEY apart from it.`)
    return 0
  },
}

export const restore: Command = {
  summary: 'reads a backup into an empty database',
  help: `npx manydoors restore FILE

Reads what "backup" has written into an empty database, all of it or nothing, and brings the schema up to date. The database
is that of DATABASE_URL, or the embedded one in DATA_DIR. Set ENCRYPTION_KEY to what it was: without it what is encrypted cannot
be read.`,
  run: async (args, terminal) => {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true })
    const file = oneFile('restore', positionals)
    const config = settings(terminal)
    const count = await withProgress('Restoring', terminal, () =>
      withDatabase(config, (database) => restoreLines(database, linesOf(file), () => undefined)),
    ).catch((fault: unknown) => {
      throw fault instanceof NotRestored ? new Failure(reasons[fault.why](file)) : unlessUnreadable(file, fault)
    })
    terminal.note(`Restored: ${count} rows. Start the bot with the ENCRYPTION_KEY that they were written with.`)
    return 0
  },
}

const reasons: { readonly [W in NotRestored['why']]: (file: string) => string } = {
  'not-a-backup': (file) => `${file} is no backup of Manydoors. Nothing has been changed.`,
  newer: (file) => `${file} was made by a newer version: restore it with that one. Nothing has been changed.`,
  'not-empty': () => 'The database is not empty: restore into a new one. Nothing has been changed.',
  damaged: (file) => `${file} is damaged or cut short: take another backup. No row has been written.`,
}

function oneFile(command: string, [file, ...more]: readonly string[]): string {
  if (!file || more.length > 0) throw new WrongUse(`${command}: give one file`)
  return file
}

/** Under another name until it is whole: a file with this name is a backup that can be restored. */
async function writeWhole(file: string, lines: AsyncIterable<string>, force: boolean): Promise<void> {
  const unfinished = `${file}.unfinished`
  const reserved = await open(file, force)
  try {
    await pipeline(Readable.from(lines), createGzip(), createWriteStream(unfinished, { mode: 0o600 }))
    await rename(unfinished, file)
  } catch (fault) {
    await Promise.all([rm(unfinished, { force: true }), reserved && rm(file, { force: true })])
    throw fault
  }
}

/** Takes the name before the work begins; false where a file that was there is to be overwritten. */
async function open(file: string, force: boolean): Promise<boolean> {
  if (force) return false
  await pipeline(Readable.from([]), createWriteStream(file, { flags: 'wx', mode: 0o600 })).catch((fault: unknown) => {
    const exists = codeOf(fault) === 'EEXIST'
    throw new Failure(
      exists
        ? `${file} is there already: name another file, or add --force.`
        : `${file} cannot be written (${codeOf(fault)}).`,
    )
  })
  return true
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip()
  const packed = createReadStream(file).on('error', (fault) => unpacked.destroy(fault))
  let rest = ''
  for await (const part of packed.pipe(unpacked).setEncoding('utf8')) {
    const lines = `${rest}${part}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

function unlessUnreadable(file: string, fault: unknown): unknown {
  const code = codeOf(fault) ?? ''
  if (code === 'ENOENT' || code === 'EACCES') return new Failure(`${file} cannot be opened (${code}).`)
  return code.startsWith('Z_') ? new Failure(reasons['not-a-backup'](file)) : fault
}
