import { describe, expect, it, jest } from '@jest/globals'
import { sql } from 'kysely'
import type { OrganisationId, ServiceId } from '#src/core/ids.ts'
import type { Ports } from '#src/core/ports.ts'
import type { Actor } from '#src/core/register/register.ts'
import { intents } from '#src/intents/index.ts'
import { newId } from '#src/new-id.ts'
import { offering, onEveryEngine, opening, start } from './given.ts'

const today = '2026-11-02'
const described = (title: string) => ({
  ...{ id: newId<'service'>(), need: 'loan', title, capacity: 'open' as const, closedUntil: null, reviewed: today },
  eligibility: { employees: null, netTurnoverMinSek: null },
})
const calendar = { timeZone: 'Europe/Stockholm', hours: { from: 480, to: 1020 }, freeDays: new Set<string>() }

onEveryEngine('services', (g) => {
  const loan = async (): Promise<ServiceId> => {
    const { offerings } = await g().as('sara', (ports) => ports.services.directory(null))
    const found = offerings.find(({ title }) => title === 'Lån')
    if (found === undefined) throw new Error('Almi offers no loan')
    return found.id
  }
  const titles = (who: 'sara' | 'li') =>
    g().as(who, async (ports) => (await ports.services.directory(null)).offerings.map(({ title }) => title).sort())
  const count = async (what: string): Promise<number> =>
    (await sql`select from audit where what = ${what}`.execute(g().database.db)).rows.length

  it('of every organisation in the agreement are seen by all of them, with what is known of a company', async () => {
    expect(await titles('li')).toEqual(['Lån'])
    const directory = await g().as('li', async (ports) => {
      const [company] = await ports.companies.byName('Nordform AB')
      return ports.services.directory(company?.id ?? null)
    })
    expect(directory).toMatchObject({
      company: { employees: 14, netTurnoverSek: 21_000_000 },
      offerings: [{ organisationName: 'Almi', reachable: true, pace: null, reviewed: '2026-09-15' }],
    })
    await sql`update networks set agreement = 0`.execute(g().database.db)
    expect(await titles('li')).toEqual([])
    await sql`update networks set agreement = 1`.execute(g().database.db)
  })

  it('tell nothing of a company that another organisation has added', async () => {
    const kase = await g().as('sara', opening('Hemligt', 'Hemligt AB'))
    await sql`update companies set employees = 7 where name = 'Hemligt AB'`.execute(g().database.db)
    const company = await g().as('sara', async (ports) => (await ports.cases.byId(kase.id))?.company.id ?? null)
    const facts = (who: 'sara' | 'li') =>
      g().as(who, async (ports) => (await ports.services.directory(company)).company.employees)
    expect([await facts('sara'), await facts('li')]).toEqual([7, null])
  })

  it('are added once, and are there again when they have been taken away', async () => {
    const adding = (title: string) =>
      g().as('sara', (ports, actor) => ports.services.keeping.add(described(title), actor, start))
    expect(await adding('Brygglån')).toBe(true)
    expect(await adding('Brygglån')).toBe(false)
    const { offerings } = await g().as('sara', (ports) => ports.services.directory(null))
    const id = offerings.find(({ title }) => title === 'Brygglån')?.id ?? newId()
    const keeping = (work: (ports: Ports, actor: Actor) => Promise<unknown>) => g().as('sara', work)
    expect(await keeping((ports, actor) => ports.services.keeping.takeAway(id, actor, start))).toBe(true)
    expect(await keeping((ports, actor) => ports.services.keeping.takeAway(id, actor, start))).toBe(false)
    expect(await keeping((ports) => ports.services.byId(id))).toBeNull()
    expect(await adding('Brygglån')).toBe(true)
    expect(await titles('li')).toEqual(['Brygglån', 'Lån'])
    expect([await count('service-added'), await count('service-taken-away')]).toEqual([2, 1])
    await keeping((ports, actor) => ports.services.keeping.takeAway(id, actor, start))
  })

  it('are changed with what they were in the audit; a second one of the same name is told', async () => {
    const id = await loan()
    const change = (to: string) =>
      g().as('sara', (ports, actor) => ports.services.keeping.change({ ...described(to), id }, actor, start))
    expect(await change('Brygglån')).toBe('twice')
    expect(await change('Tillväxtlån')).toBe('changed')
    expect(await change('Lån')).toBe('changed')
    const { rows } = await sql<{ was: string }>`select about -> 'was' ->> 'title' as was from audit
      where what = 'service-changed' order by id`.execute(g().database.db)
    expect(rows.map(({ was }) => was)).toEqual(['Lån', 'Tillväxtlån'])
  })

  describe('of another organisation', () => {
    it('cannot be changed by any of the ports', async () => {
      const id = await loan()
      const tried = await g().as('karin', async (ports, actor) => {
        const { keeping } = ports.services
        return [
          await keeping.change({ ...described('Mitt'), id }, actor, start),
          await keeping.review(id, actor, start, today),
          await keeping.takeAway(id, actor, start),
          await keeping.putBack(id, actor, start),
        ]
      })
      expect(tried).toEqual(['gone', 0, false, false])
    })

    it.each(['services.edit', 'services.confirm', 'services.take-away', 'services.put-back'])(
      'are not found by %s, no more than those that never were',
      async (name) => {
        const asked = async (service: string) =>
          g().as('karin', async (ports, by) =>
            intents.get(name)?.run(ports, { service, title: 'Min', needKey: 'loan' }, { by, now: start, calendar }),
          )
        const never = await asked('01900000-0000-7000-8000-000000000000')
        expect(never).toEqual({ ok: false, refusal: { code: 'service-not-found' } })
        expect(await asked(await loan())).toEqual(never)
      },
    )

    it('are refused to somebody who keeps none, whether they are there or not', async () => {
      const asked = async (service: string) =>
        g().as('erik', async (ports, by) =>
          intents.get('services.edit')?.run(ports, { service }, { by, now: start, calendar }),
        )
      const refused = { ok: false, refusal: { code: 'not-a-keeper', keepers: ['Sara Lund'] } }
      expect(await asked('01900000-0000-7000-8000-000000000000')).toEqual(refused)
      expect(await asked(await loan())).toEqual(refused)
    })

    it.each([
      ['change', `update services set title = 'Mitt' where id = $id returning 1 as n`, []],
      [
        'add to',
        `insert into services select network_id, gen_random_uuid(), $almi, need, 'Mitt', eligibility, capacity from services`,
        'denied',
      ],
      ['give themselves', `update services set organisation_id = $own where id = $id`, 'denied'],
      ['delete', 'delete from services where id = $id', 'denied'],
      ['list a need', `insert into needs select network_id, 'x', 'x', 'x', '{x}', 1 from networks`, 'denied'],
      ['write a response time', 'insert into response_times select network_id, $own, 1, now() from networks', 'denied'],
      ['set a routine', 'update routines set due_at = now()', 'denied'],
    ] as const)('nobody can %s below the stores', async (_, statement, result) => {
      const id = await loan()
      const scope = await g().as('karin', async (_, actor) => actor)
      const almi: OrganisationId = await g().as('sara', async (_, actor) => actor.organisation)
      const query = statement
        .replaceAll('$id', `'${id}'`)
        .replaceAll('$own', `'${scope.organisation}'`)
        .replaceAll('$almi', `'${almi}'`)
      const asked = g()
        .database.db.transaction()
        .execute(async (trx) => {
          await sql`select set_config('role', 'manydoors_app', true), set_config('app.network', ${scope.network.id}, true),
            set_config('app.organisation', ${scope.organisation}, true), set_config('app.member', ${scope.member}, true)`.execute(
            trx,
          )
          return (await sql.raw(query).execute(trx)).rows
        })
        .catch((fault: Error) =>
          /permission denied|row-level security/.test(fault.message) ? 'denied' : fault.message,
        )
      expect(await asked).toEqual(result)
    })
  })

  describe('that were suggested', () => {
    const shown = (need: string) => ({ need, services: [] })
    const kept = async () => {
      const { rows } = await sql<{ need: string }>`select shown ->> 'need' as need from suggestions
        where referral_id is not null order by id`.execute(g().database.db)
      return rows.map(({ need }) => need)
    }

    it('are kept with the referral: what was shown last before it, else what was shown with the case, else nothing', async () => {
      const first = await g().as('sara', opening('Ett'))
      const second = await g().as('sara', opening('Två'))
      await g().as('sara', async (ports) => ports.services.remember(first.id, shown('loan'), start))
      const refers = async (of: typeof first.id, seen: ReturnType<typeof shown> | null) => {
        const referral = await g().as('sara', offering(of, 'een', start))
        await g().as('sara', (ports) => ports.services.chosen(referral, of, { shown: seen, service: null }, start))
      }
      await refers(first.id, null)
      expect(await kept()).toEqual(['loan'])
      await refers(first.id, shown('market'))
      expect(await kept()).toEqual(['loan', 'market'])
      await refers(second.id, null)
      expect(await kept()).toEqual(['loan', 'market'])
    })

    it('are kept with a new case without another trip to the database', async () => {
      const kase = await g().as('sara', opening('Resor'))
      const tripsOf = async (work: (ports: Ports) => void): Promise<number> => {
        let trips = 0
        const { database } = g()
        const connect = database.pool.connect.bind(database.pool)
        const spied = jest.spyOn(database.pool, 'connect').mockImplementation(async () => {
          const client = await connect()
          const query = client.query.bind(client)
          jest.spyOn(client, 'query').mockImplementation((...given: Parameters<typeof query>) => {
            trips += 1
            return query(...given)
          })
          return client
        })
        await g().as('sara', async (ports) => {
          await ports.cases.byId(kase.id)
          work(ports)
        })
        spied.mockRestore()
        jest.restoreAllMocks()
        return trips
      }
      const without = await tripsOf(() => undefined)
      expect(without).toBeGreaterThan(1)
      expect(await tripsOf((ports) => ports.services.remember(kase.id, shown('loan'), start))).toBe(without)
    })

    it('are nobody else’s to see, nor to add to another’s case', async () => {
      const kase = await g().as('li', opening('Lis'))
      await g().as('li', async (ports) => ports.services.remember(kase.id, shown('loan'), start))
      await expect(
        g().as('karin', async (ports) => ports.services.remember(kase.id, shown('loan'), start)),
      ).rejects.toThrow(/rolled back|row-level security/)
      const ids = await g().as('karin', async (_, actor) => actor)
      const seen = await g()
        .database.db.transaction()
        .execute(async (trx) => {
          await sql`select set_config('role', 'manydoors_app', true), set_config('app.network', ${ids.network.id}, true),
            set_config('app.organisation', ${ids.organisation}, true)`.execute(trx)
          return (await sql`select from suggestions`.execute(trx)).rows
        })
      expect(seen).toEqual([])
    })
  })
})
