import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { type House, openHouse } from './house.ts'
import { wordsIn } from './json.ts'

const approval = { 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' }
const approvalInEnglish = { 'Who at the company approved?': 'The managing director', 'How?': 'In a meeting' }

describe.each(engines())('a case handed over between Slack and Teams, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  it('goes from Slack to Teams: the card arrives, Accept changes both cards in place, and the sender is told', async () => {
    const { sara, li, erik } = house.people
    await sara.says('case new Nordform AB: vill in på tyska marknaden')
    expect(sara.last()).toContain('KRO-1 är registrerat: Nordform AB')

    await sara.says('refer KRO-1 business-sweden Kan ni hitta en återförsäljare?')
    await sara.sends(approval)
    await li.untilReads('vill in på tyska marknaden', 'Hänvisningar')
    expect(li.reads('Hänvisningar')).toContain('Överlämning · KRO-1')
    expect(li.reads('Hänvisningar')).not.toContain('Nordform')
    expect(li.reads('Hänvisningar')).not.toContain('återförsäljare')
    await sara.untilReads('Väntar på svar från Business Sweden')

    await li.presses('Acceptera', 'Hänvisningar')
    await sara.untilReads('Li Berg på Business Sweden har accepterat KRO-1')
    await sara.untilReads('Accepterad av Li Berg')
    await li.untilReads('Accepterad av Li Berg', 'Hänvisningar')
    expect(li.reads('Hänvisningar')).not.toMatch(/^Acceptera$/m)
    expect(house.teams.ledger.entries.filter(({ effect }) => effect === 'update').length).toBeGreaterThan(0)

    await li.says('case list')
    expect(li.last()).toContain('KRO-1')
    await sara.says('case list')
    expect(sara.last()).not.toContain('KRO-1')
    await erik.says('case show KRO-1')
    expect(erik.last()).toContain('Li Berg')
  })

  it('goes from Teams to Slack, by the forms; the only case one has need not be chosen', async () => {
    const { pia, erik } = house.people
    await pia.says('ärende')
    await pia.fills('Registrera', { Företag: 'Ljunga Trävaror AB', 'Vad behöver företaget?': 'ett exportlån' })
    await pia.untilReads('KRO-2 är registrerat')
    await pia.says('hänvisa')
    await pia.fills('Hänvisa', {
      'Till vem?': 'Erik Öst',
      'Din fråga till mottagaren': 'Har ni möjlighet?',
      ...approval,
    })
    await pia.fills('Hänvisa', {})
    await erik.untilReads('ett exportlån')
    await erik.presses('Acceptera')
    await pia.untilReads('Erik Öst på Almi har accepterat KRO-2')
  })

  it('shows details only on a click, to one person, and the question with them', async () => {
    const { li } = house.people
    await li.presses('Show details')
    const details = JSON.stringify(li.form?.content ?? li.reads())
    expect(details).toContain('Nordform AB')
    expect(details).toContain('Kan ni hitta en återförsäljare?')
    expect(details).not.toContain('Vd:n')
    await li.closesForm()
  })

  it('shows in its details what was said about this referral, and nothing of what others have said about the case', async () => {
    const { sara, pia, omar } = house.people
    await sara.says('case new Älmkyl AB: garantier')
    const [no = ''] = /KRO-\d+/.exec(sara.last()) ?? []
    await sara.says(`refer ${no} ekn Är det något för er?`)
    await sara.sends(approval)
    await pia.untilReads(no, 'Hänvisningar')
    await pia.presses('Be om komplettering', 'Hänvisningar')
    await pia.sends({ 'Vad behöver du veta?': 'Har de betalningsanmärkningar?' })
    await sara.untilReads(`ber om komplettering i ${no}`)
    await sara.presses('Svara')
    await sara.sends({ 'Ditt svar': 'Ja, två' })
    await pia.untilReads('har svarat')
    await pia.presses('Avböj', 'Hänvisningar')
    await pia.sends({ Skäl: 'Annat', 'Några ord till avsändaren': 'För osäkert' })
    await sara.untilReads(`har avböjt ${no}`)
    await sara.says(`refer ${no} business-sweden Kan ni i stället?`)
    await sara.sends(approval)
    await omar.untilReads('garantier', 'Hänvisningar')
    await omar.presses('Visa detaljer', 'Hänvisningar')
    const details = wordsIn(omar.form?.content)
    expect(details).toContain('Kan ni i stället?')
    expect(details).not.toMatch(/betalningsanmärkningar|Ja, två|För osäkert/)
    await omar.closesForm()
  })

  it('is asked about, answered, and accepted, in both languages', async () => {
    const { li, karin } = house.people
    await li.says('case new Älmkyl AB: a partner in Denmark')
    await li.says('refer KRO-4 een Do you know anyone?')
    await li.fills('Refer', approvalInEnglish)
    await karin.untilReads('KRO-4', 'een')
    await karin.presses('Be om komplettering', 'een')
    await karin.sends({ 'Vad behöver du veta?': 'Vilken bransch?' })
    await li.untilReads('Enterprise Europe Network asks for more on KRO-4')
    await li.presses('Answer')
    await li.sends({ 'Your answer': 'Refrigeration' })
    await karin.untilReads('har svarat på din fråga om KRO-4')
    await karin.presses('Acceptera', 'een')
    await li.untilReads('Karin Å at Enterprise Europe Network has accepted KRO-4')
  })
})
