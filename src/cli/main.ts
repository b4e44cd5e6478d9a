import { readFault } from '../config/fault.ts'
import { suggest } from '../network-file/nearest.ts'
import { explain } from './explain.ts'
import { type Command, processTerminal, type Status, type Terminal } from './terminal.ts'
import { version } from './version.ts'

/** Loaded when it is asked for: help and small commands do not wait for the whole bot. */
const commands: { readonly [name: string]: () => Promise<Command> } = {
  start: async () => (await import('./start.ts')).start,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  doctor: async () => (await import('./doctor.ts')).doctor,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./backup.ts')).restore,
  outbox: async () => (await import('./outbox.ts')).outbox,
  network: async () => (await import('./network.ts')).network,
  digest: async () => (await import('./digest.ts')).digest,
  bench: async () => (await import('./bench.ts')).bench,
  manifests: async () => (await import('./manifests.ts')).manifests,
}

/** `npx manydoors …`: the exit status. After `start` has returned 0 the bot goes on. */
export async function main(args: readonly string[], terminal: Terminal = processTerminal): Promise<Status> {
  const [name = '', ...rest] = args
  if (name === '--help' || name === '-h' || name === 'help') return helpOn(rest[0], terminal)
  if (name === '--version' || name === '-v') return say(terminal, version())
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) return wrongCommand(name, terminal)
  const command = await load()
  if (rest.includes('--help') || rest.includes('-h')) return say(terminal, command.help)
  try {
    return await command.run(rest, terminal)
  } catch (fault) {
    const wrong = wrongUse(fault)
    if (wrong === null) {
      terminal.note(explain(fault))
      return 1
    }
    terminal.note(`${wrong}\nHow it is used: npx manydoors ${name} --help`)
    return 2
  }
}

function say(terminal: Terminal, text: string): Status {
  terminal.out(text)
  return 0
}

async function helpOn(name: string | undefined, terminal: Terminal): Promise<Status> {
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  return say(terminal, load ? (await load()).help : await overview())
}

async function wrongCommand(name: string, terminal: Terminal): Promise<Status> {
  const what = name
    ? `There is no command "${name}"${suggest(name, Object.keys(commands)).replace(/^;/, ':')}`
    : 'Which command?'
  terminal.note(`${what}\n\n${await overview()}`)
  return 2
}

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(10)} ${(await load()).summary}`),
  )
  return [
    'Manydoors: a chatbot for export promoters in Slack and Teams.',
    '',
    'npx manydoors COMMAND …',
    '',
    ...lines,
    '',
    'Each says more with --help. What it needs to know is in the environment: see docs/operating.md.',
    'Exit status: 0 done, 1 it failed (the reason is on standard error), 2 wrong use.',
  ].join('\n')
}

/** What was wrong about the use, or null when it was something else. */
function wrongUse(thrown: unknown): string | null {
  const fault = readFault(thrown)
  return fault && (fault.name === 'WrongUse' || fault.code?.startsWith('ERR_PARSE_ARGS')) ? fault.message : null
}
