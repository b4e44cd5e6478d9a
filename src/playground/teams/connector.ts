import { z } from 'zod'
import type { Ledger } from '../ledger.ts'
import { checkActivity, type Outgoing } from './activity-check.ts'
import { type Answer, type Asked, type Route, refusal, writesBlocked } from './answer.ts'
import { problemsOf } from './json.ts'
import type { Limits } from './limits.ts'
import type { Message, Someone, Spot, World } from './world.ts'

/** Bytes of an activity that Teams still takes. */
const sizeLimit = 28 * 1024

const parameters = z.looseObject({
  isGroup: z.boolean().nullish(),
  bot: z.looseObject({ id: z.string() }).nullish(),
  members: z.array(z.looseObject({ id: z.string().min(1) })).nullish(),
  tenantId: z.string().nullish(),
  activity: z.unknown().optional(),
  channelData: z
    .looseObject({
      channel: z.looseObject({ id: z.string() }).nullish(),
      tenant: z.looseObject({ id: z.string() }).nullish(),
    })
    .nullish(),
})

const isAnswer = (value: object): value is Answer => 'status' in value

/** The Bot Connector's writing half: conversations and the activities in them. */
export class Connector {
  readonly #world: World
  readonly #ledger: Ledger
  readonly #limits: Limits

  constructor(world: World, ledger: Ledger, limits: Limits) {
    this.#world = world
    this.#ledger = ledger
    this.#limits = limits
  }

  routes(): Route[] {
    const route = (call: string, path: RegExp, handle: (asked: Asked) => Answer): Route => {
      return { call, method: call.split(' ')[0] ?? '', path, guarded: true, handle }
    }
    const one = /^\/emea\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/
    return [
      route('POST conversations', /^\/emea\/v3\/conversations\/?$/, (asked) => this.#create(asked)),
      route('POST activities', /^\/emea\/v3\/conversations\/([^/]+)\/activities\/?$/, (asked) => this.#post(asked)),
      route('POST activities', one, (asked) => this.#post(asked)),
      route('PUT activities', one, (asked) => this.#put(asked)),
      route('DELETE activities', one, (asked) => this.#delete(asked)),
    ]
  }

  #create(asked: Asked): Answer {
    const parsed = parameters.safeParse(asked.body)
    if (!parsed.success) return refusal(400, 'BadSyntax', problemsOf(parsed.error, 'parameters').join('; '))
    const { bot, members, tenantId, activity, channelData } = parsed.data
    if (bot && bot.id !== this.#world.botAccount) return refusal(400, 'BadArgument', 'bot.id is another bot')
    const channel = channelData?.channel?.id
    if (channel !== undefined) return this.#createThread(channel, activity, asked)
    const person = this.#member(members ?? [], tenantId ?? channelData?.tenant?.id)
    if (isAnswer(person)) return person
    const place = this.#world.personalPlace(person)
    if (!place.installed) {
      return refusal(403, 'ForbiddenOperationException', 'The bot is not installed for this user')
    }
    if (place.blocked) return writesBlocked()
    if (!activity) return { status: 201, body: { id: place.id } }
    const sent = this.#say({ place, thread: null }, asked, activity)
    return sent.status === 201 ? { status: 201, body: { id: place.id, activityId: idOf(sent) } } : sent
  }

  /** The one person a personal conversation is opened with. */
  #member(members: readonly { readonly id: string }[], tenant: string | undefined): Someone | Answer {
    const [member, ...others] = members
    if (!tenant) return refusal(400, 'BadArgument', 'tenantId is missing')
    if (!member || others.length > 0) return refusal(400, 'BadSyntax', 'members must name exactly one person')
    const person = this.#world.whoIs(member.id)
    if (person?.tenant === tenant) return person
    return refusal(400, 'BadSyntax', 'Invalid user identity in provided tenant')
  }

  #createThread(channel: string, activity: unknown, asked: Asked): Answer {
    const spot = this.#reach(channel)
    if (isAnswer(spot)) return spot
    if (spot.place.kind !== 'channel' || spot.thread !== null) {
      return refusal(400, 'BadArgument', 'channelData.channel.id must be a channel, without a thread')
    }
    if (!activity) return refusal(400, 'BadSyntax', 'a thread needs its first activity')
    const sent = this.#say(spot, asked, activity)
    if (sent.status !== 201) return sent
    const id = idOf(sent)
    return { status: 201, body: { id: `${spot.place.id};messageid=${id}`, activityId: id } }
  }

  #post(asked: Asked): Answer {
    const [conversation = '', replyTo] = asked.params
    const spot = this.#reach(conversation)
    if (isAnswer(spot)) return spot
    if (replyTo === undefined) return this.#say(spot, asked, asked.body)
    const answered = spot.place.messages.find((message) => message.id === replyTo)
    const thread = spot.place.kind === 'channel' ? (spot.thread ?? answered?.thread ?? answered?.id ?? null) : null
    return this.#say({ place: spot.place, thread }, asked, asked.body)
  }

  #say(spot: Spot, asked: Asked, body: unknown): Answer {
    if (asked.size > sizeLimit) return tooBig()
    const { place, thread } = spot
    if (!this.#limits.allow(place.id)) return refusal(429, 'Throttled', 'Too many requests')
    const checked = checkActivity(body, this.#world.botAccount)
    if (!checked.ok) return refusal(400, 'BadSyntax', checked.problems.join('; '))
    if (checked.activity.type === 'typing') return { status: 201, body: { id: this.#world.nextId() } }
    const only = this.#target(spot, asked, checked.activity)
    if (only !== null && typeof only !== 'string') return only
    const id = this.#world.nextId()
    const { text, attachments } = checked.activity
    const shown = { text: text ?? '', content: attachments ?? [] }
    const effect = only === null ? 'post' : 'private'
    this.#ledger.write({ effect, workspace: place.tenant, conversation: place.id, message: id, only, ...shown })
    this.#world.add(place, { id, from: null, only, thread, ...shown })
    return { status: 201, body: { id } }
  }

  /** Whom a targeted message is for; null for an ordinary one. */
  #target({ place }: Spot, { query }: Asked, activity: Outgoing): string | null | Answer {
    if (query.get('isTargetedActivity') !== 'true') return null
    if (place.kind === 'personal') return refusal(400, 'Bad argument', 'Targeted messages need a group conversation')
    if (!activity.recipient) return refusal(400, 'Bad argument', 'Recipient is missing in the request')
    const person = this.#world.whoIs(activity.recipient.id)
    if (!person || !place.people.has(person.id)) {
      return refusal(400, 'Bad argument', 'Recipient is not a member of the conversation')
    }
    return person.id
  }

  #put(asked: Asked): Answer {
    const found = this.#own(asked)
    if (isAnswer(found)) return found
    if (asked.size > sizeLimit) return tooBig()
    const { spot, message } = found
    if (!this.#limits.allow(spot.place.id)) return refusal(429, 'Throttled', 'Too many requests')
    const checked = checkActivity(asked.body, this.#world.botAccount)
    if (!checked.ok) return refusal(400, 'BadSyntax', checked.problems.join('; '))
    const { activity } = checked
    if (activity.type !== 'message') return refusal(400, 'BadSyntax', 'activity.type: only a message can be updated')
    if (message.only !== null && activity.recipient) {
      return refusal(400, 'Bad argument', 'Recipient must not be given when a targeted message is updated')
    }
    message.text = activity.text ?? ''
    message.content = activity.attachments ?? []
    message.edited = true
    message.replaced.clear()
    this.#write('update', spot, message)
    return { status: 200, body: { id: message.id } }
  }

  #delete(asked: Asked): Answer {
    const found = this.#own(asked)
    if (isAnswer(found)) return found
    const { spot, message } = found
    spot.place.messages = spot.place.messages.filter((other) => other !== message)
    message.text = ''
    message.content = []
    this.#write('delete', spot, message)
    return { status: 200 }
  }

  #write(effect: 'update' | 'delete', { place }: Spot, { id, only, text, content }: Message): void {
    this.#ledger.write({
      effect,
      workspace: place.tenant,
      conversation: place.id,
      message: id,
      only,
      text,
      content,
    })
    this.#world.changed()
  }

  /** The bot's own message that a PUT or DELETE names; whether it is targeted must be said rightly. */
  #own({ params, query }: Asked): { spot: Spot; message: Message } | Answer {
    const [conversation = '', id = ''] = params
    const spot = this.#reach(conversation)
    if (isAnswer(spot)) return spot
    const message = spot.place.messages.find((candidate) => candidate.id === id)
    const targeted = query.get('isTargetedActivity') === 'true'
    if (!message || targeted !== (message.only !== null)) {
      return refusal(404, 'ActivityNotFoundInConversation', `There is no activity ${id} in this conversation`)
    }
    if (message.from !== null) return refusal(403, 'ForbiddenOperationException', 'That message is not the bot’s own')
    return { spot, message }
  }

  #reach(conversation: string): Spot | Answer {
    const spot = this.#world.spot(conversation)
    if (!spot) return refusal(404, 'ConversationNotFound', 'Conversation not found.')
    if (!spot.place.installed) {
      return refusal(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.')
    }
    return spot.place.blocked ? writesBlocked() : spot
  }
}

function tooBig(): Answer {
  return refusal(413, 'MessageSizeTooBig', `Message size too large; the limit is ${sizeLimit} bytes.`)
}

function idOf(sent: Answer): string {
  return z.object({ id: z.string() }).parse(sent.body).id
}
