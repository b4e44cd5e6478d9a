import { z } from 'zod'
import type { Reaction } from '../../stand-in.ts'
import { checkView } from '../blocks/view.ts'
import type { Answer } from '../http/delivery.ts'
import { type Json, listOf, objectOf, parseJson } from '../json.ts'
import type { View } from '../state/views.ts'
import type { Placed, World } from '../state/world.ts'
import { prepared, recordView, viewOut } from '../web-api/views.ts'
import { clientErrors, stateValues } from './form-state.ts'
import type { Tools } from './presses.ts'
import { actor, isFine, reaction, unreached } from './wire.ts'

const answers = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
])

/** Sends the form on top, and does with it what the bot answers. */
export async function submit(tools: Tools, who: Placed, given: Readonly<Record<string, unknown>>): Promise<Reaction> {
  const { world, wire } = tools
  const view = topmost(world, who)
  if (!view.content['submit']) throw new Error('the open form has no button to send it')
  const blocks = listOf(view.content['blocks'])
  const values = stateValues(blocks, view.values, given)
  view.values = values
  view.errors = clientErrors(blocks, values)
  world.changed()
  if (Object.keys(view.errors).length > 0) return { status: 0, trouble: Object.values(view.errors).join(' ') }
  const answer = await wire.send('interaction', {
    type: 'view_submission',
    ...actor(who, world),
    trigger_id: world.triggers.deal(who.person.id, who.workspace.id, view.id),
    view: viewOut(world, view),
    response_urls: [],
  })
  const trouble = isFine(answer) ? follow(world, view, answer) : unreached
  world.changed()
  return reaction(answer, trouble)
}

/** Closes the form on top, and tells the bot where it asked to be told. */
export async function closeForm({ world, wire }: Tools, who: Placed): Promise<Reaction> {
  const view = topmost(world, who)
  world.views.close(who.person.id)
  world.changed()
  if (view.content['notify_on_close'] !== true) return { status: 0, trouble: null }
  const closed = { type: 'view_closed', view: viewOut(world, view), is_cleared: false }
  const answer = await wire.send('interaction', { ...closed, ...actor(who, world) })
  return reaction(answer, null)
}

function topmost(world: World, who: Placed): View {
  const view = world.views.top(who.person.id)
  if (!view) throw new Error(`${who.person.name} has no form open`)
  return view
}

/** Does what the answer asks. What the client cannot follow is trouble, and leaves the form as it was. */
function follow(world: World, view: View, answer: Answer): string | null {
  if (answer.body.trim() === '') return leave(world, view)
  const body = objectOf(parseJson(answer.body))
  if (body && Object.keys(body).length === 0) return leave(world, view)
  const parsed = answers.safeParse(body)
  if (!parsed.success) return unreached
  const { data } = parsed
  switch (data.response_action) {
    case 'clear':
      world.views.clear(view.person)
      return null
    case 'errors':
      return showErrors(view, data.errors)
    case 'update':
      return replace(world, view, data.view)
    case 'push':
      return pushOn(world, view, data.view)
  }
}

/** A view the bot changed meanwhile by the API closes all the same. */
function leave(world: World, view: View): null {
  if (world.views.top(view.person) === view) world.views.close(view.person)
  return null
}

/** Errors are shown at input blocks; one for anything else is a mistake that Slack answers with trouble. */
function showErrors(view: View, errors: Record<string, string>): string | null {
  const inputs = listOf(view.content['blocks']).flatMap((block): Json[] => {
    const fields = objectOf(block)
    return fields?.['type'] === 'input' ? [fields] : []
  })
  const known = Object.keys(errors).every((id) => inputs.some((block) => block['block_id'] === id))
  if (!known || Object.keys(errors).length === 0) return unreached
  view.errors = errors
  return null
}

function replace(world: World, view: View, content: unknown): string | null {
  if (checkView('modal', content).length > 0) return unreached
  world.views.update(view, prepared(world, content))
  recordView(world, view, 'update-form')
  return null
}

function pushOn(world: World, view: View, content: unknown): string | null {
  if (checkView('modal', content).length > 0) return unreached
  const pushed = world.views.push(view.person, view.workspace, prepared(world, content))
  if (!pushed) return unreached
  recordView(world, pushed, 'open-form')
  return null
}
