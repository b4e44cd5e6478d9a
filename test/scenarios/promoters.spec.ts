import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { namedCounts, sample } from '#test/digest-file/sample.ts'
import { moveTo } from '#test/reliability/stories.ts'
import { keepDigest } from '#test/storage/digests.ts'
import { type House, openHouse } from './house.ts'

const channel = 'hänvisningar'

describe('the promoters’ monthly meeting', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse('embedded')
    house.clock.moveTo(new Date('2026-11-23T08:00:00Z'))
  })
  afterAll(() => house.close())

  it('is drafted by itself with needs, capacity and new services, and with no case, in the channel and in both languages', async () => {
    const { maria, sara, li } = house.people
    await sara.says('case new Nordform AB: hemlig exportgaranti')
    await maria.says('möte planera andra torsdagen varje månad 13:00–15:00')
    await maria.fills('Planera', {
      'Vilket slags möte?': 'Främjarmötet',
      'Vilka organisationer bjuds in?': 'Almi, Business Sweden',
      'Personer därutöver': 'Maria Ek',
    })
    await maria.fills('Planera', { 'I vilken organisations kanal ska mötet också meddelas?': 'Almi' })
    await sara.untilReads('Du är inbjuden: Främjarmötet')
    await moveTo(house, '2026-12-02T07:00:00Z')
    await keepDigest(
      house,
      sample({
        version: 2,
        needs: namedCounts([
          ['Patent och varumärken', 8],
          ['Mark', 'suppressed'],
        ]),
      }),
    )
    await sara.says('doors services')
    await sara.presses('Ändra')
    await sara.sends({ 'Kan ni ta emot?': 'Nej, stängd just nu', 'Stängd till och med': '2026-12-24' })
    await moveTo(house, '2026-12-03T07:00:00Z')
    await sara.untilReads(/Dagordning: Främjarmötet, tors 10 dec\. 13:00/, channel)
    const told = sara.reads(channel)
    for (const words of [
      ...['Behov som ingen insats möter', 'Patent och varumärken: 8 ärenden', 'Ändrad kapacitet sedan'],
      ...[': öppen → stängd till och med tors 24 dec. 2026', 'Nya insatser sedan', 'Det som kommer'],
    ])
      expect(told).toContain(words)
    await li.says('meeting agenda')
    await li.untilReads('Patent och varumärken (en): 8 cases')
    await li.untilReads(/: open → closed until Thu,? 24 Dec 2026/)
    for (const person of [sara.reads(channel), li.last()])
      for (const secret of ['KRO-1', 'Nordform', 'hemlig', 'Mark:']) expect(person).not.toContain(secret)
  })

  it('refuses a case at the field, keeps what was typed, and offers a case no such meeting', async () => {
    const { sara, li } = house.people
    await li.says('meeting agenda add About KRO-1')
    await li.fills('Put on', {})
    await li.untilReads('“KRO-1” is a case')
    expect(li.reads()).toContain('About KRO-1')
    await li.fills('Put on', { 'What is it about?': 'The autumn fair' })
    await li.untilReads('“The autumn fair” is on the agenda of The promoters’ meeting')
    await sara.says('mote dagordning lagg till Om KRO-1')
    await sara.sends({})
    expect(Object.values(sara.form?.errors ?? {}).join()).toContain('”KRO-1” är ett ärende')
    expect(JSON.stringify(sara.form?.content)).toContain('Om KRO-1')
    await sara.closesForm()
    await sara.says('case show KRO-1')
    await sara.pressesOnTop('Lägg på dagordningen').catch(() => sara.presses('Lägg på dagordningen'))
    expect(JSON.stringify(sara.form?.content)).not.toContain('Främjarmötet')
  })
})
