import { embeddedHome, serverHome } from './homes.ts'
import { load } from './load.ts'
import { concurrency } from './plan.ts'
import { type Part, type Run, type Verdict, withClosing } from './run.ts'
import { median, quantile, ratio } from './statistics.ts'
import { type Bot, type Keep, startBare, startReferring } from './subjects.ts'

/** What one round found of one bot. */
interface Round {
  readonly p50: number
  readonly p99: number
  readonly perSecond: number
  /** Microseconds of the bot's own processor time for a command, until its answer and until its messages have arrived as well. */
  readonly cpu: number
  readonly cpuInAll: number
}

const mega = 1_000_000

/** A whole `/refer` beside bots that do less, in turns. */
export const measureRefer = (run: Run): Promise<Part> =>
  withClosing(async (keep) => {
    const bots = await startBots(run, keep)
    const rounds = new Map<string, Round[]>(bots.map(({ name }) => [name, []]))
    for (const bot of bots) await phase(run, bot, run.plan.warmUp, concurrency)
    for (let round = 0; round < run.plan.rounds; round += 1) {
      run.progress(`/refer: round ${round + 1} of ${run.plan.rounds}`)
      for (const bot of bots) rounds.get(bot.name)?.push(await measure(run, bot))
    }
    const peaks = new Map<string, number>()
    for (const { name, subject } of bots) peaks.set(name, (await subject.usage()).peak / mega)
    return report(rounds, peaks)
  })

const names = {
  ours: 'Manydoors, Postgres',
  undelivered: 'Manydoors, Postgres, without the worker',
  embedded: 'Manydoors, embedded on disk',
  insert: 'Bolt + INSERT + SELECT, Postgres',
  insertEmbedded: 'Bolt + INSERT + SELECT, embedded on disk',
  echo: 'Bolt, echo',
  quiet: 'Bolt, echo, convoStore: false',
} as const

async function startBots(run: Run, keep: Keep): Promise<readonly Bot[]> {
  const { server } = run
  const [ours, undelivered] = ['subject-manydoors.ts', 'subject-manydoors-undelivered.ts']
  const [insert, echo] = ['subject-bolt-insert.ts', 'subject-bolt.ts']
  const commands = run.plan.warmUp + run.plan.rounds * (run.plan.alone + run.plan.together)
  const bots: Bot[] = []
  if (server !== null) {
    const home = () => serverHome(server)
    bots.push(
      await startReferring(run, { commands, name: names.ours, file: ours, home: await home(), messages: 2 }, keep),
      await startReferring(
        run,
        { commands, name: names.undelivered, file: undelivered, home: await home(), messages: 0 },
        keep,
      ),
      await startBare(run, { name: names.insert, file: insert, home: await home() }, keep),
    )
  }
  bots.push(
    await startReferring(
      run,
      { commands, name: names.embedded, file: ours, home: await embeddedHome(), messages: 2 },
      keep,
    ),
    await startBare(run, { name: names.insertEmbedded, file: insert, home: await embeddedHome() }, keep),
    await startBare(run, { name: names.echo, file: echo, home: null }, keep),
    await startBare(run, { name: names.quiet, file: echo, home: null, env: { CONVO_STORE: 'off' } }, keep),
  )
  return bots
}

async function measure(run: Run, bot: Bot): Promise<Round> {
  const { alone, together } = run.plan
  const one = await phase(run, bot, alone, 1)
  const many = await phase(run, bot, together, concurrency)
  return {
    p50: median(one.latencies),
    p99: quantile(many.latencies, 0.99),
    perSecond: together / many.seconds,
    cpu: many.cpu / together,
    cpuInAll: many.cpuInAll / together,
  }
}

async function phase({ sinks }: Run, bot: Bot, count: number, connections: number) {
  const requests = Array.from({ length: count }, () => bot.request())
  const due = sinks.arrived() + count * bot.messages
  const before = await bot.subject.usage()
  const loaded = await load({
    ...{ port: bot.subject.port, requests, concurrency: connections, expect: bot.expect },
  })
  const answered = await bot.subject.usage()
  await sinks.until(due)
  const delivered = await bot.subject.usage()
  return { ...loaded, cpu: answered.cpu - before.cpu, cpuInAll: delivered.cpu - before.cpu }
}

function report(rounds: ReadonlyMap<string, readonly Round[]>, peaks: ReadonlyMap<string, number>): Part {
  const all = (name: string, figure: keyof Round) => (rounds.get(name) ?? []).map((round) => round[figure])
  const figures = [...rounds.keys()].map((name) => ({
    name,
    cells: {
      'c=1 p50 ms': median(all(name, 'p50')),
      'c=16 req/s': median(all(name, 'perSecond')),
      'c=16 p99 ms': median(all(name, 'p99')),
      'CPU µs': median(all(name, 'cpu')),
      'CPU µs with deliveries': median(all(name, 'cpuInAll')),
      'peak RSS MB': peaks.get(name) ?? Number.NaN,
    },
  }))
  const { ours, undelivered, embedded, insert, insertEmbedded } = names
  const compared = (figure: keyof Round, one: string, other: string) => ratio(all(one, figure), all(other, figure))
  const verdicts: Verdict[] = [
    ...(rounds.has(ours)
      ? [
          verdict('/refer, c=1 p50, over Bolt + INSERT + SELECT', compared('p50', ours, insert), 1.25, true),
          verdict('/refer, c=16 req/s, over Bolt + INSERT + SELECT', compared('perSecond', ours, insert), 0.8, false),
          verdict('/refer, c=16 req/s, embedded over Postgres', compared('perSecond', embedded, ours), 0.4, false),
          { ...verdict('RSS under load on Postgres', peaks.get(ours) ?? Number.NaN, 250, true), unit: 'MB' },
          note('/refer without the worker, c=1 p50, over Bolt + INSERT + SELECT', compared('p50', undelivered, insert)),
          note(
            '/refer without the worker, c=16 req/s, over Bolt + INSERT + SELECT',
            compared('perSecond', undelivered, insert),
          ),
          note('share of the processor time that is delivering', 1 - compared('cpuInAll', undelivered, ours)),
          note(
            'Bolt + INSERT + SELECT, c=16 req/s, embedded over Postgres',
            compared('perSecond', insertEmbedded, insert),
          ),
        ]
      : []),
    note(
      '/refer embedded, c=16 req/s, over Bolt + INSERT + SELECT embedded',
      compared('perSecond', embedded, insertEmbedded),
    ),
  ]
  return { title: 'A slash command over HTTP', figures, verdicts }
}

const verdict = (figure: string, measured: number, target: number, atMost: boolean): Verdict => ({
  ...{ figure, measured, target, atMost, unit: '×' },
})

/** Told, and not judged. */
const note = (figure: string, measured: number): Verdict => verdict(figure, measured, Number.NaN, true)
