import type { StandIn } from '#src/playground/stand-in.ts'
import { at, everyObject, type Json, textAt } from './json.ts'

/** What a person fills in, by the labels that stand in the form. A choice is made by what it says. */
export type Filled = Readonly<Record<string, string>>

/** How a person's hands do the same things in either chat. */
export interface Hands {
  button(content: unknown, label: string): Json | undefined
  /** The labels of a form's fields, and of its message's. */
  labels(content: unknown): readonly string[]
  values(content: unknown, filled: Filled): Json
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
}

const inputs = (content: unknown): readonly Json[] => everyObject(content).filter((one) => one['type'] === 'input')

function slackValue(element: unknown, typed: string | undefined): Json {
  const type = textAt(element, 'type')
  if (type === 'datepicker') return { type, selected_date: typed ?? at(element, 'initial_date') ?? null }
  if (type !== 'static_select' && type !== 'radio_buttons')
    return { type, value: typed ?? at(element, 'initial_value') ?? null }
  if (typed === undefined) return { type, selected_option: at(element, 'initial_option') ?? null }
  const option = everyObject(element).find((one) => textAt(one, 'text', 'text') === typed && 'value' in one)
  if (!option) throw new Error(`there is no choice "${typed}"`)
  return { type, selected_option: option }
}

const teams: Hands = {
  button: (content, label) =>
    everyObject(content).find((one) => textAt(one, 'type').startsWith('Action.') && one['title'] === label),
  labels: (content) => cardInputs(content).map((input) => textAt(input, 'label')),
  values: (content, filled) =>
    Object.fromEntries(
      cardInputs(content).map((input) => [textAt(input, 'id'), cardValue(input, filled[textAt(input, 'label')])]),
    ),
}

const cardInputs = (content: unknown): readonly Json[] =>
  everyObject(content).filter((one) => textAt(one, 'type').startsWith('Input.'))

function cardValue(input: Json, typed: string | undefined): string {
  if (typed === undefined) return textAt(input, 'value')
  if (input['type'] !== 'Input.ChoiceSet') return typed
  const choice = everyObject(input['choices']).find(
    (one) => one['title'] === typed || textAt(one, 'title').endsWith(typed),
  )
  if (!choice) throw new Error(`there is no choice "${typed}"`)
  return textAt(choice, 'value')
}

export const hands: { readonly [C in StandIn['chat']]: Hands } = { slack, teams }
