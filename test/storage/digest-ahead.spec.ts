import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { wordsFor } from '#src/texts/words.ts'
import { answers } from './asking.ts'
import { ringDigests } from './digests.ts'
import { onEveryEngine, start } from './given.ts'
import { planning } from './meetings.ts'

onEveryEngine('what is coming', (g) => {
  const december = new Date('2026-12-01T08:00:00Z')
  const told = async () => {
    const kept = await g().as('li', (ports) => ports.digests.newest('2026-11'))
    if (kept === null) throw new Error('nothing was told')
    return kept
  }
  const own = async (who: 'sara' | 'li', month = '2026-11') => {
    const shown = await answers({ g: g(), who, now: december }, 'digest.own', { month })
    if (!shown.ok || shown.value.kind !== 'digest') throw new Error('it is not shown')
    return shown.value.digest.coming ?? 'not told'
  }
  const inWords = async (locale: 'sv' | 'en') =>
    wordsFor({ locale, timeZone: 'Europe/Stockholm' }).digest.ahead((await told()).digest)

  it('is planned meetings by kind and time, services that open again, and the next digest', async () => {
    await g().as('maria', planning())
    const { database } = g()
    await sql`update meetings set title = 'Om Nordform AB'`.execute(database.db)
    // One that is called off, and one after the next digest.
    for (const [slot, stage, days] of [
      ['2026-12-09', 'cancelled', 1],
      ['2027-01-12', 'planned', 35],
    ] as const)
      await sql`insert into meetings (network_id, id, series_id, organisation_id, organisations, version, kind, title, slot, starts_at, ends_at, stage, since_at)
        select network_id, gen_random_uuid(), series_id, organisation_id, organisations, 1, kind, title, ${slot}::date, starts_at + ${days} * interval '1 day',
          ends_at + ${days} * interval '1 day', ${stage}, since_at from meetings where slot = '2026-12-08'`.execute(
        database.db,
      )
    // One opens on the day of the next digest. The others opened before the month was counted, open after it, or nobody knows when.
    await sql`update services set capacity = 'closed', closed_until = '2026-12-31' where title = 'Lån'`.execute(
      database.db,
    )
    for (const [title, until] of [
      ['Växarena', '2026-11-30'],
      ['Garanti', '2027-01-01'],
      ['Exportklubben', null],
    ] as const)
      await sql`insert into services (network_id, id, organisation_id, need, title, eligibility, capacity, closed_until)
        select network_id, gen_random_uuid(), organisation_id, need, ${title}, eligibility, 'closed', ${until}::date
        from services where title = 'Lån'`.execute(database.db)
    await ringDigests(g(), start)
    await ringDigests(g(), december)
    expect(await inWords('sv')).toEqual([
      'Arbetsgruppen: tis 8 dec. 09:00',
      'Almi: ”Lån” öppnar igen fre 1 jan. 2027',
      'Nästa månadsbrev: 1 januari 2027',
    ])
    expect(await inWords('en')).toEqual([
      'The working group: Tue 8 Dec, 09:00',
      'Almi: “Lån” opens again on Fri, 1 Jan 2027',
      'Next digest: 1 January 2027',
    ])
    expect((await told()).body).not.toContain('Nordform')
  })

  it('stays as it was told when the meeting is called off afterwards', async () => {
    const before = (await told()).body
    await sql`update meetings set stage = 'cancelled'`.execute(g().database.db)
    expect((await told()).body).toBe(before)
    await sql`update meetings set stage = 'planned' where slot = '2026-12-08'`.execute(g().database.db)
  })

  it('is to an organisation of the meetings alone that it keeps or was asked to, and of its own services', async () => {
    expect(await own('sara')).toMatchObject({ meetings: [{ kind: 'working-group' }], services: [{ title: 'Lån' }] })
    expect(await own('li')).toMatchObject({ meetings: [], services: [] })
  })

  it('is not told of an earlier month: what was planned then is not known any more', async () => {
    expect(await own('sara', '2026-10')).toBe('not told')
  })
})
