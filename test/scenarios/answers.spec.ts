import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { type House, openHouse } from './house.ts'
import type { Person } from './person.ts'

const approval = { 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' }

describe.each(engines())('answers to a referral, on the %s engine', (engine) => {
  let house: House
  let caseNo = 0
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  /** Sara offers a new case to `to`, and `receiver` sees it in `where`. */
  const offered = async (to: string, receiver: Person, where: string): Promise<string> => {
    const { sara } = house.people
    caseNo += 1
    const no = `KRO-${caseNo}`
    await sara.says(`case new Nordform AB: behov ${caseNo}`)
    await sara.says(`refer ${no} ${to} Kan ni hjälpa till?`)
    await sara.sends(approval)
    await receiver.untilReads(no, where)
    await sara.untilReads(new RegExp(`${no}\\s+behov ${caseNo}`))
    return no
  }

  it('declines with a reason; the case stays with the sender, who is told why', async () => {
    const { sara, pia } = house.people
    const no = await offered('ekn', pia, 'Hänvisningar')
    await pia.presses('Avböj', 'Hänvisningar')
    await pia.sends({ Skäl: 'Ingen kapacitet', 'Några ord till avsändaren': 'Pröva igen i januari' })
    await sara.untilReads(`Pia Holm på EKN har avböjt ${no}`)
    await sara.untilReads('Ingen kapacitet')
    await pia.untilReads('Avböjd av Pia Holm', 'Hänvisningar')
    await sara.says(`case show ${no}`)
    expect(sara.last()).toContain('Sara Lund')
  })

  it('asks for a suggestion when it was the wrong promoter, at the field, and keeps what was typed', async () => {
    const { sara, pia } = house.people
    const no = await offered('ekn', pia, 'Hänvisningar')
    await pia.presses('Avböj', 'Hänvisningar')
    await pia.sends({ Skäl: 'Fel främjare', 'Några ord till avsändaren': 'Det här är marknadsfrågor' })
    expect(JSON.stringify(pia.form?.content)).toContain('föreslå vart företaget borde vända sig')
    expect(JSON.stringify(pia.form?.content)).toContain('Det här är marknadsfrågor')
    // Nobody else is helped by being sent back to the one who declines.
    await expect(pia.sends({ Skäl: 'Fel främjare', 'Vem vore rätt?': 'EKN' })).rejects.toThrow('no choice "EKN"')
    await pia.sends({ Skäl: 'Fel främjare', 'Vem vore rätt?': 'Business Sweden' })
    await sara.untilReads(new RegExp(`avböjt ${no}[\\s\\S]*pröva Business Sweden i stället`))
  })

  it('is withdrawn before it is answered, and then can not be accepted', async () => {
    const { sara, omar } = house.people
    const no = await offered('business-sweden', omar, 'Hänvisningar')
    const old = omar.remembers('Acceptera', 'Hänvisningar')
    await sara.presses('Återta')
    await sara.sends({})
    await omar.untilReads(/Återtagen/, 'Hänvisningar')
    await omar.pressesOld('Acceptera', old)
    await omar
      .untilReads('För sent: Sara Lund hann före (återtagen', 'Hänvisningar')
      .catch(() => omar.untilReads('För sent: Sara Lund hann före (återtagen'))
    await sara.says(`case show ${no}`)
    expect(sara.last()).toContain('Sara Lund')
  })

  it('is handed back after it was accepted, when the receiver confirms', async () => {
    const { sara, omar } = house.people
    const no = await offered('business-sweden', omar, 'Hänvisningar')
    await omar.presses('Acceptera', 'Hänvisningar')
    await sara.untilReads(`Omar Sjö på Business Sweden har accepterat ${no}`)
    await sara.presses('Återta')
    await sara.sends({})
    await omar.untilReads(`vill återta hänvisningen av ${no}`)
    await omar.presses('Lämna tillbaka')
    await sara.untilReads(`har lämnat tillbaka ${no}`)
    await sara.says('case list')
    expect(sara.last()).toContain(no)
  })

  it.each([
    ['Acceptera', {}, 'accepterad'],
    ['Avböj', { Skäl: 'Ingen kapacitet' }, 'avböjd'],
  ] as const)('tells somebody who presses again after %s who it was', async (button, filled, stage) => {
    const { karin, sara } = house.people
    const no = await offered('een', karin, 'een')
    const old = karin.remembers('Acceptera', 'een')
    await karin.presses(button, 'een')
    if (karin.form) await karin.sends(filled)
    await sara.untilReads(new RegExp(`Karin Å på Enterprise Europe Network har \\S+ ${no}`))
    await karin.pressesOld('Acceptera', old)
    expect(karin.last('een')).toContain(`Du har redan tagit hand om hänvisningen: ${stage}`)
  })

  it('has one winner when two accept at once; the other is told who', async () => {
    const { sara, li, omar } = house.people
    const no = await offered('business-sweden', omar, 'Hänvisningar')
    await li.untilReads(no, 'Hänvisningar')
    await Promise.all([li.presses('Acceptera', 'Hänvisningar'), omar.presses('Acceptera', 'Hänvisningar')])
    await sara.untilReads(new RegExp(`(Li Berg|Omar Sjö) på Business Sweden har accepterat ${no}`))
    const told = house.teams.ledger.entries.filter(({ text }) => text.includes(`accepterat ${no}`))
    expect(told.length).toBeLessThanOrEqual(1)
    const winners = house.slack.ledger.entries.filter(
      ({ effect, text }) => effect === 'post' && text.includes(`accepterat ${no}`),
    )
    expect(winners).toHaveLength(1)
  })
})
