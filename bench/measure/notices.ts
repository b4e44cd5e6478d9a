import { Connection } from './connection.ts'
import { embeddedHome, type Home, serverHome } from './homes.ts'
import { appId, issuer, serviceUrlOf, signingSecret } from './manydoors.ts'
import { inTurn, type Promoter, slackPromoters, team, teamsPromoters, tenant } from './network.ts'
import { type Part, type Run, type Verdict, withClosing } from './run.ts'
import type { Arrived } from './sinks.ts'
import { directOf } from './sinks.ts'
import { slackCommand } from './slack-command.ts'
import { quantile } from './statistics.ts'
import { type Keep, type Ours, startOurs, untouchedOf } from './subjects.ts'
import { conversationOf, teamsMessage } from './teams-message.ts'

/** From a command sent in one chat to the card that arrives in the other, one at a time, with chats that answer at once. */
export async function measureNotices(run: Run): Promise<Part> {
  const onServer = run.server === null ? [] : [await timeNotices(run, await serverHome(run.server))]
  const parts = [...onServer, await timeNotices(run, await embeddedHome())]
  return {
    title: 'From a command in one chat to the card in the other',
    figures: parts.flatMap(({ figures }) => figures),
    verdicts: parts.flatMap(({ verdicts }) => verdicts),
  }
}

/** Sent before anything counts. */
const warmUp = 0.5

export const timeNotices = (run: Run, home: Home): Promise<Omit<Part, 'title'>> =>
  withClosing((keep) => timed(run, home, keep))

async function timed(run: Run, home: Home, keep: Keep): Promise<Omit<Part, 'title'>> {
  const name = home.engine === 'server' ? 'Postgres' : 'embedded'
  const count = Math.ceil(run.plan.notices * (1 + warmUp))
  const cases = [
    untouchedOf((n) => inTurn(slackPromoters, n), count),
    untouchedOf((n) => inTurn(teamsPromoters, n), count),
  ]
  const ours = await startOurs(run, { name: `Manydoors, ${name}`, file: 'subject-manydoors.ts', home, cases }, keep)
  const ways = { 'Slack → Teams': fromSlack(ours), 'Teams → Slack': fromTeams(ours, run) }
  const found = []
  for (const [way, journey] of Object.entries(ways)) {
    run.progress(`notices, ${name}, ${way}`)
    const all = await latencies(run, ours, { journey, count })
    const counted = all.slice(count - run.plan.notices)
    found.push({ way: `${way}, ${name}`, p50: quantile(counted, 0.5), p95: quantile(counted, 0.95) })
  }
  return {
    figures: found.map(({ way, p50, p95 }) => ({ name: way, cells: { 'p50 ms': p50, 'p95 ms': p95 } })),
    verdicts: found.flatMap(({ way, p50, p95 }) => [atMost(`${way}, p50`, p50, 50), atMost(`${way}, p95`, p95, 150)]),
  }
}

const atMost = (figure: string, measured: number, target: number): Verdict => ({
  ...{ figure, measured, target, atMost: true, unit: 'ms' },
})

interface Journey {
  readonly request: string
  readonly isIt: (arrived: Arrived) => boolean
  /** Messages that it leads to in all. */
  readonly messages: number
}

const words = (number: number, { key }: Promoter): string => `BEN-${number} ${key} Can you find a reseller in Germany?`

const fromSlack =
  ({ first: [first = 0] }: Ours) =>
  (n: number): Journey => {
    const receiver = inTurn(teamsPromoters, n)
    const { user } = inTurn(slackPromoters, n)
    return {
      request: slackCommand({ command: '/refer', text: words(first + n, receiver), team, user }, signingSecret),
      isIt: ({ chat, place }) => chat === 'teams' && place === conversationOf(receiver.user),
      messages: 2,
    }
  }

/** The answer to the one who asked is a message as well. */
const fromTeams = ({ first: [, first = 0] }: Ours, { sinks }: Run) => {
  const serviceUrl = serviceUrlOf(sinks)
  const now = Math.floor(Date.now() / 1_000)
  const token = sinks.token({ iss: issuer, aud: appId, nbf: now - 10, exp: now + 3_600, serviceurl: serviceUrl })
  return (n: number): Journey => {
    const receiver = inTurn(slackPromoters, n)
    const { user } = inTurn(teamsPromoters, n)
    const text = `refer ${words(first + n, receiver)}`
    return {
      request: teamsMessage({ text, tenant, user, bot: appId, serviceUrl, token }),
      isIt: ({ chat, place }) => chat === 'slack' && place === directOf(receiver.user),
      messages: 3,
    }
  }
}

async function latencies(
  { sinks }: Run,
  { subject }: Ours,
  { journey, count }: { readonly journey: (n: number) => Journey; readonly count: number },
): Promise<readonly number[]> {
  const connection = new Connection(subject.port)
  const found: number[] = []
  for (let n = 0; n < count; n += 1) {
    const { request, isIt, messages } = journey(n)
    const due = sinks.arrived() + messages
    const arrival = sinks.next(isIt)
    const sent = performance.now()
    const { status, body } = await connection.ask(request)
    if (status !== 200) throw new Error(`a wrong answer: ${status} ${body.slice(0, 500)}`)
    found.push((await arrival).at - sent)
    await sinks.until(due)
  }
  connection.close()
  return found
}
