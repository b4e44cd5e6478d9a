import { z } from 'zod'
import { type Json, present } from '../json.ts'
import type { Conversation, Message } from '../state/conversation.ts'
import { shown } from './chat.ts'
import { type Caller, flag, method, missingScope, ok, page, type Refusal, refuse, whole } from './method.ts'

const paged = { cursor: z.string().optional(), limit: whole.optional() }
const time = z.string().regex(/^\d+(\.\d+)?$/)
const span = {
  ...paged,
  latest: time.optional(),
  oldest: time.optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
}

export const open = method(
  'im:write',
  {
    users: z.string().optional(),
    channel: z.string().optional(),
    return_im: flag.optional(),
    prevent_creation: flag.optional(),
  },
  ({ world, workspace }, args) => {
    const people = (args.users ?? '').split(',').filter(Boolean)
    if (people.length > 1) return missingScope('mpim:write', world)
    const [wanted = args.channel] = people
    if (wanted === undefined) return refuse('users_list_not_supplied')
    const conversation = world.conversationIn(workspace, wanted)
    if (!conversation?.person) return refuse(args.users === undefined ? 'channel_not_found' : 'user_not_found')
    if (world.person(conversation.person).person.kind === 'deactivated') return refuse('user_disabled')
    const { id, person } = conversation
    return ok({ channel: args.return_im ? { id, user: person, is_im: true, is_org_shared: false } : { id } })
  },
)

export const info = method(
  null,
  { channel: z.string(), include_locale: flag.optional(), include_num_members: flag.optional() },
  (caller, args) => {
    const conversation = readable(caller, args.channel, 'read')
    if ('ok' in conversation) return conversation
    const members = args.include_num_members ? conversation.members.length + 1 : undefined
    return ok({ channel: present({ ...described(conversation, caller), num_members: members }) })
  },
)

export const members = method(null, { channel: z.string(), ...paged }, (caller, args) => {
  const conversation = readable(caller, args.channel, 'read')
  if ('ok' in conversation) return conversation
  const all = [...conversation.members, ...(conversation.botIsMember ? [caller.workspace.botUser] : [])]
  const found = page(all, args.cursor, args.limit)
  return found ? ok({ members: found.items, response_metadata: found.response_metadata }) : refuse('invalid_cursor')
})

const kinds = ['public_channel', 'private_channel', 'mpim', 'im']

export const list = method(
  null,
  { ...paged, types: z.string().optional(), exclude_archived: flag.optional() },
  (caller, args) => {
    const { world, workspace } = caller
    const types = (args.types ?? 'public_channel').split(',').map((type) => type.trim())
    if (!types.every((type) => kinds.includes(type))) return refuse('invalid_types')
    for (const scope of types.map((type) => (type === 'im' ? 'im:read' : 'channels:read'))) {
      if (!world.granted(scope)) return missingScope(scope, world)
    }
    const all = [...world.conversations.values()]
      .filter((one) => one.workspace === workspace.id && types.includes(one.person ? 'im' : 'public_channel'))
      .filter((one) => !(args.exclude_archived && one.archived))
    const found = page(all, args.cursor, args.limit)
    if (!found) return refuse('invalid_cursor')
    const channels = found.items.map((one) => described(one, caller))
    return ok({ channels, response_metadata: found.response_metadata })
  },
)

export const history = method(null, { channel: z.string(), ...span }, (caller, args) => {
  const conversation = readable(caller, args.channel, 'history')
  if ('ok' in conversation) return conversation
  const all = conversation.messages.filter(({ thread, ts }) => thread === null || thread === ts)
  return told(caller, args, all.toReversed())
})

export const replies = method(null, { channel: z.string(), ts: z.string(), ...span }, (caller, args) => {
  const conversation = readable(caller, args.channel, 'history')
  if ('ok' in conversation) return conversation
  const all = conversation.messages.filter(({ thread, ts }) => ts === args.ts || thread === args.ts)
  return all.length === 0 ? refuse('thread_not_found') : told(caller, args, all)
})

function told(caller: Caller, args: z.infer<z.ZodObject<typeof span>>, messages: readonly Message[]): Json {
  const { oldest = '0', latest = '99999999999', inclusive = false } = args
  const inside = (ts: string) =>
    (Number(ts) > Number(oldest) && Number(ts) < Number(latest)) || (inclusive && (ts === oldest || ts === latest))
  const seen = messages.filter(({ only, ts }) => only === null && inside(ts))
  const found = page(seen, args.cursor, args.limit)
  if (!found) return refuse('invalid_cursor')
  const items = found.items.map((message) => shown(message, caller.workspace.id, args.include_all_metadata ?? false))
  const more = found.response_metadata.next_cursor !== ''
  return ok({ messages: items, has_more: more, ...(more ? { response_metadata: found.response_metadata } : {}) })
}

function readable(caller: Caller, channel: string, what: 'read' | 'history'): Conversation | Refusal {
  const { world, workspace } = caller
  const conversation = world.conversationIn(workspace, channel)
  if (!conversation) return refuse('channel_not_found')
  const scope = `${conversation.person ? 'im' : 'channels'}:${what}`
  if (!world.granted(scope)) return missingScope(scope, world)
  return what === 'history' && !conversation.botIsMember ? refuse('not_in_channel') : conversation
}

function described(conversation: Conversation, { workspace }: Caller): Json {
  const { id, name, person, archived, botIsMember } = conversation
  if (person) return { id, is_im: true, user: person, is_archived: archived, is_org_shared: false }
  const kind = { is_channel: true, is_group: false, is_im: false, is_mpim: false, is_private: false }
  const shared = { is_shared: false, is_ext_shared: false, is_org_shared: false }
  const context = { is_archived: archived, is_member: botIsMember, context_team_id: workspace.id }
  return { id, name, name_normalized: name, ...kind, ...shared, ...context }
}
