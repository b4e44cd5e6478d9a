import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { engines } from '#test/database.ts'
import { refers, registers } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import { wordsIn } from './json.ts'

describe.each(engines())('what is kept to some, on the %s engine', (engine) => {
  let house: House
  let no: string
  beforeAll(async () => {
    house = await openHouse(engine)
    no = await registers(house.people.sara, 'vill in i Polen')
  })
  afterAll(() => house.close())
  const seen = async () =>
    Number(
      (await sql<{ n: string }>`select count(*) as n from audit where what = 'seen'`.execute(house.database.db)).rows[0]
        ?.n,
    )

  it('a contact person is asked for where there is none, and what is wrong stands at its field', async () => {
    const { sara } = house.people
    await sara.says(`arende visa ${no}`)
    await sara.presses('Kontaktperson')
    await sara.sends({ Namn: 'Anna Alm', Telefon: 'växeln', 'E-post': 'anna@hemligt.example' })
    expect(Object.values(sara.form?.errors ?? {}).join()).toContain('”växeln” är inget telefonnummer')
    await sara.sends({ Namn: 'Anna Alm', Telefon: '0470-123 45', 'E-post': 'anna.hemligt.example' })
    expect(Object.values(sara.form?.errors ?? {}).join()).toContain('”anna.hemligt.example” är ingen e-postadress')
    await sara.sends({ Namn: 'Anna Alm', Telefon: '0470-123 45', 'E-post': 'anna@hemligt.example' })
    await sara.untilReads(`Kontaktpersonen i ${no} är sparad. Mottagare ser den först när de har accepterat`)
  })

  it('it is shown on a click, on top of the chat, and each time is in the audit', async () => {
    const { sara } = house.people
    const before = await seen()
    await sara.presses('Kontaktperson')
    expect(wordsIn(sara.form?.content)).toMatch(
      /Anna Alm[\s\S]*0470-123 45[\s\S]*anna@hemligt\.example[\s\S]*Antecknad av Almi\./,
    )
    await sara.closesForm()
    expect(await seen()).toBe(before + 1)
    expect(sara.reads()).not.toContain('Anna Alm')
    await sara.says('arende sök Anna Alm')
    expect(sara.last()).toContain('Inget ärende som du kan se stämmer')
  })

  it('a receiver sees it after accepting, in the other chat and language', async () => {
    const { sara, li } = house.people
    await refers(sara, no, 'li')
    await li.untilReads(`Handover · ${no}`)
    await li.presses('Show details')
    expect(wordsIn(li.form?.content)).not.toContain('Contact person')
    await li.closesForm()
    await li.presses('Accept')
    await sara.untilReads(`har accepterat ${no}`)
    await li.presses('Show details')
    await li.pressesOnTop('Contact person')
    expect(wordsIn(li.form?.content)).toMatch(/Anna Alm[\s\S]*Noted by Almi\./)
    await li.closesForm()
    expect(li.reads()).not.toContain('Anna Alm')
  })

  it('what was kept to one’s own organisation stays so when its number is put right', async () => {
    const { sara } = house.people
    const other = await registers(sara, 'vill in i Norge')
    await sara.says(`arende visa ${other}`)
    await sara.presses('Kontaktperson')
    const anna = { Namn: 'Anna Alm', Telefon: '0470-123 45' }
    await sara.sends({ ...anna, 'Vem får se det?': 'Endast min organisation' })
    await sara.untilReads(`Kontaktpersonen i ${other} är sparad. Endast din organisation ser den.`)
    await sara.presses('Kontaktperson')
    await sara.pressesOnTop('Ändra kontaktperson')
    await sara.sends({ ...anna, Telefon: '0470-123 46' })
    await sara.says(`arende visa ${other}`)
    await sara.presses('Kontaktperson')
    expect(wordsIn(sara.form?.content)).toMatch(/0470-123 46[\s\S]*Endast din organisation ser den\./)
    await sara.closesForm()
  })

  it('a note for one’s own organisation is read there alone', async () => {
    const { sara, li, omar } = house.people
    await li.says(`case note ${no}`)
    await li.fills('Save', { Note: 'They owe us an answer', 'Who may read it?': 'Only my organisation' })
    await li.untilReads(`Noted in ${no}. Only your organisation can read it.`)
    await omar.says(`case show ${no}`)
    expect(omar.last()).toContain('They owe us an answer')
    await sara.says(`arende visa ${no}`)
    expect(sara.last()).not.toContain('They owe us')
    await sara.says(`arende anteckna ${no} för alla`)
    await li.says(`case show ${no}`)
    expect(li.last()).toContain('för alla')
  })

  it('an approval from tomorrow is not taken, and the day stands at its field', async () => {
    const { sara } = house.people
    const other = await registers(sara, 'vill låna')
    await sara.says(`hanvisa ${other} karin Hej`)
    await sara.sends({ 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon', 'När?': '2031-01-01' })
    expect(Object.values(sara.form?.errors ?? {}).join()).toContain('Dagen har inte varit än')
    await sara.closesForm()
  })
})
