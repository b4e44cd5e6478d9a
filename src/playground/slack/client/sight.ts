import type { Conversation as SeenConversation, ShownMessage, Sight } from '../../stand-in.ts'
import type { Conversation, Message } from '../state/conversation.ts'
import type { World } from '../state/world.ts'
import { viewOut } from '../web-api/views.ts'

/** What this person's client shows: the direct conversation with the bot, then the channels they are in. */
export function sight(world: World, person: string): Sight {
  world.person(person)
  const mine = [...world.conversations.values()].filter(({ members }) => members.includes(person))
  const ordered = [...mine.filter((one) => one.person), ...mine.filter((one) => !one.person)]
  const form = world.views.top(person)
  const home = world.views.home(person)
  return {
    conversations: ordered.map((conversation) => seen(conversation, person)),
    form: form && { id: form.id, content: viewOut(world, form), errors: form.errors },
    home: home && viewOut(world, home),
  }
}

function seen(conversation: Conversation, person: string): SeenConversation {
  const { id, name, messages } = conversation
  const kind = conversation.person === null ? 'channel' : 'direct'
  const visible = messages.filter(({ only }) => only === null || only === person)
  return { id, name, kind, messages: visible.map(shown) }
}

function shown(message: Message): ShownMessage {
  const { ts, name, bot, at, text, blocks, attachments, only, edited, thread } = message
  const content = [...blocks, ...attachments]
  return { id: ts, from: { name, bot }, at, text, content, onlyYou: only !== null, edited, thread }
}
