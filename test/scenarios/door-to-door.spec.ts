import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { registers } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import { wordsIn } from './json.ts'
import type { Person } from './person.ts'

describe.each(engines())('a referral that goes from door to door, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  const approved = { 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' }
  const forAll = { ...approved, 'Vad omfattar godkännandet?': 'Alla parter i överenskommelsen' }

  const sent = async (by: Person, to: string, approval: Readonly<Record<string, string>>): Promise<string> => {
    const no = await registers(by, 'en ny marknad', 'Ljunga Trävaror AB')
    await by.says(`refer ${no} ${to} Kan ni hjälpa till?`)
    await by.fills('Hänvisa', approval)
    return no
  }
  /** From the details, where the rarer buttons are. */
  const opens = async (person: Person, label: string, where?: string): Promise<void> => {
    await person.presses(person.conversation(where).messages.some(isEnglish) ? 'Show details' : 'Visa detaljer', where)
    await person.pressesOnTop(label)
  }
  const isEnglish = ({ content }: { readonly content: unknown }) => wordsIn(content).includes('Show details')

  it('is sent onwards within the approval; the sender keeps it, is told, and sees where it goes', async () => {
    const { sara, omar, pia } = house.people
    const no = await sent(sara, 'omar', forAll)
    await omar.untilReads(`· ${no}`)
    await opens(omar, 'Hänvisa vidare')
    await omar.sends({ 'Till vem i stället?': 'Pia Holm', 'Några ord på vägen': 'Det är en garantifråga' })
    expect(wordsIn(omar.form?.content)).toContain(`Du har hänvisat ${no} vidare till Pia Holm, EKN`)
    await omar.closesForm()
    await sara.untilReads(`Omar Sjö på Business Sweden har hänvisat ${no} (en ny marknad) vidare till EKN`)
    await sara.untilReads('Hänvisad vidare till EKN av Omar Sjö')
    await sara.untilReads('Väntar på svar från Pia Holm, EKN')
    await pia.untilReads(`· ${no}`)
    expect(pia.reads()).not.toContain('Ljunga')
    await pia.presses('Visa detaljer')
    expect(wordsIn(pia.form?.content)).toContain('Kan ni hjälpa till?')
    expect(wordsIn(pia.form?.content)).toContain(
      'Omar Sjö (Business Sweden) hänvisade vidare: Pia Holm, EKN – Det är en garantifråga',
    )
    await pia.closesForm()
    await omar.says(`case show ${no}`)
    expect(omar.last()).toContain('Det finns inget ärende')
    await sara.says(`case show ${no}`)
    expect(sara.last()).toMatch(/Ansvarig:?\s+Sara Lund/)
  })

  it('tells the coordinators from the second time, and shows them no company', async () => {
    const { sara, pia, karin, maria } = house.people
    await opens(pia, 'Hänvisa vidare')
    await pia.sends({ 'Till vem i stället?': 'Enterprise Europe Network' })
    await pia.closesForm()
    await karin.untilReads('en ny marknad', 'een')
    await maria.untilReads('från Almi har hänvisats vidare mer än en gång, nu till Enterprise Europe Network')
    await sara.untilReads('Väntar på svar från Enterprise Europe Network')
    expect(maria.reads()).not.toContain('Ljunga')
    expect(maria.reads()).not.toContain('Visa detaljer')
  })

  it('is given to somebody there by a coordinator, with a reason; both sides are told', async () => {
    const { sara, karin, maria } = house.people
    await maria.presses('Ta över')
    await maria.sends({ 'Vem tar över?': 'Karin Å', 'Varför?': 'Ingen har svarat' })
    expect(wordsIn(maria.form?.content)).toContain('Karin Å har fått KRO-1')
    await maria.closesForm()
    await sara.untilReads('Maria Ek har som samordnare gett KRO-1 (en ny marknad) till Karin Å')
    await karin.untilReads('Maria Ek har som samordnare gett KRO-1')
    await karin.untilReads(/Överlämning · KRO-1[\s\S]*Kontakt tagen/)
    await karin.says('case list')
    expect(karin.last()).toContain('KRO-1')
    await karin.presses('Visa detaljer')
    expect(wordsIn(karin.form?.content)).toContain(
      'bestämde som samordnare vem som tar över: Karin Å – Ingen har svarat',
    )
    await karin.closesForm()
  })

  it('is marked as entered in error by the network’s administrator, and the case is the sender’s again', async () => {
    const { sara, karin, maria } = house.people
    await maria.presses('Markera som felregistrerad')
    await maria.sends({ 'Vad blev fel?': 'Dubblett' })
    await maria.closesForm()
    await sara.untilReads('Maria Ek har markerat hänvisningen av KRO-1')
    await karin.untilReads('Maria Ek har markerat hänvisningen av KRO-1')
    await sara.says('case show KRO-1')
    expect(sara.last()).toMatch(/Ansvarig:?\s+Sara Lund/)
    await maria.until((one) => !one.reads().includes('Ta över'))
  })

  it('cannot take a case from where another referral has taken it', async () => {
    const { sara, omar, pia } = house.people
    const no = await sent(sara, 'omar', forAll)
    await omar.untilReads(`· ${no}`)
    await omar.presses('Acceptera')
    await sara.untilReads(`accepterat ${no}`)
    await omar.says(`refer ${no} pia Kan ni ta det?`)
    await pia.untilReads(`· ${no}`)
    await pia.presses('Acceptera')
    await omar.untilReads(`accepterat ${no}`)
    await omar.presses('Återlämna')
    await omar.sends({ 'Varför?': 'Fel hus' })
    await omar.closesForm()
    await sara.untilReads(`Business Sweden återlämnar ${no}`)
    await sara.presses('Ta tillbaka')
    expect(sara.last()).toContain(`Pia Holm, EKN ansvarar för ${no}`)
    await opens(sara, 'Markera som felregistrerad')
    await sara.sends({ 'Vad blev fel?': 'Det gick till fel hus' })
    await omar.untilReads(`Sara Lund har markerat hänvisningen av ${no}`)
    await sara.says(`case show ${no}`)
    expect(sara.last()).toMatch(/Ansvarig:?\s+Pia Holm/)
  })

  it('is not sent where the approval does not reach: told at the field, with what to do', async () => {
    const { pia, karin } = house.people
    const no = await sent(pia, 'een', approved)
    await karin.untilReads(`· ${no}`, 'een')
    await opens(karin, 'Hänvisa vidare', 'een')
    await karin.sends({ 'Till vem i stället?': 'Business Sweden', 'Några ord på vägen': 'Marknad' })
    expect(Object.values(karin.form?.errors ?? {}).join()).toContain('Avböj och föreslå den i stället')
    await karin.sends({ 'Till vem i stället?': 'EKN' })
    expect(Object.values(karin.form?.errors ?? {}).join()).toContain('Ärendet kommer från EKN')
    await karin.sends({ 'Till vem i stället?': 'Enterprise Europe Network' })
    expect(Object.values(karin.form?.errors ?? {}).join()).toContain('eller väntar redan där')
    await karin.closesForm()
    await karin.closesForm()
    await pia.says(`case show ${no}`)
    expect(pia.last()).toContain('Väntar på svar från Enterprise Europe Network')
  })

  it.each([
    ['Slack', 'maria', 'Maria Ek'],
    ['Teams', 'karin', 'Karin Å'],
  ] as const)(
    'comes to the coordinators when it is returned and the sender has left; they say why, in %s',
    async (_, who, name) => {
      const { erik, omar } = house.people
      const maria = house.people[who]
      const no = await sent(erik, 'omar', approved)
      await omar.untilReads(`· ${no}`)
      await omar.presses('Acceptera')
      await erik.untilReads(`accepterat ${no}`)
      const { pool } = house.database
      await pool.query(
        `update members set roles = array['coordinator'] where key = $1 and not 'coordinator' = any(roles)`,
        [who],
      )
      await pool.query(`update members set active = false where key = 'erik'`)
      await omar.presses('Återlämna')
      await omar.sends({ 'Varför?': 'Erik har slutat' })
      await maria.untilReads(`Business Sweden återlämnar ${no}`)
      expect(maria.remembers('Ta över')).toBeDefined()
      await pool.query(`update members set active = true where key = 'erik'`)
      await maria.presses('Ta tillbaka')
      await maria.sends({ 'Varför?': 'Erik är tillbaka' })
      await erik.untilReads(`${name} har tagit tillbaka ${no} (en ny marknad) till Erik Öst`)
      await omar.untilReads(`${name} har tagit tillbaka ${no}`)
      await erik.says(`case show ${no}`)
      expect(erik.last()).toContain('tog tillbaka ärendet')
      expect(erik.last()).toContain('Erik är tillbaka')
      await pool.query(`update cases set status = 'closed', closed_at = now(), result = 'partly'`)
      await omar.closesForm()
    },
  )

  it('is marked as entered in error by the sender, and then asks nothing of anybody', async () => {
    const { sara, erik } = house.people
    const no = await sent(erik, 'sara', approved)
    await sara.untilReads(`· ${no}`)
    await opens(erik, 'Markera som felregistrerad')
    await erik.sends({ 'Vad blev fel?': 'Fel företag' })
    await sara.untilReads(`Erik Öst har markerat hänvisningen av ${no}`)
    await sara.untilReads('Felregistrerad,')
    await erik.says('case list')
    expect(erik.last()).toContain(no)
  })
})
