import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { engines } from '#test/database.ts'
import { type House, openHouse } from './house.ts'
import type { Person } from './person.ts'

/** On top of the chat or in it. */
const sees = (person: Person, text: string | RegExp) =>
  person
    .until((one) => new RegExp(text).test(`${JSON.stringify(one.form?.content ?? null)}${one.reads()}`))
    .catch(() => {
      throw new Error(`${person.id} never saw ${text}, but ${JSON.stringify(person.form)}\n${person.last()}`)
    })

/** The register as the sample has it, and a second administrator: Sara, in Slack. */
const opened = async (engine: Parameters<typeof openHouse>[0]): Promise<House> => {
  const house = await openHouse(engine)
  await sql`update members set roles = roles || '{network_admin}' where key in ('sara', 'li')`.execute(
    house.database.db,
  )
  return house
}
const named = async ({ database }: House, name: string): Promise<number> =>
  (await sql`select from companies where name = ${name} and merged_into is null`.execute(database.db)).rows.length

describe.each(engines())('two entries that are one company, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await opened(engine)
  })
  afterAll(() => house.close())

  const registersAnew = async (by: Person, line: string): Promise<void> => {
    await by.says(`case new ${line}`)
    await by.fills('Registrera', { 'Menar du ett av de här?': 'Nej, det är ett nytt företag' })
  }

  it('in Teams: nothing to merge is said in words', async () => {
    const { maria } = house.people
    await maria.says('dörrar företag')
    await maria.untilReads('Inga företag i registret har samma nummer eller nästan samma namn')
  })

  it('in Teams: a pair is listed by name, number and how many cases, and merged once it has been seen what moves', async () => {
    const { karin, maria } = house.people
    await registersAnew(karin, 'Nordfrom: ett hemligt behov')
    await karin.untilReads('KRO-1 är registrerat: Nordfrom.')
    await maria.says('dorrar foretag')
    await maria.untilReads('Nordform AB (559912-0010), inga ärenden')
    await maria.untilReads('Nordfrom (utan organisationsnummer), 1 ärende')
    expect(maria.last()).not.toMatch(/KRO-1|hemligt behov|Karin|EEN/)
    await maria.presses('Slå ihop')
    await sees(maria, 'Blir kvar: Nordform AB .559912-0010')
    await sees(maria, 'Flyttas: 1 ärende, varav 1 öppet')
    expect(await named(house, 'Nordfrom')).toBe(1)
    await maria.fills('Slå ihop', {})
    await sees(maria, 'Nordfrom är nu samma företag som Nordform AB')
    expect(await named(house, 'Nordfrom')).toBe(0)
  })

  it('the owner is told of the own case, finds it by either name, and registers on the one that stays', async () => {
    const { karin } = house.people
    await karin.untilReads('Företaget i KRO-1 (ett hemligt behov) fanns två gånger i registret och har slagits ihop')
    // What it is called is for the click: the message stays in the chat.
    expect(karin.last()).not.toMatch(/Nordform|Nordfrom/)
    for (const wanted of ['nordfrom', 'nordform']) {
      await karin.says(`case find ${wanted}`)
      await karin.untilReads('KRO-1')
      expect(karin.last()).toContain('Nordform AB')
    }
    await karin.says('case show KRO-1')
    await karin.untilReads(
      'Maria Ek (Region Kronoberg) slog ihop två poster för samma företag: Nordfrom står nu som Nordform AB',
    )
    await karin.says('case new Nordfrom: ett behov till')
    await karin.untilReads('KRO-2 är registrerat: Nordform AB.')
  })

  it('nobody is told of it by its former name where it is not to be named', async () => {
    const { karin } = house.people
    await karin.says('hanvisa KRO-1 business-sweden rådfråga Hur hittar man agenter?')
    await karin.pressesOnTop('Fråga anonymt i stället')
    await karin.sends({ 'Din fråga': 'Kan Nordfrom få hjälp?', 'Vad behöver företaget?': 'agenter i Polen' })
    expect(JSON.stringify(karin.form?.errors)).toContain('Av ”Nordfrom” framgår vilket företag det gäller')
    await karin.closesForm()
  })

  it('in Slack: not the same is remembered, and can be taken back', async () => {
    const { sara, karin } = house.people
    await registersAnew(karin, 'Älmkyll: kyla')
    await sara.says('doors companies')
    await sara.untilReads('Älmkyl AB (559912-0036')
    await sara.presses('Inte samma')
    await sara.untilReads('Älmkyl AB och Älmkyll är inte samma företag, och föreslås inte igen.')
    await sara.says('doors companies')
    await sara.untilReads('Inga företag i registret har samma nummer eller nästan samma namn')
    await sara.presses('Ångra')
    await sara.untilReads('kan vara samma företag, och föreslås igen')
    await sara.says('doors companies')
    await sara.untilReads('Älmkyll (utan organisationsnummer), 1 ärende')
  })

  it('in Slack: whoever comes second is told who was first, also from an old button', async () => {
    const { sara, maria } = house.people
    await sara.says('doors companies')
    await sara.untilReads('Älmkyl AB (559912-0036')
    const old = sara.remembers('Slå ihop')
    await sara.presses('Slå ihop')
    await sees(sara, 'Blir kvar: Älmkyl AB')
    await maria.says('doors companies')
    await maria.presses('Slå ihop')
    await maria.fills('Slå ihop', {})
    await sees(maria, 'Älmkyll är nu samma företag som Älmkyl AB')
    await sara.sends({})
    expect(JSON.stringify(sara.form?.content ?? null)).not.toContain('"submit":{')
    await sees(sara, 'Maria Ek slog ihop Älmkyll med Älmkyl AB')
    await sara.pressesOld('Slå ihop', old)
    await sees(sara, 'Maria Ek slog ihop Älmkyll med Älmkyl AB')
  })

  it('in Slack: what has changed since it was seen is shown again, and then it is done', async () => {
    const { sara, karin } = house.people
    await registersAnew(karin, 'Ljunga Travarror: virke')
    await sara.says('doors companies')
    await sara.presses('Slå ihop')
    await sees(sara, 'Flyttas: 1 ärende, varav 1 öppet')
    await karin.says('case new Ljunga Travarror: mer virke')
    await karin.untilReads('KRO-5 är registrerat: Ljunga Travarror.')
    await sara.sends({})
    await sees(sara, 'Något har ändrats sedan du öppnade formuläret')
    await sees(sara, 'Flyttas: 2 ärenden, varav 2 öppna')
    await sara.sends({})
    await sees(sara, 'Ljunga Travarror är nu samma företag som Ljunga Trävaror AB')
    await karin.untilReads('Företaget i KRO-5')
  })

  it('in English, in Teams', async () => {
    const { li } = house.people
    await li.says('case new Nordforrm: need')
    await li.fills('Register', { 'Do you mean one of these?': 'No, it is a new company' })
    await li.says('/doors companies')
    await li.untilReads('Nordforrm (no organisation number), 1 case')
    await li.presses('Merge')
    await sees(li, 'Stays: Nordform AB .559912-0010')
    await li.fills('Merge', {})
    await sees(li, 'Nordforrm is now the same company as Nordform AB')
  })

  it('whoever turns out to have a case on the same company as another is told so, and can ask to be brought in', async () => {
    const { karin, li, maria } = house.people
    await li.says('case new Urshults Tryckeri AB, 559912-0184: need')
    await li.untilReads('KRO-7')
    await karin.says('case new Urshults Trykeri: partner')
    await karin.fills('Registrera', {})
    await karin.untilReads('KRO-8 är registrerat')
    expect(karin.last()).not.toContain('En annan främjare har ett öppet ärende')
    await maria.says('dorrar foretag')
    await maria.untilReads('Urshults Trykeri (utan')
    await maria.presses('Slå ihop')
    await sees(maria, 'Blir kvar: Urshults')
    await maria.fills('Slå ihop', {})
    await sees(maria, 'Urshults Trykeri är nu samma')
    await karin.untilReads('Företaget i KRO-8 (partner) fanns två gånger')
    await karin.untilReads('En annan främjare har ett öppet ärende om samma företag')
    await karin.presses('Be att få vara med')
    await karin.untilReads('Din fråga är skickad, för KRO-8')
    await li.untilReads('KRO-7')
  })

  it.each(['erik', 'johan', 'karin'] as const)('is none of the business of %s', async (who) => {
    const person = house.people[who]
    await person.says('doors companies')
    await person.untilReads(/Bara en nätverksadministratör kan se vilka företag/)
    expect(person.last()).toContain('Maria Ek')
  })
})
