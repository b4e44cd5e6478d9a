import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { clean } from '../../core/clean.ts'
import type { Invocation, Way } from '../../intents/invocation.ts'
import { inputFrom } from '../../intents/message-actions.ts'
import { buttonIntents } from '../../views/button-intents.ts'
import { readAct } from './act.ts'
import type { Payload, Source } from './payload.ts'

/** What an activity is, to us. */
export type Deed =
  | { readonly does: 'nothing' }
  | { readonly does: 'installs'; readonly greet: boolean }
  | { readonly does: 'removes' }
  | { readonly does: 'says' }
  /** `asked` is where the answer goes: into the chat, in the card's place, or into a dialog. */
  | { readonly does: 'acts'; readonly way: ActWay; readonly nonce: string | null; readonly asked: Asked }
  /** An invoke that is not ours. */
  | { readonly does: 'asks-else' }

export type Acts = Extract<Deed, { does: 'acts' }>
export type Asked = 'chat' | 'card' | 'dialog'
export type ActWay = Extract<Way, { by: 'press' | 'form' }>

export function deedOf(activity: Payload): Deed {
  switch (activity.type) {
    case 'message':
      return saidOrSent(activity)
    case 'invoke':
      return invoked(activity)
    case 'conversationUpdate':
      return cameOrWent(activity)
    case 'installationUpdate':
      return activity.action?.startsWith('remove')
        ? { does: 'removes' }
        : { does: 'installs', greet: activity.action === 'add' }
    default:
      return { does: 'nothing' }
  }
}

const isBot = ({ from }: Payload): boolean => from.role === 'bot' || from.id.startsWith('28:')

function saidOrSent(activity: Payload): Deed {
  if (isBot(activity)) return { does: 'nothing' }
  const hasValue = typeof activity.value === 'object' && activity.value !== null
  return hasValue && !activity.text ? actIn(activity.value, 'chat') : { does: 'says' }
}

/** The bot itself added or removed. Teams sends an installationUpdate beside it, and that one is greeted. */
function cameOrWent({ membersAdded, membersRemoved, recipient }: Payload): Deed {
  const isUs = ({ id }: { readonly id: string }) => id === recipient.id
  if (membersRemoved?.some(isUs)) return { does: 'removes' }
  return membersAdded?.some(isUs) ? { does: 'installs', greet: false } : { does: 'nothing' }
}

const cardAction = z.object({ action: z.object({ data: z.unknown().optional() }) })
const dialog = z.object({ data: z.unknown().optional() })
const messageAction = z.object({
  commandId: z.enum(buttonIntents),
  messagePayload: z.object({ body: z.object({ content: z.string().nullish(), contentType: z.string().nullish() }) }),
})

function invoked({ name, value }: Payload): Deed {
  switch (name) {
    case 'adaptiveCard/action':
      return actIn(cardAction.safeParse(value).data?.action.data, 'card')
    case 'task/fetch':
    case 'task/submit':
    case 'composeExtension/submitAction':
      return actIn(dialog.safeParse(value).data?.data, 'dialog')
    case 'composeExtension/fetchTask':
      return fromMessage(value)
    default:
      return { does: 'asks-else' }
  }
}

/** A button that is not ours is one from another time: the dispatcher says so to an intent without a name. */
function actIn(data: unknown, asked: Asked): Deed {
  const acted = readAct(data) ?? { way: { by: 'press', intent: '', input: {} } as const, nonce: null }
  return { does: 'acts', ...acted, asked }
}

/** An action in a message's menu: its form opens with the message's words. */
function fromMessage(value: unknown): Deed {
  const read = messageAction.safeParse(value)
  if (!read.success) return { does: 'asks-else' }
  const { content, contentType } = read.data.messagePayload.body
  const text = contentType === 'html' ? textOfHtml(content ?? '') : (content ?? '')
  const { commandId: intent } = read.data
  const way = { by: 'press', intent, input: inputFrom(intent, clean(text)) } as const
  return { does: 'acts', way, nonce: null, asked: 'dialog' }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

const textOfHtml = (html: string): string =>
  html
    .replace(/<(?:br|\/p|\/div|\/li)[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? '')

export interface Person extends Source {
  readonly user: string
}

/** The deed as the core takes it. */
export function invocationOf(
  { activity, person, profile }: Received,
  way: Way,
  nonce: string | null = null,
): Invocation {
  const { tenant, user } = person
  return {
    by: { chat: 'teams', workspace: tenant, user },
    deliveryId: nonce ? `teams:${tenant}:${user}:${nonce}` : deliveryOf(activity, person),
    localeHint: activity.locale ?? null,
    timeZoneHint: activity.localTimezone ?? null,
    way,
    profile,
  }
}

/**
 * Teams delivers again with another id now and then. What our own buttons carry tells those from a second press; for a line it is the
 * moment at which it was written, in which nobody writes the same twice.
 */
function deliveryOf({ id, text, localTimestamp }: Payload, { tenant, conversation, user }: Person): string {
  if (!text || !localTimestamp) return `teams:${tenant}:${conversation}:${id ?? randomUUID()}`
  const said = createHash('sha256')
    .update(JSON.stringify([conversation, localTimestamp, text]))
    .digest('base64url')
  return `teams:${tenant}:${user}:${said}`
}

export interface Received {
  readonly activity: Payload
  readonly person: Person
  readonly profile: Invocation['profile']
}
