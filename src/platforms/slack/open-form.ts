import { z } from 'zod'
import type { OpenView, SubmissionPayload } from './payload.ts'
import { note, paragraph, strong } from './render/blocks.ts'
import { limits } from './render/limits.ts'

const words = z.looseObject({ type: z.literal('plain_text'), text: z.string() })
const chrome = z.object({ title: words, submit: words.nullish(), close: words.nullish() })
const input = z.looseObject({
  type: z.literal('input'),
  block_id: z.string(),
  element: z.looseObject({ type: z.string() }),
})

/** Which inputs the person has in front of them. */
export const inputsOf = ({ blocks }: OpenView): readonly string[] =>
  blocks.flatMap((block) => input.safeParse(block).data?.block_id ?? [])

const refusalBlock = 'refusal'

/** The form as it stands with what was typed, and above it why it was turned down: nothing is lost by a refusal. */
export function refusedForm({ view, values }: SubmissionPayload, refusal: string): object {
  const blocks = view.blocks.filter(
    (block) => z.object({ block_id: z.string() }).safeParse(block).data?.block_id !== refusalBlock,
  )
  const why = { ...paragraph({ type: 'text', text: '⚠ ' }, strong(refusal)), block_id: refusalBlock }
  return {
    ...frameOf(view),
    callback_id: view.callback_id,
    private_metadata: view.private_metadata,
    blocks: [why, ...blocks.map((block) => retyped(block, values))].slice(0, limits.viewBlocks),
  }
}

/** Stands in the form's place while its work takes long. */
export const waitingForm = (view: OpenView): object => {
  const { submit: _, ...frame } = frameOf(view)
  return { ...frame, blocks: [note('…')] }
}

function frameOf(view: OpenView): Record<string, unknown> {
  const { title, submit, close } = chrome.parse(view)
  return { type: 'modal', title, ...(submit ? { submit } : {}), ...(close ? { close } : {}) }
}

const option = z.looseObject({ value: z.string() })
const menu = z.object({
  options: z.array(option).nullish(),
  option_groups: z.array(z.object({ options: z.array(option) })).nullish(),
})

/** The block with what stands in it now as its beginning. */
function retyped(block: unknown, values: SubmissionPayload['values']): unknown {
  const read = input.safeParse(block)
  if (!read.success) return block
  const value = values[read.data.block_id] ?? ''
  const {
    initial_value: _,
    initial_date: __,
    initial_time: _____,
    initial_option: ___,
    initial_options: ____,
    ...element
  } = read.data.element
  return { ...read.data, element: { ...element, ...beginning(element, value) } }
}

function beginning(element: { readonly type: string }, value: string): object {
  if (value === '') return {}
  if (element.type === 'datepicker') return { initial_date: value }
  if (element.type === 'timepicker') return { initial_time: value }
  if (element.type !== 'static_select' && element.type !== 'checkboxes') return { initial_value: value }
  const { data } = menu.safeParse(element)
  const choices = [...(data?.options ?? []), ...(data?.option_groups ?? []).flatMap(({ options }) => options)]
  if (element.type === 'checkboxes') {
    const ticked = value.split(',')
    return { initial_options: choices.filter((choice) => ticked.includes(choice.value)) }
  }
  const chosen = choices.find((choice) => choice.value === value)
  return chosen ? { initial_option: chosen } : {}
}
