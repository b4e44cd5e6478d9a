import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Entry } from '#src/playground/ledger.ts'
import { engines } from '#test/database.ts'
import { metric, postsAbout, quiet, refers, registers, wordsOf } from '#test/reliability/stories.ts'
import { type House, openHouse } from './house.ts'

const queue = '19:bs-sydost@thread.tacv2'

describe.each(engines())('a card that is under way while its referral moves, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterEach(() => {
    house.slack.faults.clear()
    house.teams.faults.clear()
  })
  afterAll(() => house.close())

  /** What a message shows in the end, to everybody. */
  const lastShown = (posted: Entry | undefined): string =>
    [...house.slack.ledger.entries, ...house.teams.ledger.entries]
      .filter(({ message, only, effect }) => message === posted?.message && only === null && effect !== 'delete')
      .map(wordsOf)
      .at(-1) ?? ''

  it('shows the last stage in both chats, when the post is slow', async () => {
    const { sara, li } = house.people
    const no = await registers(sara, 'långsamt kort')
    house.slack.faults.plan({ on: 'chat.postMessage', calls: [1], fault: { kind: 'drip', milliseconds: 700 } })
    house.teams.faults.plan({ on: 'POST activities', calls: [1], fault: { kind: 'drip', milliseconds: 700 } })
    await refers(sara, no, 'business-sweden')
    await li.untilReads(no, 'Hänvisningar')
    await li.presses('Acceptera', 'Hänvisningar')
    await quiet(house)
    expect(lastShown(postsAbout(house, no, sara.conversation().id)[0])).toContain('Accepterad av Li Berg')
    expect(lastShown(postsAbout(house, no, queue)[0])).toContain('Accepterad av Li Berg')
    expect(lastShown(postsAbout(house, no, queue)[0])).not.toMatch(/^Acceptera$/m)
  })

  it('shows the last stage in both chats, when each update is slow and the moves come thick and fast', async () => {
    const { karin, li } = house.people
    const no = await registers(li, 'täta byten')
    await refers(li, no, 'een')
    await karin.untilReads(no, 'een')
    house.slack.faults.plan({ on: 'chat.update', fault: { kind: 'drip', milliseconds: 150 } })
    house.teams.faults.plan({ on: 'PUT activities', fault: { kind: 'drip', milliseconds: 150 } })
    for (let round = 0; round < 3; round += 1) {
      await karin.presses('Be om komplettering', 'een')
      await karin.sends({ 'Vad behöver du veta?': `Fråga ${round}` })
      await li.untilReads(/asks for more on KRO-\d+[\s\S]*Answer/)
      await quiet(house)
      await li.presses('Answer')
      await li.sends({ 'Your answer': `Answer ${round}` })
      await karin.untilReads(/Väntar på svar från[\s\S]*Be om komplettering/, 'een')
    }
    await karin.presses('Acceptera', 'een')
    await quiet(house)
    expect(lastShown(postsAbout(house, no, 'C0EENHAND1')[0])).toContain('Accepterad av Karin Å')
    const own = postsAbout(house, no, li.conversation().id).find((entry) =>
      wordsOf(entry).includes('Waiting for an answer'),
    )
    expect(lastShown(own)).toContain('Accepted by Karin Å')
  })

  it('is updated once it can be, when the update fails, and the old button answers who was first', async () => {
    const { sara, li, omar } = house.people
    const no = await registers(sara, 'trög uppdatering')
    await refers(sara, no, 'business-sweden')
    await omar.untilReads(no, 'Hänvisningar')
    await quiet(house)
    const old = omar.remembers('Acceptera', 'Hänvisningar')
    house.teams.faults.plan({ on: 'PUT activities', calls: [1, 2], fault: { kind: 'status', status: 502 } })
    await li.presses('Acceptera', 'Hänvisningar')
    await omar.pressesOld('Acceptera', old)
    await omar.until((one) => /För sent: Li Berg hann före/.test(`${one.reads()}\n${one.reads('Hänvisningar')}`))
    await quiet(house)
    expect(lastShown(postsAbout(house, no, queue)[0])).toContain('Accepterad av Li Berg')
    expect(await metric(house, 'manydoors_outbox_pending')).toBe(0)
  })
})
