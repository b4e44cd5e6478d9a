import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { accept, card, cardType, note, open, startChat } from './teams-chat.ts'
import { anna, growth } from './teams-world.ts'

const send = { type: 'Action.Submit', title: 'Skicka', data: { form: 'refer' } }
const dialog = (content: object) => ({
  task: { type: 'continue', value: { title: 'Hänvisa', card: { contentType: cardType, content } } },
})
const form = () => chat.teams.see(anna).form

let chat: Awaited<ReturnType<typeof startChat>>

beforeAll(async () => {
  chat = await startChat()
})

afterAll(() => chat.close())

describe('a dialog with a form', () => {
  it('opens, stays with what is wrong, is shown again by the bot, and closes', async () => {
    chat.answerWith(dialog(card('Hänvisa', [send], [note])))
    await chat.press(open, await chat.posted('card'))
    expect(chat.bot.last()).toMatchObject({
      name: 'task/fetch',
      value: { data: open.data, context: { theme: 'default' } },
    })
    expect(form()).toMatchObject({ content: { title: 'Hänvisa', card: { contentType: cardType } }, errors: {} })
    const before = chat.bot.heard.length
    expect(await chat.act({ do: 'submit', values: { note: '' } })).toEqual({
      status: 204,
      trouble: 'Skriv något',
    })
    expect(form()?.errors).toEqual({ note: 'Skriv något' })
    expect(chat.bot.heard).toHaveLength(before)
    chat.answerWith(dialog(card('Det ärendet är stängt', [send], [note])))
    const id = form()?.id
    await chat.act({ do: 'submit', values: { note: 'fel' } })
    expect(chat.bot.last()).toMatchObject({ name: 'task/submit', value: { data: { form: 'refer', note: 'fel' } } })
    expect(JSON.stringify(form()?.content)).toContain('Det ärendet är stängt')
    expect(form()?.id).toBe(id)
    chat.answerWith(null)
    expect(await chat.act({ do: 'submit', values: { note: 'rätt' } })).toEqual({
      status: 200,
      trouble: null,
    })
    expect(form()).toBeNull()
    expect(chat.teams.ledger.entries.slice(-2).map((entry) => entry.effect)).toEqual(['open-form', 'update-form'])
  })
})

describe('a dialog', () => {
  it('can be a message, and be closed by hand', async () => {
    chat.answerWith({ task: { type: 'message', value: 'Finns inte' } })
    await chat.press(open, await chat.posted('card'))
    expect(form()?.content).toEqual({ message: 'Finns inte' })
    expect(await chat.act({ do: 'submit', values: {} })).toEqual({ status: 204, trouble: 'No form is open.' })
    await chat.act({ do: 'close-form' })
    expect(form()).toBeNull()
  })

  it('is opened from a message action, too, and speaks of that message throughout', async () => {
    chat.answerWith(dialog(card('Nytt ärende', [send], [note])))
    await chat.say(growth, 'hej', true)
    const [first] = chat.inPlace(anna, growth).messages
    await chat.teams.actOnMessage(anna, { conversation: growth, message: first?.id ?? '', command: 'case' })
    const told = { commandId: 'case', messagePayload: { id: first?.id, body: { content: '@Manydoors hej' } } }
    expect(chat.bot.last()).toMatchObject({ name: 'composeExtension/fetchTask', value: told })
    chat.answerWith(null)
    await chat.act({ do: 'submit', values: { note: 'rätt' } })
    expect(chat.bot.last()).toMatchObject({
      name: 'composeExtension/submitAction',
      value: { ...told, data: { note: 'rätt' } },
    })
    expect(form()).toBeNull()
  })

  it('with a card Teams would not show does not open', async () => {
    chat.answerWith(dialog(card('x', [accept])))
    const reaction = await chat.press(open, await chat.posted('card'))
    expect(reaction).toMatchObject({ trouble: expect.stringContaining('a dialog takes Action.Submit only') })
    expect(form()).toBeNull()
  })
})
