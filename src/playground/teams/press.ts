import { z } from 'zod'
import type { Reaction } from '../stand-in.ts'
import { cardType } from './activity-check.ts'
import { cardProblems } from './card-check.ts'
import { fill } from './card-values.ts'
import type { Delivered } from './courier.ts'
import { type Desk, notSent, reactionTo, whereIs, whisper } from './desk.ts'
import type { Dialogs } from './dialogs.ts'
import { type Fields, field, fieldsOf, problemsOf, textOf } from './json.ts'
import type { Message, Someone, Spot } from './world.ts'

const pressable = z.looseObject({
  type: z.enum(['Action.Submit', 'Action.Execute', 'Action.OpenUrl', 'Action.ShowCard', 'Action.ToggleVisibility']),
  id: z.string().optional(),
  verb: z.string().optional(),
  data: z.unknown().optional(),
})

type Pressable = z.infer<typeof pressable>

interface Pressed {
  readonly conversation: string
  readonly message: string
  readonly element: unknown
  readonly values?: Readonly<Record<string, unknown>>
}

/** A card's button, pressed by one person on one message. */
interface Press {
  readonly person: Someone
  readonly spot: Spot
  readonly message: Message
  readonly action: Pressable
  readonly data: Fields
}

export async function press(desk: Desk, dialogs: Dialogs, person: Someone, pressed: Pressed): Promise<Reaction> {
  const { place, message } = find(desk, person, pressed)
  const action = pressable.parse(pressed.element)
  const { values, errors } = fill(cardSeen(message, person, pressed.element), pressed.element, pressed.values ?? {})
  const wrong = Object.entries(errors).map(([id, error]) => `${id}: ${error}`)
  if (wrong.length > 0) return notSent(wrong.join('; '))
  const thread = place.kind === 'channel' ? (message.thread ?? message.id) : null
  const data = { ...fieldsOf(action.data), ...values }
  const done: Press = { person, spot: { place, thread }, message, action, data }
  if (action.type === 'Action.Execute') return execute(desk, done, 'manual')
  if (action.type !== 'Action.Submit') return notSent()
  return submit(desk, dialogs, done)
}

/** What Teams does by itself when a card with `refresh` comes into view. */
export async function refresh(
  desk: Desk,
  person: Someone,
  seen: Omit<Pressed, 'element' | 'values'>,
): Promise<Reaction> {
  const { place, message } = find(desk, person, seen)
  const wanted = field(cardSeen(message, person), 'refresh')
  const action = pressable.safeParse(field(wanted, 'action'))
  if (!action.success || !isMeant(field(wanted, 'userIds'), person)) return notSent()
  const thread = place.kind === 'channel' ? (message.thread ?? message.id) : null
  const data = fieldsOf(action.data.data)
  return execute(desk, { person, spot: { place, thread }, message, action: action.data, data }, 'automatic')
}

function isMeant(userIds: unknown, person: Someone): boolean {
  return !Array.isArray(userIds) || userIds.includes(person.account)
}

function find(desk: Desk, person: Someone, { conversation, message: id }: Omit<Pressed, 'element' | 'values'>) {
  const { place } = whereIs(desk, person, conversation)
  const message = place.messages.find((candidate) => candidate.id === id)
  if (!message || (message.only !== null && message.only !== person.id)) throw new Error(`${person.name} sees no ${id}`)
  return { place, message }
}

/** The card the person sees; of several, the one that holds the button. */
function cardSeen(message: Message, person: Someone, button?: unknown): unknown {
  const replaced = message.replaced.get(person.id)
  const cards = replaced === undefined ? message.content : [replaced]
  const held = button === undefined ? undefined : JSON.stringify(button)
  const holding = held === undefined ? undefined : cards.find((card) => JSON.stringify(card).includes(held))
  return field(holding ?? cards[0], 'content')
}

async function submit(desk: Desk, dialogs: Dialogs, press: Press): Promise<Reaction> {
  const { person, spot, message, action, data } = press
  const { msteams, ...rest } = data
  const kind = textOf(field(msteams, 'type'))
  const replyToId = message.id
  if (kind === 'task/fetch') {
    const origin = { spot, submit: 'task/submit', repeated: {} } as const
    return dialogs.fetch(person, origin, { name: 'task/fetch', value: { data }, replyToId })
  }
  const id = desk.world.nextId()
  const said = kind === 'messageBack' || kind === 'imBack' ? spoken(kind, fieldsOf(msteams), rest) : null
  if (said?.shown) {
    desk.world.add(spot.place, { id, from: person, text: said.shown, content: [], only: null, thread: spot.thread })
  }
  const bare = typeof action.data === 'string' && Object.keys(data).length === 0
  const told = said?.told ?? { value: bare ? action.data : data }
  return reactionTo(await desk.courier.carry(desk.activities.message(person, spot, id, { ...told, replyToId })))
}

/** What a button that speaks for the person sends, and what everybody reads of it. */
function spoken(kind: 'messageBack' | 'imBack', msteams: Fields, rest: Fields): { told: Fields; shown: string } {
  const { text, displayText, value } = msteams
  if (kind === 'imBack') return { told: { text: value }, shown: textOf(value) }
  return { told: { text, value: typeof value === 'object' ? value : rest }, shown: textOf(displayText) }
}

async function execute(desk: Desk, press: Press, trigger: 'manual' | 'automatic'): Promise<Reaction> {
  const { person, spot, message, action, data } = press
  const told = { type: 'Action.Execute', ...(action.id ? { id: action.id } : {}), verb: action.verb ?? '', data }
  const value = { action: told, trigger }
  const invoke = desk.activities.invoke(person, spot, 'adaptiveCard/action', { value, replyToId: message.id })
  return honour(desk, press, await desk.courier.carry(invoke))
}

const error = z.looseObject({ code: z.string().optional(), message: z.string().min(1) })
const invokeAnswer = z.discriminatedUnion('type', [
  z.looseObject({ statusCode: z.literal(200), type: z.literal(cardType), value: z.record(z.string(), z.unknown()) }),
  z.looseObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string(),
  }),
  z.looseObject({
    statusCode: z.int().min(400).max(599),
    type: z.literal('application/vnd.microsoft.error'),
    value: error,
  }),
])

/** Does with the answer to an Action.Execute what Teams does: the card changes only for the one who pressed. */
function honour(desk: Desk, { person, spot, message }: Press, delivered: Delivered): Reaction {
  if (delivered.status === 0) return reactionTo(delivered)
  const parsed = invokeAnswer.safeParse(delivered.body)
  if (!parsed.success) {
    const why = problemsOf(parsed.error, 'answer').join('; ')
    return reactionTo(delivered, `Unable to reach app. Please try again. (${why})`)
  }
  const { data: answer } = parsed
  switch (answer.type) {
    case 'application/vnd.microsoft.error':
      return reactionTo(delivered, answer.value.message)
    case 'application/vnd.microsoft.activity.message':
      whisper(desk, person, spot.place, answer.value)
      return reactionTo(delivered)
    default: {
      const problems = cardProblems(answer.value, 'value')
      if (problems.length > 0) return reactionTo(delivered, problems.join('; '))
      replace(desk, person, { spot, message }, answer.value)
      return reactionTo(delivered)
    }
  }
}

function replace(desk: Desk, person: Someone, at: { spot: Spot; message: Message }, card: Fields): void {
  const { place } = at.spot
  const content = { contentType: cardType, content: card }
  at.message.replaced.set(person.id, content)
  desk.ledger.write({
    effect: 'update',
    workspace: place.tenant,
    conversation: place.id,
    message: at.message.id,
    only: person.id,
    text: '',
    content: [content],
  })
  desk.world.changed()
}
