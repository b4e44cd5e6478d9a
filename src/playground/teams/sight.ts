import type { Conversation, ShownMessage, Sight } from '../stand-in.ts'
import type { Dialogs } from './dialogs.ts'
import type { Message, Place, Someone, World } from './world.ts'

/** What one person sees: the chat with the bot first, then the channels and groups they are in. */
export function sightOf(world: World, dialogs: Dialogs, person: Someone): Sight {
  const own = [...world.places.values()].filter((place) => isShown(place, person))
  return {
    conversations: own.map((place) => conversationOf(world, place, person)),
    form: dialogs.shownTo(person.id),
    home: null,
  }
}

function isShown(place: Place, person: Someone): boolean {
  if (!place.people.has(person.id)) return false
  return place.kind !== 'personal' || place.installed || place.messages.length > 0
}

const kinds = { personal: 'direct', channel: 'channel', groupChat: 'group' } as const

function conversationOf(world: World, place: Place, person: Someone): Conversation {
  const visible = place.messages.filter((message) => message.only === null || message.only === person.id)
  return {
    id: place.id,
    name: place.team ? `${place.team.name} › ${place.name}` : place.name,
    kind: kinds[place.kind],
    messages: visible.map((message) => shown(world, message, person)),
  }
}

function shown(world: World, message: Message, person: Someone): ShownMessage {
  const replaced = message.replaced.get(person.id)
  return {
    id: message.id,
    from: { name: message.from?.name ?? world.botName, bot: message.from === null },
    at: message.at,
    text: message.text,
    content: replaced === undefined ? message.content : [replaced],
    onlyYou: message.only !== null,
    edited: message.edited,
    thread: message.thread,
  }
}
