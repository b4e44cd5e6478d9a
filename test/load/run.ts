import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createEncryption } from '#src/storage/encryption.ts'
import { slackWorkspaces, teamsTenants } from '#src/try-out/seeds.ts'
import { type Fleet, openFleet } from '#test/reliability/fleet.ts'
import { sumOf } from '#test/reliability/stories.ts'
import { inTurn } from '../../bench/measure/network.ts'
import { personOf, type SeedCase, type Seeded, seedCases } from '../../bench/measure/seed.ts'
import { quantile } from '../../bench/measure/statistics.ts'
import { oneInTwenty } from './faults.ts'
import { Judge, type Timed } from './judge.ts'
import { networkOf, type Promoter } from './network.ts'
import { reportOf } from './report.ts'
import { type Deed, deeds, isFine, traffic } from './traffic.ts'
import { type Sample, sample } from './watch.ts'

const help = `npm run load -- [--minutes M] [--rate R] [--organisations N] [--cases N] [--nodes N]

Asks the bot R times a second for M minutes in a network of N organisations with 25 people each, while one call in twenty to the chats goes
wrong. Ctrl-C ends it earlier, with its report. Needs TEST_DATABASE_URL. Writes reports/load.md.`

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    rate: { type: 'string', default: '50' },
    organisations: { type: 'string', default: '200' },
    cases: { type: 'string', default: '40000' },
    nodes: { type: 'string', default: '1' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

/** Ctrl-C ends the asking; what was asked until then is waited for and reported. */
const brokenOff = new AbortController()
process.once('SIGINT', () => brokenOff.abort())

const started = performance.now()
const say = (what: string) =>
  process.stdout.write(`${((performance.now() - started) / 1_000).toFixed(0).padStart(5)} s  ${what}\n`)

interface Wanted {
  readonly minutes: number
  readonly rate: number
  readonly organisations: number
  readonly cases: number
  readonly nodes: number
}

const members = z.array(
  z.object({ network_id: z.string(), id: z.string(), organisation_id: z.string(), key: z.string() }),
)

async function people({ database, encryptionKey }: Fleet & { readonly encryptionKey: Buffer }): Promise<Seeded> {
  const { rows } = await database.executeSql('select network_id, id, organisation_id, key from members')
  const read = members.parse(rows)
  return {
    network: read[0]?.network_id ?? '',
    encryption: createEncryption([encryptionKey]),
    people: new Map(read.map(({ key, id, organisation_id: organisation }) => [key, { id, organisation }])),
  }
}

/** The n-th is the n-th promoter's. */
function* cases(seeded: Seeded, promoters: readonly Promoter[], count: number, past: boolean): Generator<SeedCase> {
  for (let n = 0; n < count; n += 1) {
    const owner = personOf(seeded, inTurn(promoters, n).key)
    const to = personOf(seeded, inTurn(promoters, n + 9).key)
    yield { owner, referral: past ? { to, stage: 'completed' } : null, age: past ? (n * 7) % 730 : 1 }
  }
}

/** Requests begin on time whatever became of those before them, and are timed from then. */
async function run(fleet: Fleet, ask: ReturnType<typeof traffic>, { minutes, rate }: Wanted) {
  const answers = new Map<Deed, Timed[]>(deeds.map((deed) => [deed, []]))
  const failures: string[] = []
  const samples: Sample[] = []
  const ports = [...fleet.nodes].map(({ port }) => port)
  const total = Math.round(minutes * 60 * rate)
  const begun = Date.now()
  const underWay = new Set<Promise<void>>()
  const watching = setInterval(() => {
    void sample(ports, fleet.database, begun).then((one) => samples.push(one))
  }, 10_000)
  for (let n = 0; n < total && !brokenOff.signal.aborted; n += 1) {
    const due = begun + (n * 1_000) / rate
    const wait = due - Date.now()
    if (wait > 0) await pause(wait)
    const asked = ask(n).then((done) => {
      if (isFine(done)) answers.get(done.deed)?.push({ at: due, took: Date.now() - due })
      else failures.push(done.trouble ?? `status ${done.status}`)
    })
    const settled = asked.finally(() => underWay.delete(settled))
    underWay.add(settled)
    if (n % (rate * 30) === 0 && n > 0) forget(fleet, `${n} of ${total} asked`, samples, [...answers.values()].flat())
  }
  await Promise.all(underWay)
  clearInterval(watching)
  return { begun, answers, failures, samples, minutes: Math.round((Date.now() - begun) / 6_000) / 10 }
}

/** What the stand-ins have written down has been heard: an hour of it would fill the memory. */
function forget(
  { slack, teams }: Fleet,
  progress: string,
  samples: readonly Sample[],
  answers: readonly Timed[],
): void {
  for (const standIn of [slack, teams]) standIn.forget()
  const last = samples.at(-1)
  const lately = answers.filter(({ at }) => at > Date.now() - 30_000).map(({ took }) => took)
  const p99 = quantile(lately, 0.99).toFixed(0)
  say(
    `${progress}; p99 ${p99} ms; RSS ${last?.rss.toFixed(0)} MB, ${last?.pending} waiting; load ${loadavg()[0]?.toFixed(1)}`,
  )
}

async function drained({ store, slack, teams }: Fleet): Promise<void> {
  for (const { faults } of [slack, teams]) faults.clear()
  const end = Date.now() + 300_000
  while ((await store.outbox.counts()).pending > 0 && Date.now() < end) await pause(500)
}

async function savedIn({ executeSql }: Fleet['database']): Promise<ReadonlySet<string>> {
  const { rows } = await executeSql(`select 'card LAD-' || case_number as what from referrals
    union all select 'accepted LAD-' || case_number from referrals where accepted_at is not null`)
  return new Set(
    z
      .array(z.object({ what: z.string() }))
      .parse(rows)
      .map(({ what }) => what),
  )
}

async function main(wanted: Wanted): Promise<void> {
  const { file, promoters } = networkOf(wanted.organisations)
  const fleet = await openFleet({
    town: {
      network: () => file,
      workspaces: () => slackWorkspaces(file, (team) => `xoxb-${team}`),
      tenants: () => teamsTenants(file),
    },
  })
  try {
    const { slack, teams, database, nodes } = fleet
    say(`${wanted.organisations} organisations, ${promoters.length} people: filling in what happened before`)
    const seeded = await people(fleet)
    await seedCases(database, seeded, cases(seeded, promoters, wanted.cases, true))
    const untouched = Math.ceil(wanted.minutes * 60 * wanted.rate * 0.1)
    const first = await seedCases(database, seeded, cases(seeded, promoters, untouched, false))
    for (let n = 0; n < wanted.nodes; n += 1) await fleet.start()
    await teams.installAll()
    const judge = new Judge()
    const ask = traffic({ slack, teams, promoters, judge, first, untouched })
    for (const { faults } of [slack, teams]) faults.plan(...oneInTwenty)
    say('asking')
    const loads: number[] = loadavg()
    const found = await run(fleet, ask, wanted)
    say('all asked: waiting for what is left to send')
    await drained(fleet)
    const texts = await Promise.all(
      [...nodes].map(async ({ port }) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()),
    )
    const sum = (name: string) => texts.reduce((all, text) => all + sumOf(text, name), 0)
    const metrics = {
      ambiguous: sum('ambiguous_sends_total'),
      dead: sum('manydoors_dead_letters_total'),
      delayed: sum('manydoors_delayed_sends_total'),
    }
    const load = [loads[0], loadavg()[0]].map((one) => one?.toFixed(1)).join(' and ')
    const processor = `${cpus().length} processors for everything: the bot, its database, both chats and who asks; the machine's load was ${load} before and after.`
    const report = reportOf({
      ...{ ...wanted, people: promoters.length, casesBefore: wanted.cases + untouched, ...found },
      ...{ notices: judge.cards, verdict: judge.verdict(await savedIn(database)), metrics, processor },
    })
    const folder = path.join(import.meta.dirname, '..', '..', 'reports')
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, 'load.md'), report)
    process.stdout.write(`\n${report}`)
  } finally {
    await fleet.close()
  }
}

const number = (text: string): number => {
  const read = Number(text)
  if (!(read > 0)) throw new Error(`${text} is no number\n\n${help}`)
  return read
}
const { minutes, rate, organisations, cases: before, nodes } = values
if (values.help) process.stdout.write(`${help}\n`)
else
  await main({
    ...{ minutes: number(minutes), rate: number(rate), organisations: number(organisations) },
    ...{ cases: number(before), nodes: number(nodes) },
  })
