import type { DigestDue } from '#src/core/digest/digest-store.ts'
import { lastMonth } from '#src/core/digest/period.ts'
import type { Ports } from '#src/core/ports.ts'
import { newId } from '#src/new-id.ts'
import { openDatabase } from '#src/storage/database.ts'
import type { Database } from '#src/storage/engine.ts'
import { openStore, type Store } from '#src/storage/store.ts'
import { ringDigest } from '#src/worker/ring-digest.ts'
import { seedReferrals } from './digest-rows.ts'
import { drawGrowth } from './growth-picture.ts'
import { type Home, migrated, serverHome } from './homes.ts'
import { slackPromoters, team } from './network.ts'
import { explaining, hearPlans, inWords } from './plans.ts'
import { type Part, type Run, type Verdict, withClosing } from './run.ts'
import { encryptionKey, seedNetwork } from './seed.ts'
import { median } from './statistics.ts'

const timeZone = 'Europe/Stockholm'
const calendar = { timeZone, hours: { from: 480, to: 1_020 }, freeDays: new Set<string>() }

/** What is asked of the database, and in how many milliseconds it is to be answered there. */
const asked = {
  'the network’s digest': 35,
  'an organisation’s': 5,
  'counting a month, at night': null,
  'counting a year, at night': null,
} as const
type What = keyof typeof asked
const whats = [
  'counting a year, at night',
  'counting a month, at night',
  'the network’s digest',
  'an organisation’s',
] as const
const named = {
  'counting a year, at night': 'Counting a year, at night',
  'counting a month, at night': 'Counting a month, at night',
  'the network’s digest': 'The network’s digest, read',
  'an organisation’s': 'An organisation’s, read',
} as const

interface Taken {
  /** Milliseconds in the server, for the statements that were needed. */
  readonly server: number[]
  /** As whoever asked waited for it. */
  readonly wall: number[]
  readonly plans: readonly string[]
}
type Found = ReadonlyMap<What, Taken>

/** A month's digest, as it is shown and as it is counted, while the network's referrals grow tenfold and tenfold again. */
export const measureDigest = (run: Run): Promise<Part> =>
  withClosing(async (keep) => {
    const title = 'The monthly digest, in the database'
    const { server, plan } = run
    if (server === null) return { title: `${title}: needs a PostgreSQL server`, figures: [], verdicts: [] }
    const found = new Map<number, Found>()
    for (const referrals of sizesTo(plan.large)) {
      const home = await serverHome(server)
      keep(home.drop)
      found.set(referrals, await measuredWith(home, referrals, run))
    }
    if (run.picture !== null) await drawGrowth(run.picture, pictureOf(title, found))
    return { title, ...judged(found, plan.large) }
  })

/** Ten thousand, and ten times as many until that many is reached. */
const sizesTo = (large: number): readonly number[] => [
  ...[10_000, 100_000, 1_000_000].filter((one) => one < large),
  large,
]

function judged(found: ReadonlyMap<number, Found>, large: number): Omit<Part, 'title'> {
  const cellsOf = (what: What) =>
    [...found].flatMap(([referrals, all]) => [
      [`${referrals}: server ms`, median(all.get(what)?.server ?? [])] as const,
      [`${referrals}: wall ms`, median(all.get(what)?.wall ?? [])] as const,
    ])
  const last = found.get(large)
  return {
    figures: whats.map((what) => ({ name: what, cells: Object.fromEntries(cellsOf(what)) })),
    verdicts: whats.flatMap((what): readonly Verdict[] => {
      const [target, measured] = [asked[what], median(last?.get(what)?.server ?? [])]
      const figure = `${what}, in the server at ${large} referrals, p50`
      return target === null ? [] : [{ figure, measured, target, atMost: true, unit: 'ms' }]
    }),
    plans: whats.flatMap((what) => (last?.get(what)?.plans ?? []).map((plan) => `${what}: ${plan}`)),
  }
}

const pictureOf = (title: string, found: ReadonlyMap<number, Found>) => ({
  ...{ title, sizes: [...found.keys()], of: 'referrals in two years' },
  lines: whats.map((what) => ({
    label: named[what],
    ms: [...found.values()].map((all) => median(all.get(what)?.server ?? [])),
  })),
})

async function measuredWith(home: Home, referrals: number, { plan, progress }: Run): Promise<Found> {
  await migrated(home)
  await home.use(async (database) => {
    const seeded = await seedNetwork(database, 'http://127.0.0.1:9/')
    await seedReferrals(database, seeded, referrals, (done) => progress(`digest: ${done} of ${referrals} referrals`))
  })
  const url = new URL(home.env['DATABASE_URL'] ?? '')
  url.searchParams.set('options', explaining)
  const database = await openDatabase({ databaseUrl: url.href, dataDir: '' })
  const take = takingOn(database)
  const store = await openStore({
    ...{ database, where: { url: url.href }, encryptionKeys: [encryptionKey], newId, now: () => new Date() },
    ...{ onCommit: () => undefined, log: { warn: () => undefined } },
  })
  const now = new Date()
  const month = lastMonth(now, timeZone)
  progress(`digest: counting ${referrals} referrals`)
  await store.digestClock.ring(now, (ports, due) =>
    ringDigest(ports, { ...due, count: counting(due, take) }, calendar, now),
  )
  progress('digest: asking')
  for (let n = 0; n < plan.asked; n += 1)
    await asReader(store, async ({ digests }) => {
      const network = await take.timing('the network’s digest', () => digests.counted(month, 'network'))
      const own = await take.timing('an organisation’s', () => digests.counted(month, 'own'))
      if (network === null || own === null) throw new Error('nothing has been counted')
    })
  await store.close()
  return take.found
}

const counting =
  (due: DigestDue, { timing }: Taking): DigestDue['count'] =>
  (period, span, days) =>
    timing(span === 'year' ? 'counting a year, at night' : 'counting a month, at night', () =>
      due.count(period, span, days),
    )

async function asReader({ storage }: Store, ask: (ports: Ports) => Promise<void>): Promise<void> {
  const user = slackPromoters[0]?.user ?? ''
  const caller = { identity: { chat: 'slack', workspace: team, user }, localeHint: null, timeZoneHint: null } as const
  await storage.asCaller(caller, async (ports) => ({ commit: false, value: await ask(ports) }))
}

/** Times what is asked of that database, of which the server tells how it was done. */
function takingOn(database: Database) {
  const found = new Map<What, Taken>()
  let heard: { readonly ms: number; readonly plan: string }[] = []
  hearPlans(database.pool, (statement, how, ms) => {
    if (!/set_config/.test(statement)) heard.push({ ms, plan: inWords(how) })
  })
  const timing = async <T>(what: What, ask: () => Promise<T>): Promise<T> => {
    const taken = found.get(what) ?? { server: [], wall: [], plans: [] }
    heard = []
    const begun = performance.now()
    const answer = await ask()
    taken.wall.push(performance.now() - begun)
    taken.server.push(heard.reduce((sum, { ms }) => sum + ms, 0))
    found.set(what, { ...taken, plans: heard.map(({ plan }) => plan) })
    return answer
  }
  return { found, timing }
}
type Taking = ReturnType<typeof takingOn>
