import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { Club } from '#src/core/club/club.ts'
import { intents } from '#src/intents/index.ts'
import { convening } from './agenda-given.ts'
import { answers, asks } from './asking.ts'
import { exportClub, invited, listed, placesIn, tokenOf } from './clubs.ts'
import { type Given, offering, onEveryEngine, start } from './given.ts'
import { mergingNow, registering } from './merging-given.ts'

const stages = async (g: Given, { meeting }: Club) =>
  (await placesIn(g, meeting)).map(({ name, stage }) => `${name} ${stage}`)
const outbox = async (g: Given, place: string) =>
  (
    await sql<{ tiding: string; name: string }>`select o.about->>'tiding' as tiding, m.name from outbox o
      join members m on m.id = o.lane where o.about->>'place' = ${place} order by o.id`.execute(g.database.db)
  ).rows.map(({ tiding, name }) => `${tiding} ${name}`)

onEveryEngine('an Export Club', (g) => {
  it('has the companies of each organisation for itself; the convener counts all, and names those that come', async () => {
    const club = await g().as('maria', exportClub(5))
    const comes = await invited(g(), club, 'sara', 'Sesam AB')
    await invited(g(), club, 'sara', 'Senap AB')
    await invited(g(), club, 'li', 'Lingon AB')
    await asks(g(), 'sara', 'club.come', { place: comes })
    const seen = (who: 'sara' | 'erik' | 'li' | 'maria' | 'karin') =>
      g().as(who, async ({ clubs }) => (await clubs.places(club.meeting)).map(({ companyName }) => companyName))
    expect([await seen('sara'), await seen('erik'), await seen('li')]).toEqual([
      ['Sesam AB', 'Senap AB'],
      ['Sesam AB', 'Senap AB'],
      ['Lingon AB'],
    ])
    expect([await seen('maria'), await seen('karin')]).toEqual([['Sesam AB'], []])
    for (const who of ['sara', 'li', 'maria', 'karin'] as const)
      expect((await g().as(who, ({ clubs }) => clubs.hall(club))).places).toHaveLength(3)
    expect(await g().as('li', ({ clubs }) => clubs.place(comes))).toBeNull()
    const nordform = await g().as('sara', async (ports, { member: by }) => {
      const [company] = await ports.companies.byName('Nordform AB')
      await ports.clubs.propose(club, company ? [company.id] : [], { by, at: start })
      return (await ports.clubs.places(club.meeting)).find(({ companyName }) => companyName === 'Nordform AB')?.id
    })
    const counted = async (who: 'sara' | 'li' | 'maria') => {
      const shown = await answers({ g: g(), who, now: start }, 'club.show', { meeting: club.meeting })
      if (!shown.ok || shown.value.kind !== 'club') throw new Error('no club')
      return [shown.value.counts.proposed, shown.value.unnamed]
    }
    // Whom an organisation has merely thought of is no other's to count.
    expect([await counted('sara'), await counted('li'), await counted('maria')]).toEqual([
      [1, 1],
      [0, 2],
      [0, 2],
    ])
    // What everybody sees is named no earlier.
    expect(await seen('maria')).toEqual(['Sesam AB'])
    expect(await asks(g(), 'sara', 'club.invite', { place: nordform, ground: 'asked', note: 'Ringde' })).toBeNull()
    expect(await seen('maria')).toEqual(['Sesam AB'])
    expect(await asks(g(), 'sara', 'club.come', { place: nordform })).toBeNull()
    expect(await seen('maria')).toEqual(['Sesam AB', 'Nordform AB'])
  })

  it('is about what the convener’s coordinators say, and a promoter is refused', async () => {
    const club = await g().as('maria', exportClub(5))
    const wanted = { meeting: club.meeting, theme: 'Norge', speaker: '', cap: '4', sure: '', version: '1' }
    expect(await asks(g(), 'sara', 'club.prepare', wanted)).toBe('no-club')
    expect(await asks(g(), 'maria', 'club.prepare', wanted)).toBeNull()
    expect(await g().as('li', ({ clubs }) => clubs.byMeeting(club.meeting))).toMatchObject({ theme: 'Norge', cap: 4 })
    await expect(g().as('sara', ({ clubs }) => clubs.prepare({ ...club, theme: 'Stulet' }, 2))).rejects.toThrow(
      /row-level security/,
    )
  })

  it('keeps what one coordinator has said from another who has not read it, the first time too', async () => {
    const { meeting } = await g().as(
      'maria',
      convening({ kind: 'export-club', startsAt: new Date('2026-12-01T14:00:00Z') }),
    )
    const formOf = (typed: object) =>
      g().as('maria', async (ports, by) => {
        const calendar = { timeZone: by.network.timeZone, hours: by.network.workingHours, freeDays: new Set<string>() }
        const known = { meeting: meeting.id, ...typed }
        return intents.get('club.prepare')?.form?.(ports, known, { by, now: start, calendar })
      })
    const read = async () => (await formOf({}))?.keep ?? {}
    for (const [kept, lost] of [
      ['Norge', 'Polen'],
      ['Kanada', 'Japan'],
    ]) {
      const [one, other] = [await read(), await read()]
      const typed = (theme = '') => ({ theme, speaker: '', cap: '4' })
      expect(await asks(g(), 'maria', 'club.prepare', { ...one, ...typed(kept) })).toBeNull()
      expect(await asks(g(), 'maria', 'club.prepare', { ...other, ...typed(lost) })).toBe('form-expired')
      expect(await g().as('maria', ({ clubs }) => clubs.byMeeting(meeting.id))).toMatchObject({ theme: kept })
      // What is wrong with another field makes the form no newer.
      expect((await formOf({ ...other, ...typed(lost) }))?.keep).toMatchObject({ version: other['version'] })
    }
  })

  it('says of a segment with more companies than can be chosen among that there are more', async () => {
    const club = await g().as('maria', exportClub(5))
    const shown = (municipality: string) =>
      answers({ g: g(), who: 'sara', now: start }, 'club.suggest', { meeting: club.meeting, seen: '-', municipality })
    const many = async (count: number) =>
      sql`update companies set municipality = case when id in (select id from companies where held_by = ${almi}
        order by id limit ${count}) then '1280' end where held_by = ${almi}`.execute(g().database.db)
    const almi = await g().as('sara', (_, { organisation }) => Promise.resolve(organisation))
    for (let one = 0; one < 101; one += 1) await g().as('sara', registering(`Många ${one} AB`))
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from companies
      where held_by = ${almi}`.execute(g().database.db)
    expect(rows[0]?.n).toBeGreaterThan(100)
    for (const [count, cut] of [
      [100, null],
      [101, 100],
    ] as const) {
      await many(count)
      expect(await shown('1280')).toMatchObject({ refusal: { code: 'companies-shown', none: false, cut } })
    }
  })

  it('invites nobody without a ground, which is kept sealed with who noted it and when', async () => {
    const club = await g().as('maria', exportClub(5))
    const place = await listed(g(), club, 'sara', 'Grund AB')
    expect(await asks(g(), 'sara', 'club.invite', { place, note: 'Vd:n' })).toBe('required')
    expect(await asks(g(), 'sara', 'club.invite', { place, ground: 'asked' })).toBe('required')
    expect(await asks(g(), 'sara', 'club.invite', { place, ground: 'asked', note: 'Vd:n', on: '2027-01-01' })).toBe(
      'date-ahead',
    )
    const byCase = { place, ground: 'case', note: 'Står i ärendet' }
    expect(await asks(g(), 'sara', 'club.invite', { ...byCase, case: '' })).toBe('no-ground-in-case')
    const of = await g().as('sara', registering('Grund AB'))
    expect(await asks(g(), 'sara', 'club.invite', { ...byCase, case: of.no })).toBe('no-ground-in-case')
    await g().as('sara', offering(of.id, 'een', start))
    // Its approval is of another company's case, or of nobody's that the reader answers for.
    const other = await g().as('sara', registering('Annan AB'))
    await g().as('sara', offering(other.id, 'een', start))
    expect(await asks(g(), 'sara', 'club.invite', { ...byCase, case: other.no })).toBe('no-ground-in-case')
    expect(await asks(g(), 'sara', 'club.invite', { ...byCase, case: of.no })).toBeNull()
    const { rows } = await sql<
      Record<string, unknown>
    >`select p.ground, p.ground_case = ${of.id} as of, m.name, p.invited_at,
      p.ground_on::text as "on", position(convert_to('Står', 'UTF8') in p.ground_sealed) > 0 as legible
      from club_places p join members m on m.id = p.invited_by where p.id = ${place}`.execute(g().database.db)
    expect(rows).toEqual([
      { ground: 'case', of: true, name: 'Sara Lund', invited_at: start, on: '2026-11-02', legible: false },
    ])
    expect(await g().as('sara', ({ clubs }) => clubs.groundOf(place))).toEqual({
      ...{ kind: 'case', words: 'Står i ärendet', on: '2026-11-02', caseNo: of.no, byName: 'Sara Lund' },
    })
    for (const other of ['maria', 'li'] as const)
      expect(await g().as(other, ({ clubs }) => clubs.groundOf(place))).toBeNull()
    await expect(
      sql`update club_places set ground_sealed = null where id = ${place}`.execute(g().database.db),
    ).rejects.toThrow(/club_places_ground/)
  })

  it('invites a company once, whoever does, and under whichever entry of its number', async () => {
    const club = await g().as('maria', exportClub(5))
    const nordform = async (who: 'sara' | 'li') =>
      g().as(who, async (ports, { member: by }) => {
        const [company] = await ports.companies.byName('Nordform AB')
        await ports.clubs.propose(club, company ? [company.id, company.id] : [], { by, at: start })
        return (await ports.clubs.places(club.meeting))[0]?.id
      })
    const [ours, theirs] = [await nordform('sara'), await nordform('li')]
    const ground = { ground: 'asked', note: 'Frågade på mässan' }
    expect(await asks(g(), 'sara', 'club.invite', { place: ours, ...ground })).toBeNull()
    expect(await asks(g(), 'sara', 'club.invite', { place: ours, ...ground })).toBe('invited-before')
    expect(await asks(g(), 'li', 'club.invite', { place: theirs, ...ground })).toBe('invited-before')
    expect(await asks(g(), 'li', 'club.invite', { place: ours, ...ground })).toBe('place-not-found')

    const number = { digits: '5560360793', soleTrader: false }
    for (const who of ['erik', 'omar'] as const) {
      const { company } = await g().as(who, registering(`Dubbel ${who} AB`, 'Lån', number))
      await g().as(who, ({ clubs }, { member: by }) => clubs.propose(club, [company], { by, at: start }))
    }
    const idOf = async (name: string) => (await placesIn(g(), club.meeting)).find((one) => one.name === name)?.id
    expect(await asks(g(), 'erik', 'club.invite', { place: await idOf('Dubbel erik AB'), ...ground })).toBeNull()
    expect(await asks(g(), 'omar', 'club.invite', { place: await idOf('Dubbel omar AB'), ...ground })).toBe(
      'invited-before',
    )
  })

  it('lets the next in line up when one withdraws, and tells whoever noted that answer', async () => {
    const club = await g().as('maria', exportClub(1))
    const first = await invited(g(), club, 'sara', 'Ett AB')
    const second = await invited(g(), club, 'li', 'Två AB')
    const third = await invited(g(), club, 'karin', 'Tre AB')
    for (const [who, place] of [
      ['sara', first],
      ['omar', second],
      ['karin', third],
    ] as const)
      expect(await asks(g(), who, 'club.come', { place })).toBeNull()
    expect(await stages(g(), club)).toEqual(['Ett AB coming', 'Tre AB waiting', 'Två AB waiting'])
    expect(await asks(g(), 'erik', 'club.decline', { place: first })).toBeNull()
    expect(await stages(g(), club)).toEqual(['Ett AB declined', 'Tre AB waiting', 'Två AB coming'])
    // Omar noted it, though Li had invited them.
    expect([await outbox(g(), second), await outbox(g(), third)]).toEqual([['up Omar Sjö'], []])
    const bigger = { meeting: club.meeting, theme: 'Tyskland', speaker: '', cap: '2', sure: '2', version: '1' }
    expect(await asks(g(), 'maria', 'club.prepare', bigger)).toBeNull()
    expect(await outbox(g(), third)).toEqual(['up Karin Å'])
    expect(await asks(g(), 'maria', 'club.prepare', { ...bigger, cap: '1', sure: '1' })).toBe('cap-below-coming')
    expect(await asks(g(), 'maria', 'club.prepare', { ...bigger, cap: '31', sure: '' })).toBe('cap-large')
    expect(await asks(g(), 'maria', 'club.prepare', { ...bigger, cap: '31', sure: 'många' })).toBe('cap-large')
    expect(
      await asks(g(), 'maria', 'club.prepare', { ...bigger, cap: ' 0 31', sure: ' 0 31', version: '2' }),
    ).toBeNull()
    for (const named of [{ theme: 'Om KRO-7' }, { speaker: 'KRO-7' }])
      expect(await asks(g(), 'maria', 'club.prepare', { ...bigger, ...named })).toBe('agenda-names-case')
  })

  it('notes who is there from that morning on, by the organisation or by the convener', async () => {
    const club = await g().as('maria', exportClub(3))
    const place = await invited(g(), club, 'sara', 'Närvaro AB')
    await asks(g(), 'sara', 'club.come', { place })
    expect(await asks(g(), 'sara', 'club.attend', { place })).toBe('attendance-too-early')
    expect(await asks(g(), 'maria', 'club.attend', { place })).toBe('attendance-too-early')
    expect(await asks(g(), 'li', 'club.attend', { place })).toBe('place-not-found')
    expect(await asks(g(), 'sara', 'club.follow-up', { place, need: 'Agent' })).toBe('place-moved-on')
  })

  it('is reached once it is over, though the next one has no theme yet', async () => {
    await g().as('maria', exportClub(2))
    await g().as('maria', convening({ kind: 'export-club', startsAt: new Date('2027-03-05T14:00:00Z') }))
    const now = new Date('2026-12-05T08:00:00Z')
    for (const [who, ways] of [
      ['sara', ['club.last']],
      ['maria', ['club.prepare', 'club.last']],
    ] as const) {
      const shown = await answers({ g: g(), who, now }, 'club.show', { meeting: '' })
      expect(shown).toMatchObject({
        value: { kind: 'refusal', refusal: { code: 'club-unprepared' }, buttons: ways.map((intent) => ({ intent })) },
      })
      const before = await answers({ g: g(), who, now }, 'club.last', {})
      expect(before).toMatchObject({ value: { kind: 'club', theme: 'Tyskland' } })
    }
  })

  it('leaves one place to a company whose entries are merged, and gives what is free to the next', async () => {
    const club = await g().as('maria', exportClub(2))
    const one = await invited(g(), club, 'sara', 'Samma AB')
    const other = await invited(g(), club, 'li', 'Samma aktiebolag')
    const next = await invited(g(), club, 'karin', 'Väntar AB')
    for (const [who, place] of [
      ['sara', one],
      ['li', other],
      ['karin', next],
    ] as const)
      await asks(g(), who, 'club.come', { place })
    const companies = await sql<{ id: never; company_id: never }>`select id, company_id from club_places
      where id in (${one}, ${other}) order by id`.execute(g().database.db)
    const [a, b] = companies.rows.map(({ company_id }) => company_id)
    expect(await g().as('maria', mergingNow({ one: a as never, other: b as never }))).toBe('merged')
    const left = await placesIn(g(), club.meeting)
    expect(left.map(({ stage }) => stage)).toEqual(['coming', 'coming'])
    expect(left.map(({ id }) => id).toSorted()).toEqual([one, next].toSorted())
  })

  it('is found again by its link alone, which can be made anew', async () => {
    const club = await g().as('maria', exportClub(3))
    const place = await invited(g(), club, 'sara', 'Länk AB')
    const token = await tokenOf(g(), 'sara', place)
    const read = (by: string) =>
      g().storage.asGuest(by, async (ports, guest) => ({ commit: false, value: await ports.clubs.guest(guest) }))
    expect(await read(token)).toMatchObject({ found: { company: 'Länk AB', place: { id: place, stage: 'invited' } } })
    for (const wrong of ['x', `${token.slice(1)}A`, token.toLowerCase(), '']) expect(await read(wrong)).toBeNull()
    expect(await g().as('li', ({ clubs }) => clubs.addressOf(place))).toBeNull()
    expect(await asks(g(), 'li', 'club.link-new', { place })).toBe('place-not-found')
    expect(await asks(g(), 'erik', 'club.link-new', { place })).toBeNull()
    expect(await read(token)).toBeNull()
    expect(await read(await tokenOf(g(), 'erik', place))).not.toBeNull()
    const { rows } = await sql<{ all: string }>`select string_agg(p::text, '') as all from club_places p`.execute(
      g().database.db,
    )
    expect(rows[0]?.all).not.toContain(token)
  })

  it('tells a colleague when whoever had noted it has left', async () => {
    const club = await g().as('maria', exportClub(1))
    const first = await invited(g(), club, 'sara', 'Kvar AB')
    const second = await invited(g(), club, 'omar', 'Lämnad AB')
    await asks(g(), 'sara', 'club.come', { place: first })
    await asks(g(), 'omar', 'club.come', { place: second })
    const { member } = await g().as('omar', (_, by) => Promise.resolve(by))
    const leaving = { leaver: 'business-sweden/omar', owner: 'business-sweden/li', seen: member }
    expect(await asks(g(), 'maria', 'doors.leave', leaving)).toBeNull()
    expect(await asks(g(), 'sara', 'club.decline', { place: first })).toBeNull()
    expect(await outbox(g(), second)).toEqual(['up Li Berg'])
    expect(await g().as('li', ({ clubs }) => clubs.place(second))).toMatchObject({ stage: 'coming' })
  })
})
