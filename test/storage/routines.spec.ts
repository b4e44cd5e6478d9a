import { describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { newId } from '#src/new-id.ts'
import { createRoutineClock } from '#src/storage/routine-clock.ts'
import { goRound } from '#src/worker/routine.ts'
import { testEncryption } from '#test/seed-network.ts'
import { moving, offering, onEveryEngine, opening, start } from './given.ts'

const calendar = { timeZone: 'Europe/Stockholm', hours: { from: 480, to: 1020 }, freeDays: new Set<string>() }

onEveryEngine('routines', (g, engine) => {
  const clockAt = (now: Date) =>
    createRoutineClock(g().database, { encryption: testEncryption, newId, now: () => now, onCommit: () => undefined })
  const ringAt = (now: Date) => clockAt(now).ring(now, (ports, due) => goRound(ports, due, calendar, now))
  const ringAll = async (now: Date): Promise<number> => {
    let rung = 0
    while (await ringAt(now)) rung += 1
    return rung
  }
  const asked = async (): Promise<readonly string[]> => {
    const { rows } = await sql<{ told: string }>`select concat_ws(' ', about ->> 'quarter', m.key) as told from outbox o
      left join members m on m.id = o.lane where about ->> 'kind' = 'services' order by 1`.execute(g().database.db)
    return rows.map(({ told }) => told)
  }
  const paceOf = async (key: string) => {
    const { rows } = await sql<{ minutes: number | null }>`select t.minutes from response_times t
      join organisations o on o.id = t.organisation_id where o.key = ${key}`.execute(g().database.db)
    return rows[0]?.minutes
  }

  it('begin with the network, and tell nobody anything before their time has come', async () => {
    expect(await ringAll(start)).toBe(8)
    expect(await ringAll(start)).toBe(0)
    expect(await asked()).toEqual([])
    expect(await clockAt(start).nextDue()).toEqual(new Date('2026-11-03T03:00:00Z'))
  })

  it('ask those who keep the services once a quarter, and only where there are some', async () => {
    const january = new Date('2027-01-01T07:00:00Z')
    await ringAll(new Date('2026-12-31T12:00:00Z'))
    expect(await asked()).toEqual([])
    await ringAll(january)
    expect(await asked()).toEqual(['2027-Q1 sara'])
    await ringAll(january)
    await ringAll(new Date('2027-03-31T12:00:00Z'))
    expect(await asked()).toEqual(['2027-Q1 sara'])
  })

  it('ask once for all the quarters that nobody was there to ask', async () => {
    await ringAll(new Date('2027-11-24T12:00:00Z'))
    expect(await asked()).toEqual(['2027-Q1 sara', '2027-Q4 sara'])
  })

  it('ask nothing about what has just been gone through, as it is when the time has come', async () => {
    await g().as('sara', (ports, actor) => ports.services.keeping.review('all', actor, start, '2027-12-20'))
    await ringAll(new Date('2028-01-03T12:00:00Z'))
    expect(await asked()).toEqual(['2027-Q1 sara', '2027-Q4 sara'])
    await g().as('sara', (ports, actor) => ports.services.keeping.review('all', actor, start, '2026-09-15'))
  })

  it('are done once by however many nodes there are', async () => {
    const spring = new Date('2028-04-03T07:00:00Z')
    const nodes = engine === 'server' ? 4 : 1
    await Promise.all(Array.from({ length: nodes }, () => ringAll(spring)))
    expect((await asked()).filter((told) => told.startsWith('2028-Q2'))).toEqual(['2028-Q2 sara'])
  })

  it('come back when they fail, and do not keep the others from coming round', async () => {
    const summer = new Date('2028-07-03T07:00:00Z')
    await expect(
      clockAt(summer).ring(summer, async () => {
        throw new Error('a fault of our own')
      }),
    ).rejects.toThrow('a fault of our own')
    expect(await ringAll(summer)).toBe(7)
    expect(await ringAll(new Date('2028-07-03T07:01:00Z'))).toBe(1)
  })

  describe('count how soon an organisation answers', () => {
    const accepts = async (minutes: number) => {
      const kase = await g().as('sara', opening())
      const offered = new Date('2028-07-03T08:00:00Z')
      const referral = await g().as('sara', offering(kase.id, 'een', offered))
      await g().as('karin', moving(referral, { move: 'accept' }, new Date(offered.getTime() + minutes * 60_000)))
    }
    const night = (days: number) => new Date(Date.parse('2028-07-04T12:00:00Z') + days * 24 * 60 * 60_000)

    it('and say nothing of four', async () => {
      for (const minutes of [10, 20, 30, 40]) await accepts(minutes)
      await ringAll(night(0))
      expect(await paceOf('een')).toBeNull()
    })

    it('and say in what time half of five were accepted, to everybody', async () => {
      await accepts(50)
      await ringAll(night(1))
      expect(await paceOf('een')).toBe(30)
      expect(await paceOf('almi')).toBeNull()
      await sql`insert into services select network_id, ${newId()}, id, 'loan', 'EU-lån', '{"employees":null,"netTurnoverMinSek":null}', 'open'
        from organisations where key = 'een'`.execute(g().database.db)
      const seen = await g().as('li', async (ports) => (await ports.services.directory(null)).offerings)
      expect(seen.find(({ title }) => title === 'EU-lån')?.pace).toBe(30)
    })

    it('and forget what is older than ninety days', async () => {
      await ringAll(night(95))
      expect(await paceOf('een')).toBeNull()
    })

    it.each([
      ['manydoors_counter', 'select case_id from referrals', 'denied'],
      ['manydoors_counter', 'select from_organisation_id from referrals', 'denied'],
      ['manydoors_counter', 'select stage from referrals', 'denied'],
      ['manydoors_counter', 'select * from cases', 'denied'],
      ['manydoors_counter', 'select name from members', 'denied'],
      ['manydoors_counter', 'update referrals set accepted_at = now()', 'denied'],
      ['manydoors_worker', 'select accepted_at from referrals', 'denied'],
      ['manydoors_worker', 'update response_times set minutes = 1', 'denied'],
      ['manydoors_app', 'select accepted_at from referrals', []],
      ['manydoors_app', 'update response_times set minutes = 1', 'denied'],
    ] as const)('%s cannot look further: %s', async (role, query, result) => {
      const ids = await g().as('li', async (_, actor) => actor)
      const asking = g()
        .database.db.transaction()
        .execute(async (trx) => {
          await sql`select set_config('role', ${role}, true), set_config('app.network', ${ids.network.id}, true),
            set_config('app.organisation', ${ids.organisation}, true)`.execute(trx)
          return (await sql.raw(query).execute(trx)).rows
        })
        .catch((fault: Error) => (/permission denied/.test(fault.message) ? 'denied' : fault.message))
      expect(await asking).toEqual(result)
    })

    it('and a counter without a network finds nothing', async () => {
      const found = g()
        .database.db.transaction()
        .execute(async (trx) => {
          await sql`select set_config('role', 'manydoors_counter', true), set_config('app.network', '', true)`.execute(
            trx,
          )
          return (await sql`select accepted_at from referrals`.execute(trx)).rows
        })
      expect(await found).toEqual([])
    })
  })
})
