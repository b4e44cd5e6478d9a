import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { anna, doneView, type House, startHouse } from './teams/house.ts'

let house: House

beforeAll(async () => {
  house = await startHouse()
  await house.say(anna, 'hello')
})

afterEach(() => house.answerWith(doneView))

afterAll(() => house.close())

describe('a line', () => {
  it('is heard', async () => {
    const reaction = await house.say(anna, 'case list')
    expect(reaction).toEqual({ status: 200, trouble: null })
    expect(house.last()).toMatchObject({ way: { by: 'line', line: 'case list' } })
    expect(JSON.stringify(house.botsIn(anna).at(-1))).toContain('You have declined KRO-1')
  })
})
