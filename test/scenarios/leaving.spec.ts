import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { engines } from '#test/database.ts'
import { moveTo, quiet } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import type { Person } from './person.ts'

const approved = { 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' }
const approvedInEnglish = { 'Who at the company approved?': 'The CEO', 'How?': 'By phone' }

/** On top of the chat or in it. */
const sees = (person: Person, text: string) =>
  person
    .until((one) => `${JSON.stringify(one.form?.content ?? null)}${one.reads()}`.includes(text))
    .catch(() => {
      throw new Error(`${person.id} never saw ${text}, but ${JSON.stringify(person.form)}\n${person.last()}`)
    })

describe.each(engines())('another owner, on the %s engine', (engine) => {
  let house: House
  let count = 0
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  const registered = async (by: Person): Promise<string> => {
    count += 1
    await by.says(`case new Nordform AB: behov ${count}`)
    return `KRO-${count}`
  }
  const wrong = (person: Person) => JSON.stringify(person.form ?? person.last())

  it('in one line by the team lead in Slack: both are told, and the reason stands in the case', async () => {
    const { sara, erik } = house.people
    const no = await registered(erik)
    await sara.says(`case owner ${no} sara Erik är på kurs`)
    await sara.untilReads(`Sara Lund ansvarar nu för ${no}`)
    await erik.untilReads(`Sara Lund, Almi, ansvarar nu för ${no}`)
    await erik.says(`case show ${no}`)
    await erik.untilReads('lämnade ärendet till en kollega: Sara Lund – Erik är på kurs')
  })

  it('by the form from the case in Teams, by its owner; the colleague has it to go on from', async () => {
    const { li, omar } = house.people
    const no = await registered(li)
    await li.says(`case show ${no}`)
    await li.presses('Change owner')
    await li.fills('Change owner', { 'Who takes over?': 'Omar Sjö', 'Why?': 'Knows Norway' })
    await sees(li, `${no} now belongs to Omar Sjö`)
    await omar.untilReads(`Du ansvarar nu för ${no}`)
    await omar.says('case list')
    await omar.untilReads(no)
  })

  it('and whoever has been asked answers the new one', async () => {
    const { sara, erik, li } = house.people
    const no = await registered(sara)
    await sara.says(`refer ${no} li.berg@businesssweden.example Kan ni?`)
    await sara.sends(approved)
    await li.untilReads(`· ${no}`)
    await sara.says(`case owner ${no} erik Erik kan branschen`)
    await erik.untilReads(`Du ansvarar nu för ${no}`)
    await li.presses('Accept')
    await erik.untilReads(`Li Berg på Business Sweden har accepterat ${no}`)
  })

  it.each([
    ['nobody', 'Err', 'Ingen i registret heter ”Err”'],
    ['somebody elsewhere', 'karin', 'Karin Å finns inte på Almi'],
    ['whoever has it', 'sara', 'Sara Lund ansvarar redan för'],
    ['an organisation', 'almi', 'Ingen i registret heter ”almi”'],
  ])('refuses %s, at the field, and keeps the reason', async (_, whom, why) => {
    const { sara } = house.people
    const no = await registered(sara)
    await sara.says(`case owner ${no} ${whom} Därför att`)
    expect(wrong(sara)).toContain(why)
    expect(wrong(sara)).toContain('Därför att')
    await sara.closesForm()
  })

  it('is nobody’s business elsewhere, nor a colleague’s', async () => {
    const { sara, erik, karin, maria } = house.people
    const no = await registered(sara)
    await erik.says(`case owner ${no} erik Jag vill ha det`)
    expect(wrong(erik)).toContain(`${no} ansvarar Sara Lund`.slice(0, 5))
    await erik.closesForm()
    for (const other of [karin, maria]) {
      await other.says(`case owner ${no} erik Jag vill ha det`)
      expect(wrong(other)).toContain(`inget ärende ${no}`)
      if (other.form) await other.closesForm()
    }
    await sara.says(`case show ${no}`)
    await sara.untilReads('Sara Lund, Almi')
  })
})

describe.each(engines())('somebody leaves, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())
  const active = async (key: string) =>
    (await sql<{ active: boolean }>`select active from members where key = ${key}`.execute(house.database.db)).rows[0]
      ?.active

  it('in Teams: the form shows what is open; nothing happens while nobody takes it; then all of it goes at once', async () => {
    const { li, omar, sara, erik } = house.people
    await li.says('case new Nordform AB: lis eget')
    await sara.says('case new Älmkyl AB: saras')
    await sara.says('refer KRO-2 li.berg@businesssweden.example Kan ni?')
    await sara.sends(approved)
    await li.untilReads('· KRO-2')
    await li.says('refer KRO-1 erik.ost@almi.example Can you?')
    await li.fills('Refer', approvedInEnglish)
    await erik.untilReads('· KRO-1')
    await omar.says('doors leave Li Berg')
    await sees(omar, 'Ansvarar för 1 ärende: KRO-1.')
    await sees(omar, 'Ska svara på 1 hänvisning: KRO-2.')
    await sees(omar, 'Är avsändare till 1 pågående hänvisning: KRO-1.')
    await sees(omar, 'Är ställföreträdare för Omar Sjö; det upphör.')
    await omar.fills('Bekräfta', {})
    await sees(omar, 'Li Berg har 1 ärende och 2 hänvisningar som ingen tar över.')
    expect(await active('li')).toBe(true)
    await omar.fills('Bekräfta', { 'Vem tar över?': 'Omar Sjö' })
    await sees(omar, 'Li Berg har slutat')
    await sees(omar, 'Omar Sjö har tagit över 1 ärende och 2 hänvisningar')
    expect(await active('li')).toBe(false)
    await omar.untilReads('· KRO-2')
    await omar.presses('Acceptera')
    await sara.untilReads('Omar Sjö på Business Sweden har accepterat KRO-2')
    await erik.presses('Acceptera')
    await omar.untilReads('Erik Öst på Almi har accepterat KRO-1')
  })

  it('and is told at once that they are in the register no more, whatever they press', async () => {
    const { li } = house.people
    await li.presses('Accept')
    await li.untilReads('You are not in the network’s register')
    await li.says('case list')
    await li.untilReads('You are not in the network’s register')
    await quiet(house)
    const { rows } = await sql`select from outbox where state = 'dead'`.execute(house.database.db)
    expect(rows).toEqual([])
    // Their card of the referral that Omar has accepted since is not touched any more.
    expect(li.reads()).not.toContain('Accepted by Omar Sjö')
  })

  it('in Slack, by a network administrator, from the register; with nothing open nobody has to take over', async () => {
    const { maria, karin } = house.people
    await maria.says('doors people')
    await maria.presses('Någon slutar')
    await maria.fills('Bekräfta', { 'Vem slutar?': 'Karin Å' })
    await sees(maria, 'Karin Å har inget öppet.')
    await maria.fills('Bekräfta', { 'Vem slutar?': 'Karin Å' })
    await sees(maria, 'Karin Å har slutat')
    await karin.says('case new Nordform AB: ett till')
    await karin.untilReads('Du finns inte i nätverkets register')
    await maria.says('dorrar slutar Karin Å')
    await sees(maria, 'Karin Å har redan slutat')
    if (maria.form) await maria.closesForm()
  })

  it('who comes back works on as before', async () => {
    await sql`update members set active = true where key = 'karin'`.execute(house.database.db)
    const { karin } = house.people
    await karin.says('case new Nordform AB: tillbaka')
    await karin.untilReads('KRO-3 är registrerat')
  })

  it.each([
    ['oneself', 'sara', 'doors leave sara', 'Du kan inte anmäla det om dig själv'],
    ['somebody elsewhere, as a team lead', 'sara', 'doors leave pia', 'Bara teamledaren i samma organisation'],
    ['anybody, as a promoter', 'erik', 'doors leave sara', 'Bara teamledaren i samma organisation'],
    ['nobody', 'sara', 'doors leave Errik', 'Ingen i registret heter ”Errik”'],
  ] as const)('cannot be said of %s', async (_, who, line, why) => {
    const person = house.people[who]
    await person.says(line)
    expect(JSON.stringify(person.form ?? person.last())).toContain(why)
    if (person.form) await person.closesForm()
  })

  it('warns when whoever takes over is away', async () => {
    const { sara, erik } = house.people
    await sara.says('doors away 2099-03-12')
    await erik.says('case new Nordform AB: eriks')
    await house.people.maria.says('doors leave erik')
    await sees(house.people.maria, 'KRO-4.')
    await house.people.maria.fills('Bekräfta', { 'Vem tar över?': 'Sara Lund (borta t.o.m. 12 mars)' })
    await sees(house.people.maria, 'Men Sara Lund är borta till och med 12 mars 2099')
  })
})

describe.each(engines())('what is stuck, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
    house.clock.moveTo(new Date('2027-03-01T08:00:00Z'))
  })
  afterAll(() => house.close())

  it('comes to the coordinator by number, need and clock, who gives it to a colleague of the owner; all are told', async () => {
    const { sara, erik, maria } = house.people
    await maria.says('case list stuck')
    await maria.untilReads('Ärenden som fastnat')
    await erik.says('case new Nordform AB: ett hemligt bolag')
    await erik.says('refer KRO-1 li.berg@businesssweden.example Kan ni?')
    await erik.sends(approved)
    await house.people.li.untilReads('· KRO-1')
    await maria.says('case owner KRO-1 sara Det står stilla')
    await maria.untilReads('inget ärende KRO-1')
    await moveTo(house, '2027-03-08T12:00:00Z')
    await maria.untilReads('Hänvisningen tas upp på nästa möte')
    await maria.says('case list stuck')
    await maria.untilReads('ingen har svarat på tre arbetsdagar')
    expect(maria.last()).not.toContain('Nordform')
    await maria.presses('Påminn')
    await maria.untilReads('Li Berg har fått en påminnelse om KRO-1')
    await house.people.li.untilReads('Reminder: ')
    await maria.says('case owner KRO-1 sara Det står stilla')
    await sees(maria, 'Sara Lund ansvarar nu för KRO-1')
    await sara.untilReads('Du ansvarar nu för KRO-1')
    await erik.untilReads('Sara Lund, Almi, ansvarar nu för KRO-1')
    await sara.says('case show KRO-1')
    await sara.untilReads('Maria Ek (Region Kronoberg) lämnade ärendet till en kollega: Sara Lund – Det står stilla')
  })
})
