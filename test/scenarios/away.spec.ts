import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { quiet } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'

const approval = { 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' }

describe.each(engines())('being away, on the %s engine', (engine) => {
  let house: House
  let caseNo = 0
  beforeAll(async () => {
    house = await openHouse(engine)
    house.clock.moveTo(new Date('2027-03-01T08:00:00Z'))
  })
  afterAll(() => house.close())

  const registered = async (): Promise<string> => {
    caseNo += 1
    await house.people.sara.says(`case new Nordform AB: behov ${caseNo}`)
    return `KRO-${caseNo}`
  }

  it('is said in one line, and the sender sees it before and after sending; the stand-in can answer', async () => {
    const { sara, li, omar } = house.people
    await li.says('doors away 2027-03-12')
    await li.untilReads(
      'You are registered as away 1 March 2027 – 12 March 2027. What comes to you also goes to Omar Sjö',
    )
    const no = await registered()
    await sara.says(`refer ${no} li.berg@businesssweden.example Kan ni?`)
    expect(JSON.stringify(sara.form?.content)).toContain(
      'Li Berg är borta till och med 12 mars 2027. Omar Sjö är ställföreträdare och får den också.',
    )
    await sara.sends(approval)
    await sara.untilReads(/KRO-1 är hänvisat till Li Berg[^\n]*Li Berg är borta till och med 12 mars 2027/)
    await li.untilReads(no)
    await omar.untilReads(no)
    await omar.says('doors today')
    await omar.untilReads('Väntar på dig (1)')
    await omar.presses('Acceptera')
    await sara.untilReads(`Omar Sjö på Business Sweden har accepterat ${no}`)
    await li.untilReads('Accepted by Omar Sjö')
  })

  it('shows in the list to choose from', async () => {
    const { sara } = house.people
    await registered()
    await sara.says('refer')
    expect(JSON.stringify(sara.form?.content)).toContain('Li Berg (borta t.o.m. 12 mars)')
    await sara.closesForm()
  })

  it('goes to the organisation’s queue when the stand-in is away too', async () => {
    const { sara, li, omar } = house.people
    await omar.says('doors away 2027-03-02 2027-03-05')
    await omar.untilReads('Li Berg är själv borta till och med 12 mars 2027')
    await omar.fills('Spara', { 'Till och med': '2027-03-05', Ställföreträdare: '' })
    await omar.untilReads('Det som kommer till dig går också till organisationens kö.')
    await quiet(house)
    house.clock.moveTo(new Date('2027-03-02T08:00:00Z'))
    const no = await registered()
    await sara.says(`refer ${no} li.berg@businesssweden.example Kan ni?`)
    expect(JSON.stringify(sara.form?.content)).toContain('Hänvisningen går därför också till organisationens kö.')
    await sara.sends(approval)
    await li.untilReads(no)
    await omar.untilReads(no, 'Hänvisningar')
    await omar.presses('Acceptera', 'Hänvisningar')
    await sara.untilReads(`Omar Sjö på Business Sweden har accepterat ${no}`)
  })

  it('passes on what waits already, and ends when one is back', async () => {
    const { sara, li, erik } = house.people
    const no = `KRO-${caseNo + 1}`
    caseNo += 1
    await li.says('case new Älmkyl AB: a loan')
    await li.says(`refer ${no} erik.ost@almi.example Can you?`)
    await li.fills('Refer', { 'Who at the company approved?': 'The CEO', 'How?': 'By phone' })
    await erik.untilReads(no)
    expect(sara.reads()).not.toContain(`Överlämning · ${no}`)
    await erik.says('doors away')
    await erik.sends({ 'Till och med': '2027-03-03' })
    await sara.untilReads(`Överlämning · ${no}`)
    await erik.says('dorrar tillbaka')
    await erik.untilReads('Välkommen tillbaka')
    await erik.says('doors back')
    await erik.untilReads('Du är inte anmäld som borta')
  })

  it.each([
    ['a day that has passed', 'doors away 2027-02-26', 'Den dagen har passerat'],
    ['days the wrong way round', 'doors away 2027-03-20 2027-03-10', 'Sista dagen ligger före den första'],
    ['oneself', 'doors away 2027-03-20 2027-03-21 "Sara Lund"', 'Du kan inte vara din egen ställföreträdare'],
    ['somebody elsewhere', 'doors away 2027-03-20 2027-03-21 karin', 'Karin Å är ingen kollega i din organisation'],
    ['an organisation', 'doors away 2027-03-20 2027-03-21 almi', 'Almi är ingen kollega'],
    ['nobody', 'doors away 2027-03-20 2027-03-21 Sra Lund', 'Ingen i registret heter'],
    ['no date', 'doors away 2027-03-40', 'är inget datum'],
  ])('refuses %s, at the field', async (_, line, why) => {
    const { sara } = house.people
    await sara.says(line)
    expect(JSON.stringify(sara.form?.content)).toContain(why)
    await sara.closesForm()
  })

  it('refuses a circle: the one who would stand in is away then', async () => {
    const { sara, erik } = house.people
    await sara.says('doors away 2027-04-05 2027-04-09 "Erik Öst"')
    await sara.untilReads('som kommer till dig får också Erik Öst')
    await erik.says('doors away 2027-04-08 2027-04-12')
    expect(JSON.stringify(erik.form?.content)).toContain('Sara Lund är själv borta till och med 9 april 2027')
    await erik.closesForm()
  })
})
