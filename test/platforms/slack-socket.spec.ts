import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type Bot, help, startBot } from './slack/bot.ts'
import { formSeen, homeSeen, lastSeen } from './slack/sights.ts'
import { done, form } from './slack/views.ts'

const appToken = 'xapp-1-test'

let bot: Bot
const start = async (token = appToken) => {
  bot = await startBot({ seed: { appToken, patience: 500 }, slack: () => ({ appToken: token, signingSecrets: [] }) })
}
beforeEach(() => start())
afterEach(() => bot.stop())

const say = (text: string) => bot.stand.act('U0ANNA', { do: 'say', conversation: 'C0GENERAL', text })
const connections = () => bot.stand.calls.filter(({ method }) => method === 'apps.connections.open').length

/** Resolves when the bot has said so many times that it is connected. */
async function connected(times: number): Promise<void> {
  const count = () => bot.logged.filter(({ message }) => message === 'Socket Mode is connected').length
  while (count() < times) await new Promise((resolve) => setTimeout(resolve, 10))
}

describe('over Socket Mode', () => {
  beforeEach(() => bot.slack.start())

  it('a command is answered, without one request to the bot', async () => {
    bot.script.answer = () => done
    expect(await say('/case list')).toEqual({ status: 200, trouble: null })
    expect(lastSeen(bot, 'U0ANNA', 'C0GENERAL')).toMatchObject({ onlyYou: true })
    expect(bot.stand.lastDeliveries).toEqual([])
  })

  it('a form opens, is sent, keeps its errors, and closes', async () => {
    bot.script.answer = () => form()
    await say('/case')
    const submit = () =>
      bot.stand.act('U0ANNA', { do: 'submit', values: { 'case.new/need': { value: { value: 'Germany' } } } })
    bot.script.answer = () => form([{ field: 'need', refusal: { code: 'required', field: 'need' } }])
    await submit()
    expect(formSeen(bot, 'U0ANNA')?.errors).toEqual({ 'case.new/need': 'Please fill this in.' })
    bot.script.answer = () => done
    await submit()
    expect(formSeen(bot, 'U0ANNA')).toBeNull()
  })

  it('an opened home shows the day, and is acknowledged when that is done', async () => {
    bot.script.answer = () => help
    expect(await bot.stand.act('U0ANNA', { do: 'visit' })).toEqual({ status: 200, trouble: null })
    expect(homeSeen(bot, 'U0ANNA')).toContain('What Manydoors can do')
  })

  it('an event that broke is told again', async () => {
    bot.script.answer = () => (bot.script.asked.length === 1 ? Promise.reject(new Error('broken')) : help)
    await bot.stand.act('U0ANNA', { do: 'visit' })
    expect(homeSeen(bot, 'U0ANNA')).toContain('What Manydoors can do')
  })

  it('it connects anew when Slack asks it to', async () => {
    expect(connections()).toBe(1)
    bot.stand.refreshSockets()
    await connected(2)
    expect(connections()).toBe(2)
    expect(await say('/case')).toEqual({ status: 200, trouble: null })
  })
})

describe('a start of Socket Mode', () => {
  it('fails when Slack refuses the token', async () => {
    await bot.stop()
    await start('xapp-wrong')
    await expect(bot.slack.start()).rejects.toThrow()
  })

  it('goes on trying when Slack does not answer', async () => {
    bot.stand.faults.plan({ on: 'apps.connections.open', calls: [1], fault: { kind: 'status', status: 503 } })
    await bot.slack.start()
    await connected(1)
    expect(connections()).toBe(2)
    expect(await say('/case')).toEqual({ status: 200, trouble: null })
  })
})
