import type { Action, Container, Element, RichTextBlock, Spacing, TextRun } from './card.ts'
import { longest, mostLines } from './limits.ts'
import { shown } from './text.ts'

type Look = Omit<TextRun, 'type' | 'text'>

/** One line of text that may hold anything: it is shown as it is. */
export const line = (text: string, look: Look = {}, place: { spacing?: Spacing; separator?: boolean } = {}) =>
  ({ type: 'RichTextBlock', inlines: [run(text, look)], ...place }) satisfies RichTextBlock

/** An empty run is not shown by Teams, and refused by some clients. */
export const run = (text: string, look: Look = {}): TextRun => ({
  type: 'TextRun',
  text: shown(text, longest.line) || '–',
  ...look,
})

/** Text of several lines, each a block of its own, since runs have no line breaks. */
export function prose(text: string, look: Look = {}): readonly RichTextBlock[] {
  const lines = shown(text, longest.prose)
    .split('\n')
    .filter((one) => one.trim() !== '')
    .slice(0, mostLines)
  return lines.map((one, index) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: one, ...look }],
    spacing: index === 0 ? 'small' : 'none',
  }))
}

/** A heading in words of our own, never with user text in it. */
export const heading = (text: string, size: 'medium' | 'large' = 'medium', separator = false): Element => ({
  type: 'TextBlock',
  text,
  style: 'heading',
  wrap: true,
  size,
  weight: 'bolder',
  ...(separator ? { separator: true, spacing: 'medium' } : {}),
})

/** A label and what it is about, in one flow: columns would cut long labels in a narrow window, and FactSets read markdown. */
export const row = (label: string, value: string): RichTextBlock => ({
  type: 'RichTextBlock',
  spacing: 'small',
  inlines: [{ type: 'TextRun', text: `${label}: `, isSubtle: true }, run(value)],
})

export const box = (items: readonly Element[], look: Omit<Container, 'type' | 'items'> = {}): Container => ({
  type: 'Container',
  items,
  ...look,
})

/** The clock, and whatever else is said in passing. */
export const aside = (text: string): RichTextBlock =>
  line(text, { isSubtle: true, size: 'small' }, { spacing: 'small' })

export const buttonsIn = (actions: readonly Action[]): readonly Element[] =>
  actions.length ? [{ type: 'ActionSet', actions, spacing: 'small' }] : []
