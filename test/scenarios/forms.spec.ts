import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { refers, registers } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import { wordsIn } from './json.ts'
import type { Person } from './person.ts'

const approval = { 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' }

describe.each(engines())('forms show what one has to know to fill them in, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  const referrals = async (): Promise<string> =>
    (await house.database.pool.query<{ n: string }>('select count(*) as n from referrals')).rows[0]?.n ?? ''

  /** The form as it stands open, on top or in the chat. */
  const inFront = (person: Person): string => (person.form ? wordsIn(person.form.content) : person.last())

  it.each(['pia', 'sara'] as const)(
    '%s sees exactly what will be shared before it is, also by the form',
    async (who) => {
      const person = house.people[who]
      const no = await registers(person, 'vill pröva Polen')
      const before = await referrals()
      await person.says(`hänvisa ${no}`)
      const filled = { 'Till vem?': 'Karin Å', 'Din fråga till mottagaren': 'Känner du någon där?', ...approval }
      await person.fills('Hänvisa', filled)
      expect(inFront(person)).toContain('Det här kommer Karin Å, Enterprise Europe Network att se.')
      expect(inFront(person)).toContain('Nordform AB, 559912-0010')
      expect(inFront(person)).toContain('Känner du någon där?')
      expect(await referrals()).toBe(before)
      await person.fills('Hänvisa', {})
      await house.people.karin.untilReads(no)
    },
  )

  it('a team lead can refer a colleague’s case, and sees the same', async () => {
    const { sara, erik } = house.people
    const no = await registers(erik, 'lån till lager')
    await registers(sara, 'ett eget ärende')
    await sara.says(`hänvisa ${no} ekn Går det?`)
    expect(inFront(sara)).toContain('Det här kommer EKN att se.')
    await sara.closesForm()
    await sara.says(`hänvisa ${no}`)
    expect(JSON.stringify(sara.form?.content)).toContain(`${no} · Nordform AB`)
    await sara.closesForm()
  })

  it.each([
    ['pia', 'sara', 'almi', 'hänvisningar'],
    ['sara', 'pia', 'ekn', 'Hänvisningar'],
  ] as const)('%s sees what %s has asked while answering it', async (sender, receiver, to, where) => {
    const { [sender]: from, [receiver]: asks } = house.people
    const no = await registers(from, 'något oklart')
    await refers(from, no, to)
    await asks.untilReads(no, where)
    await asks.presses('Be om komplettering', where)
    await asks.sends({ 'Vad behöver du veta?': 'Hur många anställda?' })
    await from.untilReads(`ber om komplettering i ${no}`)
    await from.presses('Svara')
    expect(inFront(from)).toContain('Hur många anställda?')
    await from.closesForm()
  })

  it('an answer to one question is not taken for the answer to the next', async () => {
    const { sara, erik, pia } = house.people
    const no = await registers(erik, 'ännu mer oklart')
    await refers(erik, no, 'ekn')
    await pia.untilReads(no, 'Hänvisningar')
    await pia.presses('Be om komplettering', 'Hänvisningar')
    await pia.sends({ 'Vad behöver du veta?': 'Hur många anställda?' })
    await erik.untilReads(`ber om komplettering i ${no}`)
    await erik.presses('Svara')
    await sara.says(`ärende visa ${no}`)
    await sara.presses('Visa detaljer')
    await sara.pressesOnTop('Svara')
    await sara.sends({ 'Ditt svar': 'Tolv' })
    await pia.untilReads(`har svarat på din fråga om ${no}`)
    await pia.until((one) => one.last('Hänvisningar').includes('Be om komplettering'))
    await pia.presses('Be om komplettering', 'Hänvisningar')
    await pia.sends({ 'Vad behöver du veta?': 'Är de lönsamma?' })
    await erik.until((one) => one.reads().split(`ber om komplettering i ${no}`).length > 2)
    await erik.sends({ 'Ditt svar': 'Elva eller tolv' })
    expect(inFront(erik)).toContain('gäller inte längre')
    expect(inFront(erik)).toContain('Är de lönsamma?')
    expect(JSON.stringify(erik.form?.content)).toContain('Elva eller tolv')
    await erik.sends({ 'Ditt svar': 'Ja' })
    await pia.until((one) => one.reads().split(`har svarat på din fråga om ${no}`).length > 2)
  })
})
