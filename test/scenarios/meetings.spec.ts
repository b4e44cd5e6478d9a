import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { engines } from '#test/database.ts'
import { moveTo } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import type { Person } from './person.ts'

/** On top in Slack; in the conversation where Teams answers a line. */
const inFront = (person: Person) =>
  `${JSON.stringify(person.form?.content)}${JSON.stringify(person.form?.errors ?? {})}\n${person.last()}`

/** Nine on a Monday morning in Växjö. */
const monday = new Date('2026-11-23T08:00:00Z')

const needed = 'Hur många måste komma för att mötet ska vara beslutsmässigt?'

const series = {
  'Vilket slags möte?': 'Arbetsgruppen',
  'Plats eller länk': 'Storgatan 1, Växjö',
  'Vilka organisationer bjuds in?': 'Almi, Business Sweden',
  'Personer därutöver': 'Maria Ek',
}

describe.each(engines())('meetings that come again, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
    house.clock.moveTo(monday)
  })
  afterAll(() => house.close())

  it('are planned by the convener’s coordinators alone, and whoever is not one is told whom to ask', async () => {
    const { sara } = house.people
    await sara.says('meeting plan varje tisdag 09:00–10:00')
    await sara.untilReads('Möten planeras av samordnaren hos den sammankallande organisationen: Maria Ek. Fråga dem.')
  })

  it('stand in a form with what is wrong at its field, and nothing that was typed is lost', async () => {
    const { maria } = house.people
    await maria.says('möte planera')
    const wrong = [
      [{ 'När?': 'andra tisdagen varannan månad 10:30–09:00' }, 'Mötet skulle sluta innan det börjar.'],
      [{ 'När?': 'femte tisdagen varje månad 09:00–10:30' }, 'Alla månader har inte en sådan dag (5)'],
      [{ 'När?': 'när det passar 09:00–10:30' }, '”när” gick inte att förstå.'],
      [{ 'När?': 'andra tisdagen varannan månad' }, 'Vilken tid?'],
      [{ 'När?': '2026-11-02 09:00–10:30' }, 'Den dagen har redan varit'],
      [
        { 'När?': 'andra tisdagen varannan månad 09:00–10:30', 'Från vilken dag?': '2026-11-02' },
        'Den dagen har redan varit',
      ],
      [{ 'Från vilken dag?': '', 'Plats eller länk': 'x'.repeat(5_000) }, '5'],
      [{ 'Plats eller länk': 'Storgatan 1, Växjö' }, 'Ingen bjuds in.'],
    ] as const
    for (const [filled, said] of wrong) {
      await maria.fills('Planera', { 'Vilket slags möte?': 'Arbetsgruppen', ...filled })
      expect(inFront(maria)).toContain(said)
    }
    expect(inFront(maria)).toContain('andra tisdagen varannan månad 09:00–10:30')
  })

  it('show their days, and what is in the way of them, before anything is planned', async () => {
    const { maria, sara, li } = house.people
    await maria.says('möte planera andra tisdagen varje månad 09:00–10:30')
    await maria.fills('Planera', series)
    expect(inFront(maria)).toContain('Se över dagarna')
    expect(inFront(maria)).toContain('tis 13 juli 2027 (juli; nästa lämpliga dag mån 2 aug. 2027)')
    expect(inFront(maria)).toContain('2027-07-13 → 2027-08-02')
    await maria.fills('Planera', { [needed]: '400' })
    expect(inFront(maria)).toContain('bjuds in, så antalet måste vara från 1 till')
    await maria.fills('Planera', { [needed]: '' })
    await maria.untilReads('Arbetsgruppen: 12 möten är planerade, det första tis 8 dec. 09:00.')
    await sara.untilReads('Du är inbjuden: Arbetsgruppen tis 8 dec. 09:00 – 10:30.')
    await li.untilReads('You are invited: The working group, Tue 8 Dec, 09:00 – 10:30.')
    const { rows } = await sql<{ starts_at: Date }>`select starts_at from meetings order by starts_at`.execute(
      house.database.db,
    )
    expect(rows.map(({ starts_at }) => starts_at.toISOString().slice(0, 16))).toEqual(
      expect.arrayContaining(['2026-12-08T08:00', '2027-06-08T07:00', '2027-08-02T07:00']),
    )
  })

  it('are answered in one click, and the count runs for everybody', async () => {
    const { sara, li, erik } = house.people
    await sara.presses('Jag kommer')
    await sara.untilReads('Antecknat: du kommer tis 8 dec. 09:00.')
    await li.untilReads('Coming: 1 · Not coming: 0 · Not answered: 4.')
    await li.presses('I cannot come')
    await li.untilReads('Noted: you cannot come')
    await sara.untilReads('Kommer: 1 · Kommer inte: 1 · Har inte svarat: 3.')
    await erik.untilReads('Du har inte svarat.')
  })

  it('are answered with a colleague who comes instead, who is asked, and let off when one comes after all', async () => {
    const { johan, maria } = house.people
    await maria.presses('Skicka en ersättare')
    await maria.fills('Skicka en ersättare', { 'Vem kommer i stället?': 'Johan Ask' })
    await maria.closesForm()
    await johan.untilReads('Du ombeds komma som ersättare: Arbetsgruppen tis 8 dec. 09:00 – 10:30.')
    await johan.presses('Jag kommer')
    await maria.untilReads('Du kommer inte; Johan Ask kommer i stället.')
    await maria.presses('Jag kommer')
    await johan.untilReads('Du behöver inte längre komma som ersättare: Arbetsgruppen tis 8 dec. 09:00 – 10:30.')
  })

  it('are listed, and each is shown with who comes', async () => {
    const { omar, li, pia } = house.people
    await omar.says('meeting list')
    await omar.untilReads('Kommande möten')
    expect(omar.last()).toContain('Planerat. Inbjudan går ut en månad i förväg.')
    await li.says('möte lista')
    await li.untilReads('Meetings to come')
    await li.presses('Show the meeting')
    await li.until((one) => inFront(one).includes('Sara Lund, Almi: is coming'))
    await li.closesForm()
    await pia.says('meeting list')
    await pia.untilReads('Det finns inga planerade möten som du är inbjuden till.')
  })

  it('are moved, and those who were asked answer anew; called off, and nobody is reminded', async () => {
    const { maria, sara, li } = house.people
    await maria.presses('Visa mötet')
    await maria.pressesOnTop('Flytta mötet')
    await maria.sends({ 'Vilken dag?': '2026-12-24' })
    await maria.sends({ 'Vilken dag?': '2026-12-25' })
    expect(inFront(maria)).toContain('Nästa lämpliga dag är mån 28 dec. 2026.')
    await maria.sends({ 'Vilken dag?': '2026-12-09', Från: '13:00', Till: '14:30' })
    await maria.closesForm()
    await sara.untilReads('Ny tid eller plats: Arbetsgruppen ons 9 dec. 13:00 – 14:30. Kommer du?')
    await li.untilReads('There is a new time or place: The working group, Wed 9 Dec, 13:00 – 14:30. Do you come?')
    await sara.untilReads('Kommer: 0 · Kommer inte: 0 · Har inte svarat: 5.')
  })

  it('remind whoever is expected: for the agenda, the day before and the hour before; late after a stop, and never in vain', async () => {
    const { sara, li, erik } = house.people
    await erik.presses('Jag kan inte komma')
    await moveTo(house, '2026-12-02T07:00:00Z')
    await sara.untilReads(
      'Snart är det möte: Arbetsgruppen ons 9 dec. 13:00 – 14:30. Är det något som ska upp på dagordningen?',
    )
    await moveTo(house, '2026-12-08T10:00:00Z')
    await li.untilReads('This reminder comes late. A reminder: The working group, Wed 9 Dec, 13:00 – 14:30.')
    await moveTo(house, '2026-12-09T11:00:00Z')
    await sara.untilReads('Snart dags: Arbetsgruppen ons 9 dec. 13:00 – 14:30.')
    expect(erik.reads()).not.toMatch(/Snart dags|Snart är det möte|Påminnelse/)
  })

  it('are changed from one of them on, and what has been stays as it was', async () => {
    const { maria } = house.people
    const days = async () =>
      (
        await sql<{ at: Date; stage: string }>`select starts_at as at, stage from meetings order by starts_at`.execute(
          house.database.db,
        )
      ).rows.map(({ at, stage }) => `${at.toISOString().slice(0, 16)} ${stage}`)
    const was = await days()
    await moveTo(house, '2026-12-10T08:00:00Z')
    await maria.says('möte lista')
    await maria.untilReads('tis 12 jan. 09:00 – 10:30')
    await maria.presses('Visa mötet')
    await maria.pressesOnTop('Ändra resten')
    expect(inFront(maria)).toContain('andra tisdagen varje månad 09:00–10:30')
    await maria.sends({ 'När?': 'tredje onsdagen varannan månad 13:00–14:00', 'Till vilken dag?': '2027-06-30' })
    expect(inFront(maria)).toContain('Se över dagarna')
    await maria.sends({})
    await maria.until((one) => inFront(one).includes('Resten av serien är ändrad: 3 möten kvar, 8 inställda.'))
    await maria.closesForm()
    const is = await days()
    expect(is[0]).toBe(was[0])
    expect(is.filter((one) => !one.endsWith('cancelled')).slice(1)).toEqual([
      expect.stringMatching(/^2027-01-20T12:00 /),
      '2027-03-17T12:00 planned',
      '2027-05-19T11:00 planned',
    ])
  })

  it('are called off with a reason, and calendars and chats say so', async () => {
    const { maria, sara } = house.people
    await maria.says('möte lista')
    await maria.untilReads('ons 20 jan. 13:00 – 14:00')
    await moveTo(house, '2026-12-21T08:00:00Z')
    await sara.untilReads('Du är inbjuden: Arbetsgruppen ons 20 jan. 13:00 – 14:00.')
    await maria.says('möte lista')
    await maria.presses('Visa mötet')
    await maria.pressesOnTop('Ställ in mötet')
    await maria.sends({ 'Varför?': 'Alla är på mässa' })
    await maria.closesForm()
    await sara.untilReads('Inställt: Arbetsgruppen ons 20 jan. 13:00 – 14:00. Orsak: Alla är på mässa')
    const { rows } = await sql<{ told: string }>`select o.about ->> 'tiding' as told from outbox o
      join meetings m on m.id = (o.about ->> 'meeting')::uuid where m.stage = 'cancelled' and o.about ->> 'tiding' like '%-before'`.execute(
      house.database.db,
    )
    expect(rows).toEqual([])
    await sara.says('mote kalender')
    await sara.untilReads('Din möteskalender har den här adressen.')
  })
})
