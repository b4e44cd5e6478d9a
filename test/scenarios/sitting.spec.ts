import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import mammoth from 'mammoth'
import { extractText, getDocumentProxy } from 'unpdf'
import type { Ports } from '#src/core/ports.ts'
import { moveTo, quiet } from '#test/reliability/stories.ts'
import { convening } from '#test/storage/agenda-given.ts'
import { type House, openHouse } from './house.ts'
import { everyObject, textAt, wordsIn } from './json.ts'
import type { Person } from './person.ts'

const at = (day: string) => new Date(`${day}Z`)
const channel = 'hänvisningar'

/** The address of the minutes' file on the newest card that has one. */
const addressIn = (person: Person, ending: string, where?: string): string => {
  const cards = person.conversation(where).messages.map(({ content }) => content)
  const urls = everyObject(cards).map((one) => textAt(one, 'url'))
  return urls.filter((url) => url.includes('/minutes/') && url.includes(ending)).at(-1) ?? ''
}

/** What stands before somebody: on top of the chat, or as its newest message. */
const inFront = (person: Person): string => (person.form ? wordsIn(person.form.content) : person.last())

describe('a meeting, from its agenda to what it has given to do', () => {
  let house: House
  const as = <T>(work: (ports: Ports) => Promise<T>): Promise<T> =>
    house.app.store.storage
      .asCaller(
        {
          identity: { chat: 'teams', workspace: '7d0c2a7e-0001-4000-8000-000000000001', user: house.people.maria.id },
          ...{ localeHint: null, timeZoneHint: null },
        },
        async (ports) => ({ commit: true, value: await work(ports) }),
      )
      .then((done) => {
        if ('found' in done) return done.found
        throw new Error('Maria is in the register')
      })
  beforeAll(async () => {
    house = await openHouse('embedded')
    const when = { startsAt: at('2026-12-08T08:00:00'), next: at('2027-01-12T08:00:00') }
    await as(convening({ ...when, people: ['maria', 'sara', 'li'], channelOf: 'almi' }))
  })
  afterAll(() => house.close())

  it('has on its agenda what its people put there, each in their own chat and language', async () => {
    const { sara, li, maria } = house.people
    await sara.says('mote dagordning lagg till Höstens mässa')
    await sara.sends({})
    await sara.untilReads('”Höstens mässa” står på dagordningen för Arbetsgruppen, tis 8 dec. 09:00')
    await sara.says('case new Nordform AB: exportgaranti')
    await sara.says('case show KRO-1')
    await sara.pressesOnTop('Lägg på dagordningen').catch(() => sara.presses('Lägg på dagordningen'))
    await sara.sends({ 'Hur många minuter?': '25' })
    await sara.untilReads('”KRO-1” står på dagordningen')
    await li.says('meeting agenda')
    await li.untilReads('KRO-1: exportgaranti')
    expect(li.reads()).toContain('Agenda: The working group, Tue 8 Dec, 09:00')
    expect(li.last()).not.toContain('Nordform')
    await maria.says('möte dagordning')
    await maria.untilReads('35 minuter, 55 kvar.')
  })

  it('says at the field what is wrong, and keeps what was typed', async () => {
    const { sara } = house.people
    await sara.says('mote dagordning lagg till Ny webbplats')
    await sara.sends({ 'Hur många minuter?': 'länge' })
    expect(Object.values(sara.form?.errors ?? {}).join()).toContain('En punkt tar 1 till 240 minuter.')
    await sara.sends({ 'Hur många minuter?': '5' })
    await sara.untilReads('”Ny webbplats” står på dagordningen')
  })

  it('has what a message says, from its menu in either chat', async () => {
    for (const [who, where, title] of [
      ['sara', channel, 'Vad gäller det?'],
      ['li', 'Hänvisningar', 'What is it about?'],
    ] as const) {
      const person = house.people[who]
      await person.writes(`Kan vi ta upp mässan <i> Oslo?\nFråga ${who}`, where)
      await person.createsFrom('Kan vi ta upp', where, 'agenda.add')
      expect(JSON.stringify(person.form?.content)).toContain(`Oslo? Fråga ${who}`)
      expect(JSON.stringify(person.form?.content)).toContain(title)
      await person.closesForm()
    }
  })

  it('is drafted from the cases when a coordinator asks, and told in the channel', async () => {
    const { maria, sara } = house.people
    await maria.says('möte dagordning')
    await maria.presses('Ta fram utkast nu')
    await sara.untilReads('Dagordning: Arbetsgruppen, tis 8 dec. 09:00', channel)
    await sara.untilReads('Kommande möten', channel)
    expect(sara.reads(channel)).not.toContain('Nordform')
    await maria.says('möte dagordning')
    await maria.untilReads('4. Ny webbplats')
  })

  it('is changed by a coordinator: another place, off, and to the next meeting', async () => {
    const { maria } = house.people
    await maria.says('möte dagordning')
    await maria.presses('Ändra')
    await maria.fills('Spara', { 'Plats på dagordningen': '3' })
    expect(inFront(maria)).toContain('Punkten är ändrad.')
    await maria.closesForm()
    await maria.says('möte dagordning')
    await maria.presses('Till nästa möte')
    await maria.untilReads('Punkten är flyttad till Arbetsgruppen, tis 12 jan.')
  })

  it('is held from the channel: what is said at each item is kept, and can be taken back', async () => {
    const { maria, sara, li } = house.people
    await moveTo(house, '2026-12-08T08:00:00Z')
    await maria.says('möte starta')
    await maria.untilReads('Arbetsgruppen, tis 8 dec. 09:00 har börjat')
    await sara.untilReads(/punkt 1 av \d/, channel)
    await sara.presses('Beslut', channel)
    await sara.sends({ 'Vad beslutades?': 'Vi söker tillsammans.' })
    await sara.untilReads('Beslutet är antecknat.', channel)
    await sara.untilReads('Beslut: Vi söker tillsammans.', channel)
    await li.says('meeting note Li was here')
    await li.untilReads('Note recorded.')
    await li.presses('Undo')
    await li.untilReads('Note taken back.')
    await maria.says('möte åtgärd sara 2026-12-15 Ring hamnen i Åhus')
    await maria.untilReads('Antecknat: Sara Lund gör det senast tis 15 dec. 2026')
    await sara.untilReads('En åtgärd för dig, från Arbetsgruppen, tis 8 dec. 09:00: Ring hamnen i Åhus.')
    await maria.says('möte närvaro')
    await maria.fills('Spara', { 'Vilka är här?': 'Maria Ek, Sara Lund' })
    expect(inFront(maria)).toContain('Antecknat: 2 närvarande, 1 frånvarande.')
    await sara.untilReads('2 personer närvarande', channel)
  })

  it('says of an action what is wrong with it, and keeps the words', async () => {
    const { li } = house.people
    await li.says('meeting action')
    const filled = {
      'What is to be done?': 'Call Oslo',
      'Who does it?': 'Almi – Sara Lund',
      'By which day?': '2026-12-01',
    }
    await li.fills('Record', filled)
    await li.until((one) => inFront(one).includes('has been already') || one.reads().includes('has been already'))
    const front = li.form ? JSON.stringify(li.form.content) : JSON.stringify(li.conversation().messages.at(-1)?.content)
    expect(front).toContain('Call Oslo')
    if (li.form) await li.closesForm()
  })

  it('goes on by one step, is closed, approved, locked, and fetched as PDF and DOCX', async () => {
    const { maria, sara } = house.people
    const old = sara.remembers('Beslut', channel)
    await maria.says('möte nästa')
    await maria.untilReads(/Vidare till nästa punkt|Alla punkter är genomgångna/)
    await maria.says('möte avsluta')
    await maria.fills('Avsluta', { 'Vilka justerar protokollet?': 'Maria Ek, Sara Lund' })
    await maria.untilReads('Mötet är avslutat. Protokollet justeras av')
    await sara.untilReads('Protokoll: Arbetsgruppen, tis 8 dec. 09:00')
    await sara.presses('Justera')
    await sara.untilReads('1 person återstår')
    await maria.says('möte protokoll')
    await maria.presses('Justera')
    await maria.untilReads('Alla har gjort det, så det är låst.')
    await sara.pressesOld('Beslut', old)
    await sara.untilReads('Protokollet är justerat och låst, så inget kan läggas till', channel)
    const pdf = await fetch(addressIn(sara, '.pdf'))
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await pdf.arrayBuffer())), {
      mergePages: true,
    })
    for (const words of [
      'Vi söker tillsammans.',
      'Ring hamnen i Åhus',
      'Närvarande',
      'Justerat av',
      'Låst',
      'Tid: 8 december 2026, 09:00–10:30',
    ])
      expect(text).toContain(words)
    expect(text).toMatch(/Dagordningen när mötet började[\s\S]*2\. KRO-1: exportgaranti/)
    expect(text).not.toContain('Nordform')
    const docx = await fetch(addressIn(sara, '.docx').replace('lang=sv', 'lang=en'))
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await docx.arrayBuffer()) })
    expect(value).toContain('Minutes: The working group, 8 December 2026')
    await maria.says('möte protokoll')
    await maria.presses('Nya länkar')
    await maria.untilReads('de gamla leder ingenstans längre')
    expect((await fetch(pdf.url)).status).toBe(404)
    expect(
      (
        await fetch(
          addressIn(sara, '.pdf').replace(/minutes\/(.)/, (_, first) => `minutes/${first === 'x' ? 'y' : 'x'}`),
        )
      ).status,
    ).toBe(404)
  })

  it('reminds whoever has an action on its morning and when it is late, until it is ticked off', async () => {
    const { sara, maria } = house.people
    await moveTo(house, '2026-12-15T07:00:00Z')
    await sara.untilReads('I dag: Ring hamnen i Åhus')
    await moveTo(house, '2026-12-16T07:00:00Z')
    await sara.untilReads('Försenad sedan tis 15 dec. 2026: Ring hamnen i Åhus')
    // What is open is on the next agenda by itself.
    await maria.says('möte dagordning')
    await maria.presses('Ta fram utkast nu')
    await maria.untilReads(/tis 12 jan[\s\S]*Öppna åtgärder[\s\S]*Ring hamnen i Åhus – Sara Lund/)
    await sara.says('mote atgarder')
    await sara.untilReads('(försenad)')
    await sara.presses('Klar')
    await sara.untilReads('Klar: Ring hamnen i Åhus')
    await moveTo(house, '2026-12-23T07:00:00Z')
    await quiet(house)
    expect(sara.reads().match(/Försenad sedan/g) ?? []).toHaveLength(0)
  })
})
