import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { addDays } from 'date-fns/addDays'
import { engines } from '#test/database.ts'
import { approval, postsAbout, quiet, registers, wordsOf } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import { wordsIn } from './json.ts'
import type { Person } from './person.ts'

const inFront = (person: Person): string =>
  wordsIn(person.form?.content ?? person.conversation().messages.at(-1)?.content)

describe.each(engines())('a case that several are asked about, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  /** Sara asks in one line, reads what they will see, and sends. */
  const asks = async (how: string, need: string, filled: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { sara } = house.people
    const no = await registers(sara, need)
    await sara.says(`hanvisa ${no} ${how}`)
    await sara.sends({ ...approval, ...filled })
    if (sara.form) await sara.sends({})
    expect(sara.form).toBeNull()
    await quiet(house)
    return no
  }
  const ownerOf = async (no: string): Promise<string | undefined> => {
    const { sara } = house.people
    await sara.says(`case show ${no}`)
    return /Ansvarig:?\s*([^\n,]+)/.exec(sara.last())?.[1]
  }
  const postsTo = (person: Person, no: string) => postsAbout(house, no, person.conversation().id).map(wordsOf)
  const card = (person: Person, no: string): string =>
    person
      .reads()
      .split('\n---\n')
      .findLast((words) => words.includes(`· ${no}`) && /^(?:Från|Till|From|To|1\.)/m.test(words)) ?? ''

  describe('whoever is first to take it', () => {
    it('wins: the others are told kindly and not by whom, and the sender has one card for all of them', async () => {
      const { sara, li, karin, pia } = house.people
      const no = await asks('li, karin, pia först överlämning Kan ni ta det?', 'först till kvarn')
      expect(postsTo(sara, no).filter((words) => words.includes('Förfrågan till flera'))).toHaveLength(1)
      expect(postsTo(sara, no).filter((words) => words.startsWith(`Överlämning · ${no}`))).toEqual([])
      expect(card(sara, no)).toMatch(/1\. Li Berg[\s\S]*2\. Karin Å[\s\S]*3\. Pia/)
      expect(card(karin, no)).toContain('Fler har fått samma fråga')
      for (const name of ['Li Berg', 'Business Sweden', 'Pia', 'EKN']) expect(karin.reads()).not.toContain(name)
      await karin.presses('Acceptera')
      await quiet(house)
      expect(await ownerOf(no)).toBe('Karin Å')
      for (const other of [li, pia]) {
        const told = postsTo(other, no).at(-1) ?? ''
        expect(told).toMatch(/Somebody else was first to take|Någon annan hann ta sig an/)
        expect(told).not.toContain('Karin')
        expect(card(other, no)).toMatch(/Taken by another|Övertagen av någon annan/)
      }
      expect(card(sara, no)).toMatch(/Accepterad av Karin Å[\s\S]*Övertagen av någon annan/)
    })

    it('an answer that comes too late gets a clear message, and nothing typed is lost', async () => {
      const { sara, karin, pia } = house.people
      const no = await asks('karin, pia först överlämning Kan ni ta det?', 'för sent')
      const late = pia.remembers('Be om komplettering')
      await pia.pressesOld('Be om komplettering', late)
      await karin.presses('Acceptera')
      await quiet(house)
      await pia.sends({ 'Vad behöver du veta?': 'Vilket land gäller det?' })
      expect(inFront(pia)).toContain('För sent: någon annan hann före (övertagen av någon annan')
      expect(JSON.stringify(pia.form?.content)).toContain('Vilket land gäller det?')
      await pia.closesForm()
      expect(await ownerOf(no)).toBe('Karin Å')
      expect(sara.last()).not.toContain('Vilket land')
    })

    it('the others go on when one declines; the sender is told once that none is left', async () => {
      const { sara, karin, pia } = house.people
      const no = await asks('karin, pia först överlämning Kan ni ta det?', 'ingen kan')
      const before = postsTo(sara, no).length
      await karin.presses('Avböj')
      await karin.sends({ Skäl: 'Ingen kapacitet' })
      await quiet(house)
      expect(postsTo(sara, no)).toHaveLength(before)
      expect(card(sara, no)).toMatch(/Avböjd av Karin Å[\s\S]*Väntar på svar från Pia/)
      await pia.presses('Avböj')
      await pia.sends({ Skäl: 'Ingen kapacitet' })
      await quiet(house)
      expect(postsTo(sara, no).slice(before)).toEqual([
        expect.stringContaining(`Ingen av dem du frågade kan ta sig an ${no} (ingen kan)`),
      ])
      expect(await ownerOf(no)).toBe('Sara Lund')
    })

    it('none of them sends it on, and what one of them has seen of the case ends with the question', async () => {
      const { karin, pia } = house.people
      const no = await asks('karin, pia först överlämning Kan ni ta det?', 'insyn')
      await karin.says(`case show ${no}`)
      expect(karin.last()).toContain('insyn')
      expect(karin.last()).not.toMatch(/Pia|EKN/)
      await karin.presses('Visa detaljer')
      expect(inFront(karin)).not.toMatch(/Hänvisa vidare|Pia|EKN/)
      await karin.closesForm()
      await pia.presses('Acceptera')
      await quiet(house)
      await karin.says(`case show ${no}`)
      expect(karin.last()).toMatch(/Det finns inget ärende/)
    })
  })

  describe('one after the other', () => {
    it('the next is asked by itself when one declines, and the sender is told where it is', async () => {
      const { sara, karin, pia, li } = house.people
      const no = await asks('karin, pia, li i tur och ordning överlämning Kan ni ta det?', 'i tur')
      expect(sara.reads()).toContain(`${no} har gått till Karin Å, Enterprise Europe Network, som är först i tur`)
      expect([pia, li].map((person) => person.reads().includes(no))).toEqual([false, false])
      expect(card(karin, no)).not.toMatch(/fler har fått|1 av 3|Pia/i)
      await karin.presses('Avböj')
      await karin.sends({ Skäl: 'Ingen kapacitet' })
      await quiet(house)
      expect(postsTo(sara, no).at(-1)).toMatch(
        new RegExp(`${no} \\(i tur\\) har gått vidare till Pia.*\\(2 av 3\\)\\. Svar senast`),
      )
      expect(card(sara, no)).toMatch(/Avböjd av Karin[\s\S]*Väntar på svar från Pia[\s\S]*Inte tillfrågad än/)
      expect(card(pia, no)).not.toMatch(/Karin|2 av 3/)
      await pia.presses('Acceptera')
      await quiet(house)
      expect(await ownerOf(no)).toMatch(/^Pia/)
      expect(li.reads()).not.toContain(no)
      expect(card(sara, no)).toContain('Blev inte tillfrågad')
    })

    it('the sender goes on to the next with one press when a working day has passed', async () => {
      const { sara, karin, pia } = house.people
      const no = await asks('karin, pia i tur och ordning överlämning Kan ni ta det?', 'dröjer')
      house.clock.moveTo(addDays(house.clock.now(), 5))
      house.app.wake()
      await sara.untilReads(`Karin Å på Enterprise Europe Network har inte svarat i tid på ${no}`)
      await sara.presses('Gå vidare till nästa')
      await quiet(house)
      expect(sara.reads()).toMatch(new RegExp(`${no} har gått vidare till Pia.*\\(2 av 2\\)`))
      expect(postsTo(karin, no).at(-1)).toContain(`har återtagit ${no} (dröjer). Du behöver inte göra något mer.`)
      expect(card(pia, no)).toContain('Väntar på svar från Pia')
    })

    it('withdrawing it ends what waits and what has not been asked', async () => {
      const { sara, karin, pia } = house.people
      const no = await asks('karin, pia i tur och ordning överlämning Kan ni ta det?', 'ångrar')
      await sara.presses('Återta från alla')
      await sara.sends({})
      await quiet(house)
      expect(sara.reads()).toContain(`${no} är återtaget från Karin Å, Enterprise Europe Network`)
      expect(card(karin, no)).toContain('Återtagen')
      expect(pia.reads()).not.toContain(no)
      await sara.says(`arende avsluta ${no}`)
      await sara.sends({ 'Hur gick det?': 'Företaget fick råd' })
      expect(sara.last()).toContain(`${no} är avslutat`)
    })

    it('a case in which somebody is still asked is not closed', async () => {
      const { sara } = house.people
      const no = await asks('karin, pia i tur och ordning överlämning Kan ni ta det?', 'stängs inte')
      await sara.says(`arende avsluta ${no}`)
      expect(sara.last()).toContain(`${no} kan inte avslutas än`)
    })
  })

  describe('all of them', () => {
    it('each has a question of its own, one leads, and the case has one owner', async () => {
      const { sara, li, karin } = house.people
      const no = await registers(sara, 'alla på en gång')
      await sara.says(`hanvisa ${no} karin, li alla överlämning Vad kan ni göra?`)
      await sara.sends({ ...approval, 'Vem håller i kontakten med företaget?': 'Karin Å, Enterprise Europe Network' })
      expect(inFront(sara)).toContain('1. Karin Å, Enterprise Europe Network – håller i kontakten med företaget')
      await sara.sends({ 'Fråga till nummer 2: Li Berg, Business Sweden': 'Känner ni en agent?' })
      await quiet(house)
      expect(sara.form).toBeNull()
      expect(card(karin, no)).toMatch(/^Överlämning/)
      expect(card(karin, no)).toContain(
        'Karin Å, Enterprise Europe Network håller i kontakten med företaget. Tillfrågade är också: Li Berg',
      )
      expect(card(li, no)).toContain('Request to take part')
      expect(card(li, no)).toContain('Karin Å, Enterprise Europe Network leads the contact with the company')
      await li.presses('Show details')
      expect(inFront(li)).toContain('Känner ni en agent?')
      await li.closesForm()
      await li.presses('Accept')
      await karin.presses('Acceptera')
      await quiet(house)
      expect(await ownerOf(no)).toBe('Karin Å')
      expect(card(sara, no)).toMatch(/Accepterad av Karin Å[\s\S]*Accepterad av Li Berg/)
    })
  })

  it('a long common question goes to all who are asked nothing of their own, whole', async () => {
    const { sara, karin, pia } = house.people
    const no = await registers(sara, 'lång fråga')
    const long = `Vad kan ni göra? ${'Mer om saken. '.repeat(100)}`.trim()
    await sara.says(`hanvisa ${no} karin, pia alla rådfråga ${long}`)
    expect(inFront(sara)).toContain(long)
    await sara.sends({ ...approval, 'Fråga till nummer 2: Pia Holm, EKN': 'Garanti?' })
    expect(sara.form).toBeNull()
    await quiet(house)
    for (const [person, asked] of [
      [karin, long],
      [pia, 'Garanti?'],
    ] as const) {
      await person.presses('Visa detaljer')
      expect(inFront(person)).toContain(asked)
      await person.closesForm()
    }
  })

  it.each([
    ['karin, pia, karin först Hej', 'är vald två gånger'],
    ['karin, ingenalls först Hej', 'Ingen i registret heter ”ingenalls”'],
    ['karin, pia först information Hej', 'finns det inget att vara först med'],
    ['karin, sara alla Hej', 'Ärendet är redan ditt'],
  ])('"%s" is refused at its field, and nothing is sent to anybody', async (how, why) => {
    const { sara, karin } = house.people
    const no = await registers(sara, `fel ${how}`)
    await sara.says(`hanvisa ${no} ${how}`)
    expect(inFront(sara)).toContain(why)
    await sara.closesForm()
    await quiet(house)
    expect(karin.reads()).not.toContain(no)
  })

  it('what follows a comma is the question where nobody is called so, as before', async () => {
    const { sara } = house.people
    const no = await registers(sara, 'ett komma')
    await sara.says(`hanvisa ${no} karin, Kan ni hjälpa till?`)
    expect(inFront(sara)).toMatch(/Det här kommer Karin Å[\s\S]*Kan ni hjälpa till\?/)
    await sara.closesForm()
  })

  it.each([
    ['sara', 'Karin Å', 'Pia Holm'],
    ['pia', 'Enterprise Europe Network – Karin Å', 'Almi – Erik Öst'],
  ] as const)(
    'the form asks how when more than one is chosen, and shows what they will see: %s',
    async (who, to, also) => {
      const asker = house.people[who]
      const no = await registers(asker, `formulär ${who}`)
      if (asker.form) await asker.closesForm()
      await asker.says(`refer ${no}`)
      const question = { 'Din fråga till mottagaren': 'Kan ni ta det?' }
      await asker.fills('Hänvisa', { 'Till vem?': to, 'Fler mottagare': also, ...question, ...approval })
      expect(inFront(asker)).toContain('Inget har skickats än. Välj hur de ska tillfrågas.')
      await asker.fills('Hänvisa', { 'Hur ska de tillfrågas?': 'Den som först tar det' })
      expect(inFront(asker)).toMatch(/Det här kommer Karin Å, .* och (?:Pia|Erik).* att se\.[\s\S]*Kan ni ta det\?/)
      await quiet(house)
      expect(house.people.karin.reads()).not.toContain(no)
      await asker.fills('Hänvisa', {})
      await quiet(house)
      expect(house.people.karin.reads()).toContain(no)
      expect(asker.reads()).toContain(`${no} är hänvisat till Karin Å`)
    },
  )
})
