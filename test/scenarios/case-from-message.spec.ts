import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { type House, openHouse } from './house.ts'

describe.each(engines())('a case created from a message, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  it.each([
    ['sara', 'hänvisningar-almi', 'KRO-1'],
    ['li', 'Hänvisningar', 'KRO-2'],
  ] as const)('%s: opens the form with the message as the need, in %s', async (who, channel, no) => {
    const person = house.people[who]
    const words = 'Nordform ringde: de vill in på <tyska> & *norska* marknaden'
    await person.writes(words, channel)
    await person.createsFrom('Nordform ringde', channel)
    const { form } = person
    expect(JSON.stringify(form?.content)).toContain(words)
    await person.sends({ [who === 'sara' ? 'Företag' : 'Company']: 'Nordform AB' })
    const seen = () => `${person.reads()} ${person.reads(channel)} ${JSON.stringify(person.form?.content)}`
    await person.until(() => seen().includes(no))
    if (person.form) await person.closesForm()
    await person.says(`case show ${no}`)
    expect(person.last()).toContain(words)
  })

  it('shortens a message that is longer than a need can be', async () => {
    for (const person of [house.people.sara, house.people.pia]) {
      const channel = person.chat === 'slack' ? 'hänvisningar-almi' : 'Hänvisningar'
      await person.writes(`Lång historia ${'ord '.repeat(400)}`, channel)
      await person.createsFrom('Lång historia', channel)
      await person.sends({ Företag: 'Nordform AB' })
      await person.until((one) =>
        /är registrerat/.test(`${one.reads()} ${one.reads(channel)} ${JSON.stringify(one.form)}`),
      )
      if (person.form) await person.closesForm()
    }
  })

  it('is for people in the register alone', async () => {
    const { sara } = house.people
    await expect(
      house.slack.act(sara.id, { do: 'act-on', conversation: 'nowhere', message: '1', action: 'case.new' }),
    ).rejects.toThrow()
    await expect(
      house.slack.shortcut(sara.id, { callbackId: 'not-ours', conversation: sara.conversation().id, message: '1' }),
    ).rejects.toThrow('no shortcut')
  })
})
