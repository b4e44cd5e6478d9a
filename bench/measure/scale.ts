import type { Ports } from '#src/core/ports.ts'
import type { Actor } from '#src/core/register/register.ts'
import { newId } from '#src/new-id.ts'
import { openDatabase } from '#src/storage/database.ts'
import { openStore } from '#src/storage/store.ts'
import type { Home } from './homes.ts'
import { migrated, serverHome } from './homes.ts'
import { inTurn, slackPromoters, team, teamsPromoters } from './network.ts'
import { explaining, hearPlans, inWords, readWhole } from './plans.ts'
import type { Figures, Part, Run, Verdict } from './run.ts'
import { withClosing } from './run.ts'
import { companyNameOf, encryptionKey, personOf, type SeedCase, type Seeded, seedCases, seedNetwork } from './seed.ts'
import { median, ratio } from './statistics.ts'
import { twoYears } from './two-years.ts'

/** Everybody's own desk is as full in the small network as in the large one, so that what differs is how much the others have. */
const onTheDesk = 50
const [reader] = slackPromoters

type Ask = (ports: Ports, by: Actor, wanted: string) => Promise<number>
interface Question {
  readonly ask: Ask
  /** Milliseconds; or how many times as long as in the small network. */
  readonly target: { readonly ms: number } | { readonly times: number } | null
}

const lists = async (ports: Ports, which: 'mine' | 'team' | 'stuck' | 'unanswered') =>
  (await ports.cases.list(which, 20)).cases.length
const found = async (ports: Ports, wanted: string) => (await ports.cases.find(wanted, 20)).cases.length
const [name = ''] = companyNameOf(7).split(' ')

const questions: Readonly<Record<string, Question>> = {
  'list: mine': { ask: (ports) => lists(ports, 'mine'), target: { times: 1.2 } },
  'list: my team’s': { ask: (ports) => lists(ports, 'team'), target: { times: 1.2 } },
  'list: stuck': { ask: (ports) => lists(ports, 'stuck'), target: null },
  'list: unanswered': { ask: (ports) => lists(ports, 'unanswered'), target: null },
  'today: what waits for me': {
    ask: async (ports, by) => (await ports.referrals.waitingFor(by, 10)).length,
    target: { times: 1.2 },
  },
  'find: case number': {
    ask: async (ports, _, no) => ((await ports.cases.byNo(no)) === null ? 0 : 1),
    target: { ms: 1 },
  },
  'find: rare word': { ask: (ports) => found(ports, name), target: { ms: 1 } },
  'find: beginning of a name': { ask: (ports) => found(ports, name.slice(0, 5)), target: { ms: 1 } },
  'find: name with a typing error': {
    ask: (ports) => found(ports, `${name.slice(0, 2)}${name.slice(3)}`),
    target: { ms: 50 },
  },
  'find: owner’s name': { ask: (ports) => found(ports, 'promoter almi 03'), target: null },
  'find: a word that all cases have': { ask: (ports) => found(ports, 'germany'), target: null },
  'company by name': {
    ask: async (ports) => (await ports.companies.byName(companyNameOf(7))).length,
    target: { ms: 1 },
  },
}

/** What one promoter looks up, in the database alone, while the network grows; with how the server goes about it. */
export const measureScale = (run: Run): Promise<Part> =>
  withClosing(async (keep) => {
    const { server, plan } = run
    if (server === null) return { title: 'Looking things up: needs a PostgreSQL server', figures: [], verdicts: [] }
    const home = await serverHome(server)
    keep(home.drop)
    await migrated(home)
    const seeded = await home.use((database) => seedNetwork(database, 'http://127.0.0.1:9/'))
    const grow = (kind: (seeded: Seeded) => Iterable<SeedCase>) =>
      home.use((database) => seedCases(database, seeded, kind(seeded), (done) => run.progress(`scale: ${done} cases`)))
    await grow(ownCases)
    await grow((all) => twoYears(all, plan.small))
    const small = await measured(home, run)
    await grow((all) => twoYears(all, plan.large - plan.small))
    const large = await measured(home, run)
    const plans = await plansOf(home)
    return { title: 'Looking things up, in the database', ...judged({ small, large }, plan), plans }
  })

type Times = ReadonlyMap<string, readonly number[]>

function judged(
  { small, large }: { readonly small: Times; readonly large: Times },
  plan: Run['plan'],
): { readonly figures: readonly Figures[]; readonly verdicts: readonly Verdict[] } {
  const figures = Object.keys(questions).map((what) => ({
    name: what,
    cells: {
      [`p50 ms, ${plan.small} cases`]: median(small.get(what) ?? []),
      [`p50 ms, ${plan.large} cases`]: median(large.get(what) ?? []),
    },
  }))
  const verdicts = Object.entries(questions).flatMap(([what, { target }]): readonly Verdict[] => {
    if (target === null) return []
    const [few, many] = [small.get(what) ?? [], large.get(what) ?? []]
    return 'ms' in target
      ? [
          {
            figure: `${what}, p50 at ${plan.large}`,
            measured: median(many),
            target: target.ms,
            atMost: true,
            unit: 'ms',
          },
        ]
      : [
          {
            ...{ figure: `${what}, p50 at ${plan.large} over ${plan.small}`, measured: ratio(many, few) },
            ...{ target: target.times, atMost: true, unit: '×' },
          },
        ]
  })
  return { figures, verdicts }
}

/** As one promoter, one question after the other, each as often as the plan says. */
async function measured(home: Home, { plan, progress }: Run): Promise<Times> {
  progress('scale: asking')
  const times = new Map(Object.keys(questions).map((what): [string, number[]] => [what, []]))
  const store = await openedStore(home.env['DATABASE_URL'] ?? '')
  for (let n = 0; n < plan.asked + warmUp; n += 1)
    for (const [what, { ask }] of Object.entries(questions)) {
      const taken = await inTransaction(store, ask)
      if (n >= warmUp) times.get(what)?.push(taken)
    }
  await store.close()
  return times
}
const warmUp = 5

/** Milliseconds of the question alone: who asks is known by then. */
async function inTransaction({ storage }: Awaited<ReturnType<typeof openedStore>>, ask: Ask): Promise<number> {
  if (reader === undefined) throw new Error('nobody reads')
  const caller = {
    identity: { chat: reader.chat, workspace: team, user: reader.user },
    ...{ localeHint: null, timeZoneHint: null },
  } as const
  const answer = await storage.asCaller(caller, async (ports, by) => {
    const begun = performance.now()
    const rows = await ask(ports, by, 'BEN-7')
    const value = { rows, taken: performance.now() - begun }
    return { commit: false, value }
  })
  if (!('found' in answer)) throw new Error('the reader is in no register')
  if (answer.found.rows === 0) throw new Error(`nothing was found: ${ask}`)
  return answer.found.taken
}

const openedStore = (url: string) =>
  openStore({
    ...{ where: { url }, encryptionKeys: [encryptionKey], newId, now: () => new Date() },
    ...{ onCommit: () => undefined, log: { warn: () => undefined } },
  })

/** One line for each question: what the server did for it. Throws where it read a growing table from end to end. */
async function plansOf(home: Home): Promise<readonly string[]> {
  const url = new URL(home.env['DATABASE_URL'] ?? '')
  url.searchParams.set('options', explaining)
  const database = await openDatabase({ databaseUrl: url.href, dataDir: '' })
  let heard: string[] = []
  hearPlans(database.pool, (statement, plan) => {
    if (!/from (?:cases|case_words|companies|referrals)|terms as/.test(statement)) return
    const whole = readWhole(plan).filter((table) => growing.includes(table))
    if (whole.length > 0) throw new Error(`${whole.join(', ')} read from end to end by: ${statement}`)
    heard.push(inWords(plan))
  })
  const store = await openStore({
    ...{ database, where: { url: url.href }, encryptionKeys: [encryptionKey], newId, now: () => new Date() },
    ...{ onCommit: () => undefined, log: { warn: () => undefined } },
  })
  const lines: string[] = []
  for (const [what, { ask }] of Object.entries(questions)) {
    heard = []
    await inTransaction(store, ask)
    lines.push(`${what}: ${[...new Set(heard)].join('; ') || 'not explained'}`)
  }
  await store.close()
  return lines
}
const growing = [
  'cases',
  'case_access',
  'case_words',
  'word_variants',
  'companies',
  'company_access',
  'referrals',
  'timeline',
]

/** The reader's desk: as many cases of one's own, and some that wait for the reader. */
function* ownCases(seeded: Seeded): Generator<SeedCase> {
  const me = personOf(seeded, reader?.key ?? '')
  for (let n = 0; n < onTheDesk; n += 1) yield { owner: me, referral: null, age: n }
  for (let n = 0; n < onTheDesk; n += 1) {
    const to = personOf(seeded, inTurn(teamsPromoters, n).key)
    yield { owner: me, referral: { to, stage: 'offered', late: true }, age: 4 }
  }
  for (let n = 0; n < onTheDesk; n += 1)
    yield { owner: personOf(seeded, inTurn(teamsPromoters, n).key), referral: { to: me, stage: 'offered' }, age: 1 }
}
