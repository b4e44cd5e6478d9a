import { z } from 'zod'
import { checkView } from '../blocks/view.ts'
import { type Json, listOf, objectOf, present, textOf } from '../json.ts'
import { activeMarkup } from '../markup.ts'
import { app } from '../seed.ts'
import type { View } from '../state/views.ts'
import type { World } from '../state/world.ts'
import { identified } from './content.ts'
import { type Caller, method, ok, refuse, structured } from './method.ts'

const triggered = { trigger_id: z.string(), view: structured }

export const open = method(null, triggered, (caller, args) => start(caller, args, 'open'))

export const push = method(null, triggered, (caller, args) => start(caller, args, 'push'))

export const update = method(
  null,
  { view_id: z.string().optional(), external_id: z.string().optional(), hash: z.string().optional(), view: structured },
  ({ world, workspace }, args) => {
    if ((args.view_id === undefined) === (args.external_id === undefined)) return refuse('invalid_arguments')
    const { views } = world
    const view = views.find(({ id, content, workspace: home }) => {
      if (home !== workspace.id) return false
      return args.view_id === undefined ? content['external_id'] === args.external_id : id === args.view_id
    })
    if (!view) return refuse('not_found')
    const wrong = checkView(view.type, args.view)
    if (wrong.length > 0) return refuse('invalid_arguments', wrong)
    if (args.hash !== undefined && args.hash !== view.hash) return refuse('hash_conflict')
    views.update(view, prepared(world, args.view))
    recordView(world, view, view.type === 'home' ? 'home' : 'update-form')
    return ok({ view: viewOut(world, view) })
  },
)

export const publish = method(
  null,
  { user_id: z.string(), hash: z.string().optional(), view: structured },
  ({ world, workspace }, args) => {
    const person = world.personIn(workspace, args.user_id)
    if (!person || person.kind === 'deactivated') return refuse('user_not_found')
    const wrong = checkView('home', args.view)
    if (wrong.length > 0) return refuse('invalid_arguments', wrong)
    const shown = world.views.home(person.id)
    if (args.hash !== undefined && args.hash !== shown?.hash) return refuse('hash_conflict')
    const view = world.views.publish(person.id, workspace.id, prepared(world, args.view))
    recordView(world, view, 'home')
    return ok({ view: viewOut(world, view) })
  },
)

function start({ world, workspace }: Caller, args: { trigger_id: string; view: unknown }, how: 'open' | 'push'): Json {
  const wrong = checkView('modal', args.view)
  if (wrong.length > 0) return refuse('invalid_arguments', wrong)
  const trigger = world.triggers.look(args.trigger_id, workspace.id)
  if (typeof trigger === 'string') return refuse(trigger)
  const content = prepared(world, args.view)
  const taken = textOf(content['external_id'])
  if (taken && world.views.find((view) => view.content['external_id'] === taken)) return refuse('duplicate_external_id')
  if (how === 'push' && trigger.view === null) return refuse('invalid_trigger_id')
  const view = world.views[how](trigger.person, workspace.id, content)
  if (!view) return refuse('push_limit_reached')
  world.triggers.use(args.trigger_id)
  recordView(world, view, 'open-form')
  return ok({ view: viewOut(world, view) })
}

/** The view as Slack keeps it, with ids dealt to the blocks and elements that came without. */
export function prepared(world: World, view: unknown): Json {
  const content = objectOf(view) ?? {}
  return { ...content, blocks: identified(world, listOf(content['blocks'])) }
}

export function recordView(world: World, view: View, effect: 'open-form' | 'update-form' | 'home'): void {
  const { content, person } = view
  const text = textOf(objectOf(content['title'])?.['text'])
  const parts = [content['title'], content['submit'], content['close'], ...listOf(content['blocks'])]
  const where = { workspace: view.workspace, conversation: person, only: person }
  const message = effect === 'home' ? person : view.id
  world.ledger.write({ effect, ...where, message, text, content: { ...content, activations: activeMarkup('', parts) } })
  world.changed()
}

/** The view as the API and the payloads carry it. */
export function viewOut(world: World, view: View): Json {
  const { content, values } = view
  return present({
    ...content,
    id: view.id,
    team_id: view.workspace,
    app_id: app.id,
    app_installed_team_id: view.workspace,
    bot_id: world.seed.workspaces.find(({ id }) => id === view.workspace)?.botUser.replace(/^[UW]/, 'B'),
    private_metadata: content['private_metadata'] ?? '',
    callback_id: content['callback_id'] ?? '',
    external_id: content['external_id'] ?? '',
    state: { values },
    hash: view.hash,
    root_view_id: view.root,
    previous_view_id: view.previous,
    title: content['title'],
    submit: content['submit'] ?? null,
    close: content['close'] ?? null,
    clear_on_close: content['clear_on_close'] ?? false,
    notify_on_close: content['notify_on_close'] ?? false,
  })
}
