import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { View } from '#src/views/view.ts'
import { type Bot, startBot } from './slack/bot.ts'
import { buttonIn, formSeen, homeSeen, lastSeen } from './slack/sights.ts'
import { accept, card, day, details, done, form, refusal } from './slack/views.ts'

let bot: Bot
beforeEach(async () => {
  bot = await startBot()
})
afterEach(() => bot.stop())

const answer = (view: View | Promise<View>) => {
  bot.script.answer = () => view
}
const typed = (need: string) => ({ 'case.new/need': { value: { value: need } } })

describe('a message', () => {
  const message = (more: object = {}) => ({
    ...{ type: 'message_action', callback_id: 'case.new', trigger_id: '1.2.x', action_ts: '3.4', message_ts: '1.1' },
    ...{ user: { id: 'U0ANNA', name: 'anna' }, team: { id: 'T0KRONOBERG', domain: 'kronoberg' } },
    ...{ channel: { id: 'C0GENERAL', name: 'general' }, response_url: bot.url },
    message: {
      type: 'message',
      user: 'U0BO',
      ts: '1.1',
      text: 'Bruk AB needs &lt;help&gt; in <#C1|oslo>, says <@U0BO|bo>',
    },
    ...more,
  })

  it('becomes a case: its words are the need that the form begins with', async () => {
    expect((await bot.stand.deliver({ kind: 'interaction', body: message() })).status).toBe(200)
    const { way, by, deliveryId } = bot.script.asked.at(-1) ?? {}
    expect(by).toEqual({ chat: 'slack', workspace: 'T0KRONOBERG', user: 'U0ANNA' })
    expect(deliveryId).toContain('3.4')
    expect(way).toEqual({ by: 'press', intent: 'case.new', input: { need: 'Bruk AB needs <help> in #oslo, says @bo' } })
  })

  it('of more than fits is cut, so that the form can be sent', async () => {
    await bot.stand.deliver({ kind: 'interaction', body: message({ message: { text: 'x'.repeat(3_000) } }) })
    expect(bot.script.asked.at(-1)?.way).toMatchObject({ input: { need: 'x'.repeat(500) } })
  })

  it('with nothing written in it opens an empty form', async () => {
    await bot.stand.deliver({ kind: 'interaction', body: message({ message: {} }) })
    expect(bot.script.asked.at(-1)?.way).toMatchObject({ intent: 'case.new', input: { need: '' } })
  })
})

describe('a button of a card', () => {
  const press = async (label: string) => {
    await bot.slack.messenger.post(
      { chat: 'slack', workspace: 'T0KRONOBERG', place: { channel: 'C0GENERAL' } },
      card,
      { locale: 'en', timeZone: 'Europe/Stockholm' },
      'mark',
    )
    const { id, content } = lastSeen(bot, 'U0ANNA', 'C0GENERAL')
    const element = buttonIn(content, label)
    return bot.stand.act('U0ANNA', { do: 'press', conversation: 'C0GENERAL', message: id, element })
  }

  it.each([
    ['a confirmation', done, 'It is yours.'],
    ['a refusal', refusal, 'KRO-1 is closed'],
  ])('answers with %s for the presser only, and leaves the card alone', async (_, view, words) => {
    answer(view)
    expect(await press('Accept')).toEqual({ status: 200, trouble: null })
    expect(bot.script.asked.at(-1)?.way).toEqual({ by: 'press', intent: 'referral.accept', input: { referral: 'r1' } })
    expect(lastSeen(bot, 'U0ANNA', 'C0GENERAL')).toMatchObject({ onlyYou: true, text: expect.stringContaining(words) })
    expect(bot.stand.ledger.entries.map(({ effect }) => effect)).toEqual(['post', 'private'])
  })

  it.each([
    ['details', details, 'Can you guarantee it?'],
    ['a form', form(), 'What does the company need?'],
    ['a case', { kind: 'cases', which: 'team', cases: [], total: 0 } as const, 'Your organisation has no open cases.'],
  ])('that opens shows %s on top', async (_, view, words) => {
    answer(view)
    await press('Show details')
    expect(formSeen(bot, 'U0ANNA')?.words).toContain(words)
  })

  it('that opens is refused privately, not on top', async () => {
    answer(refusal)
    await press('Show details')
    expect(formSeen(bot, 'U0ANNA')).toBeNull()
    expect(lastSeen(bot, 'U0ANNA', 'C0GENERAL').onlyYou).toBe(true)
  })

  it('sends nothing anywhere but to Slack', async () => {
    const body = {
      type: 'block_actions',
      user: { id: 'U0ANNA', team_id: 'T0KRONOBERG' },
      team: { id: 'T0KRONOBERG' },
      response_url: `${bot.url}/slack/events`,
      actions: [{ type: 'button', action_id: 'a', action_ts: '1.1', value: '' }],
    }
    answer(done)
    expect((await bot.stand.deliver({ kind: 'interaction', body })).status).toBe(200)
    expect(bot.logged.at(-1)?.message).toContain('address is not one of Slack')
  })
})

describe('Home', () => {
  beforeEach(async () => {
    answer(day(true))
    await bot.stand.act('U0ANNA', { do: 'visit' })
  })
  const press = (label: string) =>
    bot.stand.act('U0ANNA', { do: 'press-home', element: buttonIn(bot.stand.see('U0ANNA').home, label) })

  it('shows the day', () => {
    expect(homeSeen(bot, 'U0ANNA')).toMatch(/Hello, Anna[\s\S]*Waiting for you \(1\)[\s\S]*Entering Germany/)
  })

  it('shows the day anew after something was done, and says so on top', async () => {
    bot.script.answer = ({ way }) => (way.by === 'press' ? done : day(false))
    await press('Accept')
    expect(homeSeen(bot, 'U0ANNA')).toContain('Nothing is waiting for you right now.')
    expect(formSeen(bot, 'U0ANNA')?.words).toContain('It is yours.')
    const [, pressed, again] = bot.script.asked.map(({ deliveryId }) => deliveryId)
    expect(again).toBe(`${pressed}:home`)
  })

  it('opens forms and details on top, and stays as it is', async () => {
    answer(details)
    await press('Show details')
    expect(formSeen(bot, 'U0ANNA')?.words).toContain('Can you guarantee it?')
    expect(bot.script.asked).toHaveLength(2)
  })

  it('confirms in the bot’s own chat what a form from there did', async () => {
    answer(form())
    await press('New case')
    answer(done)
    await bot.stand.act('U0ANNA', { do: 'submit', values: typed('Germany') })
    expect(lastSeen(bot, 'U0ANNA', 'D0ANNA')).toMatchObject({ onlyYou: false })
  })

  it('says to a stranger why it is empty', async () => {
    answer({ kind: 'refusal', refusal: { code: 'not-in-register', ask: ['Kim'] }, buttons: [] })
    await bot.stand.act('U0BO', { do: 'visit' })
    expect(homeSeen(bot, 'U0BO')).toContain('Ask Kim to add you.')
  })
})

describe('a modal that is read', () => {
  it('takes a form on top of it, and anything else in its place', async () => {
    const view: View = {
      ...{ kind: 'case', no: 'KRO-1', company: 'Nordform', need: 'Germany', owner: 'Anna', ownerOrganisation: 'Almi' },
      ...{ status: 'open', openedAt: new Date('2026-03-01T09:00:00Z'), number: null, rounds: [], referrals: [] },
      ...{ next: null, result: null, timeline: [] },
      ...{ deadline: null, overdue: false },
      buttons: [{ intent: 'refer', input: { case: 'KRO-1' }, weight: 'main', opens: true }, accept],
    }
    answer(day(true))
    await bot.stand.act('U0ANNA', { do: 'visit' })
    answer(view)
    await bot.stand.act('U0ANNA', {
      do: 'press-home',
      element: buttonIn(bot.stand.see('U0ANNA').home, 'Show details'),
    })
    const press = (label: string) => {
      const top = bot.stand.see('U0ANNA').form
      const element = buttonIn(top?.content, label)
      return bot.stand.act('U0ANNA', { do: 'press', conversation: '', message: top?.id ?? '', element })
    }
    answer(form())
    await press('Refer')
    expect(formSeen(bot, 'U0ANNA')?.title).toBe('New case')
    await bot.stand.act('U0ANNA', { do: 'close-form' })
    answer(done)
    await press('Accept')
    expect(formSeen(bot, 'U0ANNA')?.words).toContain('It is yours.')
  })
})
