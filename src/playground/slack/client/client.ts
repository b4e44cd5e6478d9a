import type { Act, Reaction } from '../../stand-in.ts'
import type { Conversation, Message } from '../state/conversation.ts'
import type { Placed } from '../state/world.ts'
import { shown } from '../web-api/chat.ts'
import { command } from './commands.ts'
import type { Events } from './events.ts'
import { closeForm, submit } from './forms.ts'
import { pressInMessage, pressInView, type Tools } from './presses.ts'
import { actor, isFine, reaction, unreached } from './wire.ts'

/** A shortcut chosen from a message's menu ("Create case from message"). */
export interface Shortcut {
  readonly callbackId: string
  readonly conversation: string
  readonly message: string
}

/** Slack's client in the hands of one person after another. */
export class Client {
  readonly #tools: Tools
  readonly #events: Events

  constructor(tools: Tools, events: Events) {
    this.#tools = tools
    this.#events = events
  }

  async act(person: string, act: Act): Promise<Reaction> {
    const who = this.#signedIn(person)
    switch (act.do) {
      case 'say': {
        const conversation = this.#conversation(who, act.conversation)
        if (act.text.startsWith('/')) return command(this.#tools, who, conversation, act.text)
        const text = act.mention ? `@${this.#tools.world.botName} ${act.text}` : act.text
        return this.#events.message(who, conversation, text)
      }
      case 'press':
        return this.#press(who, act)
      case 'act-on':
        return this.shortcut(person, { ...act, callbackId: act.action })
      case 'press-home': {
        const home = this.#tools.world.views.home(person)
        if (!home) throw new Error(`${who.person.name} sees no home yet`)
        return pressInView(this.#tools, who, home, act)
      }
      case 'submit':
        return submit(this.#tools, who, act.values)
      case 'close-form':
        return closeForm(this.#tools, who)
      case 'visit':
        return this.#events.visit(who)
    }
  }

  async shortcut(person: string, { callbackId, ...where }: Shortcut): Promise<Reaction> {
    const { world, wire, urls } = this.#tools
    const who = this.#signedIn(person)
    if (world.seed.shortcuts?.includes(callbackId) === false) throw new Error(`the app has no shortcut ${callbackId}`)
    const conversation = this.#conversation(who, where.conversation)
    const message = this.#message(who, conversation, where.message)
    const origin = { workspace: who.workspace, conversation, person, original: message }
    const answer = await wire.send('interaction', {
      type: 'message_action',
      callback_id: callbackId,
      ...actor(who, world),
      trigger_id: world.triggers.deal(person, who.workspace.id),
      message_ts: message.ts,
      channel: { id: conversation.id, name: conversation.person ? 'directmessage' : conversation.name },
      message: shown(message, who.workspace.id),
      response_url: urls.deal('actions', origin),
    })
    return reaction(answer, isFine(answer) ? null : unreached)
  }

  /** In a modal that is open, `message` is the view's id. */
  async #press(who: Placed, act: Extract<Act, { do: 'press' }>): Promise<Reaction> {
    const form = this.#tools.world.views.top(who.person.id)
    if (form && form.id === act.message) return pressInView(this.#tools, who, form, act)
    const conversation = this.#conversation(who, act.conversation)
    const message = this.#message(who, conversation, act.message)
    return pressInMessage(this.#tools, who, { conversation, message }, act)
  }

  #signedIn(id: string): Placed {
    const who = this.#tools.world.person(id)
    if (who.person.kind === 'deactivated') throw new Error(`${who.person.name} is deactivated and cannot sign in`)
    return who
  }

  #conversation({ person }: Placed, id: string): Conversation {
    const conversation = this.#tools.world.conversations.get(id)
    if (!conversation?.members.includes(person.id)) throw new Error(`${person.name} is in no conversation ${id}`)
    return conversation
  }

  #message({ person }: Placed, conversation: Conversation, ts: string): Message {
    const message = conversation.messages.find((one) => one.ts === ts && (one.only === null || one.only === person.id))
    if (!message) throw new Error(`${person.name} sees no message ${ts} in ${conversation.name}`)
    return message
  }
}
