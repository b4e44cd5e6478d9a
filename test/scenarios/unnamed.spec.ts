import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { quiet } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import { wordsIn } from './json.ts'
import type { Person } from './person.ts'

const company = 'Hemliga Bolaget AB'
const names = /Hemliga Bolaget|hemlig anteckning|ring vd:n/i
/** Everything that is in sight of somebody: chats, channels, what is open, Home. */
const everything = (person: Person, ...channels: string[]): string =>
  [person.reads(), ...channels.map((one) => person.reads(one)), wordsIn(person.form?.content), person.home].join('\n')

describe.each(engines())('advice without naming the company, on the %s engine', (engine) => {
  let house: House
  let no: string
  beforeAll(async () => {
    house = await openHouse(engine)
    const { sara } = house.people
    await sara.says(`arende ny ${company}, 556016-0680: vill in i Polen`)
    no = /KRO-\d+/.exec(sara.last())?.[0] ?? ''
    await sara.says(`arende anteckna ${no} hemlig anteckning om Hemliga`)
    await sara.says(`arende nästa ${no} 2027-03-01 ring vd:n`)
  })
  afterAll(() => house.close())

  it('is one press away from where the approval is asked for', async () => {
    const { sara } = house.people
    await sara.says(`hanvisa ${no} business-sweden rådfråga Hur hittar man agenter?`)
    expect(wordsIn(sara.form?.content)).toContain('Vem på företaget har godkänt?')
    await sara.pressesOnTop('Fråga anonymt i stället')
    const said = wordsIn(sara.form?.content)
    expect(said).toContain(`Business Sweden får se ditt namn och din organisation, numret ${no}`)
    expect(said).not.toMatch(names)
  })

  it('takes a question along that is too long for a button', async () => {
    const { karin } = house.people
    await karin.says('arende ny Nordform AB: vill in på nya marknader')
    const his = /KRO-\d+/.exec(karin.last())?.[0] ?? ''
    const long = `Hur ”hittar” man agenter? ${'Vi undrar mycket. '.repeat(108)}slut`
    await karin.says(`hanvisa ${his} business-sweden rådfråga ${long}`)
    await karin.pressesOnTop('Fråga anonymt i stället')
    expect(JSON.stringify(karin.form?.content)).toContain(JSON.stringify(long))
    await karin.closesForm()
  })

  it('is not sent while it names the company, and keeps what was typed', async () => {
    const { sara, li } = house.people
    await sara.sends({
      'Din fråga': 'Känner ni hemliga bolaget?',
      'Vad behöver företaget?': '5560160680 vill till Polen',
    })
    expect(Object.values(sara.form?.errors ?? {})).toEqual([
      expect.stringContaining('Av ”5560160680” framgår vilket företag det gäller'),
      expect.stringContaining('Av ”hemliga bolaget” framgår vilket företag det gäller'),
    ])
    await sara.sends({ 'Din fråga': 'Hur hittar man agenter?', 'Vad behöver företaget?': 'agenter i Polen' })
    await sara.untilReads('Företaget nämns inte.')
    await li.untilReads(`Anonym fråga om råd · ${no}`, 'Hänvisningar')
  })

  it('shows the receiver the need, the question and who asks, and nothing else wherever they look', async () => {
    const { li, omar } = house.people
    await li.untilReads('agenter i Polen', 'Hänvisningar')
    await li.presses('Visa detaljer', 'Hänvisningar')
    const details = wordsIn(li.form?.content)
    for (const told of ['Hur hittar man agenter?', 'Sara Lund', 'agenter i Polen']) expect(details).toContain(told)
    expect(details).not.toMatch(/Company|Organisation number/)
    await li.closesForm()
    const looks = [
      `case show ${no}`,
      'case list',
      'case list team',
      'case find Hemliga',
      `case find ${no}`,
      'doors today',
    ]
    for (const look of [...looks, `case note ${no} x`, `refer ${no} ekn Hej`, `case close ${no}`]) {
      for (const person of [li, omar]) {
        await person.says(look)
        expect(person.last()).not.toMatch(names)
      }
    }
    expect(li.reads()).toContain('agenter i Polen')
  })

  it('goes on without the company: more is asked, answered, taken and advised', async () => {
    const { sara, li } = house.people
    await li.presses('Be om komplettering', 'Hänvisningar')
    await li.sends({ 'What do you need to know?': 'Which industry?' })
    await sara.untilReads(`Business Sweden ber om komplettering i ${no}`)
    await sara.presses('Svara')
    await sara.sends({ 'Ditt svar': 'Hemliga Bolaget gör möbler' })
    expect(Object.values(sara.form?.errors ?? {}).join()).toContain('Av ”Hemliga Bolaget” framgår')
    await sara.sends({ 'Ditt svar': 'De gör möbler' })
    await li.untilReads('has answered your question')
    await li.presses('Visa detaljer', 'Hänvisningar')
    expect(wordsIn(li.form?.content)).toContain('De gör möbler')
    await li.closesForm()
    await li.presses('Acceptera', 'Hänvisningar')
    await sara.untilReads('har accepterat')
    await li.untilReads('Advice by')
    await li.presses('Give advice')
    await li.sends({ 'Your advice': 'Begin with the trade fair in Poznan' })
    await sara.untilReads(`Business Sweden har svarat på din anonyma fråga i ${no}`)
    await sara.presses('Visa detaljer')
    expect(wordsIn(sara.form?.content)).toContain('Poznan')
    await sara.closesForm()
    await quiet(house)
    expect(everything(li, 'Hänvisningar')).not.toMatch(names)
  })

  it('becomes a handover when the company has approved: then the receiver sees it', async () => {
    const { sara, li } = house.people
    await sara.presses('Gör till överlämning')
    const preview = wordsIn(sara.form?.content)
    for (const told of ['Det här kommer Business Sweden att se.', company]) expect(preview).toContain(told)
    expect(preview).not.toContain('Fråga anonymt i stället')
    await sara.sends({ 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' })
    await sara.untilReads(`${no} är hänvisat till Business Sweden`)
    await li.untilReads(`Överlämning · ${no}`, 'Hänvisningar')
    await li.presses('Acceptera', 'Hänvisningar')
    await sara.untilReads(`Li Berg på Business Sweden har accepterat ${no} (vill in i Polen)`)
    await li.says(`case show ${no}`)
    expect(li.last()).toContain(company)
    expect(li.last()).toContain('turned the request for advice into a handover')
    await sara.says(`arende visa ${no}`)
    expect(sara.last()).toContain('gjorde frågan om råd till en överlämning')
  })

  it('is a choice of the form as well, and of the line', async () => {
    const { sara, erik } = house.people
    await erik.says('arende ny Nordform AB: Nordform vill låna')
    const his = /KRO-\d+/.exec(erik.last())?.[0] ?? ''
    await erik.says('hanvisa')
    await erik.sends({
      'Till vem?': 'Enterprise Europe Network',
      'Vad ber du om?': 'Rådfråga anonymt: företaget nämns inte',
      'Din fråga till mottagaren': 'Hur gör man?',
    })
    expect(wordsIn(erik.form?.content)).toContain('Enterprise Europe Network får se ditt namn')
    await erik.sends({})
    expect(Object.values(erik.form?.errors ?? {}).join()).toContain('Av ”Nordform” framgår')
    await erik.sends({ 'Vad behöver företaget?': 'vill låna' })
    await erik.untilReads(`${his} är hänvisat till Enterprise Europe Network`)
    await sara.says(`arende ny Nordform AB: lån`)
    const hers = /KRO-\d+/.exec(sara.last())?.[0] ?? ''
    await sara.says(`hanvisa ${hers} een anonymt Hur gör man?`)
    await sara.sends({})
    await sara.untilReads(`${hers} är hänvisat till Enterprise Europe Network`)
  })

  it.each([
    ['declined', 'Avböj', 'har avböjt'],
    ['withdrawn', 'Återta', 'återtaget'],
  ])('cannot become a handover once it was %s', async (_, how, told) => {
    const { erik, karin } = house.people
    await erik.says('arende ny Nordform AB: vill växa')
    const his = /KRO-\d+/.exec(erik.last())?.[0] ?? ''
    await erik.says(`hanvisa ${his} karin anonymt Vad säger ni?`)
    await erik.sends({})
    await karin.untilReads(`Anonym fråga om råd · ${his}`)
    await erik.untilReads(`Anonym fråga om råd · ${his}`)
    const turn = erik.remembers('Gör till överlämning')
    if (how === 'Avböj') {
      await karin.presses(how)
      await karin.sends({ Skäl: 'Ingen kapacitet' })
    } else {
      await erik.presses(how)
      await erik.sends({})
    }
    await erik.untilReads(new RegExp(`${told}[^]*`))
    await erik.pressesOld('Gör till överlämning', turn)
    await erik.untilReads(`Frågan om råd i ${his} är redan avslutad och kan inte bli en överlämning`)
  })
})
