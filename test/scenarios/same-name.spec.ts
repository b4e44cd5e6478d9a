import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { engines } from '#test/database.ts'
import { type House, openHouse } from './house.ts'

describe.each(engines())('a company by nearly its name, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  const named = async (name: string): Promise<number> =>
    (await sql`select from companies where name = ${name}`.execute(house.database.db)).rows.length

  it('is suggested at the field, and taken with one choice', async () => {
    const { sara } = house.people
    await sara.says('case new Nordfrom: vill in på tyska marknaden')
    const form = JSON.stringify(sara.form?.content)
    expect(form).toMatch(/Menar du ett av de här\?.*Nordform AB, \d{6}-\d{4}.*Nej, det är ett nytt företag/)
    const [, choice = ''] = /"(Nordform AB, \d{6}-\d{4})"/.exec(form) ?? []
    await sara.sends({ 'Menar du ett av de här?': choice })
    await sara.untilReads('KRO-1 är registrerat: Nordform AB.')
    expect(await named('Nordfrom')).toBe(0)
  })

  it('is a new one when that is what is said', async () => {
    const { sara } = house.people
    await sara.says('case new Nordfrom: vill in på tyska marknaden')
    await sara.sends({ 'Menar du ett av de här?': 'Nej, det är ett nytt företag' })
    await sara.untilReads('KRO-2 är registrerat: Nordfrom.')
    expect(await named('Nordfrom')).toBe(1)
  })

  it('is asked about when the name is only typed in the form, in the other chat too', async () => {
    const { omar } = house.people
    await omar.says('case')
    await omar.fills('Registrera', { Företag: 'Alm kyl AB', 'Vad behöver företaget?': 'Agent i Polen' })
    await omar.untilReads('Det finns företag i registret som heter nästan som Alm kyl AB.')
    expect(await named('Alm kyl AB')).toBe(0)
  })

  it('tells nothing of what another organisation has added', async () => {
    const { sara, karin } = house.people
    await sara.says('case new Hemligt Bruk AB, 556016-0680: exportlån')
    await sara.untilReads('registrerat: Hemligt Bruk AB')
    await karin.says('case new Hemligt Bruc: exportlån')
    expect(JSON.stringify(karin.form?.content)).not.toMatch(/Hemligt Bruk|Menar du/)
    await karin.sends({})
    await karin.untilReads('registrerat: Hemligt Bruc.')
  })
})
