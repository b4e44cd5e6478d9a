import { subDays } from 'date-fns/subDays'
import { subHours } from 'date-fns/subHours'
import type pg from 'pg'
import { z } from 'zod'
import { mostWords, wordsIn } from '#src/core/search/words.ts'
import { newId } from '#src/new-id.ts'
import { createEncryption, type Encryption } from '#src/storage/encryption.ts'
import type { Database } from '#src/storage/engine.ts'
import { applyNetwork } from '#src/storage/network-import.ts'
import { teamsPlaces } from '#src/storage/teams-places.ts'
import { benchNetwork, teamsPromoters, tenant } from './network.ts'
import { accountOf, conversationOf } from './teams-message.ts'

export const encryptionKey = Buffer.alloc(32, 7)
const benchEncryption = createEncryption([encryptionKey])

/** A member by the key that the network gives. */
export interface Person {
  readonly id: string
  readonly organisation: string
}

export interface Seeded {
  readonly network: string
  readonly encryption: Encryption
  readonly people: ReadonlyMap<string, Person>
}

const row = z.object({ network_id: z.string(), id: z.string(), organisation_id: z.string(), key: z.string() })

/** The network with its people, and everybody's chat with the bot known. */
export async function seedNetwork(
  database: Database,
  serviceUrl: string,
  encryption: Encryption = benchEncryption,
): Promise<Seeded> {
  const now = new Date()
  const network = await applyNetwork(database, { encryption, newId }, benchNetwork, now)
  const places = teamsPlaces(database, { now: () => now })
  for (const { user } of teamsPromoters) {
    const base = { tenant, kind: 'personal', key: user, serviceUrl, team: null } as const
    await places.remember({ ...base, conversation: conversationOf(user), account: accountOf(user) })
  }
  const members = await asOperator(database, network, (client) =>
    client.query('select network_id, id, organisation_id, key from members where network_id = $1', [network]),
  )
  const read = z.array(row).parse(members.rows)
  return {
    network,
    encryption,
    people: new Map(read.map(({ key, id, organisation_id: organisation }) => [key, { id, organisation }])),
  }
}

export function personOf({ people }: Seeded, key: string): Person {
  const person = people.get(key)
  if (person === undefined) throw new Error(`nobody has the key ${key}`)
  return person
}

export interface SeedCase {
  readonly owner: Person
  /** Null: nothing has been asked about it yet. `offered` waits for `to`, `late` beyond its time; `completed` is a case of the past, and closed. */
  readonly referral: { readonly to: Person; readonly stage: 'offered' | 'completed'; readonly late?: boolean } | null
  /** Days since it was opened. */
  readonly age: number
}

const batch = 5_000

/** Cases with their companies, numbered in order, each with an approval that covers every party. Returns the first one's number. */
export async function seedCases(
  database: Database,
  seeded: Seeded,
  cases: Iterable<SeedCase>,
  total: (done: number) => void = () => undefined,
): Promise<number> {
  let [first, done]: [number | null, number] = [null, 0]
  for (const some of batches(cases)) {
    const number = await asOperator(database, seeded.network, (client) => insert(client, seeded, some))
    first ??= number
    done += some.length
    total(done)
  }
  await database.pool.query('analyze')
  return first ?? 0
}

function* batches(cases: Iterable<SeedCase>): Generator<readonly SeedCase[]> {
  let some: SeedCase[] = []
  for (const one of cases) {
    some.push(one)
    if (some.length < batch) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}

/** As the operator: the tables' rules hold here as well. Where the login may, foreign keys are not looked up again for each row. */
async function asOperator<T>(
  { pool }: Database,
  network: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('session_replication_role', 'replica', true) from pg_roles
      where rolname = current_user and rolsuper`)
    await client.query(
      `select set_config('role', 'manydoors_operator', true), set_config('app.network', '${network}', true)`,
    )
    const done = await work(client)
    await client.query('commit')
    return done
  } finally {
    client.release()
  }
}

async function insert(
  client: pg.PoolClient,
  { network, encryption }: Seeded,
  cases: readonly SeedCase[],
): Promise<number> {
  const taken = await client.query(
    'update networks set next_case = next_case + $2 where network_id = $1 returning next_case - $2 as first',
    [network, cases.length],
  )
  const first = z.object({ first: z.number() }).parse(taken.rows[0]).first
  const now = new Date()
  const rows = cases.map((one, n) => rowOf(one, { number: first + n, now, encryption }))
  const given = [network, JSON.stringify(rows)]
  for (const statement of statements) await client.query(statement, given)
  return first
}

interface Making {
  readonly number: number
  readonly now: Date
  readonly encryption: Encryption
}

function rowOf({ owner, referral, age }: SeedCase, { number, now, encryption }: Making) {
  const id: string = newId()
  const name = companyNameOf(number)
  const opened = subDays(now, age)
  const hours = (number % 72) + 1
  const due = subHours(now, referral?.late ? hours : -hours)
  const taken = { owner: referral?.to.id, acceptedAt: opened, withdrawalAsked: null }
  const details =
    referral?.stage === 'offered'
      ? { answerBy: due }
      : { ...taken, firstContactAt: opened, result: 'got-help', gains: [] }
  return {
    ...{ id, number, opened, owner: owner.id, organisation: owner.organisation, name },
    words: wordsIn(`${name} ${need}`, mostWords.kept),
    ...{ closed: referral?.stage === 'completed', stage: referral?.stage ?? null, details },
    ...{ to: referral?.to.id ?? null, to_organisation: referral?.to.organisation ?? null },
    due: referral?.stage === 'offered' ? due : null,
    given_by: encryption
      .seal('The managing director', { table: 'approvals', row: id, column: 'given_by_sealed' })
      .toString('hex'),
  }
}

const need = 'a partner in Germany'

/** As different from each other as names are: no two numbers give the same letters, and neighbours have nothing in common. */
export function companyNameOf(number: number): string {
  const scattered = (BigInt(number) * 2_654_435_761n) % 4_294_967_296n
  return `${scattered.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))} Trading AB`
}

const given = `jsonb_to_recordset($2::jsonb) as g (id uuid, number int, opened timestamptz, owner uuid, organisation uuid,
  name text, words text[], closed boolean, stage text, details jsonb, "to" uuid, to_organisation uuid, due timestamptz, given_by text)`
const referred = `${given} where g.stage is not null`

/** A case, its company, its approval and its referral share one id: only within a table does it have to be one's own. */
const statements = [
  `insert into companies (network_id, id, held_by, name, folded_name, added_at)
    select $1, id, organisation, name, lower(name), opened from ${given}`,
  `insert into cases (network_id, id, number, company_id, need, owner_id, owner_organisation_id, door_id, status, opened_at, due_at,
      closed_at, result)
    select $1, id, number, id, '${need}', owner, organisation, organisation, case when closed then 'closed' else 'open' end,
      opened, due, case when closed then opened end, case when closed then 'got-help' end from ${given}`,
  `insert into case_access (network_id, organisation_id, case_id, level, given_by)
    select $1, organisation, id, 'own', organisation from ${given}`,
  `insert into approvals (network_id, id, case_id, given_by_sealed, how, given_on, covers, recorded_by)
    select $1, id, id, decode(given_by, 'hex'), 'phone', opened, null, owner from ${given}`,
  `insert into timeline (network_id, id, case_id, at, by_id, organisation_id, happening)
    select $1, id, id, opened, owner, organisation, '{"what":"registered"}' from ${given}`,
  `insert into audit (network_id, id, case_id, at, by_id, organisation_id, what, about)
    select $1, id, id, opened, owner, organisation, 'registered', '{}' from ${given}`,
  `insert into case_access (network_id, organisation_id, case_id, level, given_by)
    select $1, to_organisation, id, 'party', organisation from ${referred} and to_organisation <> organisation`,
  `insert into company_access (network_id, organisation_id, company_id)
    select $1, to_organisation, id from ${referred} and to_organisation <> organisation`,
  `insert into referrals (network_id, id, case_id, kind, from_id, from_organisation_id, to_organisation_id, to_id, case_number,
      approval_id, hops, version, stage, owner_id, due_at, details, since_at, since_by)
    select $1, id, id, 'advice', owner, organisation, to_organisation, "to", number, id, 0, 1, stage,
      case when stage = 'completed' then "to" end, due, details, opened, owner from ${referred}`,
  ...[`select organisation, id, words from ${given}`, `select to_organisation, id, words from ${referred}`].flatMap(
    (seen) => [
      `insert into word_variants (network_id, organisation_id, variant, word)
      select $1, s.organisation, case n when 0 then w.word else left(w.word, n - 1) || substr(w.word, n + 1) end, w.word
      from (${seen}) s (organisation, id, words) cross join lateral unnest(s.words) w (word)
      cross join lateral generate_series(0, length(w.word)) n
      where length(w.word) >= 4 and not exists (select from case_words k
        where k.network_id = $1 and k.organisation_id = s.organisation and k.word = w.word) on conflict do nothing`,
      `insert into case_words (network_id, organisation_id, case_id, word)
      select $1, s.organisation, s.id, w.word from (${seen}) s (organisation, id, words)
      cross join lateral unnest(s.words) w (word) on conflict do nothing`,
    ],
  ),
  `insert into referral_words (network_id, referral_id, what, case_id, from_organisation_id, to_organisation_id, words)
    select $1, id, w.what, id, organisation, to_organisation, w.words from ${given}
    cross join (values ('need', '${need}'), ('question', 'Whom do you know there?')) w (what, words)
    where g.stage is not null`,
]
