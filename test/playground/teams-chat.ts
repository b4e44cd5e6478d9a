import type { TurnContext } from 'botbuilder'
import type { Act, Conversation, Reaction } from '#src/playground/stand-in.ts'
import { startTeamsStandIn } from '#src/playground/teams/stand-in.ts'
import { startBot } from './teams-bot.ts'
import { anna, seed } from './teams-world.ts'

export const cardType = 'application/vnd.microsoft.card.adaptive'

export function card(text: string, actions: object[] = [], inputs: object[] = []): object {
  return { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }, ...inputs], actions }
}

export const attached = (content: object) => ({ type: 'message', attachments: [{ contentType: cardType, content }] })

export const accept = { type: 'Action.Execute', title: 'Acceptera', verb: 'accept', id: 'a', data: { no: 12 } }
export const open = { type: 'Action.Submit', title: 'Öppna', data: { msteams: { type: 'task/fetch' }, form: 'refer' } }
export const plain = { type: 'Action.Submit', title: 'Svara', data: { answer: 'yes' } }
export const note = {
  type: 'Input.Text',
  id: 'note',
  label: 'Not',
  isRequired: true,
  errorMessage: 'Skriv något',
  regex: '^[^!]*$',
}

/** A stand-in with a bare bot that repeats what it hears; to "card" and "form" it sends one, to invokes the given answer. */
export async function startChat() {
  const teams = await startTeamsStandIn(seed)
  let answer: object | null = null
  const bot = await startBot(teams, async (context: TurnContext) => {
    const { type, text } = context.activity
    if (type === 'invoke') {
      await context.sendActivity({
        type: 'invokeResponse',
        value: { status: 200, ...(answer ? { body: answer } : {}) },
      })
    } else if (text?.includes('card')) await context.sendActivity(attached(card('Ett ärende', [accept, open, plain])))
    else if (text?.includes('form')) await context.sendActivity(attached(card('Fråga', [plain, accept], [note])))
    else if (type === 'message') await context.sendActivity(`Du sa ${text}`)
  })
  const inPlace = (person: string, place: string): Conversation => {
    const found = teams.see(person).conversations.find((one) => one.id === place)
    if (!found) throw new Error(`${person} does not see ${place}`)
    return found
  }
  const act = (done: Act): Promise<Reaction> => teams.act(anna, done)
  const say = (conversation: string, text: string, mention = false) => act({ do: 'say', conversation, text, mention })
  return {
    teams,
    bot,
    inPlace,
    act,
    say,
    /** The answer to every invoke from now on; null for an empty body. */
    answerWith: (given: object | null) => {
      answer = given
    },
    /** The id of the card the bot sends when asked for it by name. */
    posted: async (name: 'card' | 'form', place = teams.personalChat(anna)): Promise<string> => {
      await say(place, name, true)
      return inPlace(anna, place).messages.findLast((message) => message.from.bot)?.id ?? ''
    },
    press: (element: object, message: string, values = {}) =>
      act({ do: 'press', conversation: teams.personalChat(anna), message, element, values }),
    close: async () => {
      await bot.close()
      await teams.close()
    },
  }
}
