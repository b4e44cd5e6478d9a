import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { type House, openHouse } from './house.ts'
import { wordsIn } from './json.ts'

/** What is typed → what is answered, word for word a part of it. In Swedish through Slack, in English through Teams. */
const wrong = [
  [
    'an unknown company',
    'case new Okänd AB: lån',
    'Okänd AB finns inte i registret än',
    'Okänd AB is not in the register yet',
  ],
  [
    'a wrong organisation number',
    'case new Bruk AB, 556016-0681: lån',
    'är inget giltigt organisationsnummer: den sista siffran stämmer inte',
    'is not a valid organisation number: the last digit',
  ],
  [
    'a case that does not exist',
    'case show KRO-999',
    'Det finns inget ärende KRO-999 som du kan se',
    'There is no case KRO-999 that you can see',
  ],
  [
    'a case one may not see',
    'case show KRO-1',
    'Det finns inget ärende KRO-1 som du kan se',
    'There is no case KRO-1 that you can see',
  ],
  ['no case number', 'case show', 'Mina ärenden', 'My cases'],
  [
    'a mistyped personal identity number, which is not repeated in full',
    'case new Okänd Firma, 19900101-0016: lån',
    '”19900101-••••” är inget giltigt organisationsnummer',
    '“19900101-••••” is not a valid organisation number',
  ],
  [
    'a case one may not see, to be referred: at once, not when a form has been filled in',
    'refer KRO-1',
    'Det finns inget ärende KRO-1 som du kan se',
    'There is no case KRO-1 that you can see',
  ],
  ['an unknown command', 'case shwo KRO-1', 'Menade du ”case show”?', 'Did you mean “case show”?'],
  [
    'a need that is too long',
    `case new Nordform AB: ${'lång '.repeat(2_000)}`,
    'Texten är 9 999 tecken; högst 500 får plats',
    'This is 9,999 characters; at most 500 fit',
  ],
  [
    'text with mentions and markup',
    'case show <!channel> *x* <http://a.b|c> @everyone',
    'Det finns inget ärende',
    'There is no case',
  ],
  [
    'right-to-left marks and NUL',
    'case show \u202eKRO\u0000-9',
    'Det finns inget ärende KRO-9',
    'There is no case KRO-9',
  ],
] as const

describe.each(engines())('bad input gets a clear answer and changes nothing, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
    await house.people.pia.says('case new Älmkyl AB: ett hemligt behov')
  })
  afterAll(() => house.close())

  const counts = async () => {
    const { rows } = await house.database.pool.query(
      'select (select count(*) from cases) as cases, (select count(*) from referrals) as referrals, (select count(*) from outbox) as outbox',
    )
    return rows[0]
  }

  it.each(wrong)('%s', async (_, line, inSwedish, inEnglish) => {
    const { erik, li } = house.people
    const before = await counts()
    await erik.says(line)
    const read = [erik.reads(), wordsIn(erik.form?.content)].join('\n')
    expect(read.replaceAll('\u00a0', ' ')).toContain(inSwedish)
    if (erik.form) await erik.closesForm()
    await li.says(line)
    expect([li.last(), wordsIn(li.form?.content)].join('\n')).toContain(inEnglish)
    expect(await counts()).toEqual(before)
  })

  it('keeps what was typed, at the field', async () => {
    const { erik } = house.people
    await erik.says('case new Bruk AB, 123: exportlån till Norge')
    const form = JSON.stringify(erik.form?.content)
    expect(form).toContain('Bruk AB')
    expect(form).toContain('"123"')
    expect(form).toContain('exportlån till Norge')
    await erik.sends({ Organisationsnummer: '12345' })
    expect(Object.values(erik.form?.errors ?? {}).join()).toContain('fel antal siffror')
    await erik.sends({ Organisationsnummer: '556016-0680' })
    expect(erik.form).toBeNull()
    expect(erik.last()).toContain('Bruk AB')
  })

  it.each([
    ['an organisation', 'business-swedn', 'Ingen i registret heter ”business-swedn”. Menade du business-sweden?'],
    ['a person', '@lie.berg', 'Ingen i registret heter ”@lie.berg”'],
    ['oneself', 'sara', 'Ärendet är redan ditt'],
  ])('names %s that nobody can be referred to, and keeps the question', async (_, receiver, said) => {
    const { sara } = house.people
    await sara.says('case new Nordform AB: ett behov')
    const [no] = /KRO-\d+/.exec(sara.last()) ?? []
    const before = await counts()
    await sara.says(`refer ${no} ${receiver} Kan ni hjälpa till med detta?`)
    expect(wordsIn(sara.form?.content)).toContain(said)
    expect(JSON.stringify(sara.form?.content)).toContain('Kan ni hjälpa till med detta?')
    await sara.closesForm()
    expect(await counts()).toEqual(before)
  })

  it.each([
    ['sara', '2030-01-01', 'Dagen har inte varit än'],
    ['pia', '2030-01-01', 'Dagen har inte varit än'],
  ] as const)('takes no approval from %s that is still to come', async (who, day, said) => {
    const person = house.people[who]
    await person.says('case new Nordform AB: ett behov')
    const no = person.last().match(/KRO-\d+/)?.[0]
    const before = await counts()
    await person.says(`refer ${no} een Kan ni?`)
    await person.fills('Hänvisa', { 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon', 'När?': day })
    expect([person.last(), JSON.stringify(person.form)].join()).toContain(said)
    if (person.form) await person.closesForm()
    expect(await counts()).toEqual(before)
  })

  it.each([
    ['sara', 'Erik Öst'],
    ['li', 'Omar Sjö'],
  ] as const)('keeps %s’s mention of somebody as a name: no id of an account gets anywhere', async (who, name) => {
    const person = house.people[who]
    await person.says(`case new Nordform AB: fråga @${name} först`)
    const no = person.last().match(/KRO-\d+/)?.[0]
    await person.says(`case show ${no}`)
    expect(person.last()).toContain(`fråga @${name} först`)
    await person.says(`refer ${no} ekn Tala med @${name}!`)
    const form = JSON.stringify(person.form ?? person.conversation().messages.at(-1))
    expect(form).toContain(`Tala med @${name}!`)
    if (person.form) await person.closesForm()
    await person.says(`casse @${name}`)
    expect(person.reads()).not.toContain('@{')
  })

  it('understands a mention with a comma after it', async () => {
    const { sara } = house.people
    await sara.says('case new Nordform AB: ett behov')
    const no = sara.last().match(/KRO-\d+/)?.[0]
    await sara.says(`refer ${no} @Erik Öst, kan du?`)
    expect(wordsIn(sara.form?.content)).toContain('Det här kommer Erik Öst, Almi att se.')
    await sara.closesForm()
  })

  it('says so when there is no case to refer, and offers the next step', async () => {
    const { johan } = house.people
    await johan.says('hänvisa')
    expect(johan.last()).toContain('Du har inget öppet ärende att hänvisa. Registrera ett först.')
    await johan.presses('Nytt ärende')
    expect(wordsIn(johan.form?.content)).toContain('Vad behöver företaget?')
    await johan.closesForm()
  })

  it('answers the same for a case that is absent and one that is another’s, to the letter', async () => {
    const { erik } = house.people
    await erik.says('case show KRO-1')
    const forbidden = erik.last()
    await erik.says('case show KRO-777')
    expect(erik.last().replaceAll('KRO-777', 'KRO-1')).toBe(forbidden)
  })
})
