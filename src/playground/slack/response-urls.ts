import { z } from 'zod'
import { json, type Reply } from './http/reply.ts'
import { type Json, parseJson } from './json.ts'
import type { WorkspaceSeed } from './seed.ts'
import type { Conversation, Message } from './state/conversation.ts'
import type { World } from './state/world.ts'
import { bot, change, record } from './web-api/chat.ts'
import { contentOf, warnOfText } from './web-api/content.ts'
import { type Refusal, refuse } from './web-api/method.ts'

interface Place {
  readonly workspace: WorkspaceSeed
  readonly conversation: Conversation
  readonly person: string
  /** The message whose button was pressed; null for a command. */
  readonly original: Message | null
}

const response = z.strictObject({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  attachments: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
  mrkdwn: z.boolean().optional(),
})

const mostUses = 5
const life = 30 * 60_000

/** The addresses by which the bot may answer a command or a click for a while: five times in half an hour. */
export class ResponseUrls {
  readonly #world: World
  readonly #dealt = new Map<string, { place: Place; at: number; uses: number }>()
  base = ''

  constructor(world: World) {
    this.#world = world
  }

  deal(kind: 'commands' | 'actions', place: Place): string {
    const { counter } = this.#world
    const path = `/${kind}/${place.workspace.id}/${counter.id('')}/${counter.id('r')}`
    this.#dealt.set(path, { place, at: this.#world.seed.now().getTime(), uses: 0 })
    return `${this.base}${path}`
  }

  receive(path: string, body: string): Reply {
    const url = this.#dealt.get(path)
    if (!url) return json(refuse('no_such_url'), {}, 404)
    if (this.#world.seed.now().getTime() - url.at > life) return json(refuse('expired_url'), {}, 404)
    if (url.uses >= mostUses) return json(refuse('used_url'), {}, 404)
    const refusal = this.respond(url.place, parseJson(body), 'response_url')
    if (refusal) return json(refusal, {}, 400)
    url.uses += 1
    return { status: 200, type: 'text/plain', body: 'ok' }
  }

  /** Shows what the bot answered in this place. The refusal says what Slack would find wrong; null: nothing. */
  respond(place: Place, payload: unknown, method: string): Refusal | null {
    const parsed = response.safeParse(payload)
    if (!parsed.success) return refuse('invalid_payload')
    const { replace_original: replace, delete_original: remove, ...shown } = parsed.data
    const { original, conversation } = place
    if (remove) return original ? this.#remove(place, original) : refuse('no_original')
    const content = contentOf(this.#world, shown)
    if ('ok' in content) return content
    warnOfText(this.#world, method, conversation.id, content.text)
    if (replace && original) {
      change(original, content)
      record(this.#caller(place), conversation, original, 'update')
      return null
    }
    const only = shown.response_type === 'in_channel' ? null : place.person
    const posted = this.#world.post(conversation, {
      ...bot(this.#caller(place)),
      text: content.text,
      blocks: content.blocks ?? [],
      attachments: content.attachments,
      only,
      thread: shown.thread_ts ?? null,
      metadata: null,
    })
    record(this.#caller(place), conversation, posted, only === null ? 'post' : 'private')
    return null
  }

  #remove(place: Place, original: Message): null {
    place.conversation.messages = place.conversation.messages.filter((message) => message !== original)
    record(this.#caller(place), place.conversation, original, 'delete')
    return null
  }

  #caller({ workspace }: Place) {
    return { world: this.#world, workspace }
  }
}

/** What a JSON answer to a command asks to be shown; null when it asks for nothing. */
export function commandAnswer(body: string, contentType: string): Json | null | undefined {
  if (body.trim() === '') return null
  if (!contentType.includes('json')) return { text: body }
  const parsed = z.record(z.string(), z.unknown()).safeParse(parseJson(body))
  if (!parsed.success) return undefined
  return Object.keys(parsed.data).length === 0 ? null : parsed.data
}
