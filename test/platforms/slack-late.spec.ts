import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { View } from '#src/views/view.ts'
import { type Bot, help, startBot } from './slack/bot.ts'
import { buttonIn, formSeen, lastSeen, wordsOf } from './slack/sights.ts'
import { done, form, missing, refusal } from './slack/views.ts'

let bot: Bot
beforeEach(async () => {
  bot = await startBot({ slack: () => ({ acknowledgeWithin: 100 }) })
})
afterEach(() => bot.stop())

const say = (text: string, conversation = 'C0GENERAL', person = 'U0ANNA') =>
  bot.stand.act(person, { do: 'say', conversation, text })
const answer = (view: View | Promise<View>) => {
  bot.script.answer = () => view
}

const settled = (promise: Promise<unknown>, within: number): Promise<boolean> =>
  Promise.race([promise.then(() => true), new Promise<boolean>((resolve) => setTimeout(resolve, within, false))])

describe('when the work takes longer than Slack waits', () => {
  it('a command is acknowledged in time when its work is not done, and answered afterwards', async () => {
    const work = Promise.withResolvers<View>()
    answer(work.promise)
    expect(await say('/case')).toEqual({ status: 200, trouble: null })
    expect(bot.stand.ledger.entries).toEqual([])
    work.resolve(done)
    const entry = await bot.stand.ledger.until(({ effect }) => effect === 'private')
    expect(entry).toMatchObject({ only: 'U0ANNA', text: 'KRO-1 has been withdrawn from Li Berg. It is yours.' })
  })

  it('a press is, too, and its answer comes by its own address', async () => {
    answer(help)
    await say('/case')
    answer(form())
    bot.stand.faults.plan({ on: 'views.open', fault: { kind: 'refuse', error: 'expired_trigger_id' } })
    await say('/case')
    const work = Promise.withResolvers<View>()
    answer(work.promise)
    const { id, content } = lastSeen(bot, 'U0ANNA', 'C0GENERAL')
    const element = buttonIn(content, 'New case')
    const press = { do: 'press', conversation: 'C0GENERAL', message: id, element } as const
    expect(await bot.stand.act('U0ANNA', press)).toEqual({ status: 200, trouble: null })
    work.resolve(done)
    await bot.stand.ledger.until(({ text }) => text.includes('It is yours.'))
  })

  it('an event is not, since Slack tells it again: it is answered when it is committed', async () => {
    const work = Promise.withResolvers<View>()
    answer(work.promise)
    const visit = bot.stand.act('U0ANNA', { do: 'visit' })
    expect(await settled(visit, 300)).toBe(false)
    work.resolve(done)
    expect(await visit).toEqual({ status: 200, trouble: null })
  })

  it('an event is acknowledged when it is committed, however slow Slack is to show it', async () => {
    bot.stand.faults.plan({ on: 'views.publish', fault: { kind: 'hang' } })
    answer(done)
    expect(await bot.stand.act('U0ANNA', { do: 'visit' })).toEqual({ status: 200, trouble: null })
  })

  it.each([
    ['a confirmation', done, 'It is yours.'],
    ['a refusal', refusal, 'KRO-1 is closed'],
    ['errors', form([missing], 'Germany'), 'Please fill this in.'],
  ])('a sent form waits, and then shows %s', async (_, view, words) => {
    answer(form())
    await say('/case')
    const work = Promise.withResolvers<View>()
    answer(work.promise)
    await bot.stand.act('U0ANNA', { do: 'submit', values: { 'case.new/need': { value: { value: 'Germany' } } } })
    expect(formSeen(bot, 'U0ANNA')?.words).toBe('…')
    work.resolve(view)
    await bot.stand.ledger.until(
      ({ effect, content }) => effect === 'update-form' && wordsOf(Object(content).blocks) !== '…',
    )
    expect(formSeen(bot, 'U0ANNA')?.words).toContain(words)
  })
})
