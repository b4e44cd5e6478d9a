import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { addDays } from 'date-fns'
import { engines } from '#test/database.ts'
import { refers, registers, wordsOf } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import { wordsIn } from './json.ts'
import type { Person } from './person.ts'

describe.each(engines())('a referral that is worked on until it ends, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  /** `sender` hands a new case over to `receiver`, who accepts it in the chat with the bot. */
  const accepted = async (sender: Person, to: string, receiver: Person, accept = 'Acceptera'): Promise<string> => {
    const no = await registers(sender, `behov ${house.slack.ledger.entries.length}`)
    await refers(sender, no, to)
    await receiver.untilReads(`· ${no}`)
    await receiver.presses(accept)
    await sender.untilReads(new RegExp(`(har accepterat|has accepted) ${no}`))
    return no
  }
  const ownerOf = async (person: Person, no: string): Promise<string> => {
    await person.says(`case show ${no}`)
    return /(?:Ansvarig|Owner): ?\n?([^\n]+)/.exec(person.last())?.[1] ?? person.last()
  }
  const inDays = (days: number): string => addDays(house.clock.now(), days).toISOString().slice(0, 10)

  describe('from Slack to Teams, in Swedish', () => {
    let no = ''

    it('logs the first contact in one click, and the sender is told', async () => {
      const { sara, omar } = house.people
      no = await accepted(sara, 'omar', omar)
      await omar.presses('Kontakt tagen')
      await sara.untilReads(`Omar Sjö på Business Sweden har tagit kontakt med företaget i ${no}`)
      await sara.untilReads('Pågår hos Omar Sjö')
      await omar.untilReads('Pågår hos Omar Sjö')
    })

    it('rests with a reason until a day to come, and goes on', async () => {
      const { sara, omar } = house.people
      await omar.presses('Lägg vilande')
      await omar.sends({ 'Varför?': 'Väntar på bokslutet', 'Följs upp': inDays(-1) })
      expect(wordsIn(omar.form?.content)).toContain('Uppföljningsdatumet har passerat')
      expect(JSON.stringify(omar.form?.content)).toContain('Väntar på bokslutet')
      await omar.sends({ 'Följs upp': inDays(9) })
      await sara.untilReads(`Business Sweden har lagt ${no}`)
      expect(sara.reads()).not.toContain('Väntar på bokslutet')
      await omar.closesForm()
      await omar.untilReads('Vilande hos Omar Sjö')
      await omar.presses('Återuppta')
      await sara.untilReads(/Pågår hos Omar Sjö/)
    })

    it('ends with what came of it, of which the sender is told; the case stays with its owner', async () => {
      const { sara, omar } = house.people
      await omar.presses('Avsluta')
      await omar.sends({})
      expect(omar.form?.errors).toMatchObject({ result: expect.stringContaining('behöver fyllas i') })
      await omar.sends({
        'Vad blev det av det?': 'Företaget fick hjälp',
        'Ledde det till något av det här?': 'Partner, Ny marknad',
        'En kort anteckning': 'Agent i Hamburg klar',
      })
      expect(wordsIn(omar.form?.content)).toContain('Ärendet är fortfarande öppet, och ditt.')
      await omar.closesForm()
      await sara.untilReads(`Business Sweden har avslutat ${no}`)
      await sara.untilReads('Företaget fick hjälp (Partner, Ny marknad)')
      expect(sara.reads()).not.toContain('Agent i Hamburg')
      await sara.says(`case show ${no}`)
      expect(sara.last()).toMatch(/Utfall:?\s+Företaget fick hjälp \(Partner, Ny marknad\)/)
      expect(await ownerOf(omar, no)).toContain('Omar Sjö')
      await sara.says(`case show ${no}`)
      await sara.presses('Visa detaljer')
      expect(wordsIn(sara.form?.content)).toContain('avslutade: Företaget fick hjälp – Agent i Hamburg klar')
      await sara.closesForm()
    })

    it('is thanked for, once', async () => {
      const { sara, omar } = house.people
      const old = sara.remembers('Tack – klart')
      await sara.presses('Tack – klart')
      await omar.untilReads(`Sara Lund på Almi tackar för hjälpen med ${no}`)
      await omar.untilReads('avsändaren har tackat')
      await sara.until((one) => !one.reads().includes('Tack – klart'))
      await sara.pressesOld('Tack – klart', old)
      const thanks = house.teams.ledger.entries.filter(
        (entry) => entry.effect === 'post' && wordsOf(entry).includes(`tackar för hjälpen med ${no}`),
      )
      expect(thanks).toHaveLength(1)
    })

    it('is reopened by the sender with a reason, within thirty days', async () => {
      const { sara, omar } = house.people
      await sara.presses('Återöppna')
      await sara.sends({ 'Vad återstår?': 'Agenten drog sig ur' })
      await omar.untilReads(`Sara Lund har återöppnat ${no}`)
      await omar.untilReads('Pågår hos Omar Sjö')
      await omar.presses('Avsluta')
      await omar.sends({ 'Vad blev det av det?': 'Avslag' })
      await omar.closesForm()
      await sara.untilReads(/Utfall:?\s+Avslag/)
      house.clock.moveTo(addDays(house.clock.now(), 31))
      await sara.presses('Återöppna')
      await sara.sends({ 'Vad återstår?': 'Mer' })
      expect([wordsIn(sara.form?.content), sara.reads()].join()).toContain('avslutades för mer än 30 dagar sedan')
      await sara.closesForm()
    })
  })

  describe('from Teams to Slack, the sender in English', () => {
    it('ends without contact when the company is out of reach; there is no more to do than to say thanks', async () => {
      const { li, erik } = house.people
      const no = await accepted(li, 'erik', erik)
      await erik.presses('Avsluta')
      await erik.sends({ 'Vad blev det av det?': 'Företaget går inte att nå' })
      await li.untilReads(`Almi has finished ${no}`)
      await li.untilReads('The company cannot be reached')
      await li.untilReads('Closed without result by Erik Öst')
      expect(li.reads()).not.toMatch(/^Reopen$/m)
      await li.presses('Thanks – done')
      await erik.untilReads(`Li Berg på Business Sweden tackar för hjälpen med ${no}`)
    })

    it('is returned with a reason, and changes owner only when it is taken back', async () => {
      const { li, erik } = house.people
      const no = await accepted(li, 'erik', erik)
      await erik.presses('Återlämna')
      await erik.sends({ 'Varför?': 'Inget för oss' })
      await li.untilReads(`Almi returns ${no}`)
      expect(li.reads()).not.toContain('Inget för oss')
      expect(await ownerOf(li, no)).toContain('Erik Öst')
      await li.says('doors today')
      expect(li.last()).toContain('Take back')
      await li.presses('Take back')
      await erik.untilReads(`Li Berg har tagit tillbaka ${no}`)
      await erik.untilReads('Återlämnad och tillbaka hos Li Berg')
      expect(await ownerOf(li, no)).toContain('Li Berg')
      await li.until((one) => one.reads().includes(`Almi has returned ${no}`))
    })
  })
})
