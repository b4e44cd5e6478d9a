import { z } from 'zod'
import { type Json, objectOf, present } from '../json.ts'
import type { Conversation, Message } from '../state/conversation.ts'
import { contentArgs, contentOf, kept, warnOfText } from './content.ts'
import { type Caller, flag, method, missingScope, ok, type Refusal, refuse, structured } from './method.ts'

const tsShape = z.string().regex(/^\d+\.\d{6}$/)
const author = { username: z.string().optional(), icon_emoji: z.string().optional(), icon_url: z.string().optional() }
const thread = { thread_ts: tsShape.optional() }
const metadataShape = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
})
const mostMetadata = 8_000

export const postMessage = method(
  'chat:write',
  {
    channel: z.string(),
    ...contentArgs,
    ...author,
    ...thread,
    as_user: flag.optional(),
    metadata: structured.optional(),
    mrkdwn: flag.optional(),
    reply_broadcast: flag.optional(),
    unfurl_links: flag.optional(),
    unfurl_media: flag.optional(),
  },
  (caller, args) => {
    const { world, workspace } = caller
    const conversation = writable(caller, args.channel)
    if ('ok' in conversation) return conversation
    const unfit = disguised(caller, args) ?? strayThread(conversation, args.thread_ts) ?? badMetadata(args.metadata)
    if (unfit) return unfit
    const content = contentOf(world, args)
    if ('ok' in content) return content
    warnOfText(world, 'chat.postMessage', conversation.id, content.text)
    const message = world.post(conversation, {
      ...bot(caller),
      text: content.text,
      blocks: content.blocks ?? [],
      attachments: content.attachments,
      only: null,
      thread: args.thread_ts ?? null,
      metadata: objectOf(args.metadata),
    })
    record(caller, conversation, message, 'post')
    return ok({ channel: conversation.id, ts: message.ts, message: shown(message, workspace.id) })
  },
)

export const update = method(
  'chat:write',
  {
    channel: z.string(),
    ts: tsShape,
    ...contentArgs,
    as_user: flag.optional(),
    file_ids: structured.optional(),
    metadata: structured.optional(),
    reply_broadcast: flag.optional(),
  },
  (caller, args) => {
    const conversation = writable(caller, args.channel)
    if ('ok' in conversation) return conversation
    const message = conversation.messages.find(({ ts, only }) => ts === args.ts && only === null)
    if (!message) return refuse('message_not_found')
    if (message.user !== caller.workspace.botUser) return refuse('cant_update_message')
    const unfit = badMetadata(args.metadata)
    if (unfit) return unfit
    const content = contentOf(caller.world, args, 4_000)
    if ('ok' in content) return content
    warnOfText(caller.world, 'chat.update', conversation.id, content.text)
    change(message, content)
    message.metadata = args.metadata === undefined ? message.metadata : objectOf(args.metadata)
    record(caller, conversation, message, 'update')
    const { ts, text } = message
    return ok({ channel: conversation.id, ts, text, message: shown(message, caller.workspace.id) })
  },
)

export const remove = method(
  'chat:write',
  { channel: z.string(), ts: tsShape, as_user: flag.optional() },
  (caller, args) => {
    const conversation = writable(caller, args.channel)
    if ('ok' in conversation) return conversation
    const message = conversation.messages.find(({ ts, only }) => ts === args.ts && only === null)
    if (!message) return refuse('message_not_found')
    if (message.user !== caller.workspace.botUser) return refuse('cant_delete_message')
    conversation.messages = conversation.messages.filter((one) => one !== message)
    record(caller, conversation, message, 'delete')
    return ok({ channel: conversation.id, ts: message.ts })
  },
)

export const postEphemeral = method(
  'chat:write',
  { channel: z.string(), user: z.string(), ...contentArgs, ...author, ...thread, as_user: flag.optional() },
  (caller, args) => {
    const { world } = caller
    const conversation = writable(caller, args.channel)
    if ('ok' in conversation) return conversation
    if (!conversation.members.includes(args.user)) return refuse('user_not_in_channel')
    const unfit = disguised(caller, args) ?? strayThread(conversation, args.thread_ts)
    if (unfit) return unfit
    const content = contentOf(world, args)
    if ('ok' in content) return content
    warnOfText(world, 'chat.postEphemeral', conversation.id, content.text)
    const message = world.post(conversation, {
      ...bot(caller),
      text: content.text,
      blocks: content.blocks ?? [],
      attachments: content.attachments,
      only: args.user,
      thread: args.thread_ts ?? null,
      metadata: null,
    })
    record(caller, conversation, message, 'private')
    return ok({ message_ts: message.ts })
  },
)

/** The conversation the bot may write in, or Slack's refusal. */
export function writable({ world, workspace }: Caller, channel: string): Conversation | Refusal {
  const conversation = world.conversationIn(workspace, channel)
  if (!conversation) return refuse('channel_not_found')
  const gone = conversation.person && world.person(conversation.person).person.kind === 'deactivated'
  if (gone) return refuse('channel_not_found')
  if (conversation.archived) return refuse('is_archived')
  return conversation.botIsMember ? conversation : refuse('not_in_channel')
}

export function bot({ world, workspace }: Caller) {
  return { user: workspace.botUser, bot: true, name: world.botName }
}

/** Shows something else in its place; blocks that are not given stay, as Slack leaves them. */
export function change(message: Message, content: { text: string; blocks: readonly unknown[] | null }): void {
  message.earlier.push(message.blocks)
  message.text = content.text
  message.blocks = content.blocks ?? message.blocks
  message.edited = true
}

export function record(
  { world, workspace }: Caller,
  conversation: Conversation,
  message: Message,
  effect: 'post' | 'update' | 'private' | 'delete',
): void {
  const { ts, only, text } = message
  const where = { workspace: workspace.id, conversation: conversation.id, message: ts, only }
  world.ledger.write({ effect, ...where, text, content: kept(message) })
  world.changed()
}

/** The message as the API and the payloads carry it. */
export function shown(message: Message, team: string, withMetadata = true): Json {
  return present({
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team,
    bot_id: message.bot ? message.user.replace(/^[UW]/, 'B') : undefined,
    blocks: message.blocks.length > 0 ? message.blocks : undefined,
    attachments: message.attachments.length > 0 ? message.attachments : undefined,
    thread_ts: message.thread ?? undefined,
    edited: message.edited ? { user: message.user, ts: message.ts } : undefined,
    metadata: withMetadata ? (message.metadata ?? undefined) : undefined,
  })
}

function disguised({ world }: Caller, args: z.infer<z.ZodObject<typeof author>>): Refusal | null {
  const asks = args.username ?? args.icon_emoji ?? args.icon_url
  return asks !== undefined && !world.granted('chat:write.customize')
    ? missingScope('chat:write.customize', world)
    : null
}

function strayThread(conversation: Conversation, ts: string | undefined): Refusal | null {
  const known = ts === undefined || conversation.messages.some((message) => message.ts === ts && message.only === null)
  return known ? null : refuse('thread_not_found')
}

function badMetadata(metadata: unknown): Refusal | null {
  if (metadata === undefined || Object.keys(objectOf(metadata) ?? { none: 0 }).length === 0) return null
  if (!metadataShape.safeParse(metadata).success) return refuse('invalid_metadata_format')
  return JSON.stringify(metadata).length > mostMetadata ? refuse('metadata_too_large') : null
}
