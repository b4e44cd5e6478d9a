import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { View } from '#src/views/view.ts'
import { type Bot, startBot } from './slack/bot.ts'
import { buttonIn, formSeen, lastSeen, wordsOf } from './slack/sights.ts'
import { closed, details, done, form, missing, refusal } from './slack/views.ts'

let bot: Bot
beforeEach(async () => {
  bot = await startBot()
})
afterEach(() => bot.stop())

const say = (text: string, conversation = 'C0GENERAL', person = 'U0ANNA') =>
  bot.stand.act(person, { do: 'say', conversation, text })
const answer = (view: View | Promise<View>) => {
  bot.script.answer = () => view
}
const typed = (need: string) => ({ 'case.new/need': { value: { value: need } } })

describe('a command', () => {
  it.each([
    ['a confirmation', done, 'KRO-1 has been withdrawn from Li Berg. It is yours.'],
    ['a refusal', refusal, 'KRO-1 is closed. Reopen it, or register a new case if the company has a new need.'],
    ['a list', { kind: 'cases', which: 'mine', cases: [], total: 0 } as const, 'My cases'],
    ['help', { kind: 'help', command: null } as const, 'What Manydoors can do'],
  ])('is answered with %s for its eyes only', async (_, view, words) => {
    answer(view)
    expect(await say('/case')).toEqual({ status: 200, trouble: null })
    const seen = lastSeen(bot, 'U0ANNA', 'C0GENERAL')
    expect(seen.onlyYou).toBe(true)
    expect(wordsOf(seen.content)).toContain(words)
    expect(bot.stand.see('U0BO').conversations.find(({ id }) => id === 'C0GENERAL')?.messages).toEqual([])
    expect(bot.stand.calls).toEqual([])
  })

  it.each([
    ['a form', form(), 'New case'],
    ['details', details, 'Manydoors'],
  ])('opens %s on top', async (_, view, title) => {
    answer(view)
    await say('/case')
    expect(formSeen(bot, 'U0ANNA')?.title).toBe(title)
    expect(bot.stand.see('U0ANNA').conversations.flatMap(({ messages }) => messages)).toEqual([])
  })

  it.each([
    ['Slack does not open it', { kind: 'refuse', error: 'expired_trigger_id' }],
    ['Slack breaks', { kind: 'status', status: 500 }],
  ] as const)('gets a button to the form when %s', async (_, fault) => {
    bot.stand.faults.plan({ on: 'views.open', calls: [1], fault })
    answer(form([], 'Germany'))
    await say('/case')
    const { id, content } = lastSeen(bot, 'U0ANNA', 'C0GENERAL')
    const element = buttonIn(content, 'New case')
    await bot.stand.act('U0ANNA', { do: 'press', conversation: 'C0GENERAL', message: id, element })
    expect(bot.script.asked.at(-1)?.way).toEqual({
      by: 'press',
      intent: 'case.new',
      input: { numberAsked: 'yes', company: 'Nordform', need: 'Germany' },
    })
    expect(formSeen(bot, 'U0ANNA')?.title).toBe('New case')
  })

  it('is answered even where the bot is not installed, or storage is away', async () => {
    answer(refusal)
    bot.installations.stored.clear()
    expect(await say('/case')).toEqual({ status: 200, trouble: null })
    expect(lastSeen(bot, 'U0ANNA', 'C0GENERAL').text).toContain('KRO-1 is closed')
  })
})

describe('an error of a form that opens stands above its field, and at the top when it is about none', () => {
  it.each([
    ['at a field', missing, /Company\n[\s\S]*Please fill this in\.\nWhat does the company need/],
    ['about the whole', closed, /^⚠ \nKRO-1 is closed[\s\S]*Company/],
  ])('%s', async (_, error, order) => {
    answer(form([error]))
    await say('/case')
    expect(formSeen(bot, 'U0ANNA')?.words).toMatch(order)
  })
})

describe('a sent form', () => {
  const submit = (need = 'Germany') => bot.stand.act('U0ANNA', { do: 'submit', values: typed(need) })
  const opened = async (conversation = 'C0GENERAL') => {
    answer(form())
    await say('/case', conversation)
  }

  it('keeps open with its errors at their fields', async () => {
    await opened()
    answer(form([missing], 'Germany'))
    expect(await submit()).toEqual({ status: 200, trouble: null })
    expect(formSeen(bot, 'U0ANNA')?.errors).toEqual({ 'case.new/need': 'Please fill this in.' })
  })

  it.each([
    ['an error about the whole', form([closed, missing], 'Germany'), ['KRO-1 is closed', 'Please fill this in.']],
    [
      'a field that was not there',
      {
        ...form(),
        fields: [{ kind: 'line', name: 'number', value: '1', required: true, most: 40 }],
        errors: [{ field: 'number', refusal: { code: 'organisation-number-invalid', typed: '1', fault: 'length' } }],
      } as View,
      ['is not a valid organisation number'],
    ],
  ])('is shown anew with %s', async (_, view, words) => {
    await opened()
    answer(view)
    expect(await submit()).toEqual({ status: 200, trouble: null })
    for (const word of words) expect(formSeen(bot, 'U0ANNA')?.words).toContain(word)
  })

  it('that is refused stays open, with everything that was typed, and is sent again with it', async () => {
    await opened()
    answer(refusal)
    await submit('Germany, and soon')
    await submit('Germany, and soon')
    const seen = formSeen(bot, 'U0ANNA')
    expect(seen?.words.match(/KRO-1 is closed/g)).toHaveLength(1)
    expect(seen?.inputs).toEqual(['case.new/company', 'case.new/need'])
    expect(JSON.stringify(bot.stand.see('U0ANNA').form?.content)).toContain('"initial_value":"Germany, and soon"')
    answer(done)
    await bot.stand.act('U0ANNA', { do: 'submit', values: {} })
    expect(bot.script.asked.at(-1)?.way).toMatchObject({
      intent: 'case.new',
      input: { numberAsked: 'yes', company: 'Nordform', need: 'Germany, and soon' },
    })
    expect(formSeen(bot, 'U0ANNA')).toBeNull()
  })

  it.each([
    ['in the channel it was opened from', 'C0GENERAL', 'C0GENERAL', true],
    ['in the bot’s own chat when that is where it was opened', 'D0ANNA', 'D0ANNA', true],
    ['in the bot’s own chat when the bot is not in the channel', 'C0SECRET', 'D0ANNA', false],
  ])('is confirmed privately %s', async (_, from, where, onlyYou) => {
    await opened(from)
    answer(done)
    await submit()
    expect(formSeen(bot, 'U0ANNA')).toBeNull()
    expect(lastSeen(bot, 'U0ANNA', where)).toMatchObject({ onlyYou, text: expect.stringContaining('It is yours.') })
  })

  it('is confirmed in the form itself when Slack takes no message', async () => {
    await opened()
    bot.stand.faults.plan({ on: 'chat.postEphemeral', fault: { kind: 'status', status: 500 } })
    bot.stand.faults.plan({ on: 'chat.postMessage', fault: { kind: 'status', status: 500 } })
    answer(done)
    await submit()
    expect(formSeen(bot, 'U0ANNA')?.words).toContain('It is yours.')
  })
})

describe('a line written to the bot', () => {
  it('is answered where it was written', async () => {
    answer(done)
    await say('case list', 'D0ANNA')
    expect(lastSeen(bot, 'U0ANNA', 'D0ANNA').text).toContain('It is yours.')
  })

  it('is answered once, however often Slack tells it', async () => {
    const delivered = {
      type: 'message',
      channel_type: 'im',
      channel: 'D0ANNA',
      user: 'U0ANNA',
      text: 'case',
      ts: '1.1',
    }
    const body = { type: 'event_callback', team_id: 'T0KRONOBERG', event_id: 'Ev1', event: delivered }
    answer({ kind: 'done', done: { what: 'already-done' }, buttons: [] })
    await bot.stand.deliver({ kind: 'event', body, headersOverride: { 'x-slack-retry-num': '1' } })
    expect(bot.stand.ledger.entries).toEqual([])
  })

  it('gets a form as a button, since a modal needs a click', async () => {
    answer(form())
    await say('case new', 'D0ANNA')
    const { id, content } = lastSeen(bot, 'U0ANNA', 'D0ANNA')
    await bot.stand.act('U0ANNA', {
      do: 'press',
      conversation: 'D0ANNA',
      message: id,
      element: buttonIn(content, 'New case'),
    })
    expect(formSeen(bot, 'U0ANNA')?.title).toBe('New case')
  })
})
