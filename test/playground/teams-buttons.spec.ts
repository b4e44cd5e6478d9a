import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Act } from '#src/playground/stand-in.ts'
import { accept, attached, card, cardType, plain, startChat } from './teams-chat.ts'
import { anna, bo, growth } from './teams-world.ts'

let chat: Awaited<ReturnType<typeof startChat>>

beforeAll(async () => {
  chat = await startChat()
})

afterAll(() => chat.close())

describe('a button that submits', () => {
  it('sends its data with the inputs, as a message', async () => {
    const message = await chat.posted('form')
    await chat.press(plain, message, { note: 'klart' })
    expect(chat.bot.last()).toMatchObject({
      type: 'message',
      value: { answer: 'yes', note: 'klart' },
      replyToId: message,
    })
    expect(chat.bot.last().text).toBeUndefined()
  })

  it.each([
    ['an empty required input', {}],
    ['one in the wrong form', { note: 'nej!' }],
  ])('sends nothing with %s', async (_, values) => {
    const message = await chat.posted('form')
    const before = chat.bot.heard.length
    expect(await chat.press(accept, message, values)).toEqual({ status: 204, trouble: 'note: Skriv något' })
    expect(chat.bot.heard).toHaveLength(before)
  })
})

describe('a button that executes', () => {
  it('replaces the card for the one who pressed, until the bot updates it', async () => {
    const message = await chat.posted('card', growth)
    chat.answerWith({ statusCode: 200, type: cardType, value: card('Accepterat') })
    const act: Act = { do: 'press', conversation: growth, message, element: accept }
    expect(await chat.teams.act(anna, act)).toEqual({ status: 200, trouble: null })
    expect(chat.bot.last()).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: message,
      value: { trigger: 'manual', action: { type: 'Action.Execute', id: 'a', verb: 'accept', data: { no: 12 } } },
    })
    const seen = (person: string) => JSON.stringify(chat.inPlace(person, growth).messages.at(-1)?.content)
    expect(seen(anna)).toContain('Accepterat')
    expect(seen(bo)).toContain('Ett ärende')
    expect(chat.teams.ledger.entries.at(-1)).toMatchObject({ effect: 'update', only: anna, message })
    await chat.bot.edit(message, attached(card('Avslutat')))
    expect(seen(anna)).toContain('Avslutat')
    expect(seen(bo)).toContain('Avslutat')
  })

  it.each<[string, object | null, string | null]>([
    [
      'an error',
      { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'x', message: 'För sent' } },
      'För sent',
    ],
    ['no answer', null, 'Unable to reach app'],
    ['a broken card', { statusCode: 200, type: cardType, value: card('') }, 'value.body[0].text'],
  ])('shows %s as trouble', async (_, given, trouble) => {
    const message = await chat.posted('card')
    chat.answerWith(given)
    expect(await chat.press(accept, message)).toMatchObject({ trouble: expect.stringContaining(trouble ?? '') })
  })

  it('can be answered by a private word', async () => {
    const message = await chat.posted('card', growth)
    chat.answerWith({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Bara för dig' })
    await chat.teams.act(anna, { do: 'press', conversation: growth, message, element: accept })
    expect(chat.inPlace(anna, growth).messages.at(-1)).toMatchObject({ text: 'Bara för dig', onlyYou: true })
    expect(chat.inPlace(bo, growth).messages.at(-1)?.text).not.toBe('Bara för dig')
  })
})

describe('a card that refreshes', () => {
  it('is asked for anew only for those it names', async () => {
    const content = { ...card('Gammalt'), refresh: { action: accept, userIds: [chat.teams.account(bo)] } }
    const message = await chat.posted('card', growth)
    await chat.bot.edit(message, attached(content))
    chat.answerWith({ statusCode: 200, type: cardType, value: card('Nytt') })
    const at = { conversation: growth, message }
    expect(await chat.teams.refresh(anna, at)).toEqual({ status: 204, trouble: null })
    expect(await chat.teams.refresh(bo, at)).toEqual({ status: 200, trouble: null })
    expect(chat.bot.last()).toMatchObject({ from: { aadObjectId: bo }, value: { trigger: 'automatic' } })
    expect(JSON.stringify(chat.inPlace(bo, growth).messages.at(-1)?.content)).toContain('Nytt')
    expect(JSON.stringify(chat.inPlace(anna, growth).messages.at(-1)?.content)).toContain('Gammalt')
  })
})
