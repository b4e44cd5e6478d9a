import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sample } from '#test/digest-file/sample.ts'
import { moveTo, quiet } from '#test/reliability/stories.ts'
import { keepDigest } from '#test/storage/digests.ts'
import { type House, openHouse } from './house.ts'

describe('an agenda, five working days ahead', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse('embedded')
  })
  afterAll(() => house.close())

  it('is drafted by itself, told to those who hold the meeting, and has by number and need what nobody has touched for a month', async () => {
    const { maria, sara, li } = house.people
    house.clock.moveTo(new Date('2026-10-19T08:00:00Z'))
    await sara.says('case new Nordform AB: exportgaranti')
    house.clock.moveTo(new Date('2026-11-23T08:00:00Z'))
    await maria.says('möte planera andra tisdagen varje månad 09:00–10:30')
    const series = {
      'Vilket slags möte?': 'Arbetsgruppen',
      'Vilka organisationer bjuds in?': 'Almi, Business Sweden',
      'Personer därutöver': 'Maria Ek',
    }
    await maria.fills('Planera', series)
    await maria.fills('Planera', {})
    await sara.untilReads('Du är inbjuden: Arbetsgruppen')
    await moveTo(house, '2026-11-30T16:00:00Z')
    await quiet(house)
    expect(maria.reads()).not.toContain('Dagordning: Arbetsgruppen')
    await moveTo(house, '2026-12-01T07:00:00Z')
    await maria.untilReads(
      /Dagordning: Arbetsgruppen, tis 8 dec\. 09:00[\s\S]*KRO-1: exportgaranti[\s\S]*inget har hänt på 30 dagar/,
    )
    await li.says('meeting agenda')
    await li.untilReads(/KRO-1: exportgaranti[\s\S]*nothing has happened for 30 days/)
    expect(li.last()).not.toContain('Nordform')
    await quiet(house)
    const card = maria
      .conversation()
      .messages.findLast(({ content }) => JSON.stringify(content).includes('Starta mötet'))
    await maria.presses('Visa mötet')
    await maria.pressesOnTop('Ställ in mötet')
    await maria.sends({})
    await maria.untilReads('Mötet är inställt.')
    const now = maria.conversation().messages.find(({ id }) => id === card?.id)
    expect(JSON.stringify(now?.content)).not.toContain('Starta mötet')
  })
})

describe('the working group’s agenda', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse('embedded')
    house.clock.moveTo(new Date('2026-11-23T08:00:00Z'))
  })
  afterAll(() => house.close())

  it('has the figures of the month that was told, in both chats and languages, and those of no other month', async () => {
    const { maria, sara, li } = house.people
    await maria.says('möte planera andra torsdagen varje månad 13:00–15:00')
    await maria.fills('Planera', {
      'Vilket slags möte?': 'Arbetsgruppen',
      'Vilka organisationer bjuds in?': 'Almi, Business Sweden',
      'Personer därutöver': 'Maria Ek',
    })
    await maria.fills('Planera', { 'I vilken organisations kanal ska mötet också meddelas?': 'Almi' })
    await sara.untilReads('Du är inbjuden: Arbetsgruppen')
    await moveTo(house, '2026-12-02T07:00:00Z')
    await quiet(house)
    await keepDigest(house, sample({ version: 2 }))
    await moveTo(house, '2026-12-03T07:00:00Z')
    const swedish = /Månadens siffror[\s\S]*Siffrorna för november 2026[\s\S]*Öppnade ärenden: 46/
    await sara.untilReads(swedish, 'hänvisningar')
    await sara.says('mote dagordning')
    await maria.says('möte dagordning')
    await li.says('meeting agenda')
    for (const person of [sara, maria]) await person.untilReads(swedish)
    await li.untilReads(/Figures of the month[\s\S]*The figures for November 2026[\s\S]*Cases opened: 46/)
    for (const person of [sara, maria, li]) expect(person.last()).not.toMatch(/(oktober|October) 2026/)
  })
})
