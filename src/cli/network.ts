import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { codeOf } from '../config/fault.ts'
import type { Config } from '../config.ts'
import type { MergedName, NetworkFile, OpenOf } from '../core/network-file.ts'
import { diff, showChange } from '../network-file/diff.ts'
import { networkKeyIn, readNetworkFile, showMistake } from '../network-file/read.ts'
import { writeNetworkFile } from '../network-file/write.ts'
import { newId } from '../new-id.ts'
import { migrate, pendingMigrations } from '../storage/migrate.ts'
import { applyNetwork } from '../storage/network-import.ts'
import { mergedInNetwork, openInNetwork } from '../storage/network-open.ts'
import { currentNetwork } from '../storage/network-store.ts'
import { explain } from './explain.ts'
import { withoutMerged } from './network-merged.ts'
import { withProgress } from './progress.ts'
import { encryptionOf, hasDatabase, settings, withDatabase } from './settings.ts'
import { type Command, Failure, type Status, type Terminal, WrongUse } from './terminal.ts'
import { whichNetwork } from './which-network.ts'

export const network: Command = {
  summary: 'check, import or export a network: its organisations, people, channels and services',
  help: `npx manydoors network check FILE
npx manydoors network import FILE
npx manydoors network export FILE [--network KEY] [--force]

check    names every mistake in the file at once, each with its path and line; then says what importing it would change.
         Changes nothing.
import   does it: all of it, or nothing when there is a mistake. May be run again and again: entries are matched by key,
         and what the file does not say stays as it is.
export   writes the network as it is now into a new file, only for your own eyes: it holds e-mail addresses and whole
         organisation numbers. "-" writes to standard output; --network chooses among several networks; --force
         overwrites a file that is there.

FILE is YAML or JSON; src/playground/sample-network.yaml shows everything that it can say.
An embedded database is locked by the bot while it runs: stop it first.`,
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { network: { type: 'string' }, force: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const [action, file, ...more] = positionals
    if (action !== 'check' && action !== 'import' && action !== 'export')
      throw new WrongUse(
        action ? `network ${action}: it is check, import or export` : 'network: check, import or export?',
      )
    if (!file || more.length > 0) throw new WrongUse(`network ${action}: give one file`)
    if (action !== 'export' && (values.network !== undefined || values.force))
      throw new WrongUse('--network and --force belong to export')
    if (action === 'export') return exportTo(file, { key: values.network, force: values.force }, terminal)
    return action === 'check' ? check(file, terminal) : importFrom(file, terminal)
  },
}

async function check(file: string, terminal: Terminal): Promise<Status> {
  const config = settings(terminal)
  const text = await textOf(file)
  const found = await presentNetwork(config, text).catch((fault: unknown) => {
    // A wrong file is worth knowing of even while there is no database to compare it with.
    readOrFail(file, text, nothing)
    throw new Failure(`${file} is right, but what it would change cannot be said. ${explain(fault)}`)
  })
  const wanted = readOrFail(file, text, found)
  const { file: rest, notes } = withoutMerged(wanted, found.merged)
  const changes = diff(found.present, rest)
  for (const note of notes) terminal.note(note)
  for (const change of changes) terminal.out(showChange(change))
  const count = changes.length === 1 ? 'One change' : `${changes.length} changes`
  terminal.note(
    changes.length === 0 ? `${file} is right; importing it changes nothing.` : `${file} is right. ${count}.`,
  )
  return 0
}

async function importFrom(file: string, terminal: Terminal): Promise<Status> {
  const config = settings(terminal)
  const text = await textOf(file)
  const key = networkKeyIn(text)
  const encryption = encryptionOf(config)
  const { changes, notes } = await withProgress('Importing', terminal, () =>
    withDatabase(config, async (database) => {
      await migrate(database.db)
      const present = key === null ? null : await currentNetwork(database, encryption, key)
      const wanted = readOrFail(file, text, { present, open: key === null ? [] : await openInNetwork(database, key) })
      keyNeeded(config, wanted)
      const { file: rest, notes } = withoutMerged(wanted, key === null ? [] : await mergedInNetwork(database, key))
      await applyNetwork(database, { encryption, newId }, wanted, terminal.now())
      return { changes: diff(present, rest), notes }
    }),
  )
  for (const change of changes) terminal.out(showChange(change))
  for (const note of notes) terminal.note(note)
  terminal.note(changes.length === 0 ? 'Nothing has changed.' : `Imported: ${changes.length} added or changed.`)
  return 0
}

interface Export {
  readonly key: string | undefined
  readonly force: boolean
}

async function exportTo(file: string, { key, force }: Export, terminal: Terminal): Promise<Status> {
  const config = settings(terminal)
  if (!hasDatabase(config)) throw new Failure('There is no database yet, and so no network in it.')
  const text = await withDatabase(config, async (database) => {
    const found = await currentNetwork(database, encryptionOf(config), await whichNetwork(database, key))
    if (!found) throw new Failure(`There is no network with the key "${key}".`)
    return writeNetworkFile(found)
  })
  if (file === '-') {
    terminal.out(text.trimEnd())
    return 0
  }
  await writeFile(file, text, { mode: 0o600, flag: force ? 'w' : 'wx' }).catch((fault: unknown) => {
    const exists = codeOf(fault) === 'EEXIST'
    throw new Failure(exists ? `${file} is there already: name another file, or add --force.` : unreadable(file, fault))
  })
  terminal.note(`${file} holds e-mail addresses and whole organisation numbers: keep it to yourself.`)
  return 0
}

interface Present {
  /** Null when there is no database, no schema or no such network yet: then everything in the file is new. */
  readonly present: NetworkFile | null
  readonly open: readonly OpenOf[]
  readonly merged: readonly MergedName[]
}

const nothing: Present = { present: null, open: [], merged: [] }

async function presentNetwork(config: Config, text: string): Promise<Present> {
  const key = networkKeyIn(text)
  if (key === null || !hasDatabase(config)) return nothing
  return withDatabase(config, async (database) => {
    if ((await pendingMigrations(database.db)).length > 0) return nothing
    const present = await currentNetwork(database, encryptionOf(config), key)
    const [open, merged] = [await openInNetwork(database, key), await mergedInNetwork(database, key)]
    return { present, open, merged }
  })
}

function readOrFail(file: string, text: string, { present, open }: Omit<Present, 'merged'>): NetworkFile {
  const read = readNetworkFile(text, present, open)
  if ('file' in read) return read.file
  const { length } = read.mistakes
  throw new Failure(
    `${file} has ${length === 1 ? 'a mistake' : `${length} mistakes`}; nothing has been changed.\n${read.mistakes.map((mistake) => `  ${showMistake(mistake)}`).join('\n')}`,
  )
}

function keyNeeded({ encryptionKeys }: Config, { companies }: NetworkFile): void {
  if (encryptionKeys.length > 0 || !companies.some(({ number }) => number?.soleTrader)) return
  throw new Failure(
    'The file has a sole trader’s organisation number, which is kept encrypted: set ENCRYPTION_KEY to the bot’s own. Nothing has been changed.',
  )
}

const textOf = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((fault: unknown) => {
    throw new Failure(unreadable(file, fault))
  })

const unreadable = (file: string, fault: unknown): string =>
  `${file} cannot be opened (${codeOf(fault) ?? 'unknown reason'}).`
