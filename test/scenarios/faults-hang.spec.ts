import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { metric, postsAbout, refers, registers } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'

/** The one spec that waits for a platform's silence, which lasts ten seconds in real time: for both chats at once. */
describe('when a platform says nothing', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse('embedded')
  })
  afterAll(() => house.close())

  it('its other lanes go on, and the notice gets there in the end', async () => {
    const { sara, li, pia, karin } = house.people
    const [no, other] = [await registers(sara, 'tystnad'), await registers(li, 'samtidigt')]
    house.slack.faults.plan({ on: 'chat.postMessage', calls: [1], fault: { kind: 'hang' } })
    house.teams.faults.plan({ on: 'PUT activities', calls: [1], fault: { kind: 'hang' } })
    await refers(sara, no, 'ekn')
    await pia.untilReads(no, 'Hänvisningar')
    await pia.presses('Acceptera', 'Hänvisningar')

    const started = performance.now()
    await refers(li, other, 'een')
    await karin.untilReads(other, 'een')
    expect(performance.now() - started).toBeLessThan(3_000)
    expect(postsAbout(house, no, sara.conversation().id)).toHaveLength(0)
    expect(await metric(house, 'manydoors_outbox_oldest_seconds')).toBeGreaterThan(0)

    await sara.until((one) => one.reads().includes('Pia Holm på EKN har accepterat'), 15_000)
    await pia.until((one) => one.reads('Hänvisningar').includes('Accepterad av Pia Holm'), 15_000)
    const [card, news, ...more] = postsAbout(house, no, sara.conversation().id)
    expect([card?.text, news?.text, more]).toEqual([
      expect.stringContaining('Överlämning'),
      expect.stringContaining('har accepterat'),
      [],
    ])
    expect(postsAbout(house, no, '19:ekn-smf@thread.tacv2')).toHaveLength(1)
  }, 30_000)
})
