import { setTimeout as pause } from 'node:timers/promises'
import { createNotes } from './bare.ts'
import { startSubject } from './child.ts'
import { embeddedHome, type Home, migrated, serverHome } from './homes.ts'
import { manydoorsEnv, serviceUrlOf } from './manydoors.ts'
import { type Part, type Run, type Verdict, withClosing } from './run.ts'
import { seedNetwork } from './seed.ts'
import { median, ratio } from './statistics.ts'

interface Start {
  /** Milliseconds from the process's start to its first good answer. */
  readonly ready: number
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

type Two<T> = Readonly<Record<'ours' | 'bare', T>>

async function inTurns(run: Run, name: string, homes: Two<Home>): Promise<Two<readonly Start[]>> {
  const ours: Start[] = []
  const bare: Start[] = []
  // One more than counts: the first one reads everything from the disk.
  for (let round = 0; round <= run.plan.starts; round += 1) {
    run.progress(`starts, ${name}: ${round} of ${run.plan.starts}`)
    ours.push(await startOnce(run, 'subject-manydoors.ts', homes.ours))
    bare.push(await startOnce(run, 'subject-bare-bots.ts', homes.bare))
  }
  return { ours: ours.slice(1), bare: bare.slice(1) }
}

async function startOnce({ sinks }: Run, file: string, home: Home): Promise<Start> {
  const subject = await startSubject({ file, env: { ...manydoorsEnv(sinks), ...home.env } })
  await pause(moment)
  const { rss } = await subject.usage()
  await subject.stop()
  return { ready: subject.startedIn, rss: rss / 1_000_000 }
}

function report(name: string, { ours, bare }: Two<readonly Start[]>) {
  const ready = (starts: readonly Start[]) => starts.map((start) => start.ready)
  const rss = (starts: readonly Start[]) => starts.map((start) => start.rss)
  const line = (who: string, starts: readonly Start[]) => ({
    name: `${who}, ${name}`,
    cells: { 'ready ms': median(ready(starts)), 'RSS MB': median(rss(starts)) },
  })
  return {
    figures: [line('Manydoors', ours), line('Bolt + botbuilder + database', bare)],
    verdicts: [
      atMost(`start to ready, ${name}, over the bare bots`, ratio(ready(ours), ready(bare)), 1),
      atMost(`RSS at ready, ${name}, over the bare bots`, ratio(rss(ours), rss(bare)), 1.15),
    ],
  }
}

const atMost = (figure: string, measured: number, target: number): Verdict => ({
  ...{ figure, measured, target, atMost: true, unit: '×' },
})
