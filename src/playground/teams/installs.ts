import type { Reaction } from '../stand-in.ts'
import { type Desk, notSent, reactionTo } from './desk.ts'
import type { Place, Someone } from './world.ts'

/** Tells the bot once that it was installed here. */
export async function announce(desk: Desk, place: Place): Promise<Reaction> {
  if (place.announced || !place.installed) return notSent()
  place.announced = true
  return tell(desk, place, 'add')
}

/** The place a conversation id or a person's id means: a person stands for the personal chat. */
export function placeNamed(desk: Desk, id: string): Place {
  const place = desk.world.places.get(id)
  return place ?? desk.world.personalPlace(desk.world.person(id))
}

export async function install(desk: Desk, id: string): Promise<Reaction> {
  const place = placeNamed(desk, id)
  place.installed = true
  place.announced = false
  desk.world.changed()
  return announce(desk, place)
}

export async function uninstall(desk: Desk, id: string): Promise<Reaction> {
  const place = placeNamed(desk, id)
  if (!place.installed) return notSent()
  const reaction = await tell(desk, place, 'remove')
  place.installed = false
  place.announced = false
  desk.world.changed()
  return reaction
}

/** Tells the bot of every place and person that has the app and that it was not told of yet. */
export async function installAll(desk: Desk): Promise<readonly Reaction[]> {
  const reactions: Reaction[] = []
  for (const place of desk.world.places.values()) {
    if (place.installed && !place.announced) reactions.push(await announce(desk, place))
  }
  return reactions
}

async function tell(desk: Desk, place: Place, action: 'add' | 'remove'): Promise<Reaction> {
  const [first] = place.people
  const installer: Someone | undefined = first === undefined ? undefined : desk.world.people.get(first)
  if (!installer) return notSent()
  let worst = notSent()
  for (const activity of desk.activities.installation(installer, place, action)) {
    const reaction = reactionTo(await desk.courier.carry(activity))
    if (worst.trouble === null) worst = reaction
  }
  return worst
}
