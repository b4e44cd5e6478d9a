import type { Ledger } from '../ledger.ts'
import type { Reaction } from '../stand-in.ts'
import type { Activities } from './activities.ts'
import type { Courier, Delivered } from './courier.ts'
import type { Message, Place, Someone, World } from './world.ts'

/** What the simulated Teams client works with. */
export interface Desk {
  readonly world: World
  readonly ledger: Ledger
  readonly activities: Activities
  readonly courier: Courier
}

/** Nothing was sent to the bot: there was no need, or the client itself found something wrong. */
export function notSent(trouble: string | null = null): Reaction {
  return { status: 204, trouble }
}

export function reactionTo({ status }: Delivered, trouble: string | null = null): Reaction {
  if (status === 0) return { status, trouble: 'The bot did not answer in time.' }
  if (status >= 400) return { status, trouble: trouble ?? `Something went wrong. Please try again. (${status})` }
  return { status, trouble }
}

/** A message of the bot that only one person sees, said by an answer rather than through the connector. */
export function whisper(desk: Desk, person: Someone, place: Place, text: string): Message {
  const id = desk.world.nextId()
  const shown = { text, content: [] }
  const { id: conversation, tenant: workspace } = place
  desk.ledger.write({ effect: 'private', workspace, conversation, message: id, only: person.id, ...shown })
  return desk.world.add(place, { id, from: null, only: person.id, thread: null, ...shown })
}

/** The place and thread that a person's conversation id names; throws when the person is not in it. */
export function whereIs(desk: Desk, person: Someone, conversation: string) {
  const spot = desk.world.spot(conversation)
  if (!spot?.place.people.has(person.id)) throw new Error(`${person.name} is not in ${conversation}`)
  return spot
}
