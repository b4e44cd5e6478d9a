import { beforeAll, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { Club } from '#src/core/club/club.ts'
import type { NetworkFile } from '#src/core/network-file.ts'
import type { Caller } from '#src/core/ports.ts'
import { intents } from '#src/intents/index.ts'
import type { Intent } from '#src/intents/intent.ts'
import { newId } from '#src/new-id.ts'
import { long } from '#test/long.ts'
import { kronoberg, seedNetwork } from '#test/seed-network.ts'
import { held, note } from '#test/storage/agenda-given.ts'
import { exportClub, listed } from '#test/storage/clubs.ts'
import { type Given, moving, offering, onEveryEngine, opening, start } from '#test/storage/given.ts'
import { askingSeveral } from '#test/storage/rounds.ts'

/** Which rows a key that carries an id may mean. A key that wants an id and is not here is one that was forgotten. */
const meanings: Readonly<Record<string, readonly string[]>> = {
  action: ['meeting_records'],
  advice: ['referrals'],
  before: ['timeline'],
  case: ['cases'],
  company: ['companies'],
  digest: ['digests'],
  export: ['digest_exports'],
  inquiry: ['inquiries'],
  into: ['companies'],
  item: ['agenda_items'],
  leaver: ['members'],
  meeting: ['meetings'],
  other: ['companies'],
  owner: ['members'],
  place: ['club_places'],
  record: ['meeting_records'],
  referral: ['referrals'],
  round: ['rounds'],
  service: ['services'],
  to: ['organisations', 'members'],
  /** A number, and nobody’s. */
  version: [],
  warm: ['warm_handovers'],
}

const otherTenant = (workspace: string): string => (workspace.startsWith('T0') ? 'T0ELSE0001' : `else-${workspace}`)

/** The same organisations and people under other names, in a network that has nothing to do with Kronoberg’s. */
const elsewhere: NetworkFile = {
  ...kronoberg,
  network: { ...kronoberg.network, key: 'zzqxvw', name: 'Zzqxvw', prefix: 'ZQX' },
  agreement: null,
  companies: [],
  organisations: kronoberg.organisations.map((organisation) => ({
    ...organisation,
    workspaces: organisation.workspaces.map((one) => ({ ...one, workspace: otherTenant(one.workspace) })),
    channels: organisation.channels.map((one) => ({ ...one, place: `${one.place}-else` })),
  })),
}
const there: Caller = {
  identity: { chat: 'slack', workspace: 'T0ELSE0001', user: 'U0SARA0001' },
  localeHint: null,
  timeZoneHint: null,
}

/** Somebody else’s, and what never was, which looks the same. */
interface Pair {
  readonly what: string
  readonly foreign: string
  readonly never: string
}

onEveryEngine('an id of what is not one’s own', (g) => {
  let foreign: ReadonlyMap<string, readonly string[]>
  let numbers: readonly Pair[]
  let known: ReadonlySet<string>
  let own: Readonly<Record<string, string>>

  beforeAll(async () => {
    await seedNetwork(g().database, elsewhere)
    own = await ownOf(g())
    const club = await g().as('maria', exportClub(5))
    const before = await idsIn(g())
    numbers = await foreignCases(g(), club)
    const all = await idsIn(g())
    known = new Set([...all.values()].flat())
    const shown = new Set([...before.values()].flat())
    const others = await idsIn(g(), 'zzqxvw')
    foreign = new Map(
      [...all].map(([table, ids]) => [
        table,
        [...new Set([...ids.filter((id) => !shown.has(id)), ...(others.get(table) ?? [])])],
      ]),
    )
  })

  /** What the intent answers Karin, with the id that was asked about and ids that were made just now taken out. */
  const answer = async (intent: Intent, as: 'run' | 'form', input: Readonly<Record<string, string>>, probe: string) => {
    const said = await g()
      .trying('karin', async (ports, by) => {
        const calendar = { timeZone: by.timeZone, hours: by.network.workingHours, freeDays: new Set<string>() }
        const occasion = { by, now: start, calendar }
        return as === 'run' ? intent.run(ports, input, occasion) : intent.form?.(ports, input, occasion)
      })
      .catch((fault: Error) => ({ fault: fault.name, message: fault.message }))
    return (JSON.stringify(said) ?? '')
      .replaceAll(new RegExp(probe, 'gi'), '<id>')
      .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => (known.has(id) ? id : '<new>'))
  }

  const keysOf = async (intent: Intent): Promise<readonly string[]> => {
    const asked = new Set<string>()
    const listening = new Proxy<Record<string, string>>(
      {},
      {
        get: (_, key) => {
          if (typeof key === 'string') asked.add(key)
          return undefined
        },
      },
    )
    const occasion = {
      now: start,
      calendar: { timeZone: 'UTC', hours: { from: 0, to: 1 }, freeDays: new Set<string>() },
    }
    await g()
      .trying('karin', async (ports, by) => intent.run(ports, listening, { ...occasion, by }))
      .catch(() => undefined)
    return [...asked].filter((key) => !['then', 'toJSON', 'constructor'].includes(key))
  }

  const pairsFor = (key: string): readonly Pair[] => {
    const tables = meanings[key] ?? (long ? [...foreign.keys()] : [])
    const ids = tables.flatMap((table) =>
      (foreign.get(table) ?? [])
        .slice(0, long ? undefined : 2)
        .map((id) => ({ what: `${key} of ${table}`, foreign: id, never: newId() })),
    )
    const listedIn = ids.slice(0, 1).map(({ what, ...pair }) => ({ what: `${what}, in capitals`, ...upper(pair) }))
    return [...ids, ...listedIn, ...(meanings[key]?.includes('cases') ? numbers : [])]
  }

  /** Everything that can be asked for, about each thing that is not Karin’s. */
  const questions = async () => {
    const every = await Promise.all(
      [...intents.values()].map(async (intent) => ({ intent, keys: await keysOf(intent) })),
    )
    const ways = ({ form }: Intent) => (form === null ? (['run'] as const) : (['run', 'form'] as const))
    return every.flatMap(({ intent, keys }) =>
      keys.flatMap((key) => pairsFor(key).flatMap((pair) => ways(intent).map((as) => ({ intent, key, as, ...pair })))),
    )
  }

  it('is answered as one that never was, to the byte, by everything that can be asked for', async () => {
    const told: string[] = []
    const asked = await questions()
    for (const { intent, key, as, what, foreign: theirs, never } of asked) {
      const one = await answer(intent, as, { ...own, [key]: theirs }, theirs)
      const other = await answer(intent, as, { ...own, [key]: never }, never)
      if (one !== other || one.startsWith('{"fault"')) told.push(`${intent.name} ${as}, ${what}:\n  ${one}\n  ${other}`)
    }
    expect(told).toEqual([])
    expect(asked.length).toBeGreaterThan(300)
    if (long) process.stderr.write(`${asked.length} pairs of answers are the same\n`)
  }, 900_000)

  it('is looked for under every key that wants one', async () => {
    const wantsId = async (intent: Intent, key: string): Promise<boolean> => {
      const words = 'zzqxvw'
      if (!(await answer(intent, 'run', { ...own, [key]: words }, words)).includes('form-expired')) return false
      const never = newId()
      return !(await answer(intent, 'run', { ...own, [key]: never }, never)).includes('form-expired')
    }
    const forgotten: string[] = []
    for (const intent of intents.values())
      for (const key of await keysOf(intent))
        if (!(key in meanings) && (await wantsId(intent, key))) forgotten.push(`${intent.name}: ${key}`)
    expect(forgotten).toEqual([])
  })
})

const upper = ({ foreign, never }: Pick<Pair, 'foreign' | 'never'>) => ({
  foreign: foreign.toUpperCase(),
  never: never.toUpperCase(),
})

/** Every id in the database, by the table whose rows have it. */
async function idsIn({ database }: Given, network?: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ name: string }>`select c.table_name as name from information_schema.columns c
    where c.table_schema = 'public' and c.column_name = 'id' and c.data_type = 'uuid' order by 1`.execute(database.db)
  const of =
    network === undefined ? sql`true` : sql`t.network_id = (select network_id from networks where key = ${network})`
  const found = await Promise.all(
    rows.map(async ({ name }) => {
      const ids = await sql<{ id: string }>`select t.id from ${sql.table(name)} t where ${of} order by 1`.execute(
        database.db,
      )
      return [name, ids.rows.map(({ id }) => id)] as const
    }),
  )
  return new Map(found)
}

/** What Karin may touch, so that an answer stands or falls by the one id that is not hers. */
async function ownOf(g: Given): Promise<Readonly<Record<string, string>>> {
  const [{ no }, hers] = [await g.as('karin', opening('Eget behov')), await g.as('sara', opening('Skickat till EEN'))]
  const referral = await g.as('sara', offering(hers.id, 'een', start))
  return {
    ...{ case: no, referral, company: 'Nordform AB', need: 'Något', to: 'almi', owner: 'karin', version: '1' },
    ...{
      seen: 'yes',
      asked: 'yes',
      note: 'Ord',
      reason: 'Ord',
      question: 'Ord',
      answer: 'Ord',
      said: 'Ord',
      words: 'Ord',
    },
    ...{ result: 'partly', outcome: 'partly', on: '2026-12-01', until: '2026-12-01', which: 'team', kind: 'handover' },
    ...{ title: 'Punkt', minutes: '10', contactName: 'Anna Alm', next: 'Ring', givenBy: 'Vd', how: 'phone', time: '0' },
  }
}

/** All that others have among themselves in Karin’s network, and a case in another one; the numbers of the cases. */
async function foreignCases(g: Given, club: Club): Promise<readonly Pair[]> {
  const secret = await g.as('li', opening('Hemligt behov', 'Hemligt AB'))
  const referral = await g.as('li', offering(secret.id, 'region', start))
  await g.as('maria', moving(referral, { move: 'accept' }, start))
  const several = await g.as('li', opening('Hemligt till flera', 'Hemligt AB'))
  await g.as('li', askingSeveral(several.id, 'all', ['region', 'almi']))
  const meeting = await held(g, 'Hemlig punkt')
  await g.as('maria', (ports, by) => ports.records.add(note(meeting, 'Hemligt sagt'), by.member, start))
  await listed(g, club, 'li', 'Hemlig gäst AB')
  const wanted = { period: '2026-10', asFile: { of: 'file', format: 'csv' }, whose: 'network', locale: 'sv' } as const
  await g.as('li', (ports, by) => ports.exports.order(newId<'export'>(), wanted, by, new Date('2026-12-01T09:00:00Z')))
  const other = await g.storage.asCaller(there, async (ports, actor) => ({
    commit: true,
    value: await opening('Hemligt i ett annat nätverk')(ports, actor),
  }))
  if (!('found' in other)) throw new Error('nobody is known in the other network')
  return [secret.no, several.no, other.found.no].flatMap((no) => {
    const never = no.replace(/\d+$/, '99999')
    return [
      { what: `number ${no}`, foreign: no, never },
      { what: `number ${no} in small letters`, foreign: no.toLowerCase(), never: never.toLowerCase() },
    ]
  })
}
