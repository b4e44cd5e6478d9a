import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { CompanyId, PlaceId } from '#src/core/ids.ts'
import type { About } from '#src/core/notice.ts'
import { intents } from '#src/intents/index.ts'
import { summarise } from '#src/texts/say.ts'
import { wordsFor } from '#src/texts/words.ts'
import { present } from '#src/views/present.ts'
import { asks } from './asking.ts'
import { exportClub, invited, listed, placesIn, tokenOf } from './clubs.ts'
import { type Given, onEveryEngine, start } from './given.ts'

type Who = 'sara' | 'erik' | 'li' | 'omar' | 'karin' | 'maria'

/** As whoever keeps the register does it: seen first, then merged. */
async function merges(g: Given, ...places: readonly PlaceId[]): Promise<void> {
  const { rows } = await sql<{ of: CompanyId }>`select company_id as of from club_places
    where id = any(${places}) order by id`.execute(g.database.db)
  const [one, other] = rows.map(({ of }) => of)
  if (one === undefined || other === undefined) throw new Error('two places')
  const form = await g.as('maria', async (ports, by) => {
    const calendar = { timeZone: by.network.timeZone, hours: by.network.workingHours, freeDays: new Set<string>() }
    return intents.get('companies.merge')?.form?.(ports, { one, other }, { by, now: start, calendar })
  })
  expect(await asks(g, 'maria', 'companies.merge', { one, other, seen: form?.keep['seen'] ?? '' })).toBeNull()
}

/** Who is told of a place that is gone, and all that they read. */
async function told(g: Given, place: PlaceId) {
  const { rows } = await sql<{
    key: Who
    about: About
  }>`select m.key, o.about from outbox o join members m on m.id = o.lane
    where o.about->>'kind' = 'club-merged' and o.about->>'place' = ${place}`.execute(g.database.db)
  return Promise.all(
    rows.map(async ({ key, about }) => [
      key,
      await g.as(key, (ports, actor) => present(ports, about, { ...actor, locale: 'sv' }, start)),
    ]),
  )
}

const view = (company: string, owner: unknown) => ({
  ...{ kind: 'club-merged', company, owner, buttons: [expect.objectContaining({ intent: 'club.show' })] },
  meeting: expect.objectContaining({ kind: 'export-club' }),
})

onEveryEngine('two places at an Export Club that were one company’s', (g) => {
  it('leave one link, and whoever passed on the other is told whose that is, and nothing more', async () => {
    const club = await g().as('maria', exportClub(5))
    const [stays, goes] = [
      await invited(g(), club, 'sara', 'Dubbel AB'),
      await invited(g(), club, 'li', 'Dubbel aktiebolag'),
    ]
    expect(await asks(g(), 'sara', 'club.come', { place: stays })).toBeNull()
    const token = await tokenOf(g(), 'li', goes)
    await merges(g(), stays, goes)
    const [[who, shown] = []] = await told(g(), goes)
    expect([who, shown]).toEqual([
      'li',
      view(expect.stringMatching(/^Dubbel (AB|aktiebolag)$/) as never, { name: 'Sara Lund', organisation: 'Almi' }),
    ])
    expect(await told(g(), stays)).toEqual([])
    const read = await g().storage.asGuest(token, async () => ({ commit: false, value: 'there' }))
    expect(read).toBeNull()
    const said = (['sv', 'en'] as const).map((locale) =>
      summarise(shown as never, wordsFor({ locale, timeZone: 'Europe/Stockholm' })),
    )
    expect(said[0]).toMatch(/länken som du har skickat leder ingenstans längre.*länken från Sara Lund, Almi/)
    expect(said[1]).toMatch(/the link that you passed on leads nowhere any more.*the link from Sara Lund, Almi/)
  })

  it('give the place that is freed to the next in line, but not at a meeting that has been or is called off', async () => {
    const ends = {
      ahead: null,
      begun: sql`update meetings set starts_at = ${new Date(+start - 60_000)}`,
      off: sql`update meetings set stage = 'cancelled'`,
    }
    for (const [how, ending] of Object.entries(ends)) {
      const club = await g().as('maria', exportClub(2))
      const [one, other, next] = [
        await invited(g(), club, 'sara', `Två ${how} AB`),
        await invited(g(), club, 'li', `Två ${how} aktiebolag`),
        await invited(g(), club, 'karin', `Nästa ${how} AB`),
      ]
      expect(await asks(g(), 'sara', 'club.come', { place: one })).toBeNull()
      expect(await asks(g(), 'li', 'club.come', { place: other })).toBeNull()
      expect(await asks(g(), 'karin', 'club.come', { place: next })).toBeNull()
      if (ending) await sql`${ending} where id = ${club.meeting}`.execute(g().database.db)
      await merges(g(), one, other)
      const { rows: up } = await sql`select 1 from outbox where about->>'place' = ${next}`.execute(g().database.db)
      const { stage } = (await placesIn(g(), club.meeting)).find(({ id }) => id === next) ?? {}
      expect([how, stage, up.length]).toEqual(how === 'ahead' ? [how, 'coming', 1] : [how, 'waiting', 0])
    }
  })

  it('may both be of one promoter, who has the other link too', async () => {
    const club = await g().as('maria', exportClub(5))
    const two = [await invited(g(), club, 'sara', 'Egen ett AB'), await invited(g(), club, 'sara', 'Egen ett')]
    await merges(g(), ...two)
    const all = (await Promise.all(two.map((place) => told(g(), place)))).flat()
    expect(all).toEqual([['sara', view(expect.stringMatching(/^Egen ett/) as never, 'self')]])
  })

  it('are told to a colleague of whoever passed on the link and has left', async () => {
    const club = await g().as('maria', exportClub(5))
    const [stays, goes] = [
      await invited(g(), club, 'sara', 'Kollega AB'),
      await invited(g(), club, 'omar', 'Kollega aktiebolag'),
    ]
    expect(await asks(g(), 'sara', 'club.come', { place: stays })).toBeNull()
    const { member } = await g().as('omar', (_, by) => Promise.resolve(by))
    const leaving = { leaver: 'business-sweden/omar', owner: 'business-sweden/li', seen: member }
    expect(await asks(g(), 'maria', 'doors.leave', leaving)).toBeNull()
    await merges(g(), stays, goes)
    expect((await told(g(), goes)).map(([who]) => who)).toEqual(['li'])
  })

  it('are not told where nobody had a link, and not any more when the meeting is called off', async () => {
    const club = await g().as('maria', exportClub(5))
    const [stays, thought] = [
      await invited(g(), club, 'sara', 'Tanke AB'),
      await listed(g(), club, 'karin', 'Tanke aktiebolag'),
    ]
    await merges(g(), stays, thought)
    expect([await told(g(), stays), await told(g(), thought)]).toEqual([[], []])
    const [one, other] = [
      await invited(g(), club, 'sara', 'Inställd AB'),
      await invited(g(), club, 'karin', 'Inställd aktiebolag'),
    ]
    expect(await asks(g(), 'sara', 'club.come', { place: one })).toBeNull()
    await merges(g(), one, other)
    const off = { meeting: club.meeting, version: '1', note: '', asked: 'yes' }
    expect(await asks(g(), 'maria', 'meeting.cancel', off)).toBeNull()
    expect(await told(g(), other)).toEqual([['karin', null]])
  })
})
