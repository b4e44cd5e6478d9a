import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { type House, openHouse } from './house.ts'
import { wordsIn } from './json.ts'
import type { Person } from './person.ts'

/** In Swedish through Slack, in English through Teams: what the form calls its fields, and what it answers. */
const tongues = {
  sara: {
    ...{ register: 'arende ny Nordform AB: vill växa', registered: 'KRO-1 är registrerat', show: 'arende visa KRO-1' },
    ...{
      open: 'Om företaget',
      municipality: 'Kommun',
      employees: 'Antal anställda',
      stage: 'Hur långt har exporten kommit?',
    },
    ...{ curious: 'Intresserat av export', saved: 'Uppgifterna om Nordform AB är sparade.' },
    notFour: 'En kommunkod har fyra siffror, till exempel 0780 för Växjö.',
    ...{ noNumber: '”många” är inget', tooMany: '10 000 000' },
  },
  li: {
    ...{ register: 'case new Älmkyl AB: wants to grow', registered: 'KRO-2 is registered', show: 'case show KRO-2' },
    ...{
      open: 'About the company',
      municipality: 'Municipality',
      employees: 'Employees',
      stage: 'How far has its export come?',
    },
    ...{ curious: 'Interested in exporting', saved: 'What is known of Älmkyl AB is saved.' },
    notFour: 'A municipality’s code has four digits, such as 0780 for Växjö.',
    ...{ noNumber: '“många” is not a', tooMany: '10,000,000' },
  },
} as const
const people = ['sara', 'li'] as const

/** What stands in the form, and what is wrong at its fields; without spaces that do not break. */
const reads = (person: Person): string =>
  [wordsIn(person.form?.content), JSON.stringify(person.form?.errors ?? {}), person.last()]
    .join('\n')
    .replaceAll('\u00a0', ' ')

describe.each(engines())('about the company of a case, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  it.each(people)(
    '%s is answered at the field, with what was typed kept, and it is saved once it can be read',
    async (who) => {
      const person = house.people[who]
      const t = tongues[who]
      await person.says(t.register)
      await person.untilReads(t.registered)
      await person.says(t.show)
      await person.presses(t.open)
      await person.sends({ [t.municipality]: 'Växjö', [t.employees]: '14', [t.stage]: t.curious })
      expect(reads(person)).toContain(t.notFour)
      expect(JSON.stringify(person.form?.content)).toContain('"14"')
      await person.sends({ [t.municipality]: '0780', [t.employees]: 'många' })
      expect(reads(person)).toContain(t.noNumber)
      await person.sends({ [t.employees]: '99999999' })
      expect(reads(person)).toContain(t.tooMany)
      await person.sends({ [t.employees]: '1 400' })
      await person.until((one) => reads(one).includes(t.saved))
      if (person.form) await person.closesForm()
      await person.says(t.show)
      await person.presses(t.open)
      const kept = JSON.stringify(person.form?.content)
      for (const value of ['"0780"', '"1400"', t.curious]) expect(kept).toContain(value)
      await person.closesForm()
    },
  )
})
