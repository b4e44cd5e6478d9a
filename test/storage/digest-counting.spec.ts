import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sql } from 'kysely'
import { count } from '#src/core/digest/count.ts'
import type { Period } from '#src/core/digest/digest.ts'
import type { Facts, ReferralFact, Tally } from '#src/core/digest/facts.ts'
import { periodOf, yearTo } from '#src/core/digest/period.ts'
import { workingDays } from '#src/core/digest/working-days.ts'
import { countAll, ofNetwork } from '#src/storage/digest-counting.ts'
import type { Database } from '#src/storage/engine.ts'
import { calendar, networkAround, type OwnedFact, organisations } from '#test/core/digest/networks.ts'
import { engines, hasServer, testDatabase } from '#test/database.ts'

// biome-ignore lint/style/noProcessEnv: the long run is asked for from outside
const long = process.env['LONG'] !== undefined
const networks = long ? 3_000 : 120
const used = long || !hasServer ? engines() : (['server'] as const)

const uuid = (...of: readonly (string | number)[]): string =>
  createHash('md5')
    .update(of.join(' '))
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')

/** Every second one is a month in which summer time begins or ends. */
const months = ['2026-03', '2026-06', '2026-10', '2026-11']

type Row = Tally & { readonly scope: string }

interface Made {
  readonly network: string
  readonly month: string
  readonly facts: Omit<Facts, 'cases'> & { readonly cases: readonly OwnedFact[] }
}

const stageOf = (of: ReferralFact): string => {
  if (of.isVoid) return 'void'
  if (of.isMoot) return 'withdrawn'
  if (of.declined) return 'declined'
  if (of.acceptedAt) return of.contactAt ? 'in-progress' : 'accepted'
  return 'offered'
}

describe.each(used)('what is counted on the %s engine', (engine) => {
  let database: Database
  let made: readonly Made[]
  beforeAll(async () => {
    database = await testDatabase(engine)
    made = months.flatMap((month, m) =>
      fc
        .sample(networkAround(new Date(periodOf(month, calendar.timeZone).from), 24), {
          numRuns: networks / months.length,
          seed: 42 + m,
        })
        .map((facts, n) => ({ network: uuid('network', month, n), month, facts })),
    )
    for (const one of made) await keep(database, one)
    await sql`analyze`.execute(database.db)
  }, 600_000)
  afterAll(() => database.close())

  it(`is what the definitions count, in ${networks} networks, for a month and a year, for the network and each organisation`, async () => {
    for (const one of made)
      for (const period of [periodOf(one.month, calendar.timeZone), yearTo(one.month, calendar.timeZone)])
        expect(byScope(await countedIn(database, one.network, period))).toEqual(byScope(defined(one, period)))
  }, 1_200_000)
})

/** What the definitions make of it, under the ids that its organisations have in the database. */
const defined = ({ network, facts }: Made, period: Period): readonly Row[] =>
  [null, ...organisations].flatMap((organisation) =>
    count(facts, { period, organisation, calendar }).map((tally) => ({
      ...named(network, tally),
      scope: organisation === null ? ofNetwork : uuid(network, organisation),
    })),
  )

const byScope = (rows: readonly Row[]): readonly string[] => rows.map((row) => `${row.scope} ${line(row)}`).sort()

const line = ({ what, a, b, n }: Tally): string => [what, a, b, n].join(' ')

/** With the ids that the organisations have in that network. */
const named = (network: string, { what, a, b, n }: Tally): Tally => {
  const id = (key: string) => (organisations.some((one) => one === key) ? uuid(network, key) : key)
  return { what, a: id(a), b: id(b), n }
}

async function countedIn(database: Database, network: string, { from, to }: { from: string; to: string }) {
  const { starts, length } = workingDays(new Date(from), new Date('2027-06-01'), calendar)
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('role', 'manydoors_reckoner', true), set_config('app.network', '${network}', true)`,
    )
    const { rows } = await client.query<Row>(countAll.text, [
      network,
      from,
      to,
      starts,
      length,
      '2026-11-25',
      calendar.timeZone,
    ])
    return rows
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Else it is one entry of the register, whoever meets it. */
const hasNumber = (company: string): boolean => !['c3', 'c4'].includes(company)

/** As rows, past everything that guards them. */
async function keep(database: Database, { network, facts }: Made): Promise<void> {
  const people = organisations.flatMap((of) =>
    [true, false].map((active) => ({ id: uuid(network, of, `${active}`), organisation: uuid(network, of), active })),
  )
  const cases = facts.cases.map((of, n) => ({
    ...{
      id: of.id,
      number: n + 1,
      company: uuid(network, of.company, hasNumber(of.company) ? of.door : ''),
      key: of.company,
      need: of.need,
    },
    ...{
      door: uuid(network, of.door),
      owner: uuid(network, of.owner),
      person: uuid(network, of.owner, `${!of.ownerGone}`),
    },
    ...{
      municipality: of.municipality,
      opened: of.openedAt,
      closed: of.closed?.at ?? null,
      result: of.closed?.result ?? null,
    },
  }))
  const referrals = facts.referrals.map((of, n) => ({
    ...{ id: uuid(network, 'referral', n), case: of.case, kind: of.kind, stage: stageOf(of), warm: of.warm },
    ...{ from: uuid(network, of.from), to: uuid(network, of.to), from_person: uuid(network, of.from, 'true') },
    ...{ offered: of.offeredAt, accepted: of.acceptedAt, contacted: of.contactAt },
    ...{ since: of.declined?.at ?? of.offeredAt, reason: of.declined?.reason ?? null },
  }))
  const meetings = facts.meetings.map(({ organisations: [first, ...others], endedAt }, n) => ({
    ...{ id: uuid(network, 'meeting', n), by: uuid(network, `${first}`), ended: endedAt },
    others: others.map((one) => uuid(network, one)),
  }))
  const actions = facts.actions.map(({ organisation, doneAt }, n) => ({
    ...{ id: uuid(network, 'action', n), whom: uuid(network, organisation, 'true'), done: doneAt },
  }))
  const given = {
    ...{ people, cases, referrals, meetings, actions },
    organisations: organisations.map((of) => ({ id: uuid(network, of), key: of })),
  }
  await database.db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    for (const text of statements)
      await sql
        .raw(`${text}`.replaceAll('$1', `'${network}'`).replaceAll('$2', `'${JSON.stringify(given)}'`))
        .execute(trx)
  })
}

const all = (what: string, columns: string) => `jsonb_to_recordset($2::jsonb -> '${what}') as g (${columns})`
const caseColumns = `id uuid, number int, company uuid, key text, need text, door uuid, owner uuid, person uuid, municipality text,
  opened timestamptz, closed timestamptz, result text`
const referralColumns = `id uuid, "case" uuid, kind text, stage text, warm boolean, "from" uuid, "to" uuid, from_person uuid,
  offered timestamptz, accepted timestamptz, contacted timestamptz, since timestamptz, reason text`
/** One of each that is not counted stands beside what is: called off, taken back, not an action. */
const statements = [
  `insert into networks (network_id, key, name, prefix, time_zone, locale, country, working_from, working_to)
    values ($1, $1, $1, left(md5($1), 6), 'Europe/Stockholm', 'sv', 'SE', 480, 1020)`,
  `insert into organisations (network_id, id, key, name, folded_key, folded_name, convener, public_authority)
    select $1, id, key, key, key, key, false, false from ${all('organisations', 'id uuid, key text')}`,
  `insert into members (network_id, id, organisation_id, key, name, email, folded_key, folded_name, folded_email, roles, active)
    select $1, id, organisation, id::text, 'x', id::text, id::text, 'x', id::text, '{}', active from ${all('people', 'id uuid, organisation uuid, active boolean')}`,
  `insert into companies (network_id, id, held_by, name, folded_name, number, number_sealed, number_match, municipality, added_at)
    select distinct on (company) $1, company, door, 'x', 'x', case when key like '5560%' then key end, case when key in ('c1', 'c2') then '\\x01'::bytea end,
      case when key in ('c1', 'c2') then key::bytea end, nullif(municipality, ''), opened from ${all('cases', caseColumns)}`,
  `insert into cases (network_id, id, number, company_id, need, owner_id, owner_organisation_id, door_id, status, opened_at, closed_at, result)
    select $1, id, number, company, need, person, owner, door, case when closed is null then 'open' else 'closed' end, opened, closed, result
    from ${all('cases', caseColumns)}`,
  `insert into suggestions (network_id, id, case_id, organisation_id, shown_at, shown)
    select $1, id, id, door, opened, jsonb_build_object('need', need) from ${all('cases', caseColumns)} where need <> ''`,
  `insert into referrals (network_id, id, case_id, kind, from_id, from_organisation_id, to_organisation_id, hops, version, stage, details, since_at,
      case_number, approval_id, offered_at, accepted_at, contacted_at)
    select $1, id, "case", kind, from_person, "from", "to", 0, 1, stage, jsonb_build_object('reason', reason), since, 1, id, offered, accepted, contacted
    from ${all('referrals', referralColumns)}`,
  `insert into warm_handovers (network_id, id, referral_id, organisation_id, receiver_organisation_id, version, stage, times, at, minutes, since_at)
    select $1, id, id, "from", "to", 1, 'held', '{}', accepted, 30, accepted from ${all('referrals', referralColumns)} where warm`,
  `insert into meetings (network_id, id, series_id, organisation_id, organisations, version, kind, title, slot, starts_at, ends_at, stage, started_at, ended_at, since_at)
    select $1, case when held then id else gen_random_uuid() end, id, by, others, 1, 'promoters', 'x', date '2026-11-01' + held::int, ended, ended + interval '1 hour',
      case when held then 'ended' else 'cancelled' end, ended, case when held then ended end, ended
    from ${all('meetings', 'id uuid, by uuid, others uuid[], ended timestamptz')} cross join (values (true), (false)) v (held)`,
  `insert into meeting_records (network_id, id, meeting_id, organisation_id, kind, words_sealed, at, by_id, whom_id, undone_at, due_on, done_at)
    select $1, case when v.kind = 'action' and v.undone is null then g.id else gen_random_uuid() end, id, id, v.kind, '', done, whom, whom, v.undone,
      case when v.kind = 'action' then '2026-11-02'::date end, case when v.kind = 'action' then done end
    from ${all('actions', 'id uuid, whom uuid, done timestamptz')}
    cross join lateral (values ('action', null::timestamptz), ('action', done), ('present', null)) v (kind, undone)`,
]
