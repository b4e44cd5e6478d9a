import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { engines } from '#test/database.ts'
import { type House, openHouse } from './house.ts'
import { wordsIn } from './json.ts'
import type { Person } from './person.ts'

const approved = { 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' }

describe.each(engines())('what gets stuck comes to the coordinators by itself, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
    // Karin helps along what is stuck as well: coordinators are in both chats.
    await sql`update organisations set convener = true where key = 'een'`.execute(house.database.db)
    await sql`update members set roles = array['coordinator'] where key = 'karin'`.execute(house.database.db)
    await sql`update members set stand_in = null where key = 'erik'`.execute(house.database.db)
  })
  afterAll(() => house.close())

  const refersTo = async (by: Person, line: string) => {
    await by.says(line)
    await by.sends(approved)
  }

  it('with the second who declines, in both chats; each decides who takes it over, and the owner is told', async () => {
    const { sara, pia, li, karin, maria } = house.people
    await sara.says('case new Älmkyl AB: ingen vill')
    await refersTo(sara, 'refer KRO-1 pia.holm@ekn.example Kan du?')
    await pia.untilReads('· KRO-1')
    await pia.presses('Avböj')
    await pia.fills('Avböj', { Skäl: 'Ingen kapacitet' })
    await sara.untilReads('har avböjt')
    expect(maria.reads()).not.toContain('Ärenden som fastnat')
    await refersTo(sara, 'refer KRO-1 li.berg@businesssweden.example Kan ni?')
    await li.untilReads('· KRO-1')
    await li.presses('Decline')
    await li.fills('Decline', { Reason: 'No capacity' })
    for (const one of [maria, karin]) {
      await one.untilReads('Ärenden som fastnat')
      await one.untilReads('har avböjts mer än en gång')
      expect(one.reads()).not.toContain('Älmkyl')
    }
    await karin.presses('Ta över')
    await karin.fills('Ta över', { 'Vem tar över?': 'Omar Sjö', 'Varför?': 'Omar kan' })
    await sara.untilReads('Omar Sjö')
    await maria.says('case list stuck')
    await maria.untilReads('Inget har fastnat')
  })

  it('as its owner goes away without a stand-in; a colleague gets it from a button in either chat', async () => {
    const { sara, erik, li, karin, maria } = house.people
    await erik.says('case new Nordform AB: eriks')
    await li.says('case new Nordform AB: lis')
    await erik.says('doors away 2099-03-12')
    await erik.untilReads('KRO-2')
    await karin.untilReads('den ansvariga är borta utan ställföreträdare')
    await maria.untilReads('den ansvariga är borta utan ställföreträdare')
    await karin.presses('Byt ansvarig')
    await karin.fills('Byt ansvarig', { 'Vem tar över?': 'Sara Lund', 'Varför?': 'Erik är borta' })
    await sara.untilReads('Du ansvarar nu för KRO-2')
  })

  it('and more than a message holds is shown on, in either chat and language', async () => {
    const { omar, karin, maria } = house.people
    for (let one = 0; one < 3; one += 1) await omar.says(`case new Nordform AB: omars ${one}`)
    await sql`with made as (insert into cases (network_id, owner_organisation_id, door_id, id, company_id, need, owner_id,
        opened_at, number)
      select network_id, owner_organisation_id, door_id, gen_random_uuid(), company_id, need, owner_id,
        opened_at, 500 + n from cases, generate_series(1, 30) n where need = 'omars 0' returning *)
      insert into case_access (network_id, organisation_id, case_id, level, given_by)
        select network_id, owner_organisation_id, id, 'own', owner_organisation_id from made`.execute(house.database.db)
    await sql`update members set stand_in = null where key = 'omar'`.execute(house.database.db)
    await omar.says('doors away 2099-03-12')
    await sql`update members set locale = 'en' where key = 'karin'`.execute(house.database.db)
    for (const [one, first, more, rest] of [
      [maria, 'Visar 1–20 av 34.', 'Visa fler', 'Visar 21–34 av 34.'],
      [karin, 'Shows 1–20 of 34.', 'Show more', 'Shows 21–34 of 34.'],
    ] as const) {
      await one.untilReads('KRO-501')
      await one.says('case list stuck')
      await one.untilReads(first)
      expect(one.last()).not.toContain('KRO-530')
      await one.presses(more)
      await one.untilReads(rest)
      await one.untilReads('KRO-530')
    }
  })

  it('where its owner has no colleague, what to do instead is said at once, and no form is opened that nobody could send', async () => {
    const { pia, karin, maria } = house.people
    await sql`update members set locale = 'sv' where key = 'karin'`.execute(house.database.db)
    await sql`update members set stand_in = null where key = 'pia'`.execute(house.database.db)
    await pia.says('case new Nordform AB: pias')
    const no = /KRO-\d+/.exec(pia.last())?.[0] ?? ''
    await pia.says('doors away 2099-03-12')
    for (const one of [karin, maria]) {
      await one.untilReads(no)
      await one.presses('Byt ansvarig')
      const seen = () => `${wordsIn(one.form?.content)}\n${one.last()}`
      await one.until(() => seen().includes(`Ingen annan på EKN kan ta över ${no}`))
      expect(seen()).not.toContain('Vem tar över?')
      if (one.form) await one.closesForm()
      await one.says(`case owner ${no} Ingenstans Vet väl`)
      expect(one.form).toBeNull()
      expect(one.last()).not.toContain('Vem tar över?')
    }
  })
})
