import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { type House, openHouse } from './house.ts'
import type { Person } from './person.ts'

const elsewhere = /En annan främjare har ett öppet ärende om samma företag|Another promoter has an open case/
const approval = { 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' }
const everything = (person: Person): string => `${person.reads()} ${JSON.stringify(person.form)}`

describe.each(engines())('two promoters with a case on one company, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  it.each([
    ['Nordform AB', 'that is the network’s own'],
    ['Hemliga Bolaget AB, 556016-0680', 'that both have added, by its number'],
    ['Åkes Åkeri, 640823-3234', 'of a sole trader, by what the number is kept as'],
  ])('%s (%s): the second is told that there is another, and nothing of it', async (company) => {
    const { sara, erik, pia, li } = house.people
    await pia.says(`ärende ny ${company}: hemligt behov`)
    expect(pia.last()).toContain('är registrerat')
    expect(pia.last()).not.toMatch(elsewhere)
    await sara.says(`arende ny ${company}: annat behov`)
    expect(sara.last()).toMatch(elsewhere)
    for (const secret of ['Pia', 'EKN', 'hemligt']) expect(sara.last()).not.toContain(secret)
    await li.says(`case new ${company}: a third need`)
    expect(li.last()).toMatch(elsewhere)
    await erik.says(`arende ny ${company}: annat behov`)
    // How many they are is not told either: Sara knew of one, Erik of two.
    const said = (person: Person) => /En annan främjare .*?\. Du kan [^.]*\./.exec(person.last())?.[0]
    expect(said(erik)).toBe(said(sara))
    expect(said(erik)).toBeDefined()
  })

  it('is not told of a colleague’s case, nor of one that is closed, nor of another company without a number', async () => {
    const { maria, johan, pia } = house.people
    await maria.says('ärende ny Tingsåker Design AB: vill ut')
    await johan.says('case new Tingsåker Design AB: vill också ut')
    expect(johan.last()).not.toMatch(elsewhere)
    await pia.says('ärende ny Tingsåker Design AB: garanti')
    expect(pia.last()).toMatch(elsewhere)
    for (const no of [0, 1, 2].map((back) => `KRO-${numberOf(pia) - back}`)) {
      for (const person of [maria, pia]) {
        await person.says(`ärende avsluta ${no}`)
        if (person.last().includes('Hur gick det'))
          await person.fills('Avsluta', { 'Hur gick det?': 'Företaget fick råd' })
      }
    }
    const { sara } = house.people
    await sara.says('arende ny Tingsåker Design AB: ett nytt försök')
    expect(sara.last()).not.toMatch(elsewhere)
    await sara.says('arende ny Namnlösa AB')
    await sara.fills('Registrera', { Företag: 'Namnlösa AB', 'Vad behöver företaget?': 'lån' })
    await pia.says('ärende ny Namnlösa AB')
    await pia.fills('Registrera', { 'Vad behöver företaget?': 'garanti' })
    await pia.untilReads('Namnlösa AB')
    expect(pia.last()).not.toMatch(elsewhere)
  })

  it('asks to be brought in, and is: by a referral that the other owner makes', async () => {
    const { karin, omar } = house.people
    await omar.says('case new Ljunga Trävaror AB: hemligt, agenter i Polen')
    const theirs = `KRO-${numberOf(omar)}`
    await karin.says('arende ny Ljunga Trävaror AB: partner i Polen')
    const ours = `KRO-${numberOf(karin)}`
    await karin.presses('Be att få vara med')
    await karin.untilReads(`Din fråga är skickad, för ${ours}`)
    await omar.untilReads(`Karin Å på Enterprise Europe Network har ett ärende om samma företag som ${theirs}`)
    expect(everything(karin)).not.toContain(theirs)
    await karin.says(`case show ${theirs}`)
    expect(karin.last()).toMatch(/Det finns inget ärende|There is no case/)
    await karin.presses('Be att få vara med')
    await karin.untilReads('Du har redan bett att få vara med')

    await omar.presses('Hänvisa')
    await omar.sends({ 'Din fråga till mottagaren': 'Kan vi ta det tillsammans?', ...approval })
    await omar.sends(approval)
    await karin.untilReads(`Medverkan · ${theirs}`)
    await omar.untilReads('Du har bjudit in dem.')
    expect(everything(karin)).toContain('Omar Sjö')
  })

  it('is not said to be brought in when the form was used to ask somebody else', async () => {
    const { karin, omar } = house.people
    await omar.says('case new Tingsåker Design AB: hemligt, agenter i Norge')
    await karin.says('arende ny Tingsåker Design AB: partner i Norge')
    await karin.presses('Be att få vara med')
    await omar.untilReads('Karin Å på Enterprise Europe Network har ett ärende om samma företag')
    await omar.presses('Hänvisa')
    await omar.sends({ 'Till vem?': 'EKN', 'Din fråga till mottagaren': 'Kan ni?', ...approval })
    await omar.sends(approval)
    expect(JSON.stringify(omar.form?.content)).toContain('är hänvisat till EKN')
    await omar.closesForm()
    expect(omar.reads().split('Du har bjudit in dem.')).toHaveLength(2)
  })

  it('is declined kindly, once all who were asked have declined, without learning who or how many', async () => {
    const { sara, pia, li } = house.people
    await pia.says('ärende ny Älmkyl AB: hemlig garanti')
    await li.says('case new Älmkyl AB: a secret partner')
    await sara.says('arende ny Älmkyl AB: lån')
    const ours = `KRO-${numberOf(sara)}`
    await sara.presses('Be att få vara med')
    await pia.untilReads('Sara Lund på Almi har ett ärende om samma företag')
    await li.untilReads('Sara Lund at Almi has a case on the same company')
    await pia.presses('Inte den här gången')
    await pia.untilReads('Du har tackat nej.')
    expect(everything(sara)).not.toContain('kan inte bjuda in')
    await li.presses('Not this time')
    await sara.untilReads(`Den andra främjaren kan inte bjuda in dig just nu, när det gäller ${ours}`)
    for (const secret of ['Pia Holm', 'hemlig garanti', 'a secret partner'])
      expect(everything(sara)).not.toContain(secret)
  })
})

/** Of the case that this person registered last. */
const numberOf = (person: Person): number =>
  Number([...person.reads().matchAll(/KRO-(\d+) (?:är registrerat|is registered)/g)].at(-1)?.[1])
