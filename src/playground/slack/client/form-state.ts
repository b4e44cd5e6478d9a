import { type Json, listOf, objectOf, textOf } from '../json.ts'
import { elementsOf } from '../markup.ts'

type Values = Record<string, Record<string, Json>>

interface Field {
  /** The name of what is filled in within `state.values`. */
  readonly holds: string
  /** The element's own field it begins with. */
  readonly begins: string
  readonly empty: unknown
}

const text: Field = { holds: 'value', begins: 'initial_value', empty: null }
const one = (thing: string): Field => ({ holds: `selected_${thing}`, begins: `initial_${thing}`, empty: null })
const many = (thing: string): Field => ({ holds: `selected_${thing}`, begins: `initial_${thing}`, empty: [] })

/** Elements that hold something; buttons and overflow menus do not. */
const fields: Readonly<Record<string, Field>> = {
  plain_text_input: text,
  email_text_input: text,
  url_text_input: text,
  number_input: text,
  rich_text_input: { holds: 'rich_text_value', begins: 'initial_value', empty: null },
  file_input: { holds: 'files', begins: '', empty: [] },
  static_select: one('option'),
  external_select: one('option'),
  radio_buttons: one('option'),
  users_select: one('user'),
  conversations_select: one('conversation'),
  channels_select: one('channel'),
  datepicker: one('date'),
  timepicker: one('time'),
  datetimepicker: one('date_time'),
  checkboxes: many('options'),
  multi_static_select: many('options'),
  multi_external_select: many('options'),
  multi_users_select: many('users'),
  multi_conversations_select: many('conversations'),
  multi_channels_select: many('channels'),
}

/**
 * `state.values` as Slack's client would hold it: each element begins with what the bot put in, keeps what was filled in
 * before, and takes what is filled in now. Throws when something is filled in that is not there to be filled in.
 */
export function stateValues(blocks: readonly unknown[], before: Json, now: Json): Values {
  const values: Values = {}
  for (const { block, element } of elementsOf(blocks)) {
    const field = fields[textOf(element['type'])]
    if (!field) continue
    const blockId = textOf(block['block_id'])
    const actionId = textOf(element['action_id'])
    const kept = objectOf(objectOf(before[blockId])?.[actionId])
    const given = objectOf(objectOf(now[blockId])?.[actionId])
    const first = { [field.holds]: element[field.begins] ?? field.empty }
    const held = { ...first, ...kept, ...given, type: element['type'] }
    mustOffer(element, held, field.holds)
    values[blockId] = { ...values[blockId], [actionId]: held }
  }
  for (const [blockId, actions] of Object.entries(now)) {
    for (const actionId of Object.keys(objectOf(actions) ?? {})) {
      if (!values[blockId]?.[actionId]) throw new Error(`there is nothing to fill in at ${blockId}/${actionId}`)
    }
  }
  return values
}

/** A person can only choose what a menu offers. */
function mustOffer(element: Json, held: Json, holds: string): void {
  const offered = [
    ...listOf(element['options']),
    ...listOf(element['option_groups']).flatMap((group) => listOf(objectOf(group)?.['options'])),
  ].map((option) => objectOf(option)?.['value'])
  if (offered.length === 0) return
  const chosen = [held[holds]].flat().filter((option) => option !== null)
  for (const option of chosen) {
    const value = objectOf(option)?.['value']
    if (!offered.includes(value)) throw new Error(`${textOf(element['action_id'])} does not offer ${String(value)}`)
  }
}

/** What the client itself finds wrong before it sends a form, by block_id. */
export function clientErrors(blocks: readonly unknown[], values: Values): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { block, element } of elementsOf(blocks)) {
    if (block['type'] !== 'input') continue
    const blockId = textOf(block['block_id'])
    const field = fields[textOf(element['type'])]
    const held = values[blockId]?.[textOf(element['action_id'])]?.[field?.holds ?? '']
    const wrong = isEmpty(held) ? required(block) : mistyped(element, held)
    if (wrong !== null) errors[blockId] = wrong
  }
  return errors
}

function isEmpty(held: unknown): boolean {
  return held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0)
}

function required(block: Json): string | null {
  return block['optional'] === true ? null : 'Please complete this required field.'
}

function mistyped(element: Json, held: unknown): string | null {
  if (typeof held !== 'string') return null
  switch (element['type']) {
    case 'plain_text_input':
      return measured(element, held.length)
    case 'number_input':
      return numeric(element, held)
    case 'email_text_input':
      return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(held) ? null : 'Please enter a valid email address.'
    case 'url_text_input':
      return URL.canParse(held) ? null : 'Please enter a valid URL.'
    default:
      return null
  }
}

function measured(element: Json, length: number): string | null {
  const least = Number(element['min_length'] ?? 0)
  const most = Number(element['max_length'] ?? 3000)
  if (length < least) return `Please enter at least ${least} characters.`
  return length > most ? `Please enter no more than ${most} characters.` : null
}

function numeric(element: Json, held: string): string | null {
  const number = Number(held)
  const whole = element['is_decimal_allowed'] === true || Number.isInteger(number)
  if (!Number.isFinite(number) || !whole) return 'Please enter a valid number.'
  if (number < Number(element['min_value'] ?? Number.NEGATIVE_INFINITY))
    return `Please enter at least ${element['min_value']}.`
  return number > Number(element['max_value'] ?? Number.POSITIVE_INFINITY)
    ? `Please enter at most ${element['max_value']}.`
    : null
}
