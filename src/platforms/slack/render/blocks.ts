import type { types } from '@slack/bolt'
import { fitting, limits } from './limits.ts'

/** Slack's own charts, which its types do not have yet. Where they are refused the message goes without: its words say the same. */
export interface ChartBlock {
  readonly type: 'data_visualization'
  readonly title: string
  readonly chart: {
    readonly type: 'line' | 'bar'
    readonly series: readonly {
      readonly name: string
      readonly data: readonly { readonly label: string; readonly value: number }[]
    }[]
    readonly axis_config: { readonly categories: readonly string[] }
  }
}
export type Block = types.KnownBlock | ChartBlock
export type Run = types.RichTextText

/**
 * The few shapes that cards are made of. What people typed stands in plain_text without emoji or in rich_text, where nothing in it can
 * mention, link or format.
 */
export const plain = (text: string, most: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: fitting(text, most),
  emoji: false,
})

export const header = (text: string): Block => ({ type: 'header', text: plain(text, limits.header) })

export const section = (text: string): Block => ({ type: 'section', text: plain(text, limits.section) })

/** The small print: clocks, and where things stand. */
export const note = (...texts: readonly string[]): Block => ({
  type: 'context',
  elements: texts.slice(0, limits.contextElements).map((text) => plain(text, limits.section)),
})

export const divider: Block = { type: 'divider' }

export const said = (text: string): Run => ({ type: 'text', text: fitting(text, limits.section) })
export const strong = (text: string): Run => ({ ...said(text), style: { bold: true } })
export const typed = (text: string): Run => ({ ...said(text), style: { code: true } })
/** Between runs on one line. */
export const gap: Run = { type: 'text', text: ' ' }
export const newline: Run = { type: 'text', text: '\n' }

export const paragraph = (...runs: readonly Run[]): Block => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [...runs] }],
})

/** In somebody's own words. */
export const quote = (text: string): Block => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_quote', elements: [said(text)] }],
})

export const bullets = (lines: readonly (readonly Run[])[]): Block => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_list',
      style: 'bullet',
      elements: lines.map((runs) => ({ type: 'rich_text_section', elements: [...runs] })),
    },
  ],
})

/** "Label: value", one a line; those without a value are left out. Nothing at all gives no block. */
export function facts(rows: readonly (readonly [label: string, value: string | null])[]): Block[] {
  const known = rows.filter((row): row is readonly [string, string] => row[1] !== null)
  if (known.length === 0) return []
  const runs = known.flatMap(([label, value], at) => [
    ...(at === 0 ? [] : [newline]),
    strong(`${label}:`),
    gap,
    said(value),
  ])
  return [paragraph(...runs)]
}

interface Room {
  readonly blocks: number
  readonly characters: number
}

export const rooms = {
  message: { blocks: limits.messageBlocks, characters: limits.messageCharacters },
  view: { blocks: limits.viewBlocks, characters: limits.viewCharacters },
} as const

/** As many blocks from the top as there is room for; "…" at the end tells that there were more. */
export function fitted(blocks: readonly Block[], room: Room): Block[] {
  let left = room.characters
  const kept = blocks.slice(0, room.blocks).filter((block) => {
    left = left < 0 ? left : left - characters(block)
    return left >= 0
  })
  return kept.length === blocks.length ? kept : [...kept.slice(0, room.blocks - 1), note('…')]
}

/** All that is shown, labels of buttons and choices included. */
function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + characters(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce(
    (sum, [name, inner]) => sum + (name === 'text' && typeof inner === 'string' ? inner.length : characters(inner)),
    0,
  )
}
