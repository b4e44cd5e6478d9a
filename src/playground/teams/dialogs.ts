import { z } from 'zod'
import type { Reaction, Sight } from '../stand-in.ts'
import { cardType } from './activity-check.ts'
import { cardProblems } from './card-check.ts'
import { fill } from './card-values.ts'
import type { Delivered } from './courier.ts'
import { type Desk, notSent, reactionTo } from './desk.ts'
import { type Fields, field, fields, fieldsOf, listOf, problemsOf } from './json.ts'
import type { Someone, Spot } from './world.ts'

const size = z.union([z.number().positive(), z.enum(['small', 'medium', 'large'])])
const adaptive = z.looseObject({ contentType: z.literal(cardType), content: z.unknown() })
const taskInfo = z.looseObject({
  title: z.string().optional(),
  height: size.optional(),
  width: size.optional(),
  card: adaptive,
})
const task = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('continue'), value: taskInfo }),
  z.looseObject({ type: z.literal('message'), value: z.string().min(1) }),
])

/** How the dialog is spoken of with the bot: opened from a card, or by an action on a message. */
export interface Origin {
  readonly spot: Spot
  readonly submit: 'task/submit' | 'composeExtension/submitAction'
  /** What every submission repeats beside its data. */
  readonly repeated: Fields
}

interface Open {
  readonly id: string
  readonly origin: Origin
  readonly content: Fields
  readonly card: unknown
  errors: Readonly<Record<string, string>>
}

const theme = { context: { theme: 'default' } }

/** The dialogs that are open, at most one a person. */
export class Dialogs {
  readonly #open = new Map<string, Open>()
  readonly #desk: Desk

  constructor(desk: Desk) {
    this.#desk = desk
  }

  shownTo(person: string): Sight['form'] {
    const open = this.#open.get(person)
    return open ? { id: open.id, content: open.content, errors: open.errors } : null
  }

  /** Opens what the bot answers to this invoke. */
  async fetch(person: Someone, origin: Origin, invoke: { name: string; value: Fields; replyToId?: string }) {
    const { name, value, ...rest } = invoke
    const activity = this.#desk.activities.invoke(person, origin.spot, name, { value: { ...value, ...theme }, ...rest })
    return this.#follow(person, origin, await this.#desk.courier.carry(activity))
  }

  /** Sends the open dialog; the client's own checks come first, and then nothing is sent. */
  async submit(person: Someone, typed: Fields): Promise<Reaction> {
    const open = this.#open.get(person.id)
    if (!open?.card) return notSent('No form is open.')
    const data = { ...onlyActionData(open.card), ...typed }
    const { values, errors } = fill(open.card, null, typed)
    open.errors = errors
    if (Object.keys(errors).length > 0) {
      this.#desk.world.changed()
      return notSent(Object.values(errors).join(' '))
    }
    const value = { ...open.origin.repeated, data: { ...data, ...values }, ...theme }
    const activity = this.#desk.activities.invoke(person, open.origin.spot, open.origin.submit, { value })
    return this.#follow(person, open.origin, await this.#desk.courier.carry(activity))
  }

  close(person: Someone): Reaction {
    this.#open.delete(person.id)
    this.#desk.world.changed()
    return notSent()
  }

  #follow(person: Someone, origin: Origin, delivered: Delivered): Reaction {
    if (delivered.status !== 200) return reactionTo(delivered, 'Unable to reach app. Please try again.')
    const given = field(delivered.body, 'task')
    if (given === undefined || given === null) {
      this.close(person)
      return reactionTo(delivered)
    }
    const parsed = task.safeParse(given)
    if (!parsed.success) return reactionTo(delivered, problemsOf(parsed.error, 'task').join('; '))
    if (parsed.data.type === 'message') {
      this.#show(person, origin, { message: parsed.data.value }, null)
      return reactionTo(delivered)
    }
    const { value } = parsed.data
    const problems = cardProblems(value.card.content, 'task.value.card.content', 'dialog')
    if (problems.length > 0) return reactionTo(delivered, problems.join('; '))
    this.#show(person, origin, fields.parse(value), value.card.content)
    return reactionTo(delivered)
  }

  #show(person: Someone, origin: Origin, content: Fields, card: unknown): void {
    const { world, ledger } = this.#desk
    const before = this.#open.get(person.id)
    const id = before?.id ?? `dialog-${world.nextId()}`
    this.#open.set(person.id, { id, origin, content, card, errors: {} })
    ledger.write({
      effect: before ? 'update-form' : 'open-form',
      workspace: person.tenant,
      conversation: origin.spot.place.id,
      message: id,
      only: person.id,
      text: String(field(content, 'message') ?? field(content, 'title') ?? ''),
      content,
    })
    world.changed()
  }
}

/** A dialog with one button needs no saying which was pressed. */
function onlyActionData(card: unknown): Fields {
  const actions = listOf(field(card, 'actions')).map(fieldsOf)
  const [first, ...others] = actions.filter((action) => field(action, 'type') === 'Action.Submit')
  return first && others.length === 0 ? fieldsOf(field(first, 'data')) : {}
}
