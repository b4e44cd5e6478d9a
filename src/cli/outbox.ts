import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import { newId } from '../new-id.ts'
import { type Ending, endLetter, type Letter, listLetters, openLetter } from '../storage/dead-letters.ts'
import type { Database } from '../storage/engine.ts'
import { pendingMigrations } from '../storage/migrate.ts'
import { hasDatabase, settings, withDatabase } from './settings.ts'
import { type Command, Failure, type Status, type Terminal, WrongUse } from './terminal.ts'

export const outbox: Command = {
  summary: 'dead letters: which there are, why, and what becomes of them',
  help: `npx manydoors outbox list [--network KEY] [--json]
npx manydoors outbox show ID [--json]
npx manydoors outbox retry ID… | --all [--network KEY]
npx manydoors outbox drop ID… --reason TEXT

list     dead letters with why, and how much waits to be sent: kinds, organisations and ages, and nobody's name.
show     one of them: what it is about as ids, tries, the last code, and when.
retry    makes it due again at once, with all its tries; "--all" does so with every dead letter.
drop     ends it: nobody is sent it any more. The reason goes into the audit, which nothing is taken out of: name nobody in it.

Both are written into the audit, as the operator's. A node that runs sends what is due within a minute.
An embedded database is locked by the bot while it runs: stop it first.`,
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        network: { type: 'string' },
        json: { type: 'boolean', default: false },
        all: { type: 'boolean', default: false },
        reason: { type: 'string' },
      },
      allowPositionals: true,
    })
    const [action, ...ids] = positionals
    const wish: Wish = { ...values, ids }
    const does = actions[action ?? '']
    if (!does || !action || !Object.hasOwn(actions, action))
      throw new WrongUse(
        action ? `outbox ${action}: it is list, show, retry or drop` : 'outbox: list, show, retry or drop?',
      )
    allowed(action, wish)
    const config = settings(terminal)
    if (!hasDatabase(config)) throw new Failure('There is no database yet, and so nothing in its outbox.')
    return withSchema(config, (database) => does(database, wish, terminal))
  },
}

interface Wish {
  readonly ids: readonly string[]
  readonly network?: string | undefined
  readonly json: boolean
  readonly all: boolean
  readonly reason?: string | undefined
}

type Action = (database: Database, wish: Wish, terminal: Terminal) => Promise<Status>

const options: { readonly [A in string]: readonly (keyof Wish)[] } = {
  list: ['network', 'json'],
  show: ['json'],
  retry: ['all', 'network'],
  drop: ['reason'],
}

const longestReason = 200

/** What is wrong with the wish; each is asked when the one before it was right. */
const rules: readonly (readonly [(action: string, wish: Wish) => boolean, string])[] = [
  [(action, { ids }) => action === 'list' && ids.length > 0, 'list: it lists everything; "show" shows one'],
  [(action, { ids }) => action === 'show' && ids.length !== 1, 'show: give one id'],
  [(action, { ids, all }) => action === 'retry' && all === ids.length > 0, 'retry: give ids, or --all'],
  [
    (action, { network, all }) => action === 'retry' && network !== undefined && !all,
    'retry: --network belongs to --all',
  ],
  [(action, { ids }) => action === 'drop' && ids.length === 0, 'drop: give at least one id'],
  [(action, { reason }) => action === 'drop' && !reason?.trim(), 'drop: say why with --reason'],
  [
    (_, { reason = '' }) => reason.length > longestReason,
    `drop: the reason is longer than ${longestReason} characters`,
  ],
]

function allowed(action: string, wish: Wish): void {
  const given = (['network', 'json', 'all', 'reason'] as const).filter((name) => wish[name])
  const wrong = given.find((name) => !options[action]?.includes(name))
  if (wrong) throw new WrongUse(`--${wrong} does not belong to outbox ${action}`)
  const broken = rules.find(([isBroken]) => isBroken(action, wish))
  if (broken) throw new WrongUse(`outbox ${broken[1]}`)
  const bad = wish.ids.find((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
  if (bad !== undefined) throw new WrongUse(`"${bad}" is no id: "outbox list" shows them`)
}

const withSchema = (config: Config, work: (database: Database) => Promise<Status>): Promise<Status> =>
  withDatabase(config, async (database) => {
    if ((await pendingMigrations(database.db)).length > 0)
      throw new Failure('The schema is not up to date. Run first: npx manydoors migrate')
    return work(database)
  })

const actions: { readonly [A in string]: Action } = { list, show, retry, drop }

async function list(database: Database, { network, json }: Wish, terminal: Terminal): Promise<Status> {
  const { dead, waiting } = await lettersOf(database, network)
  if (json) {
    terminal.out(JSON.stringify({ dead, waiting }, null, 2))
    return 0
  }
  const now = terminal.now()
  for (const one of dead) terminal.out(lineOf(one, `dead for ${age(one.settledAt, now)}`))
  for (const one of waiting.slice(0, mostShown)) terminal.out(lineOf(one, `waits for ${age(one.postedAt, now)}`))
  const left = waiting.length - mostShown
  if (left > 0) terminal.note(`… and ${left} more that wait; --json has them all.`)
  terminal.note(
    `${dead.length === 1 ? 'One dead letter' : `${dead.length} dead letters`}, ${waiting.length} waiting to be sent.`,
  )
  return 0
}

/** Of what waits, the longest; dead letters are all shown. */
const mostShown = 50

async function lettersOf(database: Database, network: string | undefined) {
  const found = await listLetters(database, network)
  if (found === null) throw new Failure(`There is no network with the key "${network}".`)
  return found
}

const lineOf = ({ id, network, kind, recipient, organisation, tries, why }: Letter, how: string): string =>
  [
    ...[id, network, kind, `${recipient} of ${organisation ?? 'nobody any more'}`, how],
    ...[tries === 1 ? '1 try' : `${tries} tries`, why ?? 'not tried yet'],
  ].join('  ')

/** "3 d", "5 h", "12 min": as exact as an operator needs. */
function age(since: Date | null, now: Date): string {
  if (since === null) return 'an unknown time'
  const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / 60_000))
  if (minutes < 120) return `${minutes} min`
  return minutes < 2 * 24 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1440)} d`
}

async function show(database: Database, { ids: [id = ''], json }: Wish, terminal: Terminal): Promise<Status> {
  const letter = await openLetter(database, id)
  if (letter === null) throw new Failure(missing(id))
  if (json) {
    terminal.out(JSON.stringify(letter, null, 2))
    return 0
  }
  const { about, ...facts } = letter
  const { kind: _, ...ids } = about
  for (const [name, value] of Object.entries({ ...facts, ...ids }))
    terminal.out(`${name.padEnd(14)}${value instanceof Date ? value.toISOString() : String(value ?? '–')}`)
  return 0
}

const missing = (id: string): string => `There is no message ${id} in any network: "outbox list" shows what there is.`

async function retry(database: Database, { ids, all, network }: Wish, terminal: Terminal): Promise<Status> {
  const chosen = all ? (await lettersOf(database, network)).dead.map(({ id }) => id) : ids
  return endAll(database, chosen, { what: 'retry' }, terminal)
}

async function drop(database: Database, { ids, reason = '' }: Wish, terminal: Terminal): Promise<Status> {
  return endAll(database, ids, { what: 'drop', reason: reason.trim() }, terminal)
}

const ended = { retry: 'is due again, with all its tries.', drop: 'is dropped: nobody is sent it any more.' }
const otherwise: { readonly [S in Exclude<Letter['state'], 'dead'>]: string } = {
  pending: 'waits to be sent already: nothing has been changed.',
  sending: 'is being sent in this moment: nothing has been changed.',
  sent: 'has been delivered: nothing has been changed.',
  dropped: 'has been dropped before: nothing has been changed.',
}

/** Each by itself: one that cannot be ended keeps none of the others from it. Status 1 when there was such a one. */
async function endAll(database: Database, ids: readonly string[], ending: Ending, terminal: Terminal): Promise<Status> {
  let status: Status = 0
  for (const id of ids) {
    const was = await endLetter(database, id, ending, { newId, now: terminal.now() })
    if (was?.state === 'dead') terminal.out(`${id} ${ended[ending.what]}`)
    else {
      terminal.note(was === null ? missing(id) : `${id} ${otherwise[was.state]}`)
      status = 1
    }
  }
  if (ids.length === 0) terminal.note('There are no dead letters.')
  return status
}
