import type { Act, StandIn } from '#src/playground/stand-in.ts'
import { at, everyObject, type Json, textAt } from './json.ts'

/** What a person fills in, by the labels that stand in the form. A choice is made by what it says, and taken back by nothing. */
export type Filled = Readonly<Record<string, string>>

/** How a person's hands do the same things in either chat. */
export interface Hands {
  button(content: unknown, label: string): Json | undefined
  /** The labels of a form's fields, and of its message's. */
  labels(content: unknown): readonly string[]
  values(content: unknown, filled: Filled): Json
  /** Presses a button of the modal or dialog that is open. */
  press(form: string, element: Json): Act
}

const slack: Hands = {
  button: (content, label) =>
    everyObject(content).find((one) => one['type'] === 'button' && textAt(one, 'text', 'text') === label),
  labels: (content) => inputs(content).map((input) => textAt(input, 'label', 'text')),
  values: (content, filled) =>
    Object.fromEntries(
      inputs(content).map((input) => {
        const element = at(input, 'element')
        const label = textAt(input, 'label', 'text').replace(/ \*$/, '')
        return [textAt(input, 'block_id'), { [textAt(element, 'action_id')]: slackValue(element, filled[label]) }]
      }),
    ),
  press: (form, element) => ({ do: 'press', conversation: '', message: form, element }),
}

const inputs = (content: unknown): readonly Json[] => everyObject(content).filter((one) => one['type'] === 'input')

const ofMany = ['checkboxes', 'multi_static_select']

function slackValue(element: unknown, typed: string | undefined): Json {
  const type = textAt(element, 'type')
  const picked = /^(date|time)picker$/.exec(type)?.[1]
  if (picked) return { type, [`selected_${picked}`]: typed ?? at(element, `initial_${picked}`) ?? null }
  if (ofMany.includes(type))
    return {
      type,
      selected_options: typed === undefined ? (at(element, 'initial_options') ?? []) : ticked(element, typed),
    }
  if (type !== 'static_select' && type !== 'radio_buttons')
    return { type, value: typed ?? at(element, 'initial_value') ?? null }
  if (typed === undefined) return { type, selected_option: at(element, 'initial_option') ?? null }
  return { type, selected_option: typed === '' ? null : optionOf(element, typed) }
}

/** Several choices, joined by commas as people read them. */
const ticked = (element: unknown, typed: string): readonly Json[] =>
  typed.split(', ').map((label) => optionOf(element, label))

function optionOf(element: unknown, label: string): Json {
  const option = everyObject(element).find((one) => textAt(one, 'text', 'text') === label && 'value' in one)
  if (!option) throw new Error(`there is no choice "${label}"`)
  return option
}

const teams: Hands = {
  button: (content, label) =>
    everyObject(content).find((one) => textAt(one, 'type').startsWith('Action.') && one['title'] === label),
  labels: (content) => cardInputs(content).map((input) => textAt(input, 'label')),
  values: (content, filled) =>
    Object.fromEntries(
      cardInputs(content).map((input) => [textAt(input, 'id'), cardValue(input, filled[textAt(input, 'label')])]),
    ),
  press: (_, element) => ({ do: 'submit', values: { ...Object(element['data']) } }),
}

const cardInputs = (content: unknown): readonly Json[] =>
  everyObject(content).filter((one) => textAt(one, 'type').startsWith('Input.'))

function cardValue(input: Json, typed: string | undefined): string {
  if (typed === undefined) return textAt(input, 'value')
  if (input['type'] !== 'Input.ChoiceSet' || typed === '') return typed
  if (input['isMultiSelect'] === true)
    return typed
      .split(', ')
      .map((one) => chosen(input, one))
      .join(',')
  return chosen(input, typed)
}

function chosen(input: Json, typed: string): string {
  const choice = everyObject(input['choices']).find(
    (one) => one['title'] === typed || textAt(one, 'title').endsWith(typed),
  )
  if (!choice) throw new Error(`there is no choice "${typed}"`)
  return textAt(choice, 'value')
}

export const hands: { readonly [C in StandIn['chat']]: Hands } = { slack, teams }
