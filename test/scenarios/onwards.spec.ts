import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { quiet, refers, registers } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'

describe.each(engines())('a case that goes on from hand to hand, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  /** Sara's case, which Li has taken over and offered to EEN. */
  const offeredOnwards = async (need: string): Promise<string> => {
    const { sara, li } = house.people
    const no = await registers(sara, need)
    await refers(sara, no, 'business-sweden')
    await li.untilReads(no, 'Hänvisningar')
    await li.presses('Acceptera', 'Hänvisningar')
    await refers(li, no, 'een')
    await quiet(house)
    return no
  }

  const ownerOf = async (no: string): Promise<string | undefined> => {
    const { sara } = house.people
    await sara.says(`case show ${no}`)
    return /Ansvarig:?\s*([^\n,]+)/.exec(sara.last())?.[1]
  }

  it('is not given back by somebody who has handed it on', async () => {
    const { sara, li, karin } = house.people
    const no = await offeredOnwards('vidare')
    await sara.presses('Återta')
    await sara.sends({})
    await quiet(house)
    await karin.presses('Acceptera', 'een')
    await quiet(house)
    await li.presses('Hand it back')
    expect(li.last()).toContain('KRO-1 belongs to Karin Å, Enterprise Europe Network')
    expect(await ownerOf(no)).toBe('Karin Å')
  })

  it('is not asked back from somebody who has handed it on', async () => {
    const { sara, karin } = house.people
    const no = await offeredOnwards('vidare igen')
    await karin.presses('Acceptera', 'een')
    await quiet(house)
    await sara.presses('Återta')
    await sara.sends({})
    expect(JSON.stringify(sara.form?.content)).toContain('Karin Å, Enterprise Europe Network ansvarar för')
    await sara.closesForm()
    expect(await ownerOf(no)).toBe('Karin Å')
  })

  it('is not taken over from somebody who has given it back', async () => {
    const { sara, li, karin } = house.people
    const no = await offeredOnwards('tillbaka')
    await sara.presses('Återta')
    await sara.sends({})
    await quiet(house)
    await li.presses('Hand it back')
    await karin.presses('Acceptera', 'een')
    expect(karin.last('een')).toContain(`Sara Lund, Almi ansvarar för ${no}`)
    expect(await ownerOf(no)).toBe('Sara Lund')
  })
})
