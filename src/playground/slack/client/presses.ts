import type { Reaction } from '../../stand-in.ts'
import { type Json, listOf, objectOf, textOf } from '../json.ts'
import { elementsOf } from '../markup.ts'
import type { ResponseUrls } from '../response-urls.ts'
import type { Conversation, Message } from '../state/conversation.ts'
import type { View } from '../state/views.ts'
import type { Placed, World } from '../state/world.ts'
import { shown } from '../web-api/chat.ts'
import { viewOut } from '../web-api/views.ts'
import { stateValues } from './form-state.ts'
import { actor, isFine, reaction, unreached, type Wire } from './wire.ts'

export interface Tools {
  readonly world: World
  readonly wire: Wire
  readonly urls: ResponseUrls
}

interface Press {
  readonly element: unknown
  readonly values?: Readonly<Record<string, unknown>>
}

/** Presses a button, or chooses from a menu, in a message. */
export async function pressInMessage(
  tools: Tools,
  who: Placed,
  place: { conversation: Conversation; message: Message },
  press: Press,
): Promise<Reaction> {
  const { conversation, message } = place
  const versions = [message.blocks, ...message.earlier.toReversed()]
  const blocks = versions.find((version) => pressed(version, press.element)) ?? message.blocks
  const hidden = message.only !== null
  const channel = { id: conversation.id, name: conversation.person ? 'directmessage' : conversation.name }
  const container = { type: 'message', message_ts: message.ts, channel_id: conversation.id, is_ephemeral: hidden }
  const origin = { workspace: who.workspace, conversation, person: who.person.id, original: message }
  return click(tools, who, {
    action: action(tools.world, blocks, press),
    container,
    channel,
    ...(hidden ? {} : { message: shown(message, who.workspace.id) }),
    state: { values: stateValues(blocks, {}, press.values ?? {}) },
    response_url: tools.urls.deal('actions', origin),
    trigger_id: tools.world.triggers.deal(who.person.id, who.workspace.id),
  })
}

/** Presses a button, or chooses from a menu, in a modal or on Home. */
export async function pressInView(tools: Tools, who: Placed, view: View, press: Press): Promise<Reaction> {
  const { world } = tools
  const blocks = listOf(view.content['blocks'])
  view.values = stateValues(blocks, view.values, { ...press.values, ...chosen(blocks, press.element) })
  const modal = view.type === 'modal' ? view.id : null
  return click(tools, who, {
    action: action(world, blocks, press),
    container: { type: 'view', view_id: view.id },
    view: viewOut(world, view),
    trigger_id: world.triggers.deal(who.person.id, who.workspace.id, modal),
  })
}

async function click({ world, wire }: Tools, who: Placed, click: Json): Promise<Reaction> {
  const { action: one, ...rest } = click
  const answer = await wire.send('interaction', {
    type: 'block_actions',
    ...actor(who, world),
    ...rest,
    actions: [one],
  })
  return reaction(answer, isFine(answer) ? null : unreached)
}

/** The element as the blocks have it, with its block; undefined when it is not there. */
function pressed(blocks: readonly unknown[], wanted: unknown) {
  const { action_id: action, block_id: block, value } = objectOf(wanted) ?? {}
  const there = elementsOf(blocks).filter(
    (one) => one.element['action_id'] === action && (block === undefined || one.block['block_id'] === block),
  )
  return there.find(({ element }) => value === undefined || element['type'] !== 'button' || element['value'] === value)
}

/** What the payload says of the press. A choice comes from the person; all else from the element itself. */
function action(world: World, blocks: readonly unknown[], { element: wanted }: Press): Json {
  const found = pressed(blocks, wanted)
  if (!found) throw new Error(`there is nothing like ${JSON.stringify(wanted)} to press`)
  const { block, element } = found
  const own = Object.entries(element).filter(
    ([name]) => !/^(?:options|option_groups|initial_|confirm|focus_)/.test(name),
  )
  const choice = Object.entries(objectOf(wanted) ?? {}).filter(([name]) =>
    /^(?:selected_|rich_text_value$|value$)/.test(name),
  )
  const typed = element['type'] === 'button' ? [] : choice
  return { ...Object.fromEntries([...own, ...typed]), block_id: block['block_id'], action_ts: world.counter.ts() }
}

/** A choice made by pressing is part of the view's state from then on. */
function chosen(blocks: readonly unknown[], wanted: unknown): Json {
  const found = pressed(blocks, wanted)
  if (!found || /^(?:button|overflow)$/.test(textOf(found.element['type']))) return {}
  const fields = Object.entries(objectOf(wanted) ?? {}).filter(([name]) =>
    /^(?:selected_|rich_text_value$|value$)/.test(name),
  )
  if (fields.length === 0) return {}
  return { [textOf(found.block['block_id'])]: { [textOf(found.element['action_id'])]: Object.fromEntries(fields) } }
}
