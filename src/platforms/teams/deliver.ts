import type { Answer } from '../../intents/invocation.ts'
import type { Called, Message } from './connector.ts'
import { settle } from './faults.ts'
import { addressed, messageOf } from './outgoing.ts'
import type { Place } from './places.ts'
import type { Person } from './receive.ts'
import { renderView } from './render/render.ts'
import type { Reply, Responder } from './responder.ts'

/**
 * Shows an answer to the one who acted, and to nobody else: in the personal chat as it is, elsewhere as a targeted message. Where Teams
 * does not take those, it goes to the personal chat, and nothing is said in public.
 */
export async function deliver(
  answer: Answer,
  person: Person,
  reply: Reply | null,
  responder: Responder,
): Promise<void> {
  const { nonce, now, log } = responder
  const message = messageOf(renderView(answer.view, answer.tongue, { where: 'message', nonce }))
  const here = person.kind === 'personal' ? reply?.(message) : undefined
  const called = await (here ?? privately(message, person, responder))
  const refused = 'status' in called && called.status >= 400 && called.status < 500 && called.status !== 429
  const settled = settle(called, now())
  if (person.kind !== 'personal' && refused) return elsewhere(message, person, responder)
  if (!('id' in settled)) log.warn({ why: settled.why, sent: settled.sent }, 'an answer may not have been shown')
}

function privately(message: Message, person: Person, { connector }: Responder): Promise<Called> {
  const { tenant, conversation, bot, account, user, serviceUrl, kind } = person
  const recipient = { id: account, aadObjectId: user }
  return connector.call(serviceUrl, {
    method: 'POST',
    path: [conversation, 'activities'],
    ...(kind === 'personal' ? {} : { query: 'isTargetedActivity=true' }),
    body: addressed(message, { tenant, conversation, bot, recipient }),
  })
}

async function elsewhere(message: Message, person: Person, responder: Responder): Promise<void> {
  const found = await responder.chats(person.tenant, person.user)
  const settled =
    'place' in found ? settle(await privately(message, inside(person, found.place), responder), responder.now()) : found
  if (!('id' in settled)) responder.log.warn({ why: settled.why }, 'an answer could not be shown')
}

const inside = (person: Person, { conversation, serviceUrl }: Place): Person => ({
  ...person,
  conversation,
  serviceUrl,
  kind: 'personal',
})
