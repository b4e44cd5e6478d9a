import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createNotes } from './bare.ts'
import { type SubjectOptions, startSubject } from './child.ts'
import { embeddedHome, type Home, migrated, serverHome } from './homes.ts'
import { load } from './load.ts'
import { heap, manydoorsEnv, serviceUrlOf, signingSecret } from './manydoors.ts'
import { inTurn, slackPromoters, team } from './network.ts'
import { type Part, type Run, type Verdict, withClosing } from './run.ts'
import { seedNetwork } from './seed.ts'
import { slackCommand } from './slack-command.ts'
import { median, ratio } from './statistics.ts'

interface Homes {
  readonly ours: Home
  readonly bare: Home
}

interface Start {
  /** Milliseconds from the process's start to its first good answer to `GET /ready`. */
  readonly ready: number
  /** The same to its answer to a command that is sent at that moment. */
  readonly answered: number
  /** Megabytes, a moment later. */
  readonly rss: number
}

/** Milliseconds: what is loaded after the first answer counts as memory too. */
const moment = 1_500

/** Starts again and again, in turns with a bot that has both SDKs and a database and nothing to do. */
export const measureStarting = (run: Run): Promise<Part> =>
  withClosing(async (keep) => {
    const engines = [
      ...(run.server === null ? [] : [{ name: 'Postgres', make: serverHomeOf(run.server) }]),
      { name: 'embedded, reopened', make: embeddedHome },
    ]
    const parts = []
    for (const { name, make } of engines) {
      const [ours, bare] = [await make(), await make()]
      keep(ours.drop)
      keep(bare.drop)
      await migrated(ours)
      await ours.use(async (database) => void (await seedNetwork(database, serviceUrlOf(run.sinks))))
      await bare.use(async ({ pool }) => void (await pool.query(createNotes)))
      parts.push(report(name, await inTurns(run, name, { ours, bare })))
    }
    return {
      title: 'From the start of the process to ready',
      figures: parts.flatMap(({ figures }) => figures),
      verdicts: parts.flatMap(({ verdicts }) => verdicts),
    }
  })

const serverHomeOf = (server: string) => () => serverHome(server)

/** `cached` are the bare bots with Node's compile cache, which the product switches on for itself in bin/. */
type Three<T> = Readonly<Record<'ours' | 'bare' | 'cached', T>>

async function inTurns(run: Run, name: string, homes: Homes): Promise<Three<readonly Start[]>> {
  const found: Three<Start[]> = { ours: [], bare: [], cached: [] }
  const cache = await mkdtemp(path.join(tmpdir(), 'manydoors-bench-cache-'))
  // One more than counts: the first one reads everything from the disk, and fills the cache.
  for (let round = 0; round <= run.plan.starts; round += 1) {
    run.progress(`starts, ${name}: ${round} of ${run.plan.starts}`)
    found.ours.push(await startOnce(run, ours, homes.ours, cache))
    found.bare.push(await startOnce(run, bare, homes.bare))
    found.cached.push(await startOnce(run, bare, homes.bare, cache))
  }
  await rm(cache, { recursive: true, force: true })
  return { ours: found.ours.slice(1), bare: found.bare.slice(1), cached: found.cached.slice(1) }
}

type Program = Required<Pick<SubjectOptions, 'file' | 'nodeOptions'>>
/** As `npm start` starts it. */
const ours: Program = { file: 'subject-manydoors.ts', nodeOptions: heap }
const bare: Program = { file: 'subject-bare-bots.ts', nodeOptions: [] }

async function startOnce({ sinks }: Run, { file, nodeOptions }: Program, home: Home, cache?: string): Promise<Start> {
  const env = { ...manydoorsEnv(sinks), ...home.env, ...(cache && { NODE_COMPILE_CACHE: cache }) }
  const begun = performance.now()
  const subject = await startSubject({ file, env, nodeOptions })
  const { user } = inTurn(slackPromoters, 0)
  const command = slackCommand({ command: '/refer', text: 'help', team, user }, signingSecret)
  await load({ port: subject.port, requests: [command], concurrency: 1, expect: '' })
  const answered = performance.now() - begun
  await pause(moment)
  const { rss } = await subject.usage()
  await subject.stop()
  return { ready: subject.startedIn, answered, rss: rss / 1_000_000 }
}

function report(name: string, { ours, bare, cached }: Three<readonly Start[]>) {
  const all = (figure: keyof Start, starts: readonly Start[]) => starts.map((start) => start[figure])
  const line = (who: string, starts: readonly Start[]) => ({
    name: `${who}, ${name}`,
    cells: {
      'ready ms': median(all('ready', starts)),
      'command answered ms': median(all('answered', starts)),
      'RSS MB': median(all('rss', starts)),
    },
  })
  const over = (figure: keyof Start, what: string, target: number): Verdict => ({
    figure: `${what}, ${name}, over the bare bots`,
    measured: ratio(all(figure, ours), all(figure, bare)),
    ...{ target, atMost: true, unit: '×' },
  })
  return {
    figures: [
      line('Manydoors', ours),
      line('Bolt + botbuilder + database', bare),
      line('the same with a compile cache', cached),
    ],
    verdicts: [
      over('ready', 'start to ready', 1),
      over('answered', 'start to the first command answered', Number.NaN),
      over('rss', 'RSS at ready', 1.15),
    ],
  }
}
