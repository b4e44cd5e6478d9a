import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { engines } from '#test/database.ts'
import { quiet } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'

const approval = { 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' }
const english = { 'Who at the company approved?': 'The CEO', 'How?': 'By phone' }

const unnamed = 'Rådfråga anonymt: företaget nämns inte'

describe.each(engines())('being guided to the right door, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
    house.clock.moveTo(new Date('2026-11-24T08:00:00Z'))
  })
  afterAll(() => house.close())

  const kept = async (caseNo: string) => {
    const { rows } = await sql<{ need: string; titles: string; chosen: string | null; referral: string | null }>`
      select s.shown ->> 'need' as need, s.referral_id as referral, v.title as chosen,
        (select string_agg(one ->> 'title', ', ') from jsonb_array_elements(s.shown -> 'services') one) as titles
      from suggestions s join cases c on c.id = s.case_id left join services v on v.id = s.service_id
      where 'KRO-' || c.number = ${caseNo} order by s.id`.execute(house.database.db)
    return rows.map(({ need, titles, chosen, referral }) => [need, titles, chosen, referral !== null])
  }
  const close = (title: string, until: string | null) =>
    sql`update services set capacity = 'closed', closed_until = ${until} where title = ${title}`.execute(
      house.database.db,
    )
  const open = (title: string) =>
    sql`update services set capacity = 'open', closed_until = null where title = ${title}`.execute(house.database.db)

  it('begins when a case is registered: services with their reasons, and one button each', async () => {
    const { sara, li } = house.people
    await sara.says('case new Nordform AB: vill in på tyska marknaden')
    await sara.untilReads('Förslag för Ny marknad:')
    expect(sara.last()).toMatch(
      /Business Sweden: Marknadsinträde och partnersökning\s+Behov: Ny marknad\s+Tar emot nya företag\s+Svarstid: för få svar/,
    )
    expect(sara.last()).toMatch(
      /Enterprise Europe Network: Affärskontakter i Europa\s+Behov: Ny marknad\s+Begränsad kapacitet[^§]*Obs: uppgifterna sågs över 1 mars 2026, för mer än ett halvår sedan/,
    )
    expect(await kept('KRO-1')).toEqual([
      ['market_entry', 'Marknadsinträde och partnersökning, Affärskontakter i Europa', null, false],
    ])
    await sara.presses('Hänvisa till Business Sweden: Marknadsinträde och partnersökning')
    await sara.sends({ 'Din fråga till mottagaren': 'Kan ni hitta en agent?', ...approval })
    expect(JSON.stringify(sara.form?.content)).toContain('Det här kommer Business Sweden att se.')
    await sara.sends({})
    await sara.untilReads('KRO-1 är hänvisat till Business Sweden')
    await li.untilReads('KRO-1', 'Hänvisningar')
    expect(await kept('KRO-1')).toEqual([
      ['market_entry', 'Marknadsinträde och partnersökning, Affärskontakter i Europa', null, false],
      [
        'market_entry',
        'Marknadsinträde och partnersökning, Affärskontakter i Europa',
        'Marknadsinträde och partnersökning',
        true,
      ],
    ])
  })

  it('is the same in Teams and in English, with what the register knows of the company', async () => {
    const { li } = house.people
    await li.says('case new Älmkyl AB: a loan for a machine')
    await li.untilReads('Suggestions for Loans and working capital:')
    expect(li.last()).toMatch(
      /Almi: Lån\s+• Need: Loans and working capital\s+• Employees 1–250: met \(6\)\s+• Takes on new companies/,
    )
    await li.presses('Refer to Almi: Lån')
    await li.fills('Refer', { 'Your question to the receiver': 'Can you lend them some?', ...english })
    await li.fills('Refer', {})
    await li.untilReads('Waiting for an answer from Almi')
    expect((await kept('KRO-2')).at(-1)).toEqual(['loan', 'Lån', 'Lån', true])
  })

  it('leaves the choice free, and keeps what was shown all the same, also when it was shown before', async () => {
    const { sara } = house.people
    await sara.says('case new Ljunga Trävaror AB: CE-märkning')
    await sara.untilReads('Enterprise Europe Network: EU-regler')
    await sara.says('refer KRO-3 business-sweden Vet ni?')
    await sara.sends(approval)
    await sara.untilReads('KRO-3 är hänvisat till Business Sweden')
    expect((await kept('KRO-3')).at(-1)).toEqual(['eu_rules', 'EU-regler och CE-märkning', null, true])
  })

  it('says that one has it oneself, what is unknown, and that nobody has it', async () => {
    const { sara, pia } = house.people
    await sara.says('case new Nordform AB: ett lån')
    await sara.untilReads('Ingen annan i nätverket har en insats för Lån och rörelsekapital.')
    expect(sara.last()).toContain('Ni har själva: Lån.')
    await pia.says('case new Okänt Bolag AB, 556016-0680: affärsutvecklingscheck')
    await pia.untilReads('Region Kronoberg: Affärsutvecklingscheck')
    expect(pia.last()).toMatch(
      /Anställda 2–49: okänt för det här företaget\s+• Nettoomsättning minst 3\s000\s000 kr: okänt/,
    )
    await pia.says('case new Tingsåker Design AB: affärsutvecklingscheck')
    await pia.untilReads('Ingen insats för Affärsutvecklingscheck passar helt. Närmast:')
    expect(pia.last()).toMatch(
      /Anställda 2–49: uppfyllt \(3\)\s+• Nettoomsättning minst [^:]*: inte uppfyllt \(2\s100\s000 kr\)/,
    )
    await sara.says('case new Nordform AB: exporttillstånd')
    await sara.untilReads('Ingen i nätverket har en insats för Exportkontroll och sanktioner.')
    await sara.says('case new Nordform AB: något helt annat')
    await sara.untilReads('Jag känner inte igen behovet')
  })

  it('stands in the form too: another need gives other suggestions, and nothing typed is lost', async () => {
    const { sara } = house.people
    await sara.says('refer KRO-7')
    expect(JSON.stringify(sara.form?.content)).toContain('Ingen i nätverket har en insats för Exportkontroll')
    await sara.sends({
      Behov: 'Partner i EU',
      'Till vem?': 'Föreslå mottagare',
      'Din fråga till mottagaren': 'Hittar ni någon?',
      ...approval,
    })
    const shown = JSON.stringify(sara.form?.content)
    expect(shown).toContain('Förslag för Partner i EU:')
    expect(shown).toContain('Välj ett av förslagen nu')
    expect(shown).toContain('Hittar ni någon?')
    await sara.sends({ 'Till vem?': 'Enterprise Europe Network: Partner i EU' })
    expect(JSON.stringify(sara.form?.content)).toContain('Det här kommer Enterprise Europe Network att se.')
    await sara.sends({})
    await sara.untilReads('KRO-7 är hänvisat till Enterprise Europe Network')
    expect((await kept('KRO-7')).at(-1)).toEqual(['eu_partner', 'Partner i EU', 'Partner i EU', true])
  })

  it('asks for suggestions in one line, and in Teams', async () => {
    const { omar } = house.people
    await omar.says('case new Nordform AB: CE-märkning')
    await omar.untilReads('KRO-9')
    await omar.says('refer KRO-9 ?')
    await omar.untilReads('Välj ett av förslagen nu')
    await omar.fills('Hänvisa', {
      'Till vem?': 'Förslag – Enterprise Europe Network: EU-regler och CE-märkning',
      'Din fråga till mottagaren': 'Vilka direktiv?',
      ...approval,
    })
    await omar.fills('Hänvisa', {})
    await omar.untilReads('KRO-9 är hänvisat till Enterprise Europe Network')
    expect((await kept('KRO-9')).at(-1)).toEqual([
      'eu_rules',
      'EU-regler och CE-märkning',
      'EU-regler och CE-märkning',
      true,
    ])
  })

  it('tells before anything is sent that a service has been closed since; whoever knows that may ask all the same', async () => {
    const { sara } = house.people
    await sara.says('case new Nordform AB: partner i Frankrike')
    await sara.untilReads('Hänvisa till Enterprise Europe Network: Partner i EU')
    await close('Partner i EU', '2027-01-15')
    await sara.presses('Hänvisa till Enterprise Europe Network: Partner i EU')
    const shown = JSON.stringify(sara.form?.content)
    expect(shown).toContain(
      'Partner i EU hos Enterprise Europe Network har stängts till och med 15 januari 2027 sedan du fick förslaget.',
    )
    expect(shown).toContain('Stängd till och med 15 januari 2027')
    await sara.sends({ 'Din fråga till mottagaren': 'Har ni någon väntelista?', ...approval })
    await sara.sends({})
    await sara.untilReads('KRO-10 är hänvisat till Enterprise Europe Network')
    await quiet(house)
    house.clock.moveTo(new Date('2027-01-16T08:00:00Z'))
    await sara.says('case new Nordform AB: partner i Spanien')
    await sara.untilReads(/KRO-11 är registrerat[^§]*Tar emot nya företag/)
    await open('Partner i EU')
  })

  it('does not send to a service that is no more, nor to one that never was', async () => {
    const { sara } = house.people
    await sara.says('case new Nordform AB: partner i Italien')
    await sara.untilReads('KRO-12')
    await sql`update services set taken_away_at = now() where title = 'Partner i EU'`.execute(house.database.db)
    await sara.presses('Hänvisa till Enterprise Europe Network: Partner i EU')
    expect(JSON.stringify(sara.form?.content)).toContain('Den insatsen finns inte längre.')
    await sara.closesForm()
    await sara.says('refer KRO-12 #01900000-0000-7000-8000-000000000000 Finns den?')
    expect(JSON.stringify(sara.form?.content)).toContain('Den insatsen finns inte längre.')
    await sara.closesForm()
  })

  it('tells it also of what is closed while the preview is being read, and keeps what was typed', async () => {
    const { sara } = house.people
    await sara.says('case new Nordform AB: sälja i Norge')
    await sara.untilReads('KRO-13')
    await sara.presses('Hänvisa till Business Sweden: Marknadsinträde och partnersökning')
    await sara.sends({ 'Din fråga till mottagaren': 'Känner ni någon agent?', ...approval })
    expect(JSON.stringify(sara.form?.content)).toContain('Det här kommer Business Sweden att se.')
    await close('Marknadsinträde och partnersökning', null)
    await sara.sends({})
    const shown = JSON.stringify(sara.form?.content)
    expect(shown).toContain(
      'Marknadsinträde och partnersökning hos Business Sweden har stängts sedan du fick förslaget.',
    )
    expect(shown).toContain('Känner ni någon agent?')
    expect(shown).toContain('Vd:n')
    expect(shown).toContain('Stängd tills vidare')
    await sara.closesForm()
    await sara.says('case show KRO-13')
    await sara.untilReads('sälja i Norge')
    expect(sara.last()).not.toContain('Väntar på svar')
    await open('Marknadsinträde och partnersökning')
  })

  it('and whoever asks without naming the company; the receiver stays chosen', async () => {
    const { sara } = house.people
    await sara.says('case new Nordform AB: sälja i Danmark')
    await sara.untilReads('KRO-14')
    await sara.presses('Hänvisa till Business Sweden: Marknadsinträde och partnersökning')
    await sara.sends({ 'Din fråga till mottagaren': 'Känner ni någon agent?', 'Vad ber du om?': unnamed })
    await close('Marknadsinträde och partnersökning', null)
    await sara.sends({})
    expect(JSON.stringify(sara.form?.content)).toContain('har stängts sedan du fick förslaget')
    await sara.sends({})
    await sara.untilReads('KRO-14 är hänvisat till Business Sweden')
    await open('Marknadsinträde och partnersökning')
  })

  it('and whoever asks several: what was shown is kept with each of them, and what was chosen with the first', async () => {
    const { sara } = house.people
    await sara.says('case new Nordform AB: sälja i Finland')
    await sara.untilReads('KRO-15')
    await sara.presses('Hänvisa till Business Sweden: Marknadsinträde och partnersökning')
    await sara.sends({ 'Din fråga till mottagaren': 'Vem kan?', 'Fler mottagare': 'EKN', ...approval })
    await sara.sends({ 'Hur ska de tillfrågas?': 'Den som först tar det' })
    await sara.sends({})
    await sara.untilReads('KRO-15 är hänvisat till Business Sweden')
    const shown = ['market_entry', 'Marknadsinträde och partnersökning, Affärskontakter i Europa']
    expect((await kept('KRO-15')).slice(-2)).toEqual([
      [...shown, 'Marknadsinträde och partnersökning', true],
      [...shown, null, true],
    ])
  })
})
