import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { addDays } from 'date-fns/addDays'
import { sql } from 'kysely'
import { engines } from '#test/database.ts'
import { approval, postsAbout, quiet, refers, registers, wordsOf } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'
import { wordsIn } from './json.ts'
import type { Person } from './person.ts'

const inFront = (person: Person): string =>
  wordsIn(person.form?.content ?? person.conversation().messages.at(-1)?.content)
const forAll = { ...approval, 'Vad omfattar godkännandet?': 'Alla parter i överenskommelsen' }
const declined = { Skäl: 'Ingen kapacitet' }

describe.each(engines())('every move within a question to several, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  const asks = async (
    how: string,
    need: string,
    given: Readonly<Record<string, string>> = approval,
  ): Promise<string> => {
    const { sara } = house.people
    const no = await registers(sara, need)
    await sara.says(`hanvisa ${no} ${how}`)
    await sara.sends(given)
    expect(sara.form).toBeNull()
    await quiet(house)
    return no
  }
  const numberOf = (no: string): number => Number(no.split('-')[1])
  const stagesOf = async (no: string): Promise<string> => {
    const { rows } = await sql<{ stage: string | null }>`select r.stage from round_places p
      join cases c on c.id = p.case_id left join referrals r on r.id = p.referral_id
      where c.number = ${numberOf(no)} order by p.place`.execute(house.database.db)
    return rows.map(({ stage }) => stage ?? '-').join(', ')
  }
  const clocksOf = async (no: string): Promise<number> => {
    const { rows } =
      await sql`select from clocks k join referrals r on r.id = k.referral_id join cases c on c.id = r.case_id
      where c.number = ${numberOf(no)} and r.stage in ('superseded', 'withdrawn', 'declined') and k.due_at is not null`.execute(
        house.database.db,
      )
    return rows.length
  }
  const does = async (person: Person, label: string, filled: Readonly<Record<string, string>> | null = null) => {
    if (person.form) await person.closesForm()
    await person.presses(label)
    if (filled) await person.sends(filled)
    if (person.form) await person.closesForm()
    await quiet(house)
  }
  const fromDetails = async (person: Person, label: string, filled: Readonly<Record<string, string>>) => {
    if (person.form) await person.closesForm()
    await person.presses('Visa detaljer')
    await person.pressesOnTop(label)
    await person.sends(filled)
    if (person.form) await person.closesForm()
    await quiet(house)
  }
  const told = (person: Person, no: string) => postsAbout(house, no, person.conversation().id).map(wordsOf)

  it('a question back pauses its own clock alone, and an answer to what another has taken is told so, and kept', async () => {
    const { sara, karin, pia } = house.people
    const no = await asks('karin, pia först överlämning Kan ni?', 'komplettering')
    await does(karin, 'Be om komplettering', { 'Vad behöver du veta?': 'Vilket land?' })
    expect(await stagesOf(no)).toBe('needs-info, offered')
    await sara.presses('Svara')
    await does(pia, 'Acceptera')
    expect([await stagesOf(no), await clocksOf(no)]).toEqual(['superseded, accepted', 0])
    await sara.sends({ 'Ditt svar': 'Det gäller Norge' })
    expect(inFront(sara)).toContain('För sent: någon annan hann före')
    expect(JSON.stringify(sara.form?.content)).toContain('Det gäller Norge')
    await sara.closesForm()
  })

  it('one that is marked as entered in error leaves the others as they are; in turn it ends the round', async () => {
    const { sara, pia } = house.people
    const first = await asks('karin, pia först överlämning Kan ni?', 'fel en gång')
    await fromDetails(sara, 'Markera som felregistrerad', { 'Vad blev fel?': 'Fel person' })
    expect(await stagesOf(first)).toBe('void, offered')
    const inTurn = await asks('karin, pia i tur och ordning överlämning Kan ni?', 'fel igen')
    await fromDetails(sara, 'Markera som felregistrerad', { 'Vad blev fel?': 'Fel person' })
    expect(await stagesOf(inTurn)).toBe('void, -')
    expect(pia.reads()).not.toContain(inTurn)
  })

  it('one that is taken back leaves the others; in turn it ends the round', async () => {
    const { sara } = house.people
    const first = await asks('karin, pia först överlämning Kan ni?', 'tillbaka en')
    await fromDetails(sara, 'Återta', {})
    expect(await stagesOf(first)).toBe('withdrawn, offered')
    const inTurn = await asks('karin, pia i tur och ordning överlämning Kan ni?', 'tillbaka i tur')
    await fromDetails(sara, 'Återta', {})
    expect([await stagesOf(inTurn), await clocksOf(inTurn)]).toEqual(['withdrawn, -', 0])
  })

  it('what the winner gives back revives nobody', async () => {
    const { sara, karin } = house.people
    const no = await asks('karin, pia först överlämning Kan ni?', 'ges tillbaka')
    await does(karin, 'Acceptera')
    await does(karin, 'Återlämna', { 'Varför?': 'Inte för oss' })
    await does(sara, 'Ta tillbaka')
    expect(await stagesOf(no)).toBe('returned, superseded')
    await sara.says(`arende visa ${no}`)
    expect(sara.last()).toMatch(/Ansvarig:?\s+Sara Lund/)
  })

  it('together, one who leads can send it on: whoever gets it leads from then on', async () => {
    const { sara, omar, pia, karin } = house.people
    const no = await registers(sara, 'byter ledare')
    await sara.says(`hanvisa ${no} omar, pia alla medverka Vad kan ni göra?`)
    await sara.sends({ ...forAll, 'Vem håller i kontakten med företaget?': 'Omar Sjö, Business Sweden' })
    await sara.sends({})
    await quiet(house)
    await omar.presses('Visa detaljer')
    await omar.pressesOnTop('Hänvisa vidare')
    await omar.sends({ 'Till vem i stället?': 'Karin Å' })
    await omar.closesForm()
    await quiet(house)
    expect(await stagesOf(no)).toBe('offered, offered')
    expect(told(karin, no).at(-1)).toContain('Karin Å, Enterprise Europe Network håller i kontakten med företaget')
    await pia.presses('Visa detaljer')
    expect(inFront(pia)).toContain('Karin Å, Enterprise Europe Network håller i kontakten med företaget')
    await pia.closesForm()
    expect(told(sara, no).filter((words) => words.startsWith(`Medverkan · ${no}`))).toEqual([])
  })

  it('together, the sender is told when the one who was to lead declines, and the others go on', async () => {
    const { sara, karin, pia } = house.people
    const no = await registers(sara, 'ingen leder')
    await sara.says(`hanvisa ${no} karin, pia alla överlämning Vad kan ni göra?`)
    await sara.sends({ ...approval, 'Vem håller i kontakten med företaget?': 'Karin Å, Enterprise Europe Network' })
    await sara.sends({})
    await quiet(house)
    await does(karin, 'Avböj', declined)
    expect(told(sara, no).at(-1)).toContain(
      'Därmed håller ingen i kontakten med företaget; övriga tillfrågade är kvar.',
    )
    await does(pia, 'Acceptera')
    expect(await stagesOf(no)).toBe('declined, accepted')
    await sara.says(`arende visa ${no}`)
    expect(sara.last()).toMatch(/Ansvarig:?\s+Sara Lund/)
  })

  it('a coordinator who gives it to somebody ends it for the others, once', async () => {
    const { maria } = house.people
    const no = await asks('karin, pia först överlämning Kan ni?', 'har fastnat')
    house.clock.moveTo(addDays(house.clock.now(), 7))
    house.app.wake()
    await maria.until((person) => told(person, no).length >= 2)
    await quiet(house)
    await maria.presses('Ta över')
    const who = inFront(maria).includes('Karin Å') ? 'Karin Å' : 'Pia Holm'
    await maria.sends({ 'Vem tar över?': who, 'Varför?': 'Ingen svarar' })
    await maria.closesForm()
    await quiet(house)
    expect((await stagesOf(no)).split(', ').sort()).toEqual(['accepted', 'superseded'])
    expect(await clocksOf(no)).toBe(0)
  })

  it('the next is not asked when the company’s approval does not stand any more, and the sender hears that none is left', async () => {
    const { sara, karin, pia } = house.people
    const no = await asks('karin, pia i tur och ordning överlämning Kan ni?', 'utan godkännande')
    await sql`update approvals set withdrawn_at = now() where case_id in
      (select id from cases where number = ${numberOf(no)})`.execute(house.database.db)
    await does(karin, 'Avböj', declined)
    expect(await stagesOf(no)).toBe('declined, -')
    expect(pia.reads()).not.toContain(no)
    expect(told(sara, no).at(-1)).toContain('ingen är längre tillfrågad')
  })

  it('the company that withdraws its approval ends it for all of them, and nobody else is asked', async () => {
    const { sara, karin, pia } = house.people
    const no = await asks('karin, pia i tur och ordning överlämning Kan ni?', 'drar sig ur')
    await sara.says(`arende visa ${no}`)
    await sara.presses('Godkännanden')
    await sara.pressesOnTop('Företaget drar tillbaka sitt godkännande')
    await sara.sends({})
    if (sara.form) await sara.closesForm()
    await quiet(house)
    expect([await stagesOf(no), await clocksOf(no)]).toEqual(['withdrawn, -', 0])
    expect(pia.reads()).not.toContain(no)
    const card = sara
      .reads()
      .split('\n---\n')
      .findLast((words) => words.startsWith('Förfrågan till flera') && words.includes(no))
    expect(card).toContain('Blev inte tillfrågad')
    await karin.says(`arende visa ${no}`)
    expect(karin.last()).toContain('Det finns inget ärende')
  })

  it('it reaches the rivals too when the winner notes it, who is told of none of them', async () => {
    const { karin, pia } = house.people
    const no = await asks('karin, pia först överlämning Kan ni?', 'vinnaren antecknar')
    await does(karin, 'Acceptera')
    await karin.says(`arende visa ${no}`)
    await karin.presses('Godkännanden')
    await karin.pressesOnTop('Företaget drar tillbaka sitt godkännande')
    await karin.sends({})
    if (karin.form) await karin.closesForm()
    await quiet(house)
    expect(karin.last()).not.toMatch(/EKN|Pia/)
    const { rows } = await sql`select from referrals r join cases c on c.id = r.case_id
      where c.number = ${numberOf(no)} and r.revoked_at is null`.execute(house.database.db)
    expect(rows).toEqual([])
    await pia.presses('Visa detaljer')
    expect(inFront(pia)).not.toContain('vinnaren antecknar')
    await pia.closesForm()
  })

  it('an approval that does not cover one of them is refused at its field, and nothing is sent to anybody', async () => {
    const { sara, karin, pia } = house.people
    const no = await registers(sara, 'för smalt')
    await refers(sara, no, 'karin')
    await quiet(house)
    await does(karin, 'Avböj', declined)
    await sara.says(`hanvisa ${no} karin, pia först överlämning Kan ni?`)
    expect(inFront(sara)).toContain('Företagets godkännande omfattar inte Pia Holm, EKN')
    await sara.closesForm()
    expect([await stagesOf(no), pia.reads().includes(no)]).toEqual(['', false])
  })

  it('two handovers of one case wait only within such a round', async () => {
    const { sara } = house.people
    const no = await asks('karin, pia först överlämning Kan ni?', 'bara en')
    await sara.says(`hanvisa ${no} omar Kan du?`)
    await sara.sends(approval)
    expect(inFront(sara)).toContain(`${no} väntar redan på svar från`)
    await sara.closesForm()
    await sara.says(`hanvisa ${no} omar, li först Kan ni?`)
    expect(inFront(sara)).toContain(`${no} väntar redan på svar från`)
    await sara.closesForm()
  })

  it('the same form, sent twice and then byte for byte again, sends one round', async () => {
    const { sara, karin } = house.people
    const no = await registers(sara, 'en enda')
    await sara.says(`hanvisa ${no} karin, pia först överlämning Kan ni?`)
    await Promise.all([sara.sends(approval), sara.sends(approval)])
    await Promise.all(Array.from({ length: 5 }, () => house.slack.replay()))
    if (sara.form) await sara.closesForm()
    await quiet(house)
    expect(await stagesOf(no)).toBe('offered, offered')
    expect(told(karin, no)).toHaveLength(1)
  })
})
