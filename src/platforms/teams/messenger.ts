import type { Address, MessageRef } from '../../core/delivery.ts'
import type { Messenger, Sent, Tongue } from '../../views/messenger.ts'
import type { View } from '../../views/view.ts'
import type { Connector } from './connector.ts'
import { settle } from './faults.ts'
import { addressed, messageOf } from './outgoing.ts'
import { type PersonalChat, personalChats } from './personal.ts'
import { type Place, type TeamsPlaces, withoutThread } from './places.ts'
import { renderView } from './render/render.ts'

export interface MessengerOptions {
  readonly places: TeamsPlaces
  readonly connector: Connector
  readonly bot: string | null
  readonly nonce: () => string
  readonly now: () => Date
}

type Target = Pick<Place, 'tenant' | 'kind' | 'key' | 'conversation' | 'serviceUrl' | 'account'>
type Unsent = Exclude<Sent, { sent: 'yes' }>

/** Refusals after which the conversation is no longer one to write to. */
const gone = new Set(['BotNotInConversationRoster', 'ConversationNotFound'])

/** Posts and updates cards outside a turn. Teams gives a bot no way to look for what it has sent. */
export function createMessenger(options: MessengerOptions): Messenger {
  const chats = personalChats(options)
  return {
    post: async (address, view, tongue) => {
      const target = await targetOf(address, chats, options.places)
      return 'sent' in target ? target : send({ target, ref: null, view, tongue }, options)
    },
    update: async (address, ref, view, tongue) => {
      const target = await targetOf(address, chats, options.places)
      return 'sent' in target ? target : send({ target, ref, view, tongue }, options)
    },
    find: async () => 'cannot-look',
  }
}

/** A channel that nobody has written in yet is reached through whatever else is known of its tenant. */
async function targetOf(address: Address, chats: PersonalChat, places: TeamsPlaces): Promise<Target | Unsent> {
  const { workspace: tenant, place } = address
  if ('user' in place) {
    const found = await chats(tenant, place.user)
    return 'place' in found ? found.place : found
  }
  const conversation = withoutThread(place.channel)
  const known = await places.channelOf(tenant, conversation)
  const serviceUrl = known?.serviceUrl ?? (await places.serviceUrlOf(tenant))
  if (serviceUrl === null) return { sent: 'never', why: 'not-installed' }
  return { tenant, kind: 'channel', key: conversation, conversation, serviceUrl, account: null }
}

interface Sending {
  readonly target: Target
  readonly ref: MessageRef | null
  readonly view: View
  readonly tongue: Tongue
}

async function send({ target, ref, view, tongue }: Sending, options: MessengerOptions): Promise<Sent> {
  const { connector, bot, nonce, places, now } = options
  const { tenant, kind, key, serviceUrl, account } = target
  const conversation = ref?.conversation ?? target.conversation
  const message = messageOf(renderView(view, tongue, { where: 'message', nonce }))
  const person = kind === 'personal' && account ? { recipient: { id: account, aadObjectId: key } } : {}
  const called = await connector.call(serviceUrl, {
    method: ref ? 'PUT' : 'POST',
    path: [conversation, 'activities', ...(ref ? [ref.message] : [])],
    body: addressed(message, { tenant, conversation, bot, ...person }),
  })
  const settled = settle(called, now())
  if ('id' in settled) return { sent: 'yes', ref: { conversation, message: ref?.message ?? settled.id } }
  if (settled.sent === 'never' && gone.has(settled.why)) await places.forget(target)
  return settled
}
