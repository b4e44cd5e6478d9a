import { createNotes } from './bare.ts'
import { type Subject, startSubject } from './child.ts'
import { embeddedHome, type Home, migrated, serverHome } from './homes.ts'
import { heap, manydoorsEnv, serviceUrlOf, signingSecret } from './manydoors.ts'
import { inTurn, type Promoter, slackPromoters, team, teamsPromoters } from './network.ts'
import type { Run } from './run.ts'
import { personOf, type SeedCase, type Seeded, seedCases, seedNetwork } from './seed.ts'
import { slackCommand } from './slack-command.ts'

/** A bot that answers `/refer`, ours or a bare one, and what is asked of it. */
export interface Bot {
  readonly name: string
  readonly subject: Subject
  /** A new request each time; there are as many as were seeded. */
  request(): string
  /** What a good answer contains. */
  readonly expect: string
  /** Messages that arrive in the chats for each command. */
  readonly messages: number
}

export type Keep = (close: () => Promise<void>) => void

export const homeOn = (server: string | null): Promise<Home> => (server === null ? embeddedHome() : serverHome(server))

/** The person whose case it is, and the one that it is offered to, for the n-th command: everybody in turn. */
const senderOf = (n: number) => inTurn(slackPromoters, n)
const receiverOf = (n: number) => inTurn(teamsPromoters, n)

export interface OursOptions {
  readonly name: string
  readonly file: string
  readonly home: Home
  /** Several kinds after each other. */
  readonly cases: readonly ((seeded: Seeded) => Iterable<SeedCase>)[]
  /** For a profile, by hand. */
  readonly nodeOptions?: readonly string[]
}

export interface Ours {
  readonly subject: Subject
  /** The number of the first case of each kind. */
  readonly first: readonly number[]
}

/** The product, on a new database with the bench's network and these cases in it. */
export async function startOurs(run: Run, options: OursOptions, keep: Keep): Promise<Ours> {
  const { name, file, home, cases, nodeOptions = [] } = options
  keep(home.drop)
  await migrated(home)
  const first = await home.use(async (database) => {
    const seeded = await seedNetwork(database, serviceUrlOf(run.sinks))
    const numbers: number[] = []
    const progress = (done: number) => run.progress(`${name}: ${done} cases`)
    for (const kind of cases) numbers.push(await seedCases(database, seeded, kind(seeded), progress))
    return numbers
  })
  const subject = await startSubject({
    file,
    env: { ...manydoorsEnv(run.sinks), ...home.env },
    nodeOptions: [...heap, ...nodeOptions],
  })
  keep(subject.stop)
  return { subject, first }
}

export interface ReferringOptions extends Omit<OursOptions, 'cases'> {
  readonly commands: number
  readonly messages: number
}

/** The product with as many cases as there will be commands, each to be referred by a line of its own. */
export async function startReferring(run: Run, options: ReferringOptions, keep: Keep): Promise<Bot> {
  const { name, commands, messages } = options
  const { subject, first } = await startOurs(run, { ...options, cases: [untouchedOf(senderOf, commands)] }, keep)
  let next = 0
  const request = () => {
    const n = next++
    return referral(n, n + (first[0] ?? 0))
  }
  return { name, subject, request, expect: 'has been referred to', messages }
}

/** Open cases of which nothing is known yet but that the company agrees. */
export const untouchedOf =
  (ownerOf: (n: number) => Promoter, count: number) =>
  (seeded: Seeded): readonly SeedCase[] =>
    Array.from({ length: count }, (_, n) => ({ owner: personOf(seeded, ownerOf(n).key), referral: null, age: 3 }))

const referral = (n: number, number: number): string =>
  slackCommand(
    {
      ...{ command: '/refer', text: `BEN-${number} ${receiverOf(n).key} Can you find a reseller in Germany?` },
      ...{ team, user: senderOf(n).user },
    },
    signingSecret,
  )

export interface BareOptions {
  readonly name: string
  readonly file: string
  readonly env?: Readonly<Record<string, string>>
  /** Null: it has no database. */
  readonly home: Home | null
}

/** A bot that does less, asked the same. */
export async function startBare(run: Run, { name, file, env, home }: BareOptions, keep: Keep): Promise<Bot> {
  if (home !== null) {
    keep(home.drop)
    await home.use(async ({ pool }) => void (await pool.query(createNotes)))
  }
  const subject = await startSubject({ file, env: { ...manydoorsEnv(run.sinks), ...home?.env, ...env } })
  keep(subject.stop)
  let next = 0
  const request = () => {
    const n = next++
    return referral(n, n + 1)
  }
  return { name, subject, request, expect: 'offered: ', messages: 0 }
}
