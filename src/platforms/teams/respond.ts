import type { Answer, Dispatch } from '../../intents/invocation.ts'
import type { Called, Connector, InvokeAnswer, Message } from './connector.ts'
import { settle } from './faults.ts'
import { lineIn } from './line.ts'
import type { Log } from './log.ts'
import type { Memory } from './memory.ts'
import { addressed, messageOf } from './outgoing.ts'
import type { Payload, Source } from './payload.ts'
import type { PersonalChat } from './personal.ts'
import type { Place } from './places.ts'
import { type Deed, deedOf, invocationOf, type Person, type Received } from './receive.ts'
import { renderView } from './render/render.ts'
import { profileOf, type Roster } from './roster.ts'
import { within } from './within.ts'

export interface Responder {
  readonly dispatch: Dispatch
  readonly connector: Connector
  readonly memory: Memory
  readonly roster: Roster
  readonly chats: PersonalChat
  readonly insecureLocal: boolean
  readonly nonce: () => string
  readonly now: () => Date
  readonly log: Log
  /** Keeps what goes on after the answer, so that stopping can wait for it. */
  readonly background: (work: Promise<void>) => void
}

type Reply = (message: Message) => Promise<Called>

const done: InvokeAnswer = { status: 200 }

/** Milliseconds after which an invoke is answered without its result, which then follows as a message: Teams waits for fifteen seconds. */
const patience = 10_000

/** Does what an activity asks for. What comes back is the body of our HTTP answer, which only invokes look at. */
export async function respond(
  activity: Payload,
  source: Source,
  reply: Reply,
  responder: Responder,
): Promise<InvokeAnswer> {
  const deed = deedOf(activity)
  if (deed.does === 'removes') await responder.memory.drop(source)
  if (deed.does === 'asks-else') return { status: 501 }
  if (deed.does === 'nothing' || deed.does === 'removes') return done
  const noted = responder.memory.note(source, deed.does === 'installs')
  const answered = await answerTo(deed, activity, { source, reply }, responder)
  await noted
  return answered
}

interface Occasion {
  readonly source: Source
  readonly reply: Reply
}

type Answerable = Extract<Deed, { does: 'installs' | 'says' | 'acts' }>

async function answerTo(
  deed: Answerable,
  activity: Payload,
  { source, reply }: Occasion,
  responder: Responder,
): Promise<InvokeAnswer> {
  const { user } = source
  if (user === null) return deed.does === 'acts' && deed.asked !== 'chat' ? { status: 403 } : done
  const person: Person = { ...source, user }
  const profile = () => profileOf(responder.connector, source, responder.insecureLocal)
  const received: Received = { activity, person, profile }
  if (deed.does === 'acts' && deed.asked !== 'chat') return actOn(deed, received, responder)
  const invocation = await spoken(deed, received, responder)
  if (invocation === null) return done
  await deliver(await responder.dispatch(invocation), person, reply, responder)
  return done
}

/** What is said in so many words; the greeting after an installation is what somebody gets who asks for help. */
async function spoken(deed: Answerable, received: Received, { roster }: Responder) {
  const { activity, person } = received
  if (deed.does === 'acts') return invocationOf(received, deed.way, deed.nonce)
  if (deed.does === 'says') return invocationOf(received, { by: 'line', line: await lineIn(activity, person, roster) })
  return deed.greet && person.kind === 'personal' ? invocationOf(received, { by: 'line', line: 'doors help' }) : null
}

type Act = Extract<Deed, { does: 'acts' }>

async function actOn({ way, nonce, asked }: Act, received: Received, responder: Responder): Promise<InvokeAnswer> {
  const dispatched = responder.dispatch(invocationOf(received, way, nonce))
  const answer = await within(dispatched, patience)
  if (answer === 'late') {
    responder.background(dispatched.then((late) => deliver(late, received.person, null, responder)))
    return asked === 'dialog' ? told('…') : said('…')
  }
  return asked === 'dialog' ? inDialog(answer, responder) : inPlace(answer, way.by, responder)
}

const told = (value: string): InvokeAnswer => ({ status: 200, body: { task: { type: 'message', value } } })

const said = (value: string): InvokeAnswer => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
})

function inDialog({ view, tongue }: Answer, { nonce }: Responder): InvokeAnswer {
  const { card, title } = renderView(view, tongue, { where: 'dialog', nonce })
  const content = { contentType: 'application/vnd.microsoft.card.adaptive', content: card }
  const short = view.kind === 'done' || view.kind === 'refusal'
  const value = { title, width: 'medium', height: short ? 'small' : 'large', card: content }
  return { status: 200, body: { task: { type: 'continue', value } } }
}

/** Refusals that pass by themselves leave the form where it is, with all that was typed. */
const passing = new Set(['not-saved', 'fault'])

/**
 * A button on a card is answered with a sentence: the card itself is brought up to date by the outbox, for everybody. A form, and what
 * somebody asked to see, comes in the card's place, for the one who pressed alone.
 */
function inPlace({ view, tongue }: Answer, by: 'press' | 'form', { nonce }: Responder): InvokeAnswer {
  const { card, summary } = renderView(view, tongue, { where: 'message', nonce })
  const sentence = view.kind === 'done' || view.kind === 'refusal'
  const stays = by === 'press' ? sentence : view.kind === 'refusal' && passing.has(view.refusal.code)
  if (stays) return said(summary)
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card } }
}

/**
 * Shows an answer to the one who acted, and to nobody else: in the personal chat as it is, elsewhere as a targeted message. Where Teams
 * does not take those, it goes to the personal chat, and nothing is said in public.
 */
async function deliver(answer: Answer, person: Person, reply: Reply | null, responder: Responder): Promise<void> {
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
