import { z } from 'zod'
import { checkBlocks, shownLength } from '../blocks/check.ts'
import { type Json, listOf, objectOf } from '../json.ts'
import { type Activation, activeMarkup } from '../markup.ts'
import type { Message } from '../state/conversation.ts'
import type { World } from '../state/world.ts'
import { flag, type Refusal, refuse, structured } from './method.ts'

/** The arguments that say what a message shows. */
export const contentArgs = {
  text: z.string().optional(),
  blocks: structured.optional(),
  attachments: structured.optional(),
  markdown_text: z.string().optional(),
  parse: z.enum(['full', 'none']).optional(),
  link_names: flag.optional(),
}

export interface Content {
  readonly text: string
  /** Null: not given. */
  readonly blocks: readonly unknown[] | null
  readonly attachments: readonly unknown[]
}

interface Given {
  readonly text?: string | undefined
  readonly blocks?: unknown
  readonly attachments?: unknown
  readonly markdown_text?: string | undefined
}

const mostShown = 13_000

/** What the message shows, with ids given to blocks that have none; or Slack's refusal (`ok: false`). */
export function contentOf(world: World, given: Given, mostText = 40_000): Content | Refusal {
  const { text = '' } = given
  const unfit = malformed(given)
  if (unfit) return refuse(unfit)
  const blocks = given.markdown_text === undefined ? given.blocks : [{ type: 'markdown', text: given.markdown_text }]
  if ([...text].length > mostText) return refuse('msg_too_long')
  const wrong = blocks === undefined ? [] : checkBlocks('message', blocks)
  if (wrong.length > 0) return refuse('invalid_blocks', wrong)
  if (shownLength(blocks) > mostShown) return refuse('msg_blocks_too_long')
  const named = blocks === undefined ? null : identified(world, listOf(blocks))
  const attachments = listOf(given.attachments)
  if (!text && !named?.length && attachments.length === 0) return refuse('no_text')
  return { text, blocks: named, attachments }
}

function malformed({ text, blocks, attachments, markdown_text: markdown }: Given): string | null {
  if (markdown !== undefined && (blocks !== undefined || text)) return 'markdown_text_conflict'
  if (blocks !== undefined && !Array.isArray(blocks)) return 'invalid_blocks_format'
  return attachments !== undefined && !Array.isArray(attachments) ? 'invalid_attachments' : null
}

/** The blocks with a block_id, and their elements with an action_id, as Slack deals to those that came without. */
export function identified(world: World, blocks: readonly unknown[]): Json[] {
  return blocks.map((value) => {
    const block = { block_id: world.counter.id('b'), ...objectOf(value) }
    const fields = Object.entries(block).map(([name, inner]): [string, unknown] => {
      if (name === 'accessory' || name === 'element') return [name, named(world, inner)]
      return name === 'elements' || name === 'actions'
        ? [name, listOf(inner).map((one) => named(world, one))]
        : [name, inner]
    })
    return Object.fromEntries(fields)
  })
}

/** Interactive elements are those that are no text, picture or part of rich text. */
const still = /^(?:plain_text|mrkdwn|image|rich_text_(?!input).+)$/

function named(world: World, value: unknown): unknown {
  const element = objectOf(value)
  if (!element || still.test(String(element['type']))) return value
  return { action_id: world.counter.id('a'), ...element }
}

/** What the ledger keeps of a message beside its text. */
export interface Kept {
  readonly blocks: readonly unknown[]
  readonly attachments: readonly unknown[]
  readonly metadata: Json | null
  readonly thread: string | null
  readonly activations: readonly Activation[]
}

export function kept(message: Message): Kept {
  const { blocks, attachments, metadata, thread } = message
  return { blocks, attachments, metadata, thread, activations: activeMarkup(message.text, blocks) }
}

/** Notes a message whose `text` says nothing to those who only hear or get a notification. */
export function warnOfText(world: World, method: string, conversation: string, text: string): void {
  if (/\p{L}{2,}|\p{N}/u.test(text)) return
  world.warnings.push({ method, conversation, why: text ? `its text says nothing: "${text}"` : 'it has no text' })
}
