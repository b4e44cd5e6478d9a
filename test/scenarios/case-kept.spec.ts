import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { type House, openHouse } from './house.ts'
import type { Person } from './person.ts'

const approval = { 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' }
/** The newest of what a person has in front of them: what is on top, else the last message. */
const sees = (person: Person): string => (person.form ? JSON.stringify(person.form) : person.last())

describe.each(engines())('a case that is kept alive, on the %s engine', (engine) => {
  let house: House
  let cases = 0
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  const registered = async (person: Person): Promise<string> => {
    cases += 1
    await person.says(
      `ärende ny Nordform AB: behov ${cases}`.replace('ärende', person.chat === 'slack' ? 'arende' : 'ärende'),
    )
    return `KRO-${cases}`
  }
  const say = (person: Person, line: string) =>
    person.says(person.chat === 'slack' ? line.replace(/^ärende/, 'arende') : line)

  describe.each(['sara', 'pia'] as const)('by %s', (who) => {
    it('holds notes for its parties to read, a link among them as it was typed', async () => {
      const person = house.people[who]
      const no = await registered(person)
      await say(person, `ärende anteckna ${no} Avtalet: https://example.org/avtal?id=1&x=2`)
      expect(person.last()).toContain(`Antecknat i ${no}`)
      await say(person, 'ärende anteckna')
      await person.fills('Spara', { Ärende: `${no} · Nordform AB`, Anteckning: 'Två rader\noch den andra' })
      await say(person, `ärende visa ${no}`)
      expect(person.last()).toContain('antecknade: Avtalet: https://example.org/avtal?id=1&x=2')
      expect(person.last()).toContain('Två rader')
      expect(JSON.stringify(person.conversation().messages.at(-1)?.content)).not.toMatch(/"(link|url)"|Action\.OpenUrl/)
    })

    it('has a next step with a day, replaced by the next one, and done in one click', async () => {
      const person = house.people[who]
      const no = await registered(person)
      await say(person, `ärende nästa ${no} imorgon ring kunden`)
      expect(person.last()).toMatch(new RegExp(`Nästa steg i ${no}: ring kunden, \\w+ \\d+ \\w+`))
      await say(person, `ärende nästa ${no} fredag skicka offert`)
      expect(person.last()).toContain('Det ersätter det förra')
      await say(person, 'ärende lista')
      expect(person.last()).toMatch(/Nästa steg fre .*: skicka offert/)
      expect(person.last()).not.toContain('ring kunden')
      await person.says(person.chat === 'slack' ? 'dorrar idag' : 'dörrar idag')
      expect(person.last()).toContain('skicka offert')
      await person.presses('Steget är klart')
      await person.untilReads(`Klart i ${no}: skicka offert`)
      await say(person, `ärende visa ${no}`)
      expect(person.last()).toContain('gjorde klart: skicka offert')
      expect(person.last()).not.toMatch(/^Steget är klart$/m)
    })

    it('asks in a form for what is missing, and says at the field what is wrong', async () => {
      const person = house.people[who]
      const no = await registered(person)
      await say(person, `ärende nästa ${no} 31/2 ring`)
      expect(sees(person)).toContain('”31/2” är inget datum')
      await person.fills('Spara', { 'Vilken dag?': '2020-01-01', 'Vad ska göras?': 'ring' })
      expect(sees(person)).toContain('Den dagen har redan varit')
      await person.fills('Spara', { 'Vilken dag?': '2030-01-02', 'Vad ska göras?': 'ring' })
      await person.untilReads(`Nästa steg i ${no}: ring, ons 2 jan. 2030`)
    })

    it('is closed with an outcome, and reopened by the button that undoes it', async () => {
      const person = house.people[who]
      const no = await registered(person)
      await say(person, `ärende avsluta ${no}`)
      await person.fills('Avsluta', {
        'Hur gick det?': 'Företaget fick hjälp till en del',
        'Några ord om utfallet': 'Lånet blev mindre',
      })
      await person.untilReads(`${no} är avslutat: Företaget fick hjälp till en del`)
      await say(person, `ärende visa ${no}`)
      expect(person.last()).toContain('avslutade ärendet (Företaget fick hjälp till en del): Lånet blev mindre')
      await say(person, `ärende nästa ${no} imorgon ring`)
      expect(sees(person)).toContain(`${no} är avslutat. Återöppna det`)
      if (person.form) await person.closesForm()
      await person.presses('Återöppna ärendet')
      await person.untilReads(`${no} är öppet igen`)
      await say(person, 'ärende lista')
      expect(person.last()).toContain(no)
    })
  })

  it('is not closed while somebody has been asked and has not answered; that is said with what to do', async () => {
    const { sara, pia } = house.people
    const no = await registered(sara)
    await sara.says(`refer ${no} ekn Kan ni hjälpa till?`)
    await sara.sends(approval)
    await pia.untilReads(no, 'Hänvisningar')
    await sara.says(`case close ${no}`)
    expect(sara.last()).toContain(`${no} kan inte avslutas än: EKN har inte svarat`)
    await pia.presses('Be om komplettering', 'Hänvisningar')
    await pia.sends({ 'Vad behöver du veta?': 'Vilket land?' })
    await sara.says(`case close ${no}`)
    expect(sara.last()).toContain('EKN väntar på en komplettering')
  })

  it('is looked after by its owner, and noted in by its parties; others find nothing', async () => {
    const { sara, erik, pia, li } = house.people
    const no = await registered(sara)
    await erik.says(`case note ${no} Jag känner vd:n`)
    expect(erik.last()).toMatch(/Antecknat|Noted/)
    await erik.says(`case next ${no} tomorrow call`)
    expect(sees(erik)).toMatch(/Sara Lund, Almi ansvarar för|belongs to Sara Lund, Almi/)
    if (erik.form) await erik.closesForm()
    for (const line of [`case note ${no} x`, `case next ${no} tomorrow x`, `case close ${no}`, `case show ${no}`]) {
      await li.says(line)
      expect(li.last()).toContain(`There is no case ${no} that you can see`)
    }
    await sara.says(`refer ${no} pia Vad tror du?`)
    await sara.sends(approval)
    await pia.untilReads(no)
    await pia.says(`ärende visa ${no}`)
    // What was noted before was not in what the sender saw that would be shared.
    expect(pia.last()).not.toContain('Jag känner vd:n')
    expect(pia.last()).not.toMatch(/^Avsluta ärendet$/m)
    await sara.says(`case note ${no} Nu vet jag mer`)
    await pia.says(`ärende visa ${no}`)
    expect(pia.last()).toContain('Nu vet jag mer')
    await pia.says(`ärende anteckna ${no} Vi garanterar gärna`)
    await sara.says(`case show ${no}`)
    expect(sara.last()).toContain('Jag känner vd:n')
    expect(sara.last()).toContain('Pia Holm (EKN) antecknade: Vi garanterar gärna')
  })

  it('shows the newest of what has happened, and the rest on a click', async () => {
    const { sara, pia } = house.people
    for (const person of [sara, pia]) {
      const no = await registered(person)
      for (const n of Array.from({ length: 10 }, (_, at) => at + 1))
        await say(person, `ärende anteckna ${no} nummer ${n};`)
      await say(person, `ärende visa ${no}`)
      expect(person.last()).toContain('nummer 3;')
      expect(person.last()).not.toContain('nummer 2;')
      await person.presses('Visa tidigare')
      expect(sees(person)).toContain('nummer 2;')
      expect(sees(person)).toContain('registrerade ärendet')
      expect(sees(person)).not.toContain('nummer 3;')
      if (person.form) await person.closesForm()
    }
  })

  it('is listed as stuck when its next step is late, and as unanswered when an offer is', async () => {
    const { karin, li } = house.people
    const [step, offer] = [await registered(karin), await registered(karin)]
    await karin.says(`arende nasta ${step} idag ring`)
    await karin.says(`hanvisa ${offer} business-sweden Hej?`)
    await karin.sends(approval)
    await li.untilReads(offer, 'Hänvisningar')
    await karin.says('arende lista fastnat')
    expect(karin.last()).toContain('Inget har fastnat')
    await karin.says('arende lista obesvarade')
    expect(karin.last()).toContain('Alla som din organisation har frågat har svarat')
    house.clock.moveTo(new Date(house.clock.now().getTime() + 5 * 24 * 60 * 60_000))
    await karin.says('arende lista fastnat')
    expect(karin.last()).toContain(step)
    expect(karin.last()).toContain(offer)
    await karin.says('arende lista obesvarade')
    expect(karin.last()).not.toContain(step)
    expect(karin.last()).toContain(offer)
  })
})
