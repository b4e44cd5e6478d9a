import { z } from 'zod'
import { id, picture, pictureBlock, plain, text, words } from './composition.ts'
import { accessory, actionElement, button, inputElement } from './elements.ts'
import { chart, dataTable, table } from './figures.ts'
import { richTextBlock } from './rich-text.ts'

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: id,
    text: text(3000).optional(),
    fields: z.array(text(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, 'text or fields is required')

const card = z
  .strictObject({
    type: z.literal('card'),
    block_id: id,
    hero_image: picture.optional(),
    icon: picture.optional(),
    title: text(150).optional(),
    subtitle: text(150).optional(),
    body: text(200).optional(),
    actions: z.array(button).max(5).optional(),
  })
  .refine(
    (block) => [block.hero_image, block.title, block.actions, block.body].some((part) => part !== undefined),
    'one of hero_image, title, actions and body is required',
  )

const common = [
  section,
  z.strictObject({ type: z.literal('header'), block_id: id, text: plain(150) }),
  z.strictObject({ type: z.literal('divider'), block_id: id }),
  z.strictObject({
    type: z.literal('context'),
    block_id: id,
    elements: z
      .array(z.discriminatedUnion('type', [picture, text(3000)]))
      .min(1)
      .max(10),
  }),
  z.strictObject({ type: z.literal('actions'), block_id: id, elements: z.array(actionElement).min(1).max(25) }),
  z.strictObject({
    type: z.literal('input'),
    block_id: id,
    label: plain(2000),
    hint: plain(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: inputElement,
  }),
  pictureBlock,
  richTextBlock,
  card,
] as const

/** The block types each surface takes, as Slack's own list of blocks has them; those the product has no use for are left out. */
export const surfaces = {
  message: z.discriminatedUnion('type', [
    ...common,
    z.strictObject({ type: z.literal('markdown'), block_id: id, text: words(12_000) }),
    table,
    dataTable,
    chart,
  ]),
  modal: z.discriminatedUnion('type', [
    ...common,
    z.strictObject({
      type: z.literal('alert'),
      block_id: id,
      text: text(3000),
      level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
    }),
  ]),
  home: z.discriminatedUnion('type', [...common]),
}

export type Surface = keyof typeof surfaces
