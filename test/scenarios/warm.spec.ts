import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { engines } from '#test/database.ts'
import { moveTo } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import { everyObject, textAt } from './json.ts'
import type { Person } from './person.ts'

const approval = { 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' }
/** Nine on a Monday morning in Växjö. */
const monday = Date.parse('2026-11-23T08:00:00Z')
const at = (days: number, hours = 0) => new Date(monday + (days * 24 + hours) * 3_600_000)

const place = 'Storgatan 1, Växjö'
const guests = 'Anna Alm, vd'

/** The address of a calendar's file on the newest card about a case that has one. */
const addressIn = (person: Person, no: string): string => {
  const cards = person.conversation().messages.filter(({ content }) => JSON.stringify(content).includes(`${no} `))
  const urls = everyObject(cards.map(({ content }) => content)).map((one) => textAt(one, 'url'))
  return urls.filter((url) => url.includes('/calendar/')).at(-1) ?? ''
}
const property = (file: string, name: string) => new RegExp(`^${name}[:;](.*)\r$`, 'm').exec(file)?.[1]

describe.each(engines())('a warm handover, on the %s engine', (engine) => {
  let house: House
  let caseNo = 0
  const move = (to: Date) => moveTo(house, to)
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  /** Sara, in Slack and Swedish, has handed a case over to Li, in Teams and English, who has accepted. */
  const handedOver = async (need: string): Promise<string> => {
    const { sara, li } = house.people
    caseNo += 1
    const no = `KRO-${caseNo}`
    await sara.says(`case new Nordform AB: ${need}`)
    await sara.says(`refer ${no} li.berg@businesssweden.example Kan ni?`)
    await sara.sends(approval)
    await li.untilReads(`Handover · ${no}`)
    await li.presses('Accept')
    await sara.untilReads(`Li Berg på Business Sweden har accepterat ${no}`)
    await sara.untilReads(new RegExp(`Överlämning · ${no}[\\s\\S]*Boka varm överlämning`))
    return no
  }
  const proposed = async (need: string): Promise<string> => {
    const no = await handedOver(need)
    await house.people.sara.presses('Boka varm överlämning')
    await house.people.sara.sends({ 'Plats eller länk': place, 'Vem kommer från företaget?': guests })
    await house.people.li.untilReads(`Sara Lund proposes three times for a warm handover of ${no}`)
    return no
  }
  const booked = async (need: string): Promise<string> => {
    const no = await proposed(need)
    await house.people.li.presses('Wed 25 Nov, 09:00')
    await house.people.sara.untilReads(
      `Bokat: varm överlämning av ${no} (${need}), ons 25 nov. 09:00. Li Berg valde tiden.`,
    )
    return no
  }

  it('is proposed with three times, chosen with one click, put into calendars, reminded of, and counted once it was held', async () => {
    const { sara, li, omar, erik } = house.people
    await move(at(0))
    const no = await proposed('tyska marknaden')
    expect(li.last()).toMatch(
      /Wed 25 Nov, 09:00[\s\S]*Thu 26 Nov, 13:00[\s\S]*Fri 27 Nov, 10:00[\s\S]*None of them suits/,
    )
    const stale = li.remembers('Thu 26 Nov, 13:00')
    await sara.untilReads(`Sara Lund föreslår tre tider för en varm överlämning av ${no}`)

    await li.presses('Wed 25 Nov, 09:00')
    await li.untilReads(`Booked: warm handover of ${no}`)
    await sara.untilReads(`Bokat: varm överlämning av ${no} (tyska marknaden), ons 25 nov. 09:00. Li Berg valde tiden.`)
    await li.pressesOld('Thu 26 Nov, 13:00', stale)
    await li.untilReads('You have done that already. Warm handover booked for Wed 25 Nov, 09:00.')
    await sara.untilReads(new RegExp(`Överlämning · ${no}[\\s\\S]*Varm överlämning bokad ons 25 nov. 09:00`))

    // Where, and with whom, is told on a click, and to the two alone.
    for (const person of [sara, li, omar, erik]) expect(person.reads()).not.toMatch(/Storgatan|Anna Alm|Nordform AB, /)
    expect(omar.reads('Hänvisningar')).not.toMatch(/warm|varm|Storgatan|Anna Alm/i)
    await sara.presses('Visa detaljer')
    expect(JSON.stringify(sara.form?.content)).toMatch(
      /Storgatan 1, Växjö[\s\S]*Anna Alm, vd[\s\S]*valde tid för den varma/,
    )
    await sara.closesForm()

    await li.until((one) => addressIn(one, no) !== '')
    const file = await fetch(addressIn(li, no))
    expect([file.status, file.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH')
    const text = await file.text()
    expect([property(text, 'DTSTART'), property(text, 'DTEND')]).toEqual(['20261125T080000Z', '20261125T083000Z'])
    expect(property(text, 'SUMMARY')).toBe('Varm överlämning: Almi och Business Sweden')
    expect(text).toContain('Storgatan 1')
    expect(text).not.toMatch(/Anna Alm|Nordform|tyska/)

    await move(at(1, -0.9))
    await li.untilReads(`A reminder: warm handover of ${no} (tyska marknaden), Wed 25 Nov, 09:00.`)
    await sara.untilReads('Påminnelse: varm överlämning')
    await move(at(2, -0.9))
    await li.untilReads(`Soon: warm handover of ${no}`)
    await move(at(2, 0.6))
    await li.untilReads(`Was it held? Warm handover of ${no}`)
    await sara.untilReads(`Hölls mötet? Varm överlämning av ${no}`)
    const counts = async () =>
      (await sql`select from warm_handovers where stage = 'held'`.execute(house.database.db)).rows.length
    expect(await counts()).toBe(0)
    await sara.presses('Hölls')
    await sara.untilReads(`Antecknat: den varma överlämningen av ${no} hölls.`)
    await li.untilReads(`${no} (tyska marknaden): Warm handover held Wed 25 Nov, 09:00.`)
    expect(await counts()).toBe(1)
    await li.until((one) => !one.reads().includes('Was it held?'))
    expect((await fetch(file.url)).status).toBe(404)
    const { rows } = await sql<{
      what: string
    }>`select about ->> 'move' as what from audit where what = 'warm' order by id`.execute(house.database.db)
    expect(rows.map(({ what }) => what)).toEqual(['propose', 'choose', 'held'])
  })

  it('is counter-proposed, moved and called off, and calendars follow under one id', async () => {
    const { sara, li } = house.people
    await move(at(7))
    const no = await proposed('norska marknaden')
    await li.presses('None of them suits')
    await li.sends({ 'Proposal 1: day': '2026-12-03', 'Proposal 1: time': '14:15' })
    await sara.untilReads(`Ingen av tiderna passade. Li Berg föreslår tre andra för den varma överlämningen av ${no}`)
    await sara.presses('Tors 3 dec. 14:15')
    await li.untilReads(
      `Booked: warm handover of ${no} (norska marknaden), Thu 3 Dec, 14:15. Sara Lund chose the time.`,
    )
    await li.until((one) => addressIn(one, no) !== '')
    const address = addressIn(li, no)
    const first = await (await fetch(address)).text()
    expect([property(first, 'DTSTART'), property(first, 'SEQUENCE')]).toEqual(['20261203T131500Z', '0'])

    await sara.untilReads(`Bokat: varm överlämning av ${no} (norska marknaden), tors 3 dec. 14:15.`)
    await sara.presses('Flytta mötet')
    expect(JSON.stringify(sara.form?.content)).toContain('Storgatan 1')
    await sara.sends({
      'Förslag 2: dag': '2026-12-04',
      'Förslag 2: tid': '08:00',
      'Plats eller länk': 'https://möte.example/1',
    })
    await li.untilReads(`Sara Lund has to move the warm handover of ${no}`)
    const between = await fetch(address)
    expect(between.headers.get('content-type')).toContain('method=CANCEL')
    expect(property(await between.text(), 'STATUS')).toBe('CANCELLED')
    await li.presses('Fri 4 Dec, 08:00')
    await sara.untilReads('fre 4 dec. 08:00. Li Berg valde tiden.')
    await li.untilReads('Fri 4 Dec, 08:00. Li Berg chose the time.')
    const second = await (await fetch(address)).text()
    expect([property(second, 'UID'), property(second, 'SEQUENCE')]).toEqual([property(first, 'UID'), '2'])
    expect([property(second, 'METHOD'), property(second, 'DTSTART')]).toEqual(['PUBLISH', '20261204T070000Z'])

    await li.presses('Call off the meeting')
    await li.sends({ 'Why?': 'The company has fallen ill' })
    await sara.untilReads(
      `Li Berg har ställt in den varma överlämningen av ${no} (norska marknaden), fre 4 dec. 08:00.`,
    )
    const last = await (await fetch(address)).text()
    expect([property(last, 'METHOD'), property(last, 'SEQUENCE'), property(last, 'UID')]).toEqual([
      ...['CANCEL', '3', property(first, 'UID')],
    ])
    expect(last).not.toContain('möte.example')
    await move(at(11, 2))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(`${sara.reads()}${li.reads()}`).not.toMatch(new RegExp(`(Snart dags|Hölls mötet|Soon|Was it held).*${no}`))
  })

  it.each([
    [
      'is handed back',
      async ({ li }: House['people']) => {
        await li.presses('Return')
        await li.fills('Return', { 'Why?': 'Not for us' })
      },
    ],
    [
      'is entered in error',
      async ({ sara }: House['people']) => {
        await sara.presses('Visa detaljer')
        await sara.pressesOnTop('Markera som felregistrerad')
        await sara.sends({ 'Vad blev fel?': 'Två gånger' })
      },
    ],
    [
      'ends',
      async ({ li }: House['people']) => {
        await li.presses('Finish')
        await li.fills('Finish', { 'What came of it?': 'The company got help' })
      },
    ],
    [
      'has its case closed',
      async ({ li }: House['people']) => {
        if (li.form) await li.closesForm()
        await li.says(`case close KRO-${caseNo}`)
        await li.fills('Close case', { 'How did it end?': 'The company got help' })
      },
    ],
  ])('is called off when the referral %s', async (how, end) => {
    const { sara, li } = house.people
    await move(at(0))
    const no = await booked(how)
    await li.until((one) => addressIn(one, no) !== '')
    const address = addressIn(li, no)
    await end(house.people)
    const [other, said] =
      how === 'is entered in error' ? ([li, 'is called off'] as const) : ([sara, 'är inställd'] as const)
    await other.untilReads(new RegExp(`${no} \\(${how}\\).*${said}`))
    const file = await fetch(address)
    expect([file.status, property(await file.text(), 'METHOD')]).toEqual([200, 'CANCEL'])
  })

  it('is called off when the company withdraws its approval, and nobody is told where it was to be', async () => {
    const { sara, li } = house.people
    await move(at(0))
    const no = await booked('utan godkännande')
    await li.until((one) => addressIn(one, no) !== '')
    const address = addressIn(li, no)
    await sara.says(`arende visa ${no}`)
    await sara.presses('Godkännanden')
    await sara.pressesOnTop('Företaget drar tillbaka sitt godkännande')
    await sara.sends({ 'Vad sa företaget?': 'Vill vänta' })
    await sara.untilReads(`Företagets godkännande i ${no} är tillbakadraget.`)
    const file = await (await fetch(address)).text()
    expect([property(file, 'METHOD'), property(file, 'LOCATION')]).toEqual(['CANCEL', undefined])
    const { rows } = await sql<{ stage: string; place: Buffer | null; guests: Buffer | null }>`
      select w.stage, w.place_sealed as place, w.guests_sealed as guests from warm_handovers w
      join referrals r on r.network_id = w.network_id and r.id = w.referral_id
      join cases c on c.network_id = r.network_id and c.id = r.case_id where c.number = ${caseNo}`.execute(
      house.database.db,
    )
    expect(rows).toEqual([{ stage: 'cancelled', place: null, guests: null }])
  })

  it('tells at its field what is wrong with a time, and keeps what was typed', async () => {
    const { sara } = house.people
    await move(at(0))
    await handedOver('fel tider')
    await sara.presses('Boka varm överlämning')
    const send = async (filled: Readonly<Record<string, string>>) => {
      await sara.sends({ 'Plats eller länk': 'Rum 1', ...filled })
      return { errors: JSON.stringify(sara.form?.errors), kept: JSON.stringify(sara.form?.content) }
    }
    const past = await send({ 'Förslag 1: dag': '2026-11-20' })
    expect(past.errors).toMatch(/time1.*Den tiden har redan varit/)
    const twice = await send({
      ...{ 'Förslag 1: dag': '2026-12-01', 'Förslag 1: tid': '10:00' },
      ...{ 'Förslag 3: dag': '2026-12-01', 'Förslag 3: tid': '10:00' },
    })
    expect(twice.errors).toMatch(/time3.*Den tiden har du redan föreslagit/)
    const skipped = await send({ 'Förslag 2: dag': '2027-03-28', 'Förslag 2: tid': '02:30' })
    expect(skipped.errors).toMatch(/time2.*klockan ställs om till sommartid/)
    await sara.closesForm()
  })
})
