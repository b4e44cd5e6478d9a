import { describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { ReferralId } from '#src/core/ids.ts'
import { firstRung, type Step } from '#src/core/referral/ladder.ts'
import { newId } from '#src/new-id.ts'
import { createAlarmClock } from '#src/storage/alarm-clock.ts'
import { ring } from '#src/worker/ring.ts'
import { testEncryption } from '#test/seed-network.ts'
import { startClocks } from '../../migrations/0008-clocks.ts'
import { type Given, moving, offering, onEveryEngine, opening } from './given.ts'

const calendar = { timeZone: 'Europe/Stockholm', hours: { from: 480, to: 1020 }, freeDays: new Set<string>() }
const hours = (n: number) => new Date(Date.parse('2026-11-02T09:00:00Z') + n * 3_600_000)

onEveryEngine('clocks', (g) => {
  const alarmClockAt = (now: Date) =>
    createAlarmClock(g().database, { encryption: testEncryption, newId, now: () => now, onCommit: () => undefined })
  const ringAt = (now: Date) => alarmClockAt(now).ring(now, (ports, clock) => ring(ports, clock, calendar, now))
  const ringAll = async (now: Date): Promise<number> => {
    let rung = 0
    while (await ringAt(now)) rung += 1
    return rung
  }
  /** An offer with its clock, as the intent leaves it. */
  const offered = async (to = 'business-sweden'): Promise<ReferralId> => {
    const kase = await g().as('sara', opening())
    return g().as('sara', async (ports, actor) => {
      const id = await offering(kase.id, to, hours(0))(ports, actor)
      const sheet = await ports.referrals.byId(id)
      if (sheet) await ports.clocks.start(sheet.referral, firstRung(sheet.referral, calendar))
      return id
    })
  }
  const told = async (id: ReferralId): Promise<readonly string[]> => {
    const { rows } = await sql<{ step: string }>`select about ->> 'tiding' as step from outbox
      where subject = ${id} and about ->> 'kind' = 'clock' order by step`.execute(g().database.db)
    return rows.map(({ step }) => step)
  }
  const recorded = async (id: ReferralId): Promise<readonly Step[]> => {
    const { rows } = await sql<{ step: Step }>`select about ->> 'step' as step from audit
      where what = 'clock' and about ->> 'referral' = ${id} and by_id is null order by at, id`.execute(g().database.db)
    return rows.map(({ step }) => step)
  }
  const clockOf = (id: ReferralId) => g().as('sara', (ports) => ports.clocks.of(id))

  it('ring when they are due, once, in order, and stop at the end', async () => {
    const id = await offered()
    expect(await ringAll(hours(3.9))).toBe(0)
    expect(await ringAll(hours(4))).toBe(1)
    expect(await ringAll(hours(4))).toBe(0)
    expect(await told(id)).toEqual(['reminder'])
    expect(await ringAll(hours(24 * 30))).toBe(3)
    expect(await recorded(id)).toEqual(['reminder', 'overdue', 'escalated', 'convened'])
    expect(await clockOf(id)).toMatchObject({ step: null })
  })

  it('tell a stand-in that somebody is late, and remind nobody but the addressee, however late they ring', async () => {
    const id = await offered('omar')
    g().clock.now = hours(24)
    expect(await ringAll(hours(24))).toBe(2)
    g().clock.now = hours(0)
    const { rows } = await sql<{ told: string }>`select concat_ws(' ', about ->> 'tiding', m.key) as told from outbox o
      left join members m on m.id = o.lane where subject = ${id} and about ->> 'kind' = 'clock' order by 1`.execute(
      g().database.db,
    )
    expect(rows.map(({ told }) => told)).toEqual(['overdue', 'overdue li', 'reminder omar'])
    await ringAll(hours(24 * 30))
  })

  it('tell nothing of a stage that is over, and go on with the one that has begun', async () => {
    const id = await offered()
    await g().as('li', moving(id, { move: 'accept' }, hours(1)))
    // The move has not set the clock, as if another version of this program had made it.
    expect(await ringAll(hours(5))).toBe(1)
    expect(await told(id)).toEqual([])
    expect(await clockOf(id)).toMatchObject({ step: 'overdue' })
  })

  it('go on as they are when a move leaves the stage as it is', async () => {
    const id = await offered()
    const again = async () =>
      g().as('sara', async (ports) => {
        const sheet = await ports.referrals.byId(id)
        if (sheet) await ports.clocks.start(sheet.referral, firstRung(sheet.referral, calendar))
      })
    await ringAll(hours(4))
    await again()
    expect(await clockOf(id)).toMatchObject({ step: 'overdue' })
    await ringAll(hours(24 * 30))
  })

  it('are put off, and ring then', async () => {
    const id = await offered()
    const was = await clockOf(id)
    const put = (clock = was) => g().as('li', async (ports) => clock && ports.clocks.snooze(clock, hours(24)))
    expect(was && (await put({ ...was, since: hours(-1) }))).toBe(false)
    expect(was && (await put({ ...was, step: 'overdue' }))).toBe(false)
    expect(await put()).toBe(true)
    expect(await ringAll(hours(23))).toBe(0)
    expect(await ringAll(hours(24))).toBe(1)
    expect(await told(id)).toEqual(['reminder'])
    await ringAll(hours(24 * 30))
  })

  it('remember when somebody asked again, and who was second', async () => {
    const id = await offered()
    const was = await clockOf(id)
    const ask = () => g().as('sara', async (ports) => was && ports.clocks.askedAgain(was, hours(30)))
    expect([await ask(), await ask()]).toEqual([true, false])
    expect(await clockOf(id)).toMatchObject({ askedAt: hours(30) })
    await ringAll(hours(24 * 30))
  })

  it('leave nothing behind when the work on one fails, and do not keep the others waiting', async () => {
    const [bad, good] = [await offered(), await offered()]
    const failing = () =>
      alarmClockAt(hours(4)).ring(hours(4), async (ports, clock) => {
        await ring(ports, clock, calendar, hours(4))
        if (clock.referral === bad) throw new Error('a fault of our own')
      })
    const ends = [await failing().catch(() => 'failed'), await failing().catch(() => 'failed')]
    expect([...ends].sort()).toEqual(['failed', true].sort())
    expect(await told(bad)).toEqual([])
    expect(await told(good)).toEqual(['reminder'])
    expect(await ringAll(hours(4.5))).toBe(1)
    expect(await told(bad)).toEqual(['reminder'])
    await ringAll(hours(24 * 30))
  })

  it('show a convener the referral and its clock, and neither company nor case nor timeline', async () => {
    const kase = await g().as('sara', opening('Hemlig marknad', 'Hemligt AB'))
    const id = await g().as('sara', offering(kase.id, 'een', hours(0)))
    expect(await g().as('maria', (ports) => ports.referrals.byId(id))).toBeNull()
    await g().as('sara', async (ports) => {
      const sheet = await ports.referrals.byId(id)
      const [convener] = (await ports.clocks.concerned(sheet?.referral.toOrganisation ?? newId(), null)).conveners
      if (sheet && convener) await ports.cases.letKnow(sheet.referral.case, [convener.organisation])
    })
    const seen = await g().as('maria', (ports) => ports.referrals.byId(id))
    expect(seen).toMatchObject({ case: { need: 'Hemlig marknad', company: { name: '–' } } })
    expect(await g().as('maria', (ports) => ports.cases.byNo(kase.no))).toBeNull()
    expect(await g().as('maria', (ports) => ports.chronicle.timeline(kase.id, 10))).toEqual([])
    expect(await g().as('maria', (ports) => ports.referrals.allOf(kase.id))).toEqual([])
    expect(await g().as('li', (ports) => ports.referrals.byId(id))).toBeNull()
  })

  it('are started for what was under way before there were any', async () => {
    const id = await offered()
    await sql`delete from clocks`.execute(g().database.db)
    await g()
      .database.db.transaction()
      .execute((trx) => sql.raw(startClocks).execute(trx))
    expect(await clockOf(id)).toMatchObject({ step: null, since: hours(0) })
    // Which steps it missed is past telling: whoever can do something about it is told.
    await ringAll(new Date(Date.now() + 3_600_000))
    expect(await recorded(id)).toEqual(['convened'])
  })

  it('do not count what the system does as something that a person has done', async () => {
    const id = await offered()
    await ringAll(hours(24 * 30))
    const at = await g().as('sara', async (ports) => {
      const sheet = await ports.referrals.byId(id)
      return sheet && ports.clocks.activeAt(sheet.referral)
    })
    expect(at).toEqual(hours(0))
  })
})

/** Several at once. */
describe('four workers', () => {
  onEveryEngine('on one database', (given: () => Given) => {
    it('ring each clock once between them', async () => {
      const g = given()
      const kase = await g.as('sara', opening())
      const ids: ReferralId[] = []
      for (let n = 0; n < 12; n += 1) {
        ids.push(
          await g.as('sara', async (ports, actor) => {
            const id = await offering(kase.id, n % 2 ? 'een' : 'business-sweden', hours(0))(ports, actor)
            const sheet = await ports.referrals.byId(id)
            if (sheet) await ports.clocks.start(sheet.referral, firstRung(sheet.referral, calendar))
            return id
          }),
        )
      }
      const now = hours(24 * 7)
      const worker = async (): Promise<number> => {
        const clock = createAlarmClock(g.database, {
          ...{ encryption: testEncryption, newId, now: () => now, onCommit: () => undefined },
        })
        let rung = 0
        while (await clock.ring(now, (ports, one) => ring(ports, one, calendar, now))) rung += 1
        return rung
      }
      const rung = await Promise.all([worker(), worker(), worker(), worker()])
      // One can be passed by while another holds the last that are due.
      await worker()
      expect(rung.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0)
      const { rows } = await sql<{ subject: string; step: string; lane: string; times: string }>`
        select subject, about ->> 'tiding' as step, lane, count(*) as times from outbox
        where about ->> 'kind' = 'clock' group by 1, 2, 3`.execute(g.database.db)
      expect(rows.filter(({ times }) => times !== '1')).toEqual([])
      const steps = ids.map((id) => new Set(rows.flatMap(({ subject, step }) => (subject === id ? [step] : []))))
      expect(steps.map((one) => [...one].sort())).toEqual(
        ids.map(() => ['convened', 'escalated', 'overdue', 'reminder']),
      )
    })
  })
})
