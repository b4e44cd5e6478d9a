import { expect, it } from '@jest/globals'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { calendarFiles } from '#src/calendar-files.ts'
import type { Ports } from '#src/core/ports.ts'
import type { Actor } from '#src/core/register/register.ts'
import { newId } from '#src/new-id.ts'
import { calendarFeeds } from '#src/storage/feed-store.ts'
import { createStorage } from '#src/storage/storage.ts'
import { callers, type Somebody, testEncryption } from '#test/seed-network.ts'
import { onEveryEngine, start } from './given.ts'
import { planning } from './meetings.ts'

onEveryEngine('a calendar of one’s own', (g) => {
  const as = async <T>(who: Somebody, work: (ports: Ports, by: Actor) => Promise<T>): Promise<T> => {
    const storage = createStorage(g().database, {
      ...{ encryption: testEncryption, newId, now: () => start, onCommit: () => undefined },
      calendarAt: (token) => `https://bot.example/calendar/${token}.ics`,
    })
    const done = await storage.asCaller(callers[who], async (ports, by) => ({
      commit: true,
      value: await work(ports, by),
    }))
    if ('found' in done) return done.found
    throw new Error('nobody')
  }
  const renewed = async (who: Somebody) => tokenIn(await as(who, (ports, by) => ports.feeds.renew(by, start)))
  const tokenIn = (address: string | null) => /calendar\/([\w-]{43})\.ics$/.exec(address ?? '')?.[1] ?? ''
  const file = async (token: string) => {
    const found = await calendarFiles(
      async () => null,
      calendarFeeds(g().database, testEncryption, () => start),
    )(token)
    return found && new ICAL.Component(ICAL.parse(found.text))
  }
  const events = async (token: string) =>
    (await file(token))?.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) ?? null

  it('has the meetings that one is invited to, by the clock where they are held, as another library reads it', async () => {
    const { id } = await as('maria', planning())
    const token = await renewed('sara')
    const whole = await file(token)
    expect(whole?.getFirstPropertyValue('method')).toBe('PUBLISH')
    const zone = whole?.getFirstSubcomponent('vtimezone')
    expect(zone?.getFirstPropertyValue('tzid')).toBe('Europe/Stockholm')
    const [event] = (await events(token)) ?? []
    expect([event?.uid, event?.summary, event?.location]).toEqual([id, 'Arbetsgruppen', 'Kungsgatan 1'])
    expect(event?.startDate.toString()).toBe('2026-12-08T09:00:00')
    expect(event?.startDate.zone?.tzid ?? event?.component.getFirstProperty('dtstart')?.getParameter('tzid')).toBe(
      'Europe/Stockholm',
    )
    expect(event?.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(await events(await renewed('karin'))).toEqual([])
  })

  it('updates the same event, with a higher sequence, and cancels it', async () => {
    const meeting = await as('maria', planning())
    const token = await renewed('erik')
    const own = async () => (await events(token))?.find(({ uid }) => uid === meeting.id)
    expect((await own())?.sequence).toBe(1)
    const moved = { ...meeting, startsAt: new Date('2027-06-09T11:00:00Z'), endsAt: new Date('2027-06-09T12:00:00Z') }
    await as('maria', (ports) => ports.meetings.store({ ...moved, version: 2 }, 1, null))
    expect([(await own())?.sequence, (await own())?.startDate.toString()]).toEqual([2, '2027-06-09T13:00:00'])
    await as('maria', (ports) => ports.meetings.store({ ...moved, version: 3, stage: 'cancelled', words: '' }, 2, null))
    expect([(await own())?.sequence, (await own())?.component.getFirstPropertyValue('status')]).toEqual([
      3,
      'CANCELLED',
    ])
  })

  it('is found by its newest address alone, which only its owner can see, and is gone when they have left', async () => {
    const first = await renewed('sara')
    const second = await renewed('sara')
    expect(await file(first)).toBeNull()
    expect(await file(second)).not.toBeNull()
    expect(tokenIn(await as('sara', (ports, by) => ports.feeds.addressOf(by)))).toBe(second)
    const stolen = await as('erik', async (ports, by) => {
      const sara = (await ports.register.receivers('sara'))[0]?.member
      return ports.feeds.addressOf({ ...by, member: sara?.id ?? by.member })
    })
    expect(stolen).toBeNull()
    for (const wrong of ['', second.slice(1), `${second}x`, 'x'.repeat(43)]) expect(await file(wrong)).toBeNull()
    const { rows } = await sql<{ all: string }>`select string_agg(f::text, '') as all from calendar_feeds f`.execute(
      g().database.db,
    )
    expect(rows[0]?.all).not.toContain(second)
    await sql`update members set active = false where key = 'sara'`.execute(g().database.db)
    expect(await file(second)).toBeNull()
    await sql`update members set active = true where key = 'sara'`.execute(g().database.db)
  })
})
