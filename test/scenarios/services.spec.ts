import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { engines } from '#test/database.ts'
import { moveTo, quiet } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import type { Person } from './person.ts'

const inFront = (person: Person) => JSON.stringify(person.form?.content) + JSON.stringify(person.form?.errors ?? {})

describe.each(engines())('services that are kept current in chat, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
    house.clock.moveTo(new Date('2026-11-24T08:00:00Z'))
  })
  afterAll(() => house.close())

  const audit = async () => {
    const { rows } = await sql<{ what: string; was: string | null }>`select what, about -> 'was' ->> 'capacity' as was
      from audit where what like 'service%' order by at, id`.execute(house.database.db)
    return rows.map(({ what, was }) => (was === null ? what : `${what} from ${was}`))
  }

  it('are listed with how it stands with each, the one reviewed longest ago first', async () => {
    const { karin, omar } = house.people
    await karin.says('dorrar insatser')
    await karin.untilReads('Insatser hos Enterprise Europe Network')
    expect(karin.last()).toMatch(
      /EU-regler och CE-märkning\s+EU-regler · Tar emot nya företag · Uppgifterna sågs över 1 februari 2026, för mer än ett halvår sedan[^§]*Partner i EU\s+Partner i EU · Tar emot nya företag · Uppgifterna sågs över 1 juli 2026\n/,
    )
    await omar.says('dörrar insatser')
    await omar.untilReads('Insatser hos Business Sweden')
    expect(omar.last()).toContain('Stämmer fortfarande')
  })

  it('are seen by everybody in the network, and changed by nobody but those who keep them', async () => {
    const { erik, li, sara } = house.people
    await erik.says('doors services')
    await erik.untilReads('Insatser hos Almi')
    expect(erik.last()).not.toContain('Ändra')
    await sara.says('doors services ekn')
    await sara.untilReads('Insatser hos EKN')
    expect(sara.last()).not.toContain('Ändra')
    await li.says('doors services almi')
    await li.untilReads('Services of Almi')
    expect(li.last()).toMatch(/Lån\s+Loans and working capital · Employees 1–250 · Takes on new companies/)
    await sara.says('doors services nobody')
    await sara.untilReads('nobody')
  })

  it('are confirmed in one click, one or all', async () => {
    const { karin } = house.people
    await karin.says('dorrar insatser')
    await karin.untilReads('Stämmer fortfarande')
    await karin.presses('Stämmer fortfarande')
    await karin.untilReads('Tack. 1 insats är genomgången i dag.')
    await karin.says('dorrar insatser')
    await karin.untilReads('EU-regler · Tar emot nya företag · Uppgifterna sågs över 24 november 2026')
    await karin.presses('Allt stämmer fortfarande')
    await karin.untilReads('Tack. 3 insatser är genomgångna i dag.')
    await karin.says('case new Nordform AB: utbildning')
    await karin.untilReads('Almi: Växarena')
  })

  it('are changed in a form, and closed until a day; what is wrong stands at its field, and nothing typed is lost', async () => {
    const { omar } = house.people
    await omar.says('dörrar insatser')
    await omar.presses('Ändra')
    await omar.fills('Spara', {
      'Vad heter insatsen?': 'Marknadsinträde',
      'Anställda, minst': '50',
      'Anställda, högst': '5',
      'Kan ni ta emot?': 'Nej, stängd just nu',
      'Stängd till och med': '2027-02-15',
    })
    expect(inFront(omar)).toContain('Det högsta antalet är lägre än det lägsta.')
    expect(inFront(omar)).toContain('Marknadsinträde')
    await omar.fills('Spara', { 'Anställda, högst': 'många' })
    expect(inFront(omar)).toContain('”många” är inget heltal.')
    await omar.fills('Spara', { 'Anställda, högst': '1 000', 'Stängd till och med': '2026-11-23' })
    expect(inFront(omar)).toContain('Den dagen har passerat')
    expect(inFront(omar)).toContain('1 000')
    await omar.fills('Spara', { 'Stängd till och med': '2027-02-15', 'Kan ni ta emot?': 'Ja, vi tar emot' })
    expect(inFront(omar)).toContain('En sista dag behövs bara om insatsen är stängd.')
    await omar.fills('Spara', { 'Kan ni ta emot?': 'Nej, stängd just nu' })
    expect(inFront(omar)).toContain('Marknadsinträde är ändrad, och räknas som genomgången i dag.')
    await omar.closesForm()
    const { sara } = house.people
    await sara.says('doors services business-sweden')
    await sara.untilReads(/Marknadsinträde\s+Ny marknad · Anställda 50–1\s000 · Stängd till och med 15 februari 2027/)
    expect(await audit()).toContain('service-changed from open')
  })

  it('are added, taken away and put back', async () => {
    const { sara, li } = house.people
    await sara.says('doors services')
    await sara.untilReads('Lägg till insats')
    await sara.presses('Lägg till insats')
    await sara.sends({ 'Vad heter insatsen?': 'Lån', 'Vilket behov svarar insatsen mot?': 'Lån och rörelsekapital' })
    expect(inFront(sara)).toContain('Ni har redan en insats med den rubriken')
    await sara.sends({
      'Vad heter insatsen?': 'Brygglån',
      'Vilket behov svarar insatsen mot?': 'Lån och rörelsekapital',
      'Nettoomsättning, minst (kr)': '3 000 000',
    })
    await sara.untilReads('Brygglån är tillagd')
    await li.says('case new Älmkyl AB: a loan')
    await li.untilReads(/Almi: Brygglån[^§]*Net turnover of SEK 3,000,000 or more: met \(SEK 4,200,000\)/)
    await sara.says('doors services')
    await sara.until((one) => one.last().includes('Brygglån'))
    await sara.presses('Ta bort')
    await sara.untilReads('är borttagen och föreslås inte längre.')
    await sara.presses('Lägg tillbaka')
    await sara.untilReads('Insatsen är tillbaka.')
    expect(await audit()).toEqual(
      expect.arrayContaining(['service-added', 'service-taken-away', 'service-put-back', 'services-reviewed']),
    )
  })

  it('are asked about once a quarter, with the list and the button, and the message follows what becomes of them', async () => {
    const { karin, pia, erik } = house.people
    // The worker may not have seen yet when they are due.
    await sql`update routines set due_at = '2027-01-04T07:00:00Z', set_for = '2027-Q1'`.execute(house.database.db)
    await moveTo(house, '2027-04-01T08:00:00Z')
    await karin.untilReads('Ett nytt kvartal har börjat.')
    await pia.untilReads('Ett nytt kvartal har börjat.')
    expect(pia.last()).toMatch(/Garanti vid utebliven betalning\s+Skydd mot utebliven betalning · Tar emot nya företag/)
    expect(erik.reads()).not.toContain('Ett nytt kvartal har börjat.')
    await pia.presses('Allt stämmer fortfarande')
    await pia.until((one) => one.reads().includes('Uppgifterna sågs över 1 april 2027'))
    await karin.presses('Allt stämmer fortfarande')
    await karin.untilReads('Uppgifterna sågs över 1 april 2027')
    await moveTo(house, '2027-06-30T08:00:00Z')
    await quiet(house)
    expect(pia.reads().split('Ett nytt kvartal har börjat.')).toHaveLength(2)
  })
})
