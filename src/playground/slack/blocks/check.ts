import { z } from 'zod'
import { listOf, objectOf, textOf } from '../json.ts'
import { type Surface, surfaces } from './layout.ts'
import { complaints } from './wording.ts'

/** Blocks of a type of which a message may have only so many. */
const scarce: Readonly<Record<string, number>> = { table: 1, data_visualization: 2 }
const mostBlocks = { message: 50, modal: 100, home: 100 }

export const blockList = {
  message: z.array(surfaces.message).max(mostBlocks.message).superRefine(distinct),
  modal: z.array(surfaces.modal).max(mostBlocks.modal).superRefine(distinct),
  home: z.array(surfaces.home).max(mostBlocks.home).superRefine(distinct),
}

/** What Slack would find wrong with these blocks, in its words; empty when they are good. */
export function checkBlocks(surface: Surface, blocks: unknown): string[] {
  const parsed = blockList[surface].safeParse(blocks)
  return parsed.success ? [] : complaints(parsed.error, ['blocks'])
}

/** How many characters the blocks show in all: a message has room for about 13,000. */
export function shownLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + shownLength(one), 0)
  const fields = objectOf(value)
  if (!fields) return 0
  return Object.entries(fields).reduce(
    (sum, [name, inner]) => sum + (name === 'text' && typeof inner === 'string' ? inner.length : shownLength(inner)),
    0,
  )
}

function distinct(blocks: readonly unknown[], context: z.RefinementCtx): void {
  const blockIds = new Set<string>()
  const counts = new Map<string, number>()
  for (const [at, value] of blocks.entries()) {
    const block = objectOf(value) ?? {}
    const id = textOf(block['block_id'])
    if (id && blockIds.has(id)) {
      context.addIssue({ code: 'custom', message: `block_id \`${id}\` already exists`, path: [at, 'block_id'] })
    }
    blockIds.add(id)
    const type = textOf(block['type'])
    counts.set(type, (counts.get(type) ?? 0) + 1)
    if ((counts.get(type) ?? 0) > (scarce[type] ?? Number.POSITIVE_INFINITY)) {
      context.addIssue({ code: 'custom', message: `no more than ${scarce[type]} blocks of type ${type}`, path: [at] })
    }
    distinctActions(block, at, context)
  }
}

function distinctActions(block: Record<string, unknown>, at: number, context: z.RefinementCtx): void {
  const ids = listOf(block['elements'])
    .map((element) => textOf(objectOf(element)?.['action_id']))
    .filter(Boolean)
  for (const [place, id] of ids.entries()) {
    if (ids.indexOf(id) === place) continue
    context.addIssue({
      code: 'custom',
      message: `action_id \`${id}\` already exists in this block`,
      path: [at, 'elements', place],
    })
  }
}
