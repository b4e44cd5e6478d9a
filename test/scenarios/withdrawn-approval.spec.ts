import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { quiet, refers, registers } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import { wordsIn } from './json.ts'

const ended = 'Avslutad: företaget har dragit tillbaka sitt godkännande'
const endedInEnglish = 'Ended: the company has withdrawn its approval'
const company = 'Hemliga Bolaget AB, 556016-0680'

describe.each(engines())('the company withdraws its approval, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  it('while somebody has it: the sender has the case again, and the other sees nothing of it', async () => {
    const { sara, li, omar } = house.people
    const no = await registers(sara, 'vill in i Polen', company)
    await refers(sara, no, 'business-sweden', 'Känner ni Hemliga Bolagets agent?')
    await li.untilReads(no, 'Hänvisningar')
    await li.presses('Acceptera', 'Hänvisningar')
    await li.untilReads(`Handover · ${no}`)
    await sara.untilReads(`Li Berg på Business Sweden har accepterat ${no}`)

    await sara.says(`arende visa ${no}`)
    await sara.presses('Godkännanden')
    const shown = wordsIn(sara.form?.content)
    expect(shown).toMatch(/Vd:n, per telefon, .*Omfattar: Business Sweden\. Antecknat av Sara Lund\./)
    await sara.pressesOnTop('Företaget drar tillbaka sitt godkännande')
    await sara.sends({ 'Vad sa företaget?': 'Vill vänta' })
    await sara.untilReads(
      `Företagets godkännande i ${no} är tillbakadraget. Business Sweden ser inte längre ärendet. Sara Lund ansvarar för ärendet nu.`,
    )
    await li.untilReads(
      `The company in ${no} has withdrawn its approval. The referral from Sara Lund to Business Sweden has ended`,
    )
    await li.untilReads(ended, 'Hänvisningar')
    await sara.untilReads(ended)
    await quiet(house)

    for (const person of [li, omar]) {
      await person.says(`case show ${no}`)
      expect(person.last()).toMatch(/Det finns inget ärende|There is no case/)
    }
    await li.presses('Show details')
    const details = wordsIn(li.form?.content)
    expect(details).toContain(endedInEnglish)
    for (const secret of ['Hemliga', 'agent', 'Polen', 'Vd:n', 'Vill vänta']) expect(details).not.toContain(secret)
    await li.closesForm()
    const lately = li
      .conversation()
      .messages.slice(-4)
      .map((one) => JSON.stringify(one))
      .join()
    for (const secret of ['Hemliga Bolaget', 'Vd:n', 'Vill vänta']) expect(lately).not.toContain(secret)

    await sara.says(`arende visa ${no}`)
    expect(sara.last()).toContain('Sara Lund, Almi')
    expect(sara.last()).toContain('antecknade att företaget drar tillbaka sitt godkännande: Vill vänta')
    await sara.presses('Godkännanden')
    expect(wordsIn(sara.form?.content)).toMatch(/Tillbakadraget .*antecknat av Sara Lund: Vill vänta/)
    await sara.closesForm()
  })

  it('while it waits: nobody can take it or send it on any more, and cards say why', async () => {
    const { erik, karin } = house.people
    const no = await registers(erik, 'vill växa')
    await refers(erik, no, 'karin')
    await karin.untilReads(`Överlämning · ${no}`)
    const [accept, details] = [karin.remembers('Acceptera'), karin.remembers('Visa detaljer')]
    await erik.says(`arende visa ${no}`)
    await erik.presses('Godkännanden')
    await erik.pressesOnTop('Företaget drar tillbaka sitt godkännande')
    await erik.sends({})
    await karin.untilReads(ended)
    await karin.pressesOld('Acceptera', accept)
    await karin.untilReads('så den här hänvisningen går inte vidare')
    await karin.pressesOld('Visa detaljer', details)
    expect(wordsIn(karin.form?.content)).not.toContain('Nordform')
    await karin.closesForm()
    await erik.says(`hanvisa ${no} een Kan ni ändå?`)
    expect(wordsIn(erik.form?.content)).toContain('Vem på företaget har godkänt?')
    await erik.closesForm()
  })

  it('is noted in Teams as well, by the one who has the case, who hands it back by that', async () => {
    const { sara, li } = house.people
    const no = await registers(sara, 'vill exportera')
    await refers(sara, no, 'li')
    await li.untilReads(`Handover · ${no}`)
    await li.presses('Accept')
    await sara.untilReads(`Li Berg på Business Sweden har accepterat ${no}`)
    await li.says(`case show ${no}`)
    await li.presses('Approvals')
    expect(wordsIn(li.form?.content)).toContain('Vd:n, by phone')
    await li.pressesOnTop('The company withdraws its approval')
    await li.sends({})
    await sara.untilReads(`Företaget i ${no} (vill exportera) har dragit tillbaka sitt godkännande.`)
    await li.says(`case show ${no}`)
    expect(li.last()).toContain('There is no case')
    await sara.says(`arende visa ${no}`)
    expect(sara.last()).toContain('Sara Lund, Almi')
  })

  it('leaves what another approval covers as it is', async () => {
    const { sara, karin, pia } = house.people
    const no = await registers(sara, 'vill låna')
    await refers(sara, no, 'karin')
    await karin.untilReads(`Överlämning · ${no}`)
    await sara.says(`hanvisa ${no} pia rådfråga Går det?`)
    await sara.sends({
      'Vem på företaget har godkänt?': 'Styrelsen',
      'Hur?': 'Skriftligt',
      'Vad omfattar godkännandet?': 'Alla parter i överenskommelsen',
    })
    await sara.says(`arende visa ${no}`)
    await sara.presses('Godkännanden')
    const rows = wordsIn(sara.form?.content)
    expect(rows.indexOf('Styrelsen')).toBeLessThan(rows.indexOf('Vd:n'))
    await pia.untilReads(`Rådfrågning · ${no}`)
    await sara.pressesOnTop('Företaget drar tillbaka sitt godkännande')
    await sara.sends({})
    await sara.untilReads('EKN ser inte längre ärendet.')
    await pia.untilReads(ended)
    await pia.says(`ärende visa ${no}`)
    expect(pia.last()).toContain('Det finns inget ärende')
    await karin.presses('Acceptera')
    await sara.untilReads(`Karin Å på Enterprise Europe Network har accepterat ${no}`)
    await karin.says(`arende visa ${no}`)
    expect(karin.last()).toContain('Nordform AB')
  })
})
