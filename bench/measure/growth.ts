import { load } from './load.ts'
import { signingSecret } from './manydoors.ts'
import { inTurn, type Promoter, slackPromoters, team, teamsPromoters } from './network.ts'
import { type Part, type Run, withClosing } from './run.ts'
import { personOf, type SeedCase, type Seeded } from './seed.ts'
import { slackCommand } from './slack-command.ts'
import { median, ratio } from './statistics.ts'
import { homeOn, type Keep, type Ours, startOurs, untouchedOf } from './subjects.ts'
import { twoYears } from './two-years.ts'

/** The same desk in a small network and in a large one: what one promoter does must not cost more because others do more. */
const [reader, referrer] = [inTurn(slackPromoters, 0), inTurn(slackPromoters, 1)]

const onTheDesk = 50
const waiting = 10

const commands = ['/refer', '/case list', '/doors today'] as const
type Command = (typeof commands)[number]

export const measureGrowth = (run: Run): Promise<Part> =>
  withClosing(async (keep) => {
    const { rounds, small, large, asked } = run.plan
    const bots = [await startWith(run, small, keep), await startWith(run, large, keep)] as const
    for (const bot of bots) for (const command of commands) await ask(run, bot, command)
    const found = new Map(commands.map((command) => [command, nothingYet()]))
    for (let round = 0; round < rounds; round += 1) {
      run.progress(`growth: round ${round + 1} of ${rounds}, ${asked} of each`)
      for (const [command, medians] of found) {
        medians.small.push(await ask(run, bots[0], command))
        medians.large.push(await ask(run, bots[1], command))
      }
    }
    const [few, many] = [small, large].map((cases) => `p50 ms, ${cases} cases`)
    const all = [...found]
    return {
      title: 'One promoter at work while the network grows',
      figures: all.map(([name, medians]) => ({
        name,
        cells: { [few ?? '']: median(medians.small), [many ?? '']: median(medians.large) },
      })),
      verdicts: all.map(([command, medians]) => ({
        figure: `${command}, p50 at ${large} cases over ${small}`,
        measured: ratio(medians.large, medians.small),
        ...{ target: 1.2, atMost: true, unit: '×' },
      })),
    }
  })

const nothingYet = (): { readonly small: number[]; readonly large: number[] } => ({ small: [], large: [] })

interface Grown extends Ours {
  /** Cases referred so far. */
  next: number
}

async function startWith(run: Run, cases: number, keep: Keep): Promise<Grown> {
  const { rounds, asked, large } = run.plan
  const toRefer = (rounds + 1) * asked
  const home = await homeOn(run.server)
  const kinds = [
    (seeded: Seeded) => twoYears(seeded, cases),
    (seeded: Seeded) => waitingCases(seeded),
    untouchedOf(() => reader, onTheDesk),
    untouchedOf(() => referrer, toRefer),
  ]
  const name = cases === large ? 'the large network' : 'the small network'
  const ours = await startOurs(run, { name, file: 'subject-manydoors.ts', home, cases: kinds }, keep)
  return { ...ours, next: 0 }
}

const waitingCases = (seeded: Seeded): readonly SeedCase[] =>
  Array.from({ length: waiting }, (_, n) => ({
    owner: personOf(seeded, inTurn(teamsPromoters, n).key),
    referral: { to: personOf(seeded, reader.key), stage: 'offered' },
    age: 1,
  }))

/** The median of a round, in milliseconds. */
async function ask({ plan, sinks }: Run, bot: Grown, command: Command): Promise<number> {
  const { asked } = plan
  const due = sinks.arrived() + (command === '/refer' ? 2 * asked : 0)
  const requests = Array.from({ length: asked }, () => requestFor(command, bot))
  const { latencies } = await load({ port: bot.subject.port, requests, concurrency: 1, expect: 'BEN-' })
  await sinks.until(due)
  return median(latencies)
}

function requestFor(command: Command, bot: Grown): string {
  if (command !== '/refer') {
    const [word = '', text = ''] = command.split(' ')
    return from(reader, word, text)
  }
  const n = bot.next++
  const number = n + (bot.first.at(-1) ?? 0)
  return from(referrer, command, `BEN-${number} ${inTurn(teamsPromoters, n).key} Can you find a reseller in Germany?`)
}

const from = ({ user }: Promoter, command: string, text: string): string =>
  slackCommand({ command, text, team, user }, signingSecret)
