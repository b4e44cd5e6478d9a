import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { Club } from '#src/core/club/club.ts'
import type { About } from '#src/core/notice.ts'
import { intents } from '#src/intents/index.ts'
import { present } from '#src/views/present.ts'
import { asks } from './asking.ts'
import { exportClub, invited, listed, placesIn } from './clubs.ts'
import { type Given, onEveryEngine, start } from './given.ts'

type Who = 'sara' | 'erik' | 'li' | 'omar' | 'karin' | 'maria'
const almi = 'sara'

/** What waits to be told of a meeting's change: to whom, in the order of their names, and which companies each reads. */
async function told(g: Given, { meeting }: Club): Promise<readonly string[]> {
  const { rows } = await sql<{
    key: Who
    about: About
  }>`select m.key, o.about from outbox o join members m on m.id = o.lane
    where o.about->>'kind' = 'club-change' and o.about->>'meeting' = ${meeting} order by o.posted_at, o.id`.execute(
    g.database.db,
  )
  const read = await Promise.all(rows.map(async ({ key, about }) => `${key}: ${await reads(g, key, about)}`))
  return read.toSorted()
}

const reads = (g: Given, who: Who, about: About): Promise<string> =>
  g.as(who, async (ports, actor) => {
    const view = await present(ports, about, { ...actor, locale: 'sv' }, start)
    if (view === null) return 'nothing'
    if (view.kind !== 'club-change') throw new Error(view.kind)
    return `${view.tiding} ${view.companies.join(', ')}${view.more === 0 ? '' : ` and ${view.more} more`}`
  })

const version = async (g: Given, { meeting }: Club): Promise<string> =>
  g.as('maria', async ({ meetings }) => String((await meetings.byId(meeting))?.meeting.version))
const moveTo = (club: Club, seen: string, over: object = {}) => ({
  ...{ meeting: club.meeting, version: seen, on: '2026-12-11', startTime: '15:00', endTime: '17:00' },
  ...{ place: 'Kungsgatan 1', looked: '2026-12-11', ...over },
})

/** Sara and Li have invited companies; some have answered. */
async function busyClub(g: Given, name: string): Promise<Club> {
  const club = await g.as('maria', exportClub(1))
  const [comes, waits, no] = [
    await invited(g, club, almi, `${name} Kommer AB`),
    await invited(g, club, almi, `${name} Väntar AB`),
    await invited(g, club, almi, `${name} Nekar AB`),
  ]
  await listed(g, club, almi, `${name} Påtänkt AB`)
  await invited(g, club, 'li', `${name} Lis AB`)
  await invited(g, club, 'erik', `${name} Eriks AB`)
  for (const [intent, place] of [
    ['club.come', comes],
    ['club.come', waits],
    ['club.decline', no],
  ] as const)
    expect(await asks(g, almi, intent, { place })).toBeNull()
  return club
}
const each = (name: string, tiding: string) => [
  `erik: ${tiding} ${name} Eriks AB`,
  `li: ${tiding} ${name} Lis AB`,
  `sara: ${tiding} ${name} Kommer AB, ${name} Väntar AB`,
]

onEveryEngine('an Export Club that is moved or called off', (g) => {
  it('is told to each promoter once, with their own companies that have not declined; and answers stay', async () => {
    const club = await busyClub(g(), 'Flytt')
    const before = await placesIn(g(), club.meeting)
    const wanted = moveTo(club, await version(g(), club))
    expect(await asks(g(), 'maria', 'meeting.move', wanted)).toBeNull()
    expect(await told(g(), club)).toEqual(each('Flytt', 'moved'))
    expect(await asks(g(), 'maria', 'meeting.move', wanted)).toBe('form-expired')
    expect(await told(g(), club)).toHaveLength(3)
    expect(await placesIn(g(), club.meeting)).toEqual(before)
  })

  it('is told when only the place is another, and not when nothing is', async () => {
    const club = await busyClub(g(), 'Plats')
    const same = moveTo(club, await version(g(), club), { on: '2026-12-04', looked: '2026-12-04' })
    expect(await asks(g(), 'maria', 'meeting.move', same)).toBeNull()
    expect(await told(g(), club)).toEqual([])
    const elsewhere = { ...same, version: await version(g(), club), place: 'Storgatan 2' }
    expect(await asks(g(), 'maria', 'meeting.move', elsewhere)).toBeNull()
    expect(await told(g(), club)).toEqual(each('Plats', 'moved'))
  })

  it('is told as called off, and what was to say that it has been moved says nothing any more', async () => {
    const club = await busyClub(g(), 'Inställt')
    expect(await asks(g(), 'maria', 'meeting.move', moveTo(club, await version(g(), club)))).toBeNull()
    const off = { meeting: club.meeting, version: await version(g(), club), note: '', asked: 'yes' }
    expect(await asks(g(), 'maria', 'meeting.cancel', off)).toBeNull()
    expect(await told(g(), club)).toEqual(
      [...each('Inställt', 'cancelled'), 'erik: nothing', 'li: nothing', 'sara: nothing'].toSorted(),
    )
  })

  it.each([
    ['on other days', '2026-12-17, 15:00 – 17:00', 'moved'],
    ['with none left for it', '2026-12-03, 15:00 – 17:00', 'cancelled'],
  ])('is told as a part of the rest of its series, %s', async (name, pattern, tiding) => {
    const [early, club] = [await busyClub(g(), `${name} tidig`), await busyClub(g(), name)]
    // Both are of one series: the first is the one from which on it changes.
    await sql`update meetings set series_id = (select series_id from meetings where id = ${early.meeting}),
      slot = '2026-12-11', starts_at = starts_at + interval '7 days', ends_at = ends_at + interval '7 days'
      where id = ${club.meeting}`.execute(g().database.db)
    const two = tiding === 'moved' ? `2026-12-16, ${pattern}` : pattern
    const rest = { meeting: early.meeting, version: await version(g(), early), pattern: two, place: 'Kungsgatan 1' }
    const days = tiding === 'moved' ? ['2026-12-16', '2026-12-17'] : ['2026-12-03']
    const sent = { ...rest, from: days[0] ?? '', until: '', toMove: '', toSkip: '' }
    const form = await g().as('maria', async (ports, by) => {
      const calendar = { timeZone: by.network.timeZone, hours: by.network.workingHours, freeDays: new Set<string>() }
      return intents.get('meeting.rest')?.form?.(ports, sent, { by, now: start, calendar })
    })
    expect(await asks(g(), 'maria', 'meeting.rest', { ...sent, seen: form?.keep['seen'] ?? '' })).toBeNull()
    expect(await told(g(), club)).toEqual(each(name, tiding))
    expect(await told(g(), early)).toEqual(each(`${name} tidig`, 'moved'))
  })

  it('is not told when the move is refused, nor to anybody where it has no companies', async () => {
    const club = await busyClub(g(), 'Nekad')
    expect(await asks(g(), 'sara', 'meeting.move', moveTo(club, await version(g(), club)))).toBe('meeting-not-found')
    expect(await told(g(), club)).toEqual([])
    const empty = await g().as('maria', exportClub(3))
    expect(await asks(g(), 'maria', 'meeting.move', moveTo(empty, await version(g(), empty)))).toBeNull()
    expect(await told(g(), empty)).toEqual([])
  })

  it('names no company of others to whoever holds the message, and nothing once none is left', async () => {
    const club = await g().as('maria', exportClub(3))
    const place = await invited(g(), club, almi, 'Ensam AB')
    expect(await asks(g(), 'maria', 'meeting.move', moveTo(club, await version(g(), club)))).toBeNull()
    const startsAt = '2026-12-11T14:00:00.000Z'
    const about: About = { kind: 'club-change', meeting: club.meeting, tiding: 'moved', startsAt }
    const read = () => Promise.all((['sara', 'erik', 'li', 'maria'] as const).map((who) => reads(g(), who, about)))
    expect(await read()).toEqual(['moved Ensam AB', 'nothing', 'nothing', 'nothing'])
    expect(await asks(g(), almi, 'club.decline', { place })).toBeNull()
    expect(await read()).toEqual(['nothing', 'nothing', 'nothing', 'nothing'])
  })
})
