import { quantile } from '../../bench/measure/statistics.ts'
import type { Timed, Verdict } from './judge.ts'
import { type Deed, deeds } from './traffic.ts'
import { type Sample, trendOf } from './watch.ts'

export interface Found {
  readonly organisations: number
  readonly people: number
  readonly casesBefore: number
  readonly rate: number
  readonly minutes: number
  readonly nodes: number
  /** Milliseconds to the bot's answer, by what was asked, from when it was to be sent. */
  readonly begun: number
  readonly answers: ReadonlyMap<Deed, readonly Timed[]>
  readonly failures: readonly string[]
  /** From a command to its card in the other chat. */
  readonly notices: readonly Timed[]
  readonly verdict: Verdict
  readonly samples: readonly Sample[]
  readonly metrics: { readonly ambiguous: number; readonly dead: number; readonly delayed: number }
  readonly processor: string
}

const fixed = (value: number): string => (Number.isFinite(value) ? value.toFixed(value < 10 ? 1 : 0) : '–')
const shares = [0.5, 0.95, 0.99, 1]
const row = (name: string, timed: readonly Timed[]): string => {
  const values = timed.map(({ took }) => took)
  return `| ${name} | ${values.length} | ${shares.map((share) => fixed(quantile(values, share))).join(' | ')} |`
}

/** Minutes that are told together. */
const span = 5

/** One after the other: on a machine with other work a time says little without the load that it was measured under. */
function spans({ begun, minutes, answers, notices, samples }: Found): readonly string[] {
  const all = [...answers.values()].flat()
  const within = (n: number) => (at: number) => at >= n * span * 60_000 && at < (n + 1) * span * 60_000
  return Array.from({ length: Math.ceil(minutes / span) }, (_, n) => {
    const isIn = within(n)
    const took = (timed: readonly Timed[]) => timed.filter(({ at }) => isIn(at - begun)).map((one) => one.took)
    const held = samples.filter(({ at }) => isIn(at * 1_000))
    const mean = (what: 'load' | 'rss') => held.reduce((sum, one) => sum + one[what], 0) / held.length
    const [answered, told] = [took(all), took(notices)]
    const figures = [mean('load'), ...[0.5, 0.95, 0.99].map((share) => quantile(answered, share))]
    return `| ${n * span} | ${[...figures, quantile(told, 0.5), quantile(told, 0.95), mean('rss')].map(fixed).join(' | ')} |`
  })
}

const held = {
  rss: 'RSS, MB',
  heap: 'heap in use, MB',
  sockets: 'sockets',
  connections: 'database connections',
} as const

/** Everything in one page of Markdown. */
export function reportOf(found: Found): string {
  const { organisations, people, casesBefore, rate, minutes, nodes, answers, failures, notices, verdict } = found
  const all = [...answers.values()].flat()
  const { ambiguous, dead, delayed } = found.metrics
  const trends = (Object.keys(held) as readonly (keyof typeof held)[]).map((what) => {
    const { start, middle, end, perHour } = trendOf(found.samples, what)
    return `| ${held[what]} | ${[start, middle, end, perHour].map(fixed).join(' | ')} |`
  })
  return [
    `# Load of ${new Date().toISOString()}`,
    '',
    `${organisations} organisations, ${people} people, ${casesBefore} cases beforehand; ${rate} requests a second for ${minutes} minutes on ${nodes} node(s); one call in twenty to the chats goes wrong.`,
    found.processor,
    '',
    '| Answer, ms | n | p50 | p95 | p99 | most |',
    '|---|---|---|---|---|---|',
    ...[row('all', all), ...deeds.map((deed) => row(deed, answers.get(deed) ?? []))],
    row('from a command to the card in the other chat', notices),
    '',
    `Requests without a good answer: ${failures.length}${failures.length > 0 ? ` (${counted(failures)})` : ''}.`,
    '',
    `By the chats' own ledgers: of ${verdict.saved} referrals and acceptances that were saved **${verdict.lost.length} were told nobody**, and ${verdict.unsaved.length} were told and not saved; ${verdict.copies} copies; the bot counted ${ambiguous} sends of which nobody can see whether they are copies. ${verdict.answeredUnsaved} were acknowledged in time and then could not be saved. ${verdict.others} other messages. Tries put off: ${delayed}. Dead letters: ${dead}.`,
    ...(verdict.lost.length > 0 ? ['', `Told nobody: ${verdict.lost.slice(0, 20).join(', ')}`] : []),
    '',
    '| Held by the node | start | middle | end | an hour, in the second half |',
    '|---|---|---|---|---|',
    ...trends,
    '',
    '| From minute | machine’s load | answer p50 ms | p95 | p99 | card p50 ms | p95 | RSS, MB |',
    '|---|---|---|---|---|---|---|---|',
    ...spans(found),
    '',
  ].join('\n')
}

function counted(failures: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const one of failures) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].map(([what, n]) => `${what}: ${n}`).join(', ')
}
