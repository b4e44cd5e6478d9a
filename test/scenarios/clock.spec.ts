import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { engines } from '#test/database.ts'
import { moveTo } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import type { Person } from './person.ts'

const approval = { 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' }
const approvalInEnglish = { 'Who at the company approved?': 'The CEO', 'How?': 'By phone' }
const hour = 3_600_000

/** Nine on a Monday morning in Växjö; `days` and working hours after it. */
const monday = Date.parse('2027-03-01T08:00:00Z')
const at = (days: number, hours = 0) => new Date(monday + (days * 24 + hours) * hour)

describe.each(engines())('the clock of a referral, on the %s engine', (engine) => {
  let house: House
  let caseNo = 0
  const move = (to: Date) => moveTo(house, to)
  const times = (person: Person, text: string, where?: string) => person.reads(where).split(text).length - 1
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  const offered = async (to: string, need: string): Promise<string> => {
    const { sara } = house.people
    caseNo += 1
    const no = `KRO-${caseNo}`
    await sara.says(`case new Nordform AB: ${need}`)
    await sara.says(`refer ${no} ${to} Kan ni?`)
    await sara.sends(approval)
    await sara.untilReads(new RegExp(`Överlämning · ${no}`))
    return no
  }

  it('carries an offer that nobody answers from the receiver to the next meeting, and tells each once', async () => {
    const { sara, li, omar, maria } = house.people
    await move(at(0))
    const no = await offered('li.berg@businesssweden.example', 'tyska marknaden')
    await li.untilReads(no)

    await move(at(0, 4.1))
    await li.untilReads(`${no} (tyska marknaden) from Sara Lund at Almi waits for an answer from Li Berg`)
    expect(sara.reads()).not.toContain('Försenat')

    await move(at(1, 0.1))
    const late = `Li Berg på Business Sweden har inte svarat i tid på ${no}`
    await omar.untilReads(late)
    await omar.untilReads(late, 'Hänvisningar')
    await sara.untilReads('Försenat. Svar senast')
    await li.untilReads('Overdue. Answer by')

    await move(at(2, 0.1))
    await sara.untilReads(`Två arbetsdagar har gått utan svar på ${no}`)
    await omar.untilReads(`Två arbetsdagar har gått utan svar på ${no}`)

    await move(at(3, 0.1))
    await maria.untilReads('Hänvisningen tas upp på nästa möte')
    expect(maria.last()).not.toMatch(/Nordform|Visa detaljer/)
    const { rows } = await sql`select step from clocks where agenda_at is not null`.execute(house.database.db)
    expect(rows).toHaveLength(1)

    await li.presses('Accept')
    await sara.untilReads(`Li Berg på Business Sweden har accepterat ${no}`)
    await omar.untilReads(`${no} (tyska marknaden): Accepterad av Li Berg`)
    await maria.untilReads(`${no} (tyska marknaden): Accepterad av Li Berg`)
    expect(times(omar, late)).toBe(0)
    expect((await sql`select from clocks where agenda_at is not null`.execute(house.database.db)).rows).toEqual([])
  })

  it('lets the sender ask again once it is overdue, and not too often; the receiver can put it off, and says why', async () => {
    const { sara, omar } = house.people
    await move(at(7))
    const no = await offered('business-sweden', 'norska marknaden')
    await omar.untilReads(no, 'Hänvisningar')
    await move(at(8, 0.1))
    await sara.untilReads(new RegExp(`${no}[\\s\\S]*Försenat. Svar senast`))
    await sara.presses('Påminn')
    await sara.untilReads(`Business Sweden har fått en påminnelse om ${no}`)
    await omar.untilReads(`Påminnelse: ${no}`, 'Hänvisningar')
    await sara.presses('Påminn')
    await sara.untilReads('Business Sweden fick en påminnelse')

    await omar.presses('Skjut upp', 'Hänvisningar')
    await omar.fills('Skjut upp', { 'Påminn igen den': '2027-03-26', 'Varför?': 'Ingen är inne' }, 'Hänvisningar')
    expect(JSON.stringify(omar.form?.content)).toContain('Så länge går det inte att skjuta upp')
    await omar.fills('Skjut upp', { 'Påminn igen den': '2027-03-12', 'Varför?': 'Ingen är inne' }, 'Hänvisningar')
    await sara.presses('Visa detaljer')
    expect(JSON.stringify(sara.form?.content)).toMatch(/sköt upp påminnelsen till fre 12 mars.*Ingen är inne/)
    await sara.closesForm()
    await move(at(10, 0.1))
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(sara.reads()).not.toContain(`Två arbetsdagar har gått utan svar på ${no}`)
    await move(at(11, 0.1))
    await sara.untilReads(`Två arbetsdagar har gått utan svar på ${no}`)
  })

  it('stands still for the receiver while the sender completes; then it is the sender who is reminded', async () => {
    const { sara, pia, maria } = house.people
    await move(at(14))
    const no = await offered('ekn', 'garanti')
    await pia.untilReads(no, 'Hänvisningar')
    await pia.presses('Be om komplettering', 'Hänvisningar')
    await pia.fills('Skicka', { 'Vad behöver du veta?': 'Vilket belopp?' }, 'Hänvisningar')
    await sara.untilReads(`EKN ber om komplettering i ${no}`)
    await move(at(16, 0.1))
    await sara.untilReads(`EKN väntar på komplettering av ${no} (garanti) från Sara Lund på Almi. Tiden har gått ut.`)
    expect(pia.reads('Hänvisningar')).not.toContain('har inte svarat i tid')
    await move(at(17, 0.1))
    await maria.untilReads(`utan att Sara Lund på Almi har kompletterat ${no}`)
  })

  it('asks for the first contact, in the other chat and language, then the team lead', async () => {
    const { li, karin, sara } = house.people
    await move(at(21))
    caseNo += 1
    await li.says('case new Älmkyl AB: an EU partner')
    await li.says(`refer KRO-${caseNo} een Can you?`)
    await li.fills('Refer', approvalInEnglish)
    await karin.untilReads(`KRO-${caseNo}`, 'een')
    await karin.presses('Acceptera', 'een')
    await karin.untilReads('Företaget ska kontaktas senast')
    expect(sara.reads()).not.toContain('EU partner')
    await move(at(24, 0.1))
    await karin.untilReads(`Företaget i KRO-${caseNo} (an EU partner) skulle ha kontaktats vid det här laget.`)
    await karin.untilReads('Försenat. Företaget ska kontaktas senast')

    await karin.says('doors today')
    expect(karin.last()).toMatch(/Väntar på dig \(1\)[\s\S]*Försenat. Företaget ska kontaktas senast tors 25 mars/)
    expect(karin.last()).toMatch(/Mina ärenden \(1\)[\s\S]*Försenat sedan tors 25 mars/)
    await karin.visits()
    await karin.until(({ home }) => home.includes('Försenat sedan tors 25 mars'))
    await li.says('doors today')
    await li.untilReads('Overdue since')
  })

  it('leaves no open referral without a clock that is set for it', async () => {
    const { rows } = await sql`select r.id from referrals r
      left join clocks k on k.network_id = r.network_id and k.referral_id = r.id and k.since_at = r.since_at
      where r.stage in ('offered', 'needs-info', 'accepted', 'in-progress', 'on-hold') and k.referral_id is null`.execute(
      house.database.db,
    )
    expect(rows).toEqual([])
  })
})
