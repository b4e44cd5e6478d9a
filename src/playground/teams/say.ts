import type { Reaction } from '../stand-in.ts'
import { type Desk, notSent, reactionTo, whereIs } from './desk.ts'
import { announce } from './installs.ts'
import type { Fields } from './json.ts'
import type { Place, Someone } from './world.ts'

interface Said {
  readonly conversation: string
  readonly text: string
  readonly mention?: boolean
}

/** How a text reaches the bot: as a private chat, as a command only the sender sees, by mention, or not at all. */
type Way = 'personal' | 'slash' | 'mention' | 'unheard'

function wayOf(place: Place, { text, mention }: Said): Way {
  if (place.kind === 'personal') return 'personal'
  if (text.startsWith('/')) return 'slash'
  return mention && place.installed ? 'mention' : 'unheard'
}

/** Says something in a conversation, as the client does; resolves with the bot's answer where the bot is told. */
export async function say(desk: Desk, person: Someone, said: Said): Promise<Reaction> {
  const { place, thread } = whereIs(desk, person, said.conversation)
  const way = wayOf(place, said)
  if (way === 'personal' && !place.installed) return notSent('The app is not installed.')
  if (way === 'slash' && !place.installed) return notSent('There is no such command here.')
  if (way === 'personal') await announce(desk, place)
  const { world, activities, courier } = desk
  const id = world.nextId()
  const written = way === 'mention' ? `@${world.botName} ${said.text}` : said.text
  const only = way === 'slash' ? person.id : null
  world.add(place, { id, from: person, text: written, content: [], only, thread })
  if (way === 'unheard') return notSent()
  const root = place.kind === 'channel' ? (thread ?? id) : null
  const rest = addressed(desk, way, inTeamsText(desk, place, person, way === 'slash' ? said.text.slice(1) : said.text))
  return reactionTo(await courier.carry(activities.message(person, { place, thread: root }, id, rest)))
}

interface Told {
  readonly text: string
  readonly entities: readonly Fields[]
}

function addressed({ world, activities }: Desk, way: Way, told: Told): Fields {
  const personal = way === 'personal'
  const text = personal ? told.text : `<at>${world.botName}</at> ${told.text}`
  const entities = personal ? told.entities : [activities.botMention(), ...told.entities]
  const attachments = [{ contentType: 'text/html', content: `<p>${escaped(text)}</p>` }]
  const recipient = { id: world.botAccount, name: world.botName, isTargeted: true }
  return { text, entities, attachments, ...(way === 'slash' ? { recipient } : {}) }
}

/** The text with each `@Name` of somebody in the tenant as a mention, the longest name first. */
function inTeamsText(desk: Desk, place: Place, sender: Someone, text: string): Told {
  const others = [...desk.world.people.values()].filter((other) => other.tenant === place.tenant && other !== sender)
  const byLength = others.sort((a, b) => b.name.length - a.name.length)
  const entities: Fields[] = []
  let written = text
  for (const other of byLength) {
    if (!written.includes(`@${other.name}`)) continue
    written = written.replaceAll(`@${other.name}`, `<at>${other.name}</at>`)
    entities.push(desk.activities.mention(other.account, other.name))
  }
  return { text: written, entities }
}

function escaped(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return safe.replace(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, '<at>$1</at>')
}
