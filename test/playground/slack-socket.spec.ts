import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { SlackStandIn } from '#src/playground/slack/stand-in.ts'
import { appToken, startSocketBot } from './slack-bolt.ts'
import { call, slack } from './slack-world.ts'

let stand: SlackStandIn
let bot: Awaited<ReturnType<typeof startSocketBot>>
beforeAll(async () => {
  stand = await slack({ now: () => new Date(), appToken })
  bot = await startSocketBot(stand.apiUrl)
})
afterAll(async () => {
  await bot.stop()
  await stand.close()
})

const conversation = 'D0ANNA'
const say = (text: string) => stand.act('U0ANNA', { do: 'say', conversation, text })
const direct = () => stand.see('U0ANNA').conversations[0]?.messages ?? []

describe('Socket Mode, with Bolt at the other end', () => {
  it('carries commands, and takes the acknowledgement for the answer', async () => {
    expect(await say('/case hello')).toEqual({ status: 200, trouble: null })
    expect(direct().at(-1)).toMatchObject({ text: 'You said hello', onlyYou: true })
    expect(stand.lastDeliveries).toEqual([])
  })

  it('carries forms and their errors', async () => {
    await say('/case open')
    await stand.act('U0ANNA', { do: 'submit', values: { need: { text: { value: 'bad' } } } })
    expect(stand.see('U0ANNA').form?.errors).toEqual({ need: 'Say more' })
    await stand.act('U0ANNA', { do: 'submit', values: { need: { text: { value: 'good' } } } })
    expect(stand.see('U0ANNA').form).toBeNull()
  })

  it('carries events, also long ones', async () => {
    const long = `Å${'x'.repeat(70_000)}`
    await say(long)
    await stand.ledger.until(({ text }) => text.startsWith('Heard: Å'))
    expect(bot.seen.at(-1)).toMatchObject({ event: { text: long } })
  })

  it('gives an address that is good for one connection', async () => {
    const { url } = await call(stand, 'apps.connections.open', {}, appToken)
    const outcome = (): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(String(url))
        socket.addEventListener('open', () => resolve('open'))
        socket.addEventListener('error', () => resolve('refused'))
        socket.addEventListener('message', () => socket.close())
      })
    expect([await outcome(), await outcome()]).toEqual(['open', 'refused'])
  })
})
