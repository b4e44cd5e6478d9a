import { z } from 'zod'

/** The parts of Slack's blocks that the page draws itself. Whatever else they carry is kept: it goes back when pressed. */

const text = z.looseObject({ type: z.string(), text: z.string() })
export type TextObject = z.infer<typeof text>

const option = z.looseObject({
  text,
  value: z.string().exactOptional(),
  description: text.exactOptional(),
  url: z.string().exactOptional(),
})
export type Option = z.infer<typeof option>

const confirm = z.looseObject({
  title: text,
  text,
  confirm: text,
  deny: text,
  style: z.string().exactOptional(),
})
export type Confirm = z.infer<typeof confirm>

const element = z.looseObject({
  type: z.string(),
  action_id: z.string().exactOptional(),
  text: z.unknown().optional(),
  placeholder: text.exactOptional(),
  style: z.string().exactOptional(),
  url: z.string().exactOptional(),
  options: z.array(option).exactOptional(),
  option_groups: z.array(z.looseObject({ label: text, options: z.array(option) })).exactOptional(),
  initial_value: z.string().exactOptional(),
  initial_option: option.exactOptional(),
  initial_options: z.array(option).exactOptional(),
  initial_date: z.string().exactOptional(),
  initial_time: z.string().exactOptional(),
  multiline: z.boolean().exactOptional(),
  max_length: z.number().exactOptional(),
  confirm: confirm.exactOptional(),
  focus_on_load: z.boolean().exactOptional(),
})
export type Element = z.infer<typeof element>

const block = z.looseObject({ type: z.string(), block_id: z.string().exactOptional() })
export type AnyBlock = z.infer<typeof block>

const section = z.looseObject({
  text: text.exactOptional(),
  fields: z.array(text).exactOptional(),
  accessory: element.exactOptional(),
})
const context = z.looseObject({ elements: z.array(z.union([text, z.looseObject({ type: z.literal('image') })])) })
const actions = z.looseObject({ elements: z.array(element) })
const input = z.looseObject({
  label: text,
  element,
  hint: text.exactOptional(),
  optional: z.boolean().exactOptional(),
  dispatch_action: z.boolean().exactOptional(),
})
const header = z.looseObject({ text })
const view = z.looseObject({
  title: text.exactOptional(),
  submit: text.nullish(),
  close: text.nullish(),
  blocks: z.array(z.unknown()),
})

export const shapes = { text, block, section, context, actions, input, header, view }

/** A block as the page knows it: with an id, which Slack gives to those that came without. */
export interface KnownBlock {
  readonly id: string
  readonly block: AnyBlock
}

export function knownBlocks(blocks: readonly unknown[]): readonly KnownBlock[] {
  return blocks.flatMap((each, index) => {
    const parsed = block.safeParse(each)
    return parsed.success ? [{ id: parsed.data.block_id ?? `block-${index}`, block: parsed.data }] : []
  })
}
