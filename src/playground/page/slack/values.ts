import { type Element, type KnownBlock, type Option, shapes } from './shapes.ts'

/** What an element holds, in the form that Slack sends in `state.values`. */
export type Held =
  | { readonly type: string; readonly value: string | null }
  | { readonly type: string; readonly selected_option: Option | null }
  | { readonly type: string; readonly selected_options: readonly Option[] }
  | { readonly type: string; readonly selected_date: string | null }
  | { readonly type: string; readonly selected_time: string | null }

/** By block id and action id: only what somebody has changed. */
export type Touched = Readonly<Record<string, Readonly<Record<string, Held>>>>

const writable = ['plain_text_input', 'number_input', 'email_text_input', 'url_text_input']
const singles = ['static_select', 'radio_buttons']
const manies = ['checkboxes', 'multi_static_select']

/** What an untouched element holds, or null for one that holds nothing (a button, a menu). */
export function initiallyHeld(element: Element): Held | null {
  const { type } = element
  if (writable.includes(type)) return { type, value: element.initial_value ?? null }
  if (singles.includes(type)) return { type, selected_option: element.initial_option ?? null }
  if (manies.includes(type)) return { type, selected_options: element.initial_options ?? [] }
  if (type === 'datepicker') return { type, selected_date: element.initial_date ?? null }
  if (type === 'timepicker') return { type, selected_time: element.initial_time ?? null }
  return null
}

export function isEmpty(held: Held): boolean {
  if ('value' in held) return !held.value?.trim()
  if ('selected_option' in held) return held.selected_option === null
  if ('selected_options' in held) return held.selected_options.length === 0
  return ('selected_date' in held ? held.selected_date : held.selected_time) === null
}

/** Slack's `state.values`: everything that holds something, touched or not. */
export function stateValues(blocks: readonly KnownBlock[], touched: Touched): Record<string, Record<string, Held>> {
  const values: Record<string, Record<string, Held>> = {}
  for (const known of blocks) {
    for (const element of elementsOf(known)) {
      const held = touched[known.id]?.[element.action_id ?? ''] ?? initiallyHeld(element)
      if (!held || !element.action_id) continue
      values[known.id] = { ...values[known.id], [element.action_id]: held }
    }
  }
  return values
}

/** The ids of the input blocks that must be filled in and are not. */
export function missing(blocks: readonly KnownBlock[], touched: Touched): readonly string[] {
  return blocks.flatMap(({ id, block }) => {
    const input = block.type === 'input' ? shapes.input.safeParse(block) : null
    if (!input?.success || input.data.optional) return []
    const { element } = input.data
    const held = touched[id]?.[element.action_id ?? ''] ?? initiallyHeld(element)
    return held && isEmpty(held) ? [id] : []
  })
}

function elementsOf({ block }: KnownBlock): readonly Element[] {
  if (block.type === 'input') {
    const input = shapes.input.safeParse(block)
    return input.success ? [input.data.element] : []
  }
  if (block.type === 'section') {
    const accessory = shapes.section.safeParse(block).data?.accessory
    return accessory ? [accessory] : []
  }
  return block.type === 'actions' ? (shapes.actions.safeParse(block).data?.elements ?? []) : []
}

export function optionsOf({ options, option_groups }: Element): readonly Option[] {
  return options ?? option_groups?.flatMap((group) => group.options) ?? []
}
