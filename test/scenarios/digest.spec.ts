import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { testDatabase } from '#test/database.ts'
import { metric, moveTo, quiet, refers, registers } from '#test/reliability/stories.ts'
import { type House, houseOn } from './house.ts'
import { everyObject } from './json.ts'
import type { Person } from './person.ts'

/** Nine on a Monday morning in Växjö. */
const monday = new Date('2026-11-23T08:00:00Z')
const post = 'månadsbrev-almi'

describe('a month’s digest', () => {
  let house: House
  /** What a conversation’s messages are drawn with: Slack’s blocks, or the elements of Teams’ cards. */
  const drawn = (person: Person, where?: string) =>
    new Set(everyObject(person.conversation(where).messages.map(({ content }) => content)).map(({ type }) => type))

  beforeAll(async () => {
    house = await houseOn(await testDatabase('embedded'), {}, { at: monday })
    const { sara, li } = house.people
    for (let n = 1; n <= 6; n += 1) {
      const no = await registers(sara, `marknad ${n}`)
      await refers(sara, no, 'li.berg@businesssweden.example')
      await li.untilReads(no)
      await li.presses('Accept')
      await sara.untilReads(`Li Berg på Business Sweden har accepterat ${no}`)
    }
  }, 120_000)
  afterAll(() => house.close())

  it('comes to whoever asks for it, short or full; none of it is there before its month is over', async () => {
    const { sara, li, maria, karin, johan } = house.people
    await house.database.pool.query(`update members set locale = 'en' where key = 'karin'`)
    await karin.says('digest subscribe')
    await karin.untilReads('You will get the monthly digest, in full,')
    await johan.says('månadsbrev prenumerera')
    await johan.untilReads('Du får månadsbrevet, i sin helhet,')
    await sara.says('manadsbrev prenumerera kort')
    await sara.untilReads('Du får månadsbrevet, kort, på morgonen den första arbetsdagen varje månad.')
    await li.says('digest subscribe')
    await li.untilReads('You will get the monthly digest, in full, in the morning of each month’s first working day.')
    await sara.says('manadsbrev eget 2027-09')
    await sara.untilReads('Den månaden har inte varit än, så det finns inget att räkna.')
    await li.says('digest own 2027-09')
    await li.untilReads('That month is still to come, so there is nothing to count.')
    await maria.says('månadsbrev förhandsvisa')
    await maria.untilReads('Nästa kan förhandsvisas när månaden är slut.')
    await li.says('digest preview')
    await li.untilReads('Only coordinators and network administrators of the convening organisation can do that.')
  })

  it('is previewed by whoever convenes, with a note above it', async () => {
    const { maria } = house.people
    await moveTo(house, '2026-12-01T06:30:00Z')
    await maria.says('månadsbrev hälsning Tack för en fin höst')
    await maria.untilReads('Nästa månadsbrev börjar med: ”Tack för en fin höst”')
    await maria.presses('Förhandsvisa')
    await maria.untilReads('Förhandsvisning: brevet har inte skickats än.')
    expect(maria.last()).toContain('Tack för en fin höst')
    expect(maria.last()).toContain('Öppnade ärenden: 6 (+6 mot oktober; 6 på tolv månader)')
  })

  it('is in the channels of both chats on the first working day, drawn, and with the same numbers in words', async () => {
    const { sara, maria, li } = house.people
    expect(sara.reads(post)).toBe('')
    await moveTo(house, '2026-12-01T08:00:30Z')
    for (const [person, channel] of [
      [sara, post],
      [maria, 'Månadsbrev'],
    ] as const) {
      await person.untilReads('månadsbrev för november 2026', channel)
      const read = person.reads(channel)
      expect(read).toContain('Tack för en fin höst')
      expect(read).toContain('Öppnade ärenden: 6 (+6 mot oktober; 6 på tolv månader)')
      expect(read).toContain('Accepterade inom en arbetsdag: 100 % av 6')
      expect(read).toContain('Tal från ett till fyra, och andra som skulle avslöja dem, visas inte.')
    }
    expect(drawn(sara, post)).toContain('data_visualization')
    expect(drawn(maria, 'Månadsbrev')).toContain('Chart.Line')
    await sara.untilReads('månadsbrev för november 2026')
    await li.untilReads('digest of November 2026')
    expect(li.reads()).toContain('Cases opened: 6 (+6 from October; 6 in twelve months)')
    // Who asked for it short has the most important figures alone.
    expect(sara.reads()).toContain('Öppnade ärenden: 6')
    expect(sara.reads()).not.toContain('Nya företag')
    expect(drawn(sara)).not.toContain('data_visualization')
  })

  it('is the same in English in Slack and in Swedish in Teams, and each month of the year stands in words on a click', async () => {
    const { karin, johan } = house.people
    await karin.untilReads('digest of November 2026')
    await johan.untilReads('månadsbrev för november 2026')
    const told = [
      [
        'Cases opened: 6 (+6 from October; 6 in twelve months)',
        'Öppnade ärenden: 6 (+6 mot oktober; 6 på tolv månader)',
      ],
      ['Accepted within one working day: 100% of 6', 'Accepterade inom en arbetsdag: 100 % av 6'],
      ['Not shown: companies,', 'Visas inte: företag,'],
      ['Next digest: 4 January 2027', 'Nästa månadsbrev: 4 januari 2027'],
    ] as const
    for (const [english, swedish] of told) {
      expect(karin.reads()).toContain(english)
      expect(johan.reads()).toContain(swedish)
    }
    expect(drawn(karin)).toContain('data_visualization')
    expect(drawn(johan)).toContain('Chart.Line')
    await karin.presses('Show the tables')
    await karin.untilReads('Nov 2026: cases opened 6 · cases closed 0 · referrals 6')
    await johan.presses('Visa tabellerna')
    await johan.untilReads('nov. 2026: öppnade ärenden 6 · avslutade ärenden 0 · hänvisningar 6')
  })

  it('says how each figure is counted, and shows an organisation its own', async () => {
    const { sara, li } = house.people
    await sara.presses('Så här räknas det')
    await sara.untilReads('Ärenden som var öppna när månaden tog slut.')
    await li.presses('How is this counted?')
    await li.untilReads('Cases that were open when the month ended.')
    await li.says('digest own 2026-11')
    await li.untilReads('Business Sweden: digest of November 2026')
    expect(li.last()).toContain('Your own organisation’s figures, for it alone: nothing is left out.')
    await sara.says('manadsbrev eget 2026-11')
    await sara.untilReads('Almi: månadsbrev för november 2026')
    expect(sara.last()).toContain('Er egen organisations siffror, bara för er: inget är utelämnat.')
    // One company: the network is not told, and whose it is sees it.
    expect(sara.last()).toContain('Företag: 1')
    expect(sara.reads(post)).not.toContain('Företag: 1')
    expect(sara.reads(post)).toContain('Visas inte: företag')
  })

  it('comes no more to who has stopped it; and a channel that is archived does not keep the others from theirs', async () => {
    const { sara, li, maria } = house.people
    await sara.says('manadsbrev sluta')
    await sara.untilReads('Du får inga fler månadsbrev.')
    house.slack.archive('C0ALMINEWS')
    await moveTo(house, '2027-01-04T08:00:30Z')
    await maria.untilReads('månadsbrev för december 2026', 'Månadsbrev')
    await li.untilReads('digest of December 2026')
    await quiet(house)
    expect(await metric(house, 'manydoors_dead_letters_total', '"is_archived"')).toBe(1)
    expect(sara.reads(post)).not.toContain('december 2026')
    expect(sara.reads()).not.toContain('månadsbrev för december 2026')
  })

  it('comes to the others still when the bot has been taken out of a channel in Teams', async () => {
    const { li, maria, johan } = house.people
    await house.teams.uninstall(maria.conversation('Månadsbrev').id)
    await moveTo(house, '2027-02-01T08:00:30Z')
    await li.untilReads('digest of January 2027')
    await johan.untilReads('månadsbrev för januari 2027')
    await quiet(house)
    expect(maria.reads('Månadsbrev')).not.toContain('månadsbrev för januari 2027')
  })
})
