import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { moveTo } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import type { Person } from './person.ts'

/** On top in Slack; in the conversation where Teams answers a line. */
const inFront = (person: Person) =>
  `${JSON.stringify(person.form?.content)}${JSON.stringify(person.form?.errors ?? {})}\n${person.last()}`

describe.each(engines())('the Export Club, on the %s engine', (engine) => {
  let house: House
  let link = ''
  const linkIn = (text: string) => /http:\/\/[^\s"\\<>|)]+\/club\/[\w-]{43}/.exec(text)?.[0] ?? ''
  const page = async () => (await fetch(`${link}?lang=sv`)).text()
  /** As the company's browser does, with what stands in the page's form. */
  const answers = async (answer: 'come' | 'decline') => {
    const [, version = ''] = /name="version" value="(\d+)"/.exec(await page()) ?? []
    return fetch(link, {
      ...{ method: 'POST', redirect: 'manual', headers: { 'sec-fetch-site': 'same-origin' } },
      body: new URLSearchParams({ answer, version, lang: 'sv' }),
    })
  }
  beforeAll(async () => {
    house = await openHouse(engine)
    house.clock.moveTo(new Date('2026-11-23T08:00:00Z'))
  })
  afterAll(() => house.close())

  it('is planned as its kind, and its places are asked for; a big event once more, with what was typed kept', async () => {
    const { maria, sara } = house.people
    await maria.says('möte planera 2026-12-04 15:00–17:00')
    const series = { 'Vilket slags möte?': 'Exportklubben', 'Vilka organisationer bjuds in?': 'Almi, Business Sweden' }
    await maria.fills('Planera', series)
    await maria.fills('Planera', {})
    await maria.untilReads('Exportklubben: 1 möte är planerat')
    await sara.says('mote klubb')
    await sara.untilReads('Exportklubben har inget tema och inget antal platser än. Det anges av Maria Ek.')
    await maria.says('möte klubb')
    await maria.presses('Tema och platser')
    const club = { 'Vad är temat?': 'Den tyska marknaden', 'Vilket företag talar?': 'Ljunga Trävaror AB' }
    await maria.sends({ ...club, 'Hur många företag får plats?': '31' })
    expect(inFront(maria)).toContain('Det är fler än 30.')
    expect(inFront(maria)).toContain('Den tyska marknaden')
    await maria.sends({ 'Hur många företag får plats?': '1' })
    await maria.until((one) => inFront(one).includes('1 företag får plats.'))
    await maria.closesForm()
  })

  it('has companies of a segment suggested from what the promoter’s own organisation sees, and invited with a ground alone', async () => {
    const { sara } = house.people
    await sara.says('mote klubb')
    await sara.untilReads('Din organisation har inga företag på listan än.')
    await sara.presses('Föreslå företag')
    await sara.sends({ Kommun: 'Växjö' })
    expect(inFront(sara)).toContain('Välj bland företagen nedan')
    await sara.sends({ 'Vilka ska stå på listan?': 'Nordform AB (Växjö · 14)' })
    await sara.until((one) => inFront(one).includes('1 företag står nu på din organisations lista.'))
    if (sara.form) await sara.closesForm()
    await sara.says('mote klubb')
    await sara.presses('Bjud in')
    expect(inFront(sara)).toContain('Region Kronoberg håller i träffen och ser namnen')
    const why = { 'Varför får företaget kontaktas?': 'Företaget har själv frågat' }
    await sara.sends(why)
    expect(sara.form?.errors).not.toEqual({})
    await sara.sends({ ...why, 'Vem har sagt det, och hur?': 'Vd:n frågade på mässan' })
    await sara.until((one) => linkIn(inFront(one)) !== '')
    link = linkIn(inFront(sara))
    if (sara.form) await sara.closesForm()
    await sara.says('mote klubb')
    await sara.presses('Länk och grund')
    await sara.until((one) =>
      /Grund för kontakten: företaget har frågat, [^:]+: ”Vd:n frågade på mässan”\. Antecknat av Sara Lund\./.test(
        inFront(one),
      ),
    )
    if (sara.form) await sara.closesForm()
    expect(await page()).toContain('Nordform AB är inbjudet')
    expect(await page()).toContain(
      'Om ni kommer eller väntar ser Region Kronoberg, som håller i träffen, företagets namn.',
    )
  })

  it('takes answers in one click in either chat, and by the company itself, who waits when it is full', async () => {
    const { sara, li } = house.people
    await li.says('meeting club')
    await li.presses('Suggest companies')
    await li.sends({ 'Or one company, by name': 'Älmkyl AB' })
    await li.until((one) => inFront(one).includes('1 company is now on your organisation’s list.'))
    if (li.form) await li.closesForm()
    await li.says('meeting club')
    await li.untilReads('Region Kronoberg holds the meeting, and sees the names of the companies that come or wait.')
    await li.presses('Invite')
    expect(inFront(li)).toContain('sees the names of the companies that come or wait: the name alone.')
    await li.sends({
      'Why may the company be contacted?': 'Somebody at the company has consented',
      'Who said so, and how?': 'Their export manager, by phone',
    })
    if (li.form) await li.closesForm()
    await li.says('meeting club')
    await li.presses('Is coming')
    await li.untilReads('Noted: Älmkyl AB: is coming.')
    expect(await page()).toContain('Alla platser är tagna')
    expect((await answers('come')).status).toBe(303)
    expect(await page()).toContain('Nordform AB är nummer 1 på väntelistan')
    await sara.untilReads('Ett företag som du har bjudit in har svarat via sin länk: på väntelistan, nummer 1.')
    expect(sara.reads()).not.toContain('Nordform AB: på väntelistan')
  })

  it('is moved: each promoter is told at once whom to tell, in their own chat and language, and the page shows it', async () => {
    const { sara, li, maria } = house.people
    await maria.says('möte lista')
    await maria.presses('Visa mötet')
    await maria.pressesOnTop('Flytta mötet')
    await maria.sends({ Från: '16:00', Till: '18:00' })
    await maria.closesForm()
    await sara.untilReads('Träffen har fått en annan tid eller plats: Exportklubben fre 4 dec. 16:00 – 18:00')
    await sara.untilReads('Du har bjudit in Nordform AB.')
    await sara.untilReads('Meddela vart och ett av företagen. Det står också på sidan bakom företagets länk.')
    await li.untilReads('The meeting has another time or place: The Export Club, Fri 4 Dec, 16:00 – 18:00')
    await li.untilReads('You have invited Älmkyl AB.')
    expect(await page()).toContain('fre 4 dec. 16:00 – 18:00')
    expect(await page()).toContain('Nordform AB är nummer 1 på väntelistan')
  })

  it('lets the next one up when another withdraws: the promoter is told at once, and so is the company', async () => {
    const { sara, li, maria } = house.people
    await li.says('meeting club')
    await li.presses('Is not coming')
    await li.untilReads('1 company on the waiting list got a place')
    await sara.untilReads('Ett företag som du har på väntelistan har fått plats. Meddela företaget.')
    expect(await page()).toContain('Nordform AB har en plats')
    await maria.says('möte klubb')
    await maria.untilReads('Kommer: 1 av 1 · Väntelista: 0 · Kommer inte: 1')
    expect(maria.last()).toContain('Nordform AB: kommer')
    expect(maria.last()).not.toContain('Älmkyl')
  })

  it('has who came noted in a click on the day, and a case made of what it needs', async () => {
    const { sara } = house.people
    await moveTo(house, '2026-12-04T07:00:00Z')
    await sara.says('mote klubb')
    await sara.presses('Är här')
    await sara.untilReads('Antecknat för Nordform AB: var med.')
    await moveTo(house, '2026-12-07T08:00:00Z')
    expect(await page()).toContain('Det går inte längre att svara')
    await sara.says('mote klubb')
    await sara.presses('Skapa uppföljning')
    await sara.sends({ 'Vad behöver företaget?': 'Distributör i Tyskland' })
    await sara.until((one) => inFront(one).includes('KRO-1 är registrerat: Nordform AB.'))
    if (sara.form) await sara.closesForm()
    await sara.says('arende visa KRO-1')
    await sara.untilReads('kom ur Exportklubben fre 4 dec. 2026')
    await sara.says('mote klubb')
    await sara.untilReads('uppföljning: KRO-1')
  })
})
