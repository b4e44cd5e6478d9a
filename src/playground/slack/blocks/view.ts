import { z } from 'zod'
import { type Json, objectOf } from '../json.ts'
import { blockList } from './check.ts'
import { plain } from './composition.ts'
import { complaints } from './wording.ts'

const kept = {
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
}

const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plain(24),
    blocks: blockList.modal,
    submit: plain(24).optional(),
    close: plain(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
    ...kept,
  })
  .refine((view) => view.submit !== undefined || view.blocks.every(({ type }) => type !== 'input'), {
    message: 'submit is required when a view has an input block',
    path: ['submit'],
  })

const home = z.strictObject({ type: z.literal('home'), blocks: blockList.home, ...kept })

/** What Slack would find wrong with a view for this place, in its words; empty when it is good. */
export function checkView(type: 'modal' | 'home', view: unknown): string[] {
  const parsed = (type === 'modal' ? modal : home).safeParse(view)
  const files = type === 'home' ? filesAsked(view) : []
  return parsed.success ? files : [...complaints(parsed.error, ['view']), ...files]
}

function filesAsked(view: unknown): string[] {
  const blocks = objectOf(view)?.['blocks']
  if (!Array.isArray(blocks)) return []
  return blocks.flatMap((block: unknown, at) => {
    const element: Json = objectOf(objectOf(block)?.['element']) ?? {}
    return element['type'] === 'file_input' ? [`[ERROR] only allowed in modals [json-pointer:/view/blocks/${at}]`] : []
  })
}
