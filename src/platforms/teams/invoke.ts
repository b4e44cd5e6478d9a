import { z } from 'zod'
import type { Answer } from '../../intents/invocation.ts'
import { wordsFor } from '../../texts/words.ts'
import { formNames } from '../../views/form.ts'
import type { Act } from './act.ts'
import type { Action, Card } from './card.ts'
import type { InvokeAnswer } from './connector.ts'
import { deliver } from './deliver.ts'
import { settle } from './faults.ts'
import { bytesOf, mostBytes } from './limits.ts'
import { addressed, messageOf } from './outgoing.ts'
import { type Acts, invocationOf, type Received } from './receive.ts'
import { type Rendered, renderView } from './render/render.ts'
import type { Responder } from './responder.ts'
import { within } from './within.ts'

const cardType = 'application/vnd.microsoft.card.adaptive'

/** Does what a button or a form asks for, and answers in the card's place or in the dialog. */
export async function actOn(deed: Acts, received: Received, responder: Responder): Promise<InvokeAnswer> {
  const dispatched = responder.dispatch(invocationOf(received, deed.way, deed.nonce))
  const answer = await within(dispatched, responder.patience.invoke)
  if (answer !== 'late')
    return deed.asked === 'dialog' ? inDialog(answer, deed, responder) : inPlace(answer, deed, received, responder)
  responder.background(dispatched.then((late) => deliver(late, received.person, null, responder)))
  return deed.asked === 'dialog' ? { status: 200, body: { task: { type: 'message', value: '…' } } } : said('…')
}

const said = (value: string): InvokeAnswer => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
})

/** Refusals that pass by themselves: what was typed has to outlast them. */
const passing = new Set(['not-saved', 'perhaps-saved', 'fault'])

const isPassing = ({ view }: Answer): boolean => view.kind === 'refusal' && passing.has(view.refusal.code)

/**
 * A button on a card is answered with a sentence: the card itself is brought up to date by the outbox, for everybody. A form, what
 * somebody asked to see, and a refusal with a way on come in the card's place, for the one who pressed alone.
 */
function inPlace(answer: Answer, { way }: Acts, received: Received, responder: Responder): InvokeAnswer {
  const { view, tongue } = answer
  const rendered = renderView(view, tongue, { where: 'message', nonce: responder.nonce })
  const isSentence = view.kind === 'done' || (view.kind === 'refusal' && view.buttons.length === 0)
  if (way.by === 'press' ? isSentence : isPassing(answer)) return said(rendered.summary)
  if (way.by === 'form') responder.background(keepInChat(rendered, received, responder))
  return { status: 200, body: { statusCode: 200, type: cardType, value: rendered.card } }
}

/**
 * Teams forgets what an invoke was answered with when the message is drawn anew (botbuilder-js issue 4635), and the form would stand there
 * again: so the message itself is changed as well. Outside personal chats the form was a targeted message, which is gone by then.
 */
async function keepInChat(rendered: Rendered, { activity, person }: Received, responder: Responder): Promise<void> {
  const { tenant, conversation, serviceUrl, account, user, bot, kind } = person
  if (kind !== 'personal' || !activity.replyToId) return
  const { connector, now, log } = responder
  const called = await connector.call(serviceUrl, {
    method: 'PUT',
    path: [conversation, 'activities', activity.replyToId],
    body: addressed(messageOf(rendered), { tenant, conversation, bot, recipient: { id: account, aadObjectId: user } }),
  })
  const settled = settle(called, now())
  if (!('id' in settled)) log.warn({ why: settled.why }, 'a form that was sent may stand in the chat again')
}

/** A dialog stays open until it is closed by hand, so that the confirmation can be read in it. */
function inDialog(answer: Answer, deed: Acts, { nonce }: Responder): InvokeAnswer {
  const { view, tongue } = answer
  const { card, title } = renderView(view, tongue, { where: 'dialog', nonce })
  const content = isPassing(answer) ? withAnotherTry(card, deed, answer) : card
  const isBrief = view.kind === 'refusal' || (view.kind === 'done' && !view.suggested)
  const height = isBrief ? 'small' : 'large'
  const value = { title, width: 'medium', height, card: { contentType: cardType, content } }
  return { status: 200, body: { task: { type: 'continue', value } } }
}

const typed = z.record(z.string(), z.string())

/** A dialog cannot go back to the form that was sent, so its button takes along what was typed: the same delivery, to be sent again. */
function withAnotherTry(card: Card, { way, nonce }: Acts, { tongue }: Answer): Card {
  const form = formNames.find((name) => name === way.intent)
  const input = typed.safeParse(way.input)
  if (way.by !== 'form' || !form || !input.success || nonce === null) return card
  const act: Act = { way: 'form', intent: form, input: input.data, nonce }
  const title = wordsFor(tongue).forms[form].submit
  const action: Action = { type: 'Action.Submit', title, style: 'positive', data: { act } }
  const again = { ...card, actions: [action] }
  return bytesOf(again) <= mostBytes ? again : card
}
