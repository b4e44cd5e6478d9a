import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { confirm, id, menuOption, optionGroup, overflowOption, picture, plain, richOption } from './composition.ts'
import { richTextBlock } from './rich-text.ts'

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const placeholder = plain(150).optional()
const focus = z.boolean().optional()
const dispatch = z
  .strictObject({
    trigger_actions_on: z
      .array(z.enum(['on_enter_pressed', 'on_character_entered']))
      .min(1)
      .optional(),
  })
  .optional()
const asked = { action_id: id, confirm: confirm.optional() }
const typed = { action_id: id, placeholder, focus_on_load: focus, dispatch_action_config: dispatch }
const chosen = { ...asked, placeholder, focus_on_load: focus }

export const button = z.strictObject({
  type: z.literal('button'),
  ...asked,
  text: plain(75),
  value: z.string().max(2000).optional(),
  url: z.string().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
})

const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...asked,
  options: z.array(overflowOption).min(1).max(5),
})

interface Choices {
  options?: unknown[] | undefined
  option_groups?: { options: unknown[] }[] | undefined
  initial_option?: unknown
  initial_options?: unknown[] | undefined
}

/** Options come one way or the other, their values differ, and what is chosen at first is one of them, field by field. */
function consistent(choices: Choices, context: z.RefinementCtx): void {
  if ((choices.options === undefined) === (choices.option_groups === undefined)) {
    context.addIssue({ code: 'custom', message: 'exactly one of options and option_groups is required' })
  }
  const all = [...(choices.options ?? []), ...(choices.option_groups ?? []).flatMap(({ options }) => options)]
  const initial = choices.initial_options ?? (choices.initial_option === undefined ? [] : [choices.initial_option])
  for (const first of initial) {
    if (all.some((one) => isDeepStrictEqual(one, first))) continue
    const path = choices.initial_options ? 'initial_options' : 'initial_option'
    context.addIssue({ code: 'custom', message: 'the initial option must be one of the options', path: [path] })
  }
}

const groups = z.array(optionGroup).min(1).max(100).optional()
const menu = { options: z.array(menuOption).min(1).max(100).optional(), option_groups: groups }
const several = { max_selected_items: z.number().int().min(1).optional() }

const staticSelect = z
  .strictObject({ type: z.literal('static_select'), ...chosen, ...menu, initial_option: menuOption.optional() })
  .superRefine(consistent)
const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...chosen,
    ...menu,
    ...several,
    initial_options: z.array(menuOption).min(1).optional(),
  })
  .superRefine(consistent)

const external = { ...chosen, min_query_length: z.number().int().min(0).optional() }
const filter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional()
const places = { default_to_current_conversation: z.boolean().optional(), filter }
const respond = { response_url_enabled: z.boolean().optional() }

const selects = [
  staticSelect,
  z.strictObject({ type: z.literal('external_select'), ...external, initial_option: menuOption.optional() }),
  z.strictObject({ type: z.literal('users_select'), ...chosen, initial_user: z.string().optional() }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...chosen,
    ...places,
    ...respond,
    initial_conversation: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('channels_select'), ...chosen, ...respond, initial_channel: z.string().optional() }),
] as const

const multiSelects = [
  multiStaticSelect,
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...external,
    ...several,
    initial_options: z.array(menuOption).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_users_select'),
    ...chosen,
    ...several,
    initial_users: z.array(z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...chosen,
    ...several,
    ...places,
    initial_conversations: z.array(z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_channels_select'),
    ...chosen,
    ...several,
    initial_channels: z.array(z.string()).optional(),
  }),
] as const

const ticked = { ...asked, focus_on_load: focus, options: z.array(richOption).min(1).max(10) }
const checkboxes = z
  .strictObject({ type: z.literal('checkboxes'), ...ticked, initial_options: z.array(richOption).min(1).optional() })
  .superRefine(consistent)
const radioButtons = z
  .strictObject({ type: z.literal('radio_buttons'), ...ticked, initial_option: richOption.optional() })
  .superRefine(consistent)

const datepicker = z.strictObject({ type: z.literal('datepicker'), ...chosen, initial_date: date.optional() })
const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...chosen,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  timezone: z.string().optional(),
})
const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...asked,
  focus_on_load: focus,
  initial_date_time: z.number().int().min(1_000_000_000).max(9_999_999_999).optional(),
})

const length = z.number().int().min(0).max(3000).optional()
const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...typed,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: length,
  max_length: length,
})
const written = { ...typed, initial_value: z.string().optional() }
const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...typed,
  initial_value: richTextBlock.optional(),
})

const pickers = [...selects, ...multiSelects, checkboxes, radioButtons, datepicker, timepicker] as const

/** What an actions block may hold. */
export const actionElement = z.discriminatedUnion('type', [button, overflow, datetimepicker, richTextInput, ...pickers])
/** What a section may have at its side. */
export const accessory = z.discriminatedUnion('type', [button, overflow, picture, ...pickers])
/** What an input block may ask with; files only in modals, which the surface's own check sees to. */
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  datetimepicker,
  richTextInput,
  z.strictObject({ type: z.literal('email_text_input'), ...written }),
  z.strictObject({ type: z.literal('url_text_input'), ...written }),
  z.strictObject({
    type: z.literal('number_input'),
    ...written,
    is_decimal_allowed: z.boolean(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('file_input'),
    action_id: id,
    filetypes: z.array(z.string()).optional(),
    max_files: z.number().int().min(1).max(10).optional(),
  }),
  ...pickers,
])
