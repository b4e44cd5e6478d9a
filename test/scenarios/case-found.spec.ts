import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { type House, openHouse } from './house.ts'

describe.each(engines())('a case that is looked for, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
    await house.people.sara.says('arende ny Ljunga Trävaror AB: vill in på tyska marknaden')
    await house.people.pia.says('ärende ny Älmkyl AB: garanti för en order')
  })
  afterAll(() => house.close())

  it.each([
    ['sara', 'arende sok ljunga travaror', 'KRO-1'],
    ['sara', 'case find KRO-1', 'KRO-1'],
    ['sara', 'case find 1', 'KRO-1'],
    ['sara', 'case find 559912-0028', 'KRO-1'],
    ['erik', 'case find Lund', 'KRO-1'],
    ['pia', 'ärende sök älmkyl', 'KRO-2'],
    ['pia', '/case find almkyl order', 'KRO-2'],
  ] as const)('%s: %s finds %s', async (who, line, no) => {
    const person = house.people[who]
    await person.says(line.replace(/^\//, person.chat === 'slack' ? '' : '/'))
    expect(person.last()).toContain(`${no} · `)
    await person.presses(/^Visa/m.test(person.last()) ? 'Visa ärendet' : 'Show case')
    expect(JSON.stringify(person.form?.content)).toContain(no)
    await person.closesForm()
  })

  it.each([
    ['sara', 'arende sok travarror', 'KRO-1', 'Närmast: travaror'],
    ['pia', 'ärende sök ällmkyl', 'KRO-2', 'Närmast: almkyl'],
  ] as const)('%s: %s finds %s and says that it was forgiven', async (who, line, no, said) => {
    const person = house.people[who]
    await person.says(line)
    expect(person.last()).toContain(no)
    expect(person.last()).toContain(said)
  })

  it.each([
    ['sara', 'arende sok älmkyl'],
    ['sara', 'arende sok KRO-2'],
    ['pia', 'ärende sök trävaror'],
    ['pia', 'ärende sök sara'],
  ] as const)('%s: %s finds nothing of another’s, in the same words as for nothing at all', async (who, line) => {
    const person = house.people[who]
    await person.says(line)
    expect(person.last()).toContain('Inget ärende som du kan se stämmer.')
    expect(person.last()).not.toMatch(/KRO-[12] ·/)
  })

  it('is asked for in a form when nothing was typed', async () => {
    const { sara, pia } = house.people
    for (const [person, no] of [
      [sara, 'KRO-1'],
      [pia, 'KRO-2'],
    ] as const) {
      await person.says(person.chat === 'slack' ? 'arende sok' : 'ärende sök')
      await person.fills('Sök', { 'Vad söker du?': 'AB' })
      await person.untilReads(`${no} · `)
    }
  })
})
